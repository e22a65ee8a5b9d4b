"""Time simulated: what a device says of opening hours, held against the same worked out apart in Python."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.hours import ALWAYS, Period, in_one_line, read
from scripts.public_holidays import public_holidays
from tests.who_answers import AMSTERDAM, DAY, MINUTE, Answer, Expected, instants, is_holiday, told_by_device

DAYS = [date(2026, 1, 1) + n * DAY for n in range(3 * 365 + 1)]
LISTED = public_holidays(2026)
YEARS = [int(year) for year in LISTED]
SOME_DAYS = [*read("ma 09:00-12:00"), *read("ma 13:00-17:00"), *read("do 13:30-20:15")]
NIGHTS = [*read("vr-za 00:00-02:30"), *read("vr-za 20:00-23:59")]
HOURS = {
    "day and night": ALWAYS,
    "office": read("ma-vr 09:00-17:00"),
    "every day": read("dagelijks 11:00-21:00"),
    "every minute of every day": read("dagelijks 00:00-23:59"),
    "weekend": read("za-zo 10:00-16:00"),
    "once a week": read("vr 09:00-12:30"),
    "some days, with a break": SOME_DAYS,
    "across midnight": NIGHTS,
    "sunday at night": [*read("zo 01:45-02:30"), *read("zo 02:45-03:15")],
}
SUMMER_TIME_CHANGES = [date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31)]


def text_of(periods) -> str:
    return ALWAYS if periods == ALWAYS else in_one_line(periods)


def hold(moments, hours=HOURS, zone="UTC", listed=LISTED):
    """What the device says of all these hours at all these moments is what it should."""
    first = min(moments).astimezone(AMSTERDAM).date() - DAY
    last = max(moments).astimezone(AMSTERDAM).date() + 9 * DAY
    expected = [Expected(periods, first, last) for periods in hours.values()]
    told = told_by_device([text_of(periods) for periods in hours.values()], moments, listed, zone)
    years = [int(year) for year in listed]
    for moment, answers in zip(moments, told, strict=True):
        should = [one.at(moment, years) for one in expected]
        assert answers == should, moment.astimezone(AMSTERDAM)
    return told


def around(wall: datetime) -> list[datetime]:
    """The minute before, the last second before, and the minute itself."""
    return list(chain(*(instants(wall + by) for by in (-MINUTE, -timedelta(seconds=1), timedelta(0)))))


def clocks_of(periods) -> set[time]:
    ends = {time(0), time(12)}
    return ends if periods == ALWAYS else ends.union(*((p.opens, p.closes) for p in periods))


@pytest.mark.parametrize("name", HOURS)
def test_every_boundary_of_three_years(name):
    periods = HOURS[name]
    moments = [
        at for day in DAYS for clock in clocks_of(periods) for at in around(datetime.combine(day, clock))
    ]
    assert len(moments) > 6000
    hold(moments, {name: periods})


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_a_device_set_to_another_zone_says_the_same(zone):
    days = [*DAYS[:9], *DAYS[::31], *SUMMER_TIME_CHANGES]
    moments = [at for day in days for hour in range(24) for at in instants(datetime.combine(day, time(hour)))]
    hold(moments, zone=zone)


@pytest.mark.parametrize("day", SUMMER_TIME_CHANGES, ids=str)
@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York"])
def test_every_minute_when_summer_time_changes(day, zone):
    night = datetime.combine(day - DAY, time(22))
    moments = [at for n in range(9 * 60) for at in instants(night + n * MINUTE)]
    assert len(moments) == (8 if day.month == 3 else 10) * 60
    hold(moments, zone=zone)


def test_public_holidays_and_the_days_around():
    free = [day for day in DAYS if is_holiday(day)]
    assert len(free) == 30
    days = sorted({day + by * DAY for day in free for by in (-1, 0, 1)})
    moments = [
        at
        for day in days
        for hour in range(24)
        for minute in (0, 30)
        for at in instants(datetime.combine(day, time(hour, minute)))
    ]
    told = hold(moments)
    states = {answer.state for answers in told for answer in answers}
    assert states == {"open", "closed", "holiday"}


def test_a_line_that_always_answers_does_so_on_holidays():
    moments = [datetime(2026, 12, 25, hour, tzinfo=UTC) for hour in range(24)]
    assert told_by_device([ALWAYS], moments, LISTED) == [[Answer("open")]] * 24


@pytest.mark.parametrize(
    "day", [date(2026, 12, 31), date(2027, 1, 1), date(2028, 2, 29), date(2028, 12, 31)], ids=str
)
def test_every_minute_of_a_day_at_the_turn_of_a_year_or_of_february(day):
    hold([at for n in range(24 * 60) for at in instants(datetime.combine(day, time(0)) + n * MINUTE)])


@pytest.mark.parametrize(
    ("hours", "moment", "answer"),
    [
        ("ma-vr 09:00-17:00", (2026, 11, 25, 12), Answer("open", datetime(2026, 11, 25, 17), 0)),
        ("ma-vr 09:00-17:00", (2026, 11, 25, 8, 59), Answer("closed", datetime(2026, 11, 25, 9), 0)),
        ("ma-vr 09:00-17:00", (2026, 11, 25, 17), Answer("closed", datetime(2026, 11, 26, 9), 1)),
        ("ma-vr 09:00-17:00", (2026, 11, 27, 17), Answer("closed", datetime(2026, 11, 30, 9), 3)),
        ("ma-vr 09:00-17:00", (2026, 12, 24, 20), Answer("closed", datetime(2026, 12, 28, 9), 4)),
        ("ma-vr 09:00-17:00", (2026, 12, 25, 12), Answer("holiday", datetime(2026, 12, 28, 9), 3)),
        ("ma-vr 09:00-17:00", (2026, 4, 5, 12), Answer("closed", datetime(2026, 4, 7, 9), 2)),
        ("vr 09:00-12:30", (2026, 12, 18, 13), Answer("closed")),
        ("vr 09:00-12:30", (2026, 12, 25, 10), Answer("holiday")),
        ("dagelijks 00:00-23:59", (2026, 11, 10, 23, 59), Answer("open")),
        ("dagelijks 00:00-23:59", (2026, 12, 24, 12), Answer("open", datetime(2026, 12, 25), 1)),
    ],
)
def test_what_is_told(hours, moment, answer):
    """Some of it by hand, so that the script and its counterpart cannot be wrong together."""
    at = datetime(*moment, tzinfo=AMSTERDAM)
    assert told_by_device([in_one_line(read(hours))], [at], LISTED) == [[answer]]


def test_nothing_is_told_outside_the_years_that_are_listed():
    first, last = date(min(YEARS), 1, 1), date(max(YEARS), 12, 31)
    days = [edge + by * DAY for edge in (first, last) for by in range(-12, 13)]
    moments = [
        at for day in days for hour in (0, 10, 23) for at in instants(datetime.combine(day, time(hour)))
    ]
    told = hold(moments)
    outside = [
        answer
        for moment, answers in zip(moments, told, strict=True)
        for answer in answers
        if not first <= moment.astimezone(AMSTERDAM).date() <= last - 7 * DAY
    ]
    assert outside
    assert set(outside) == {Answer("unknown")}


@pytest.mark.parametrize(
    "moment", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)], ids=str
)
def test_nothing_is_told_by_a_clock_that_is_far_off(moment):
    assert told_by_device([ALWAYS, "12345 09:00-17:00"], [moment], LISTED) == [[Answer("unknown")] * 2]


QUARTERS = [*(time(n // 4, n % 4 * 15) for n in range(96)), time(23, 59)]
spans = st.lists(st.sampled_from(QUARTERS), min_size=2, max_size=2, unique=True).map(sorted)
periods = st.builds(lambda weekday, span: Period(weekday, *span), st.integers(0, 6), spans)
weeks = st.lists(periods, min_size=1, max_size=12)
moments = st.integers(0, len(DAYS) * 24 * 60 - 1).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + n * MINUTE)


@settings(max_examples=15, deadline=None)
@given(week=weeks, moments=st.lists(moments, min_size=300, max_size=300))
def test_any_week_at_any_moment(week, moments):
    """Periods may touch, overlap, and go on at midnight."""
    hold(moments, {"any": week})
