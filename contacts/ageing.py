"""How old a check of a number may be: nobody changes a number and tells every site. Pure: no Django.

The limits, counted in months from the day somebody said that everything was still right.
"""

from calendar import monthrange
from datetime import date
from enum import StrEnum

REMIND_AFTER = 5  # those who keep the contact get a mail
OLD_AFTER = 6  # visitors read that it was long ago
GONE_AFTER = 12  # a higher level answers in its place


class Age(StrEnum):
    """What the last check is worth today."""

    FRESH = "fresh"
    DUE = "due"
    OLD = "old"
    GONE = "gone"
    NEVER = "never"


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last day of a month that is too short for it."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def age_of(verified_on: date | None, today: date) -> Age:
    """What a check of this day is worth; `NEVER` when there was none."""
    if verified_on is None:
        return Age.NEVER
    for age, months in ((Age.GONE, GONE_AFTER), (Age.OLD, OLD_AFTER), (Age.DUE, REMIND_AFTER)):
        if verified_on < months_before(today, months):
            return age
    return Age.FRESH
