"""Opening hours of a week in one cell of a sheet: `ma-vr 09:00-17:00; za 10:00-12:00`. Pure: no Django."""

import re
from collections.abc import Iterable, Sequence
from datetime import time
from itertools import groupby, pairwise

from contacts.hours import DAYS, LAST_MINUTE, Period, read_days
from contacts.hours_typed import Times, as_periods, by_day, read_day

_PART = re.compile(r"(?P<days>[^\d:]+?)(?: van)? *:? *(?P<times>\d.*)")
_EVERY_DAY = re.compile(r"\b(elke|iedere|alle) (dag|dagen)\b")
_WHOLE_NAME = re.compile(r"\b(maan|dins|woens|donder|vrij|zater|zon)dag\b")
_UNTIL = re.compile(r" *(?:–|t/m|tot en met|tot) *| *- *")
_AND = re.compile(r" *(?:,|\+|&|\ben\b) *")


def read_list(text: str) -> list[Period]:
    """The periods of a whole week; none for an empty text. Raises ValueError for what is no opening hours."""
    days: list[Times] = [[] for _day in DAYS]
    for part in filter(None, (part.strip() for part in re.split(r"[;\n]", text.casefold()))):
        match = _PART.fullmatch(part)
        if not match:
            raise ValueError(text)
        times = read_day(match["times"])
        for day in _read_days(match["days"]):
            days[day] += times
    for times in days:
        times.sort()
        if any(later[0] < sooner[1] for sooner, later in pairwise(times)):
            raise ValueError(text)
    return as_periods(days)


def write_list(periods: Iterable[Period]) -> str:
    """The same in the form that is explained: days with the same hours together, from Monday on."""
    by_times: dict[str, list[int]] = {}
    for day, times in enumerate(by_day(periods)):
        if times:
            told = " en ".join(f"{opens:%H:%M}-{_end(closes)}" for opens, closes in times)
            by_times.setdefault(told, []).append(day)
    return "; ".join(f"{_write_days(days)} {told}" for told, days in by_times.items())


def _read_days(text: str) -> list[int]:
    """The days that `ma-vr`, `ma, wo en vr` or `dagelijks` stand for. Raises ValueError if it is none."""
    short = _WHOLE_NAME.sub(lambda name: name[0][:2], _EVERY_DAY.sub("dagelijks", text.strip()))
    days: list[int] = []
    for part in _AND.split(_UNTIL.sub("-", short)):
        found = read_days(part.strip())
        if not found:
            raise ValueError(text)
        days += found
    return sorted(set(days))


def _write_days(days: Sequence[int]) -> str:
    runs = groupby(enumerate(days), key=lambda place_and_day: place_and_day[1] - place_and_day[0])
    rows = [[day for _place, day in run] for _key, run in runs]
    return ", ".join(DAYS[row[0]] if len(row) == 1 else f"{DAYS[row[0]]}-{DAYS[row[-1]]}" for row in rows)


def _end(moment: time) -> str:
    return "24:00" if moment >= LAST_MINUTE else f"{moment:%H:%M}"
