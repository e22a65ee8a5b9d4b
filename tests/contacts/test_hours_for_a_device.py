"""What a card tells the script of its opening hours: all of it, or nothing."""

import pytest

from contacts.models import Contact
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


def test_a_line_that_cannot_be_read_tells_nothing_and_breaks_no_page(client):
    contact = ContactFactory(phone="+31100009991")
    Contact.objects.filter(pk=contact.pk).update(hours="altijd")
    odd = Contact.objects.get(pk=contact.pk)
    assert (odd.hours_for_device, odd.hours_in_words) == ("", "")
    assert "010 000 99 91" in client.get("/contact/").text
