"""Opening hours: read from the short form of the files, and kept as one line of text. Pure: no Django."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
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
    if first not in DAYS or last not in DAYS:
        return []
    return list(range(DAYS.index(first), DAYS.index(last) + 1))


ALWAYS = "always"
LAST_MINUTE = time(23, 59)  # what stands for midnight: a time cannot be 24:00
_MIDNIGHT = "24:00"
_KEPT = re.compile(rf"(?P<days>[1-7]+) (?P<opens>{_CLOCK})-(?P<closes>{_CLOCK}|{_MIDNIGHT})")


def in_one_line(periods: Iterable[Period]) -> str:
    """Such as `12345 09:00-12:00, 6 10:00-24:00` (Monday is 1), in order of time; empty without periods.

    Periods of one day that touch or overlap are one. A period up to 23:59 lasts until midnight: a time cannot
    be 24:00.
    """
    days: dict[tuple[str, str], str] = {}
    for period in _joined(periods):
        until = _MIDNIGHT if period.closes >= LAST_MINUTE else f"{period.closes:%H:%M}"
        span = (f"{period.opens:%H:%M}", until)
        days[span] = days.get(span, "") + str(period.weekday + 1)
    return ", ".join(f"{on} {opens}-{closes}" for (opens, closes), on in sorted(days.items()))


def from_one_line(text: str) -> list[Period]:
    """The periods that `in_one_line` wrote, in order. Raises ValueError for anything else."""
    periods: list[Period] = []
    for part in text.split(", ") if text else []:
        match = _KEPT.fullmatch(part)
        if not match:
            raise ValueError(part)
        until = match["closes"]
        opens = time.fromisoformat(match["opens"])
        closes = LAST_MINUTE if until == _MIDNIGHT else time.fromisoformat(until)
        if opens >= closes:
            raise ValueError(part)
        periods += [Period(int(day) - 1, opens, closes) for day in match["days"]]
    if in_one_line(periods) != text:  # such as a day that stands there twice
        raise ValueError(text)
    return sorted(periods)


def _joined(periods: Iterable[Period]) -> list[Period]:
    joined: list[Period] = []
    for period in sorted(periods):
        last = joined[-1] if joined else None
        if last and last.weekday == period.weekday and period.opens <= last.closes:
            joined[-1] = replace(last, closes=max(last.closes, period.closes))
        else:
            joined.append(period)
    return joined
