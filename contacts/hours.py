"""Opening hours in the short form of the reference files, such as `ma-vr 09:00-17:00`. Pure: no Django."""

import re
from dataclasses import dataclass
from datetime import time

_SHORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_FORM = re.compile(rf"(?P<days>\S+) (?P<opens>{_CLOCK})-(?P<closes>{_CLOCK})")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Open on one weekday (Monday is 0) from `opens` to `closes`, in Dutch time."""

    weekday: int
    opens: time
    closes: time


def read(text: str) -> list[Period] | None:
    """Periods from `ma-vr 09:00-17:00` or `dagelijks 11:00-21:00`; None when it is not of that form."""
    match = _FORM.fullmatch(text.strip())
    if not match:
        return None
    opens, closes = time.fromisoformat(match["opens"]), time.fromisoformat(match["closes"])
    if opens >= closes:
        return None
    return [Period(day, opens, closes) for day in read_days(match["days"])] or None


def read_days(text: str) -> list[int]:
    """The weekdays that `ma-vr`, `ma` or `dagelijks` stand for; none when it says something else."""
    first, dash, last = text.replace("dagelijks", "ma-zo").partition("-")
    if not dash:
        last = first
    if first not in _SHORT or last not in _SHORT:
        return []
    return list(range(_SHORT.index(first), _SHORT.index(last) + 1))
