"""What a sheet would do: of each row whether it is new, changes something, changes nothing, or is refused."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from upkeep.sheets.table import cell_name


class Outcome(StrEnum):
    """What becomes of a row; in the order in which they are shown."""

    REFUSED = "refused"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and at which column; of a row as a whole the column is None."""

    told: str
    column: int | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that becomes another, in words; whether a second person looks at it first."""

    heading: str
    before: str
    after: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `values` are those to write, by the names of the fields; `contact` is None for a new one."""

    row: int
    outcome: Outcome
    title: str
    contact: int | None = None
    stamp: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    faults: tuple[Fault, ...] = ()

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> "Line":
        """The line that `dataclasses.asdict` made this of."""
        return cls(
            **{
                **kept,
                "outcome": Outcome(kept["outcome"]),
                "differences": tuple(Difference(**one) for one in kept["differences"]),
                "faults": tuple(Fault(**one) for one in kept["faults"]),
            }
        )

    @property
    def told_faults(self) -> list[tuple[str, str]]:
        """Each fault with the name of its cell, or of the row."""
        return [
            (f"{cell_name(self.row, one.column)}, {one.heading}" if one.column is not None else "", one.told)
            for one in self.faults
        ]


def counts(lines: list[Line]) -> dict[Outcome, int]:
    """How many rows there are of each outcome."""
    found = Counter(line.outcome for line in lines)
    return {outcome: found[outcome] for outcome in Outcome}
