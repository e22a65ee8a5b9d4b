"""Opening hours in words, as they stand on a page."""

import re
from collections.abc import Iterable, Sequence
from datetime import time
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.hours import Period, read_days

WEEKDAYS = (
    gettext_lazy("maandag"),
    gettext_lazy("dinsdag"),
    gettext_lazy("woensdag"),
    gettext_lazy("donderdag"),
    gettext_lazy("vrijdag"),
    gettext_lazy("zaterdag"),
    gettext_lazy("zondag"),
)
_OFFICE_HOURS = re.compile(r"(?P<days>\S+) kantooruren")


def in_words(periods: Iterable[Period]) -> str:
    """Such as `maandag tot en met vrijdag van 9.00 tot 17.00 uur`; days with the same hours go together."""
    days_by_hours: dict[str, list[int]] = {}
    for day, on_day in groupby(sorted(set(periods)), key=lambda period: period.weekday):
        days_by_hours.setdefault(_times(on_day), []).append(day)
    return "; ".join(f"{_days(days)} {hours}" for hours, days in days_by_hours.items())


def in_words_from_note(text: str) -> str:
    """`ma-vr kantooruren` as `maandag tot en met vrijdag, tijdens kantooruren`; another text as it is."""
    match = _OFFICE_HOURS.fullmatch(text.strip())
    days = read_days(match["days"]) if match else []
    return _("%(days)s, tijdens kantooruren") % {"days": _days(days)} if days else text


def _days(days: Sequence[int]) -> str:
    if len(days) == len(WEEKDAYS):
        return _("elke dag")
    runs = groupby(enumerate(days), key=lambda place_and_day: place_and_day[1] - place_and_day[0])
    return _listed([part for _key, run in runs for part in _run([day for _place, day in run])])


def _run(days: Sequence[int]) -> list[str]:
    """Days in a row: from three on, the first and the last tell it."""
    if len(days) < 3:
        return [str(WEEKDAYS[day]) for day in days]
    return [_("%(first)s tot en met %(last)s") % {"first": WEEKDAYS[days[0]], "last": WEEKDAYS[days[-1]]}]


def _times(periods: Iterable[Period]) -> str:
    return _listed(
        [
            _("van %(opens)s tot %(closes)s uur")
            % {"opens": _clock(period.opens), "closes": _clock(period.closes)}
            for period in periods
        ]
    )


def _listed(parts: Sequence[str]) -> str:
    """Such as `a`, `a en b` or `a, b en c`."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(before)s en %(last)s") % {"before": ", ".join(parts[:-1]), "last": parts[-1]}


def _clock(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02d}"
