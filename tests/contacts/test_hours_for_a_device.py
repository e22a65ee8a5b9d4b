"""What a card tells the script of its opening hours: all of it, or nothing."""

from datetime import time

import pytest

from contacts.models import Contact
from tests.factories.contacts import ContactFactory, OpeningPeriodFactory

pytestmark = pytest.mark.django_db


def test_day_and_night():
    assert ContactFactory(always_open=True).hours_for_device == "always"


def test_periods():
    contact = ContactFactory()
    for weekday in range(5):
        OpeningPeriodFactory(contact=contact, weekday=weekday, opens=time(9), closes=time(17))
    assert Contact.objects.get(pk=contact.pk).hours_for_device == "12345 09:00-17:00"


def test_hours_that_nobody_told_are_unknown():
    assert ContactFactory().hours_for_device == ""


def test_a_note_makes_them_unknown_whatever_stands_beside_it():
    contact = ContactFactory(hours_note="in augustus alleen op afspraak")
    assert contact.hours_for_device == ""
    OpeningPeriodFactory(contact=contact, opens=time(9), closes=time(17))
    assert Contact.objects.get(pk=contact.pk).hours_for_device == ""
