"""Opening hours go from a short form in the files to words on the page."""

from datetime import time

import pytest

from contacts.hours import Period, from_one_line, in_one_line, read
from contacts.hours_in_words import in_words, in_words_from_note

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def open_on(*days, opens=time(9), closes=time(17)):
    return [Period(day, opens, closes) for day in days]


def test_days_in_a_row_are_read():
    assert read("ma-vr 09:00-17:00") == open_on(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)


def test_a_single_day_is_read():
    assert read("za 10:30-12:00") == [Period(SATURDAY, time(10, 30), time(12))]


def test_every_day_is_read():
    assert read("dagelijks 11:00-21:00") == open_on(*range(7), opens=time(11), closes=time(21))


def test_white_space_around_it_does_not_matter():
    assert read(" wo-wo 00:00-23:59\n") == open_on(WEDNESDAY, opens=time(0), closes=time(23, 59))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ma-vr",
        "09:00-17:00",
        "ma-vr kantooruren",
        "ma-vr 9:00-17:00",
        "ma-vr 09.00-17.00",
        "ma-vr 09:00-17:00 uur",
        "ma-vr  09:00-17:00",
        "Maandag 09:00-17:00",
        "xx-vr 09:00-17:00",
        "ma-xx 09:00-17:00",
        "ma- 09:00-17:00",
        "-vr 09:00-17:00",
        "ma-di-wo 09:00-17:00",
        "vr-ma 09:00-17:00",
        "ma-vr 17:00-09:00",
        "ma-vr 09:00-09:00",
        "ma-vr 00:00-24:00",
        "ma-vr 25:00-26:00",
        "ma-vr 09:60-10:00",
        "ma-vr ٠٩:٠٠-١٧:٠٠",
    ],
)
def test_what_is_not_of_that_form_is_not_read(text):
    assert read(text) is None


def test_days_in_a_row_are_told_by_the_first_and_the_last():
    assert in_words(read("ma-vr 09:00-17:00")) == "maandag tot en met vrijdag van 9.00 tot 17.00 uur"


def test_the_whole_week_is_told_as_every_day():
    assert in_words(read("dagelijks 11:00-21:00")) == "elke dag van 11.00 tot 21.00 uur"


def test_a_single_day_is_told_by_its_name():
    assert in_words(read("do 08:05-12:30")) == "donderdag van 8.05 tot 12.30 uur"


def test_two_days_are_told_by_their_names():
    assert in_words(open_on(SATURDAY, SUNDAY)) == "zaterdag en zondag van 9.00 tot 17.00 uur"


def test_two_blocks_a_day_are_told_together():
    morning, afternoon = read("ma-vr 09:00-12:00"), read("ma-vr 13:00-17:00")
    assert (
        in_words([*afternoon, *morning])
        == "maandag tot en met vrijdag van 9.00 tot 12.00 uur en van 13.00 tot 17.00 uur"
    )


def test_days_with_the_same_hours_are_told_together():
    assert (
        in_words(open_on(MONDAY, TUESDAY, WEDNESDAY, FRIDAY))
        == "maandag tot en met woensdag en vrijdag van 9.00 tot 17.00 uur"
    )
    assert (
        in_words(open_on(MONDAY, WEDNESDAY, FRIDAY)) == "maandag, woensdag en vrijdag van 9.00 tot 17.00 uur"
    )


def test_days_with_other_hours_are_told_apart_from_monday_on():
    short_friday = open_on(FRIDAY, closes=time(12, 30))
    assert (
        in_words([*short_friday, *open_on(MONDAY, TUESDAY, WEDNESDAY, THURSDAY)])
        == "maandag tot en met donderdag van 9.00 tot 17.00 uur; vrijdag van 9.00 tot 12.30 uur"
    )


def test_a_period_that_stands_there_twice_is_told_once():
    assert in_words(open_on(MONDAY, MONDAY)) == "maandag van 9.00 tot 17.00 uur"


def test_no_periods_are_no_words():
    assert in_words([]) == ""


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("ma-vr kantooruren", "maandag tot en met vrijdag, tijdens kantooruren"),
        (" ma-vr kantooruren ", "maandag tot en met vrijdag, tijdens kantooruren"),
        ("di kantooruren", "dinsdag, tijdens kantooruren"),
        ("dagelijks kantooruren", "elke dag, tijdens kantooruren"),
    ],
)
def test_a_note_about_office_hours_is_told_in_words(note, words):
    assert in_words_from_note(note) == words


@pytest.mark.parametrize(
    "note",
    [
        "",
        "kantooruren",
        "vr-ma kantooruren",
        "xx-vr kantooruren",
        "ma-vr kantooruren, behalve in juli",
        " op afspraak",
    ],
)
def test_another_note_comes_back_as_it_is(note):
    assert in_words_from_note(note) == note


@pytest.mark.parametrize(
    ("periods", "text"),
    [
        ([], ""),
        (read("ma-vr 09:00-17:00"), "12345 09:00-17:00"),
        (read("zo 10:00-12:30"), "7 10:00-12:30"),
        ([*read("ma-di 13:00-17:00"), *read("ma 08:00-12:00")], "1 08:00-12:00, 12 13:00-17:00"),
        ([*read("ma-di 09:00-12:00"), *read("ma 12:00-17:00")], "2 09:00-12:00, 1 09:00-17:00"),
        ([*read("ma 09:00-17:00"), *read("ma 10:00-12:00")], "1 09:00-17:00"),
        ([*read("ma 09:00-12:00"), *read("ma 11:00-17:00")], "1 09:00-17:00"),
        ([*read("ma 09:00-12:00"), *read("di 12:00-17:00")], "1 09:00-12:00, 2 12:00-17:00"),
        (read("za-zo 22:00-23:59"), "67 22:00-24:00"),
    ],
)
def test_hours_are_written_for_a_device(periods, text):
    assert in_one_line(periods) == text


def test_the_line_that_is_kept_reads_back_as_what_was_written():
    text = "12 09:00-12:00, 6 10:00-24:00, 12 13:00-17:00"
    periods = from_one_line(text)
    assert in_one_line(periods) == text
    assert periods[-1] == Period(5, time(10), time(23, 59))
    assert from_one_line("") == []
