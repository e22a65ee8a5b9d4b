"""Opening hours, typed as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.hours import Period, from_one_line, in_one_line
from contacts.hours_typed import as_periods, by_day, read_day, write_day

NINE, NOON, ONE, FIVE = time(9), time(12, 30), time(13), time(17)


@pytest.mark.parametrize(
    "text",
    [
        "9-17",
        "9.00-17.00",
        "09:00-17:00",
        "9u-17u00",
        "9 tot 17",
        "van 9 tot 17 uur",
        "9.00 - 17.00 uur",
        "9 – 17",
        "9 t/m 17",
    ],
)
def test_one_stretch_is_read_however_it_is_written(text):
    assert read_day(text) == [(NINE, FIVE)]


@pytest.mark.parametrize(
    "text", ["9-12.30 en 13-17", "9-12.30, 13-17", "13-17; 9-12.30", "9:00-12:30 + 13:00-17:00 uur"]
)
def test_a_break_at_noon_is_read(text):
    assert read_day(text) == [(NINE, NOON), (ONE, FIVE)]


@pytest.mark.parametrize("text", ["", "  ", "dicht", "Dicht", "gesloten"])
def test_a_day_on_which_it_is_closed(text):
    assert read_day(text) == []


@pytest.mark.parametrize("text", ["9-24", "9-0.00", "9-24:00"])
def test_until_midnight(text):
    assert read_day(text) == [(NINE, time(23, 59))]
    assert write_day(read_day(text)) == "9.00-24.00"


@pytest.mark.parametrize(
    "text",
    ["9", "17-9", "9-9", "9-25", "9-17.75", "overdag", "9-12 en 11-13", "9-17 behalve juli", "9-17-18", "-"],
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  # the module says no more
        read_day(text)


moments = st.integers(0, 24 * 60 - 2).map(lambda minutes: time(minutes // 60, minutes % 60))
stretches = st.tuples(moments, moments).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(st.builds(lambda day, pair: Period(day, *pair), st.integers(0, 6), stretches), max_size=8))
def test_what_is_written_reads_back_as_the_same_week(periods):
    line = in_one_line(periods)
    week = by_day(from_one_line(line))
    again = [read_day(write_day(day)) for day in week]
    assert in_one_line(as_periods(again)) == line
