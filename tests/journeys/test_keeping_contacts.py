"""Those who keep contacts, in a browser: on a phone, with scripts and without, and nothing axe can find."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from contacts.models import Contact, ContactKind, Municipality
from tests.accounts.signing_in import code
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory, MandateFactory
from tests.journeys.conftest import closed
from tests.journeys.test_staff_sign_in import looked_at
from tests.staff import at_work, cookie_of
from upkeep.changes import change, withdraw
from upkeep.locking import stamp_of
from upkeep.models import Proposal

NEW = "010 000 99 91"
PASSWORD = "een zin die niemand raadt"  # noqa: S105  # nobody's
PLACE = "/beheer/plaats/gemeente-adam/"


@pytest.fixture
def contact(site, db):
    """A contact of a municipality that only these tests know."""
    place = Municipality.objects.create(name="Adam", slug="adam", code="GX9001", province="Nergensland")
    kind = ContactKind.objects.get(slug="zorgcoordinator")
    return ContactFactory(kind=kind, municipality=place, organisation="Steunpunt Adam")


@pytest.fixture
def keeper(browser, site, contact):
    """Opens a phone of somebody who keeps Adam; with no trouble, when it is put away."""
    phones, trouble = [], []

    def open_phone(name, *, scripts=True, **fields):
        person = UserFactory(email=f"{name.lower()}.houdt-bij@example.org", first_name=name, **fields)
        MandateFactory(user=person, municipality=contact.municipality)
        context = browser.new_context(
            viewport={"width": 360, "height": 640}, locale="nl-NL", java_script_enabled=scripts
        )
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
def test_a_new_number_goes_from_one_to_another_to_visitors(keeper, site, contact, scripts):
    kelly, vladimir = keeper("Kelly", scripts=scripts), keeper("Vladimir", scripts=scripts)
    kelly.goto(f"{site}/beheer/")
    kelly.get_by_role("link", name="Wijzig").click()
    kelly.get_by_label("Telefoonnummer").fill("12")
    kelly.get_by_label("elke werkdag").fill("9-17")
    kelly.get_by_role("button", name="Bewaar").click()
    expect(kelly.get_by_role("link", name="Dit is geen telefoonnummer.")).to_be_visible()
    expect(kelly.get_by_label("elke werkdag")).to_have_value("9-17")
    kelly.get_by_label("Telefoonnummer").fill("0100009991")
    kelly.get_by_role("button", name="Bewaar").click()
    expect(kelly.get_by_text("Je voorstel wacht op een tweede persoon. Gevraagd: Vladimir")).to_be_visible()
    expect(kelly.get_by_text("maandag tot en met vrijdag van 9.00 tot 17.00 uur").first).to_be_visible()
    kelly.get_by_role("link", name="voorstel wacht").click()
    expect(kelly.get_by_role("button", name="Bevestig")).to_have_count(0)

    vladimir.goto(f"{site}/beheer/")
    vladimir.get_by_role("link", name="voorstel wacht").click()
    row = vladimir.get_by_role("row", name="telefoon")
    expect(row).to_contain_text(contact.phone_in_dutch_notation)
    expect(row).to_contain_text(NEW)
    vladimir.get_by_role("button", name="Bevestig: dit klopt").click()
    expect(vladimir.get_by_text("Bevestigd. Bezoekers zien dit nu.")).to_be_visible()

    kelly.goto(f"{site}/contact/adam/")
    expect(kelly.get_by_role("link", name=f"Bel {NEW}")).to_be_visible(timeout=2000)
    kelly.goto(f"{site}{PLACE}")
    kelly.get_by_role("link", name="Geschiedenis").click()
    expect(kelly.get_by_text("Vladimir").first).to_be_visible()
    expect(kelly.get_by_text(f"naar {NEW}").first).to_be_visible()


def test_a_wrong_number_is_gone_at_once_and_the_next_level_answers(keeper, site, contact):
    page = keeper("Kelly")
    page.goto(site + PLACE)
    page.get_by_role("link", name="Trek in").click()
    expect(page.get_by_text("Wie dan antwoordt:")).to_be_visible()
    page.get_by_role("button", name="Trek dit contact nu in").click()
    expect(page.get_by_text("Ingetrokken. Bezoekers zien dit contact niet meer.")).to_be_visible()
    expect(page.get_by_text("Het eigen contact is ingetrokken.")).to_be_visible()
    page.goto(f"{site}/contact/adam/")
    expect(page.get_by_text("Steunpunt Adam")).to_have_count(0)
    expect(page.get_by_text("CoMensha").first).to_be_visible()


def test_everything_is_checked_with_one_press(keeper, site, contact):
    ContactFactory(kind=contact.kind, municipality=contact.municipality, unconfirmed=True)
    page = keeper("Kelly")
    page.goto(site + PLACE)
    expect(page.get_by_text("niet bevestigd", exact=True)).to_be_visible()
    page.get_by_role("button", name="Alles hieronder klopt nog").click()
    expect(page.get_by_text("2 contacten staan nu als nagekeken.")).to_be_visible()
    expect(page.get_by_text("niet bevestigd", exact=True)).to_have_count(0)


def test_what_was_typed_is_there_again_after_signing_in(keeper, site, contact):
    page = keeper("Kelly")
    person = MandateFactory._meta.model.objects.get(municipality=contact.municipality).user
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    page.context.clear_cookies()
    page.context.add_cookies([cookie_of(at_work(Client(), person), site)])  # a new password ends the old one
    page.goto(f"{site}/beheer/contact/{contact.pk}/")
    page.get_by_label("Naam", exact=False).first.fill("Vraag naar Sanne")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_label("Code").fill(code())
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_text("Je was uitgelogd.")).to_be_visible()
    expect(page.get_by_label("Naam", exact=False).first).to_have_value("Vraag naar Sanne")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    assert Contact.objects.get(pk=contact.pk).name == "Vraag naar Sanne"


def test_no_page_of_keeping_contacts_has_a_fault(keeper, site, contact):
    page, other = keeper("Kelly"), UserFactory()
    gone = ContactFactory(kind=contact.kind, municipality=contact.municipality)
    withdraw(contact=gone, by=other, stamp=stamp_of(gone))
    change(contact=contact, values={"phone": "+31100009991"}, by=other, stamp=stamp_of(contact))
    proposal = Proposal.objects.get(contact=contact)
    own = MandateFactory(user=UserFactory(), municipality=contact.municipality)
    MandateFactory(user=own.user, municipality=Municipality.objects.get(slug="utrecht"))
    paths = [
        "/beheer/",
        PLACE,
        f"{PLACE}nieuw/",
        f"/beheer/contact/{contact.pk}/",
        f"/beheer/contact/{contact.pk}/intrekken/",
        f"/beheer/contact/{contact.pk}/geschiedenis/",
        f"/beheer/voorstel/{proposal.pk}/",
    ]
    found = {path: looked_at(page, site + path) for path in paths}
    page.context.clear_cookies()
    page.context.add_cookies([cookie_of(at_work(Client(), own.user), site)])
    found["several places"] = looked_at(page, f"{site}/beheer/")
    assert not any(found.values()), found
