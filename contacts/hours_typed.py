"""Opening hours as people type them, a day at a time: `9-17`, `9.00-12.30 en 13-17 uur`. Pure: no Django."""

import re
from collections.abc import Iterable, Sequence
from datetime import time
from itertools import pairwise

from contacts.hours import LAST_MINUTE, Period

CLOSED = "dicht"
Times = list[tuple[time, time]]

_CLOCK = r"(\d{1,2})(?:[.:u](\d{2})?)?"
_TIMES = re.compile(rf"(?:van )?{_CLOCK} ?(?:-|–|tot|t/m) ?{_CLOCK}")
_BETWEEN = re.compile(r" *(?:,|;|\+|\ben\b) *")


def read_day(text: str) -> Times:
    """When it is open on a day; nothing when it is closed. Raises ValueError for what is no time."""
    told = text.casefold().replace("uur", "").strip()
    if told in ("", CLOSED, "gesloten"):
        return []
    times = []
    for part in _BETWEEN.split(told):
        match = _TIMES.fullmatch(part.strip())
        if not match:
            raise ValueError(text)
        opens, closes = _time(match[1], match[2]), _time(match[3], match[4], is_end=True)
        if opens >= closes:
            raise ValueError(text)
        times.append((opens, closes))
    times.sort()
    if any(later[0] < sooner[1] for sooner, later in pairwise(times)):
        raise ValueError(text)
    return times


def write_day(times: Iterable[tuple[time, time]]) -> str:
    """The same in the shortest form that reads well: `9.00-12.30 en 13.00-17.00`."""
    return " en ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in times)


def by_day(periods: Iterable[Period]) -> list[Times]:
    """The times of each of the seven days."""
    days: list[Times] = [[] for _day in range(7)]
    for period in sorted(periods):
        days[period.weekday].append((period.opens, period.closes))
    return days


def as_periods(days: Sequence[Times]) -> list[Period]:
    """The periods of a week."""
    return [Period(day, opens, closes) for day, times in enumerate(days) for opens, closes in times]


def _time(hours: str, minutes: str | None, *, is_end: bool = False) -> time:
    """A moment of the day; as an end, 24 and 0 o'clock are midnight."""
    hour, minute = int(hours), int(minutes or 0)
    if is_end and hour in (0, 24) and minute == 0:
        return LAST_MINUTE
    return time(hour, minute)  # ValueError for 25.00


def _clock(moment: time) -> str:
    return "24.00" if moment == LAST_MINUTE else f"{moment.hour}.{moment.minute:02d}"
