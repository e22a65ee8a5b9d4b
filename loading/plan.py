"""Compare what the files say with what the database holds. Pure: it reads and writes nothing.

Three things are compared per key: what the file wants, what the row is now, and a fingerprint of what
was loaded last time. A row that is no longer what was loaded was changed by a person, and stays.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Values = Mapping[str, Any]  # only what JSON can say: text, numbers, lists, None


class Act(StrEnum):
    """What loading does with one row, in the order in which it is told."""

    LEAVE = "unchanged"
    CREATE = "to create"
    CHANGE = "to change"
    RETIRE = "to retire"
    KEEP = "kept"


ACTING = frozenset({Act.CREATE, Act.CHANGE, Act.RETIRE})  # the acts that write something


@dataclass(frozen=True, slots=True)
class Step:
    """One row, what happens with it, and the fields in which file and database differ."""

    act: Act
    key: str
    fields: tuple[str, ...] = ()
    why: str = ""

    def __str__(self) -> str:
        fields = f" ({', '.join(self.fields)})" if self.fields else ""
        why = f": {self.why}" if self.why else ""
        return f"{self.act} {self.key}{fields}{why}"


def fingerprint(values: Values) -> str:
    """A short text that is the same for equal values and, for all practice, only for those.

    What is empty says nothing: a field that a new release adds does not make every row look changed.
    """
    said = {name: value for name, value in values.items() if value}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def compare(
    *, wanted: Mapping[str, Values], present: Mapping[str, Values], loaded: Mapping[str, str]
) -> list[Step]:
    """The steps that bring the database to what the files want, sparing what people changed.

    `loaded` holds the fingerprint of each row as it was last loaded.
    """
    steps = [_wanted_step(key, values, present.get(key), loaded.get(key)) for key, values in wanted.items()]
    gone = [key for key in loaded if key not in wanted and key in present]
    return steps + [_gone_step(key, present[key], loaded[key]) for key in gone]


def _wanted_step(key: str, wanted: Values, present: Values | None, loaded: str | None) -> Step:
    if present is None:
        if loaded is None:
            return Step(Act.CREATE, key)
        return Step(Act.KEEP, key, why="removed here since it was loaded")
    differing = tuple(field for field in wanted if wanted[field] != present.get(field))
    if not differing:
        return Step(Act.LEAVE, key)
    if loaded is None:
        return Step(Act.KEEP, key, differing, why="made here, not loaded")
    if fingerprint(present) == loaded:
        return Step(Act.CHANGE, key, differing)
    return Step(Act.KEEP, key, differing, why="changed here since it was loaded")


def _gone_step(key: str, present: Values, loaded: str) -> Step:
    if fingerprint(present) == loaded:
        return Step(Act.RETIRE, key, why="no longer in the files")
    return Step(Act.KEEP, key, why="no longer in the files, but changed here since it was loaded")


def summary(steps: Iterable[Step]) -> str:
    """How many rows meet which act, such as `338 unchanged, 2 to create`."""
    counts = Counter(step.act for step in steps)
    return ", ".join(f"{counts[act]} {act}" for act in Act if counts[act]) or "nothing"
