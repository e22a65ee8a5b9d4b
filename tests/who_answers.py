"""What a device says of opening hours, and what it should say: worked out apart, and slowly, in Python."""

import json
import os
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

from contacts.hours import ALWAYS, Period

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NODE = Path(sys.executable).with_name("node")
ASK = """
import { readFileSync } from "node:fs";
const [module, holidays, hours, moments] = JSON.parse(readFileSync(0, "utf8"));
const { answersAt, dutchTime } = await import(module);
const answers = moments.map((moment) => dutchTime(new Date(moment)))
  .map((now) => hours.map((text) => answersAt(text, now, holidays)));
console.log(JSON.stringify(answers));
"""


class Answer(NamedTuple):
    """A state, and when it changes on the Dutch clock, if the name of a weekday can tell that."""

    state: str
    until: datetime | None = None
    days: int | None = None


def told_by_device(
    hours: Sequence[str], moments: Sequence[datetime], listed: dict[str, str], zone: str = "UTC"
) -> list[list[Answer]]:
    """What the script says at each moment of each of these hours, on a device set to `zone`."""
    module = (settings.BASE_DIR / "frontend" / "js" / "hours.js").as_uri()
    asked = json.dumps([module, listed, hours, [moment.timestamp() * 1000 for moment in moments]])
    run = subprocess.run(
        [NODE, "--input-type=module", "--eval", ASK],
        input=asked,
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )
    return [[_answer(**told) for told in row] for row in json.loads(run.stdout)]


def _answer(state: str, until: int | None = None, days: int | None = None) -> Answer:
    wall = datetime.fromtimestamp(until / 1000, UTC).replace(tzinfo=None) if until is not None else None
    return Answer(state, wall, days)


class Expected:
    """What is to be told of one set of hours, from minute to minute."""

    def __init__(self, periods: Iterable[Period] | str, first: date, last: date) -> None:
        """Between the days `first` and `last`, on the Dutch clock."""
        self.is_always = periods == ALWAYS
        self.periods = () if self.is_always else tuple(periods)
        days = [first + n * DAY for n in range((last - first).days + 1)]
        candidates = [datetime.combine(day, clock) for day in days for clock in self._clocks()]
        self.changes = [at for at in candidates if self.is_open(at) != self.is_open(at - MINUTE)]

    def _clocks(self) -> list[time]:
        return sorted({time(0), *(t for p in self.periods for t in (p.opens, p.closes))})

    def is_open(self, wall: datetime) -> bool:
        """Whether somebody answers in this minute. Who closes at 23:59 means midnight."""
        if is_holiday(wall.date()):
            return False
        return any(
            period.weekday == wall.weekday()
            and period.opens <= wall.time()
            and (wall.time() < period.closes or period.closes == time(23, 59))
            for period in self.periods
        )

    def at(self, moment: datetime, years: Iterable[int]) -> Answer:
        """At this moment, when the holidays of these `years` are known."""
        wall = moment.astimezone(AMSTERDAM).replace(tzinfo=None)
        if not {wall.year, (wall + 7 * DAY).year} <= set(years):
            return Answer("unknown")
        if self.is_always:
            return Answer("open")
        usual = any(period.weekday == wall.weekday() for period in self.periods)
        closed = "holiday" if usual and is_holiday(wall.date()) else "closed"
        state = "open" if self.is_open(wall.replace(second=0, microsecond=0)) else closed
        after = bisect_right(self.changes, wall)
        if after == len(self.changes) or (self.changes[after].date() - wall.date()).days > 6:
            return Answer(state)
        until = self.changes[after]
        return Answer(state, until, (until.date() - wall.date()).days)


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def is_holiday(day: date) -> bool:
    """Whether this is a public holiday in the Netherlands."""
    return day in _holidays(day.year)


def instants(wall: datetime) -> list[datetime]:
    """The moments at which Dutch clocks show this: two when summer time ends, and none when it begins."""
    found = {wall.replace(tzinfo=AMSTERDAM, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(at for at in found if at.astimezone(AMSTERDAM).replace(tzinfo=None) == wall)
