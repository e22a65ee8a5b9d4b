"""From a visitor who finds a wrong number to who keeps it; and the overview, in a browser."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate
from playwright.sync_api import expect

from contacts.models import Contact, ContactKind, Municipality
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory, MandateFactory
from tests.journeys.conftest import closed
from tests.journeys.test_staff_sign_in import looked_at
from tests.staff import at_work, cookie_of
from upkeep.models import Report, Wrong

OVERVIEW, PLACE = "/beheer/overzicht/", "/beheer/plaats/gemeente-adam/"


@pytest.fixture
def contact(site, db):
    """A contact of a municipality that only these tests know, checked too long ago."""
    place = Municipality.objects.create(name="Adam", slug="adam", code="GX9002", province="Nergensland")
    kind = ContactKind.objects.get(slug="zorgcoordinator")
    checked = localdate() - timedelta(days=200)
    return ContactFactory(kind=kind, municipality=place, organisation="Steunpunt Adam", verified_on=checked)


@pytest.fixture
def opened(browser, site, contact):
    """Opens a phone: of a visitor, or of somebody with a mandate; with no trouble when it is put away."""
    phones, trouble = [], []

    def open_phone(*, scripts=True, **mandate):
        context = browser.new_context(
            viewport={"width": 360, "height": 640}, locale="nl-NL", java_script_enabled=scripts
        )
        if mandate:
            person = UserFactory(first_name="Kelly", last_name="Voorbeeld")
            MandateFactory(user=person, **mandate)
            context.add_cookies([cookie_of(at_work(Client(), person), site)])
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda told: trouble.append(told.text) if told.type == "error" else None)
        page.on("response", lambda got: trouble.append(got.url) if got.status >= 400 else None)
        phones.append(context)
        return page

    yield open_phone
    for context in phones:
        closed(context)
    assert not trouble


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_report_goes_from_a_visitor_to_who_keeps_the_number(opened, site, contact, scripts):
    visitor = opened(scripts=scripts)
    visitor.goto(f"{site}/contact/adam/")
    card = visitor.locator(".call", has_text="Steunpunt Adam")
    card.get_by_role("link", name="Klopt dit niet?").click()
    visitor.get_by_role("button", name="Verstuur de melding").click()
    expect(visitor.get_by_role("link", name="Kies wat er niet klopt.")).to_be_visible()
    visitor.get_by_label("Er neemt niemand op").check()
    visitor.get_by_role("button", name="Verstuur de melding").click()
    expect(visitor.get_by_role("heading", name="Bedankt")).to_be_visible()
    expect(visitor.get_by_role("link", name="Direct gevaar: bel 112")).to_be_visible()
    assert not visitor.context.cookies()

    keeper = opened(scripts=scripts, municipality=contact.municipality)
    keeper.goto(f"{site}/beheer/")
    expect(keeper.get_by_text("1 melding: er neemt niemand op")).to_be_visible()
    keeper.get_by_role("button", name="Afgehandeld").click()
    expect(keeper.get_by_text("De meldingen zijn afgehandeld.")).to_be_visible()
    expect(keeper.get_by_text("1 melding:")).to_have_count(0)


def test_who_looks_after_the_country_finds_a_place_and_reminds_it(opened, site, contact):
    MandateFactory(user=UserFactory(), municipality=contact.municipality)
    page = opened(municipality=None)
    page.goto(f"{site}/beheer/")
    page.get_by_role("link", name="Overzicht: waar antwoordt wie").click()
    page.get_by_role("link", name="Nergensland").click()
    expect(page.get_by_role("row", name="Adam").get_by_text("oud", exact=True)).to_be_visible()
    page.get_by_role("row", name="Adam").get_by_role("button", name="Stuur een herinnering").click()
    expect(page.get_by_text("De herinnering aan Adam is verstuurd.")).to_be_visible()
    expect(page.get_by_role("row", name="Adam")).to_contain_text("laatst herinnerd op")


def test_no_page_about_reports_and_who_answers_has_a_fault(opened, site, contact):
    for _ in range(3):
        Report.objects.create(contact=contact, what=Wrong.NO_ANSWER)
    MandateFactory(user=UserFactory(), municipality=contact.municipality)
    page = opened(municipality=None)
    paths = (OVERVIEW, f"{OVERVIEW}?deel=Nergensland&aandacht=on", f"{OVERVIEW}?deel=Nergens", PLACE)
    found = {path: looked_at(page, site + path) for path in paths}
    assert not any(found.values()), found
    assert Contact.objects.filter(pk=contact.pk, active=True).exists()
