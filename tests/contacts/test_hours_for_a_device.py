"""What a card tells the script of its opening hours: all of it, or nothing."""

import pytest

from tests.factories.contacts import ContactFactory

pytestmark = pytest.mark.django_db


def test_day_and_night():
    assert ContactFactory(always_open=True).hours_for_device == "always"


def test_periods():
    assert ContactFactory(hours="12345 09:00-17:00").hours_for_device == "12345 09:00-17:00"


def test_hours_that_nobody_told_are_unknown():
    assert ContactFactory().hours_for_device == ""


def test_a_note_makes_them_unknown_whatever_stands_beside_it():
    note = "in augustus alleen op afspraak"
    assert ContactFactory(hours_note=note).hours_for_device == ""
    assert ContactFactory(hours_note=note, hours="1 09:00-17:00").hours_for_device == ""
