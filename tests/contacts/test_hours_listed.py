"""Opening hours of a week in one cell: forgiving to read, and what is written reads back as the same."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.hours import Period, from_one_line, in_one_line
from contacts.hours_listed import read_list, write_list


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("ma-vr 09:00-17:00", "12345 09:00-17:00"),
        ("ma-vr 9-17; za 10.00-12.00 uur", "12345 09:00-17:00, 6 10:00-12:00"),
        ("Maandag t/m vrijdag: 9.00 - 12.30 en 13.00 - 17.00", "12345 09:00-12:30, 12345 13:00-17:00"),
        ("maandag tot en met donderdag van 9 tot 17 uur", "1234 09:00-17:00"),
        ("ma, wo en vr 9-12", "135 09:00-12:00"),
        ("ma 9-12\nma 13-17", "1 09:00-12:00, 1 13:00-17:00"),
        ("dagelijks 0-24", "1234567 00:00-24:00"),
        ("elke dag 11:00-21:00", "1234567 11:00-21:00"),
        ("za–zo 22:00-24:00;", "67 22:00-24:00"),
    ],
)
def test_hours_are_read_as_people_write_them(text, line):
    assert in_one_line(read_list(text)) == line


@pytest.mark.parametrize(
    "text",
    [
        "ma-vr",
        "09:00-17:00",
        "ma-vr kantooruren",
        "ma-vr 17:00-09:00",
        "vr-ma 09:00-17:00",
        "xx 09:00-17:00",
        "ma 9-12; ma 11-17",
        "ma 25-26",
        "op afspraak",
        "1-3-2026",
    ],
)
def test_what_is_no_list_of_hours_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        read_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ma-vr 09:00-17:00",
        "ma-wo, vr 09:00-12:30 en 13:00-17:00; za 10:00-12:00",
        "ma-zo 00:00-24:00",
    ],
)
def test_hours_are_written_in_the_form_that_is_explained(text):
    assert write_list(read_list(text)) == text


MOMENTS = st.times().map(lambda moment: time(moment.hour, moment.minute))
PERIODS = st.builds(Period, st.integers(0, 6), MOMENTS, MOMENTS).filter(lambda one: one.opens < one.closes)


@given(st.lists(PERIODS, max_size=12))
def test_all_hours_that_a_contact_can_have_come_back(periods):
    kept = in_one_line(periods)
    assert in_one_line(read_list(write_list(from_one_line(kept)))) == kept
