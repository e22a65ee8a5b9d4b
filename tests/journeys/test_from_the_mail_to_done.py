"""A keeper of contacts opens the mail, presses once, and is done. No page of it has a fault axe can find."""

import re

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

from accounts.groups import ADMINISTRATOR
from accounts.models import Invitation
from contacts.models import Contact, Municipality
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory, ContactKindFactory, MandateFactory
from tests.journeys.test_accessible import faults, prepare
from tests.journeys.test_staff_sign_in import looked_at
from tests.real_content import Silent
from tests.staff import at_work, cookie_of

# Of this file alone: other journeys in the same database have people of their own.
RIAN, BEA = "rian.houdt-bij@example.org", "bea.houdt-bij@example.org"


class Presses:
    """Counts what a thumb presses."""

    def __init__(self):
        self.count = 0

    def on(self, target):
        self.count += 1
        target.click()


@pytest.fixture
def keeper(phone, site, settings):
    """Keeps Zundert and Terneuzen, whose contacts were never looked at, and is signed in."""
    settings.SITE_URL = site
    rian = UserFactory(email=RIAN, first_name="Rian", last_name="Voorbeeld")
    kind = ContactKindFactory(name="Wijkteam")
    for slug in ("zundert", "terneuzen"):
        place = Municipality.objects.get(slug=slug)
        MandateFactory(user=rian, municipality=place)
        ContactFactory(kind=kind, municipality=place, verified_on=None, verified_by=None)
    phone.context.add_cookies([cookie_of(at_work(Client(), rian), site)])
    return rian


def link_in(mailoutbox):
    call_command("remind_keepers", stdout=Silent())
    mail = next(mail for mail in mailoutbox if mail.to == [RIAN])
    return re.search(r"http\S+klopt-nog\S+", mail.body).group()


def test_from_the_mail_to_done_in_at_most_three_presses(phone, keeper, mailoutbox):
    press = Presses()
    link = link_in(mailoutbox)
    phone.set_content(f'<a href="{link}">De link in de mail</a>')
    press.on(phone.get_by_role("link", name="De link in de mail"))
    expect(phone.get_by_role("heading", level=1)).to_have_text("Kloppen deze contacten nog?")
    expect(phone.get_by_role("checkbox")).to_have_count(2)
    press.on(phone.get_by_role("button", name="Wat is aangevinkt, klopt nog"))
    expect(phone.get_by_text("2 contacten staan nu als nagekeken.")).to_be_visible()
    assert press.count <= 3
    assert Contact.objects.filter(verified_by=keeper).count() == 2


def test_what_is_not_ticked_stays_as_it_was(phone, keeper, mailoutbox):
    phone.goto(link_in(mailoutbox))
    phone.get_by_role("checkbox").first.press("Space")
    phone.get_by_role("button", name="Wat is aangevinkt, klopt nog").press("Enter")
    expect(phone.get_by_text("1 contact staat nu als nagekeken.")).to_be_visible()
    assert Contact.objects.filter(verified_by=keeper).count() == 1


def test_the_page_of_the_mail_has_no_fault(phone, site, keeper, mailoutbox):
    assert not looked_at(phone, link_in(mailoutbox))


def test_a_link_that_ran_out_has_no_fault(page, site, db):
    page.context.add_cookies([cookie_of(at_work(Client(), UserFactory(email=RIAN)), site)])
    assert not looked_at(page, f"{site}/beheer/klopt-nog/?code=onzin", 410)


def test_giving_a_mandate_with_the_keyboard_alone_and_no_fault(phone, site, db):
    bea = UserFactory(email=BEA, first_name="Bea")
    bea.put_in_groups([ADMINISTRATOR])
    phone.context.add_cookies([cookie_of(at_work(Client(), bea), site)])
    invitation = Invitation.objects.invite("wacht.houdt-bij@example.org", [], by=bea)
    MandateFactory(user=None, invitation=invitation, given_by=bea)
    people = f"{site}/beheer/mensen/"
    phone.goto(people)
    phone.get_by_label("E-mailadres").fill("nieuw.houdt-bij@example.org")
    phone.get_by_label("Plaats").fill("Sas van Gent")
    phone.get_by_label("Plaats").press("Enter")
    expect(phone.get_by_text("is uitgenodigd om de contacten van Terneuzen bij te houden")).to_be_visible()
    stop = f"{people}{invitation.mandates.get().pk}/stoppen/"
    found = {address: looked_at(phone, address) for address in (stop, people)}
    phone.get_by_role("button", name="Geef het mandaat").click()
    expect(phone.get_by_role("heading", name="Kijk dit nog even na")).to_be_visible()
    prepare(phone)
    found["with errors"] = faults(phone)
    assert not any(found.values()), found
