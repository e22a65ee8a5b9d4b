"""Somebody is invited, and comes in, with an app or a passkey. No page of it has a fault axe can find."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from accounts.groups import ADMINISTRATOR
from accounts.mail import invitation_path
from accounts.models import Invitation, User
from tests.accounts.signing_in import code
from tests.factories.accounts import UserFactory
from tests.journeys.test_accessible import faults, prepare
from tests.staff import at_work, cookie_of

PASSWORD = "een zin die niemand raadt"  # noqa: S105  # nobody's
# Of this file alone: other journeys in the same database have people of their own.
KELLY, MICHAEL = "kelly.meldt-zich@example.org", "michael.meldt-zich@example.org"
PAGES = [
    "/account/",
    "/account/medewerkers/",
    "/account/medewerkers/{person}/",
    "/account/logboek/",
    "/account/tweede-stap/",
    "/account/tweede-stap/passkeys/",
    "/account/sessies/",
    "/account/wachtwoord/",
    "/account/bevestigen/",
    "/account/tweede-stap/bevestigen/",
    "/account/uitloggen/",
]
OPEN_PAGES = {
    "/account/inloggen/": 200,
    "/account/wachtwoord/vergeten/": 200,
    "/account/uitnodiging/aannemen/": 410,  # without an invitation
}


@pytest.fixture
def desk(phone, site):
    """A phone of a Beheerder who is signed in."""
    kelly = UserFactory(email=KELLY, first_name="Kelly")
    kelly.put_in_groups([ADMINISTRATOR])
    client = at_work(Client(), kelly)
    phone.context.add_cookies([cookie_of(client, site)])
    return phone


def invite(page, site):
    """Open the link of a mail."""
    invitation = Invitation.objects.invite(MICHAEL, [ADMINISTRATOR], by=None)
    page.goto(site + invitation_path(invitation))


def accept(page, site):
    invite(page, site)
    page.get_by_label("Voornaam").fill("Michael")
    page.get_by_label("Achternaam").fill("Jansen")
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()


def test_from_an_invitation_to_the_desk_and_back_in_another_day(phone, site):
    accept(phone, site)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Stel je tweede stap in")
    phone.get_by_role("link", name="Een app met codes").click()
    expect(phone.get_by_role("img", name="Richt de camera op dit plaatje.")).to_be_visible()
    secret = phone.locator("code").inner_text()
    phone.get_by_label("Code van zes cijfers").fill("000000")
    phone.get_by_role("button", name="Zet aan").click()
    expect(phone.get_by_text("Deze code klopt niet.").first).to_be_visible()
    assert phone.locator("code").inner_text() == secret
    phone.get_by_label("Code van zes cijfers").fill(code(secret))
    phone.get_by_role("button", name="Zet aan").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Je herstelcodes")
    recovery = phone.locator(".codes code").first.inner_text()
    phone.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(phone.get_by_text("Je bent ingelogd als Michael Jansen")).to_be_visible()
    phone.get_by_role("button", name="Uitloggen").click()
    phone.get_by_label("E-mailadres").fill(MICHAEL)
    phone.get_by_label("Wachtwoord").fill(PASSWORD)
    phone.get_by_role("button", name="Inloggen").click()
    phone.get_by_label("Code").fill(recovery)
    phone.get_by_role("button", name="Ga verder").click()
    phone.get_by_role("link", name="Medewerkers").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Medewerkers")


def test_a_passkey_is_a_second_step_too(page, site, db):
    failed = []
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    options = {**device, "isUserVerified": True, "automaticPresenceSimulation": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    here = site.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to a number
    accept(page, here)
    page.get_by_role("link", name="Een passkey").click()
    page.get_by_role("button", name="Voeg passkey toe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je herstelcodes")
    page.get_by_role("button", name="Uitloggen").click()
    page.get_by_label("E-mailadres").fill(MICHAEL)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je tweede stap")
    page.get_by_role("button", name="Gebruik je passkey").click()
    expect(page).to_have_url(re.compile("/account/$"))
    assert not failed


def looked_at(page, address, status=200):
    """What axe finds there, light and narrow, dark and wide."""
    assert page.goto(address).status == status, address
    prepare(page)
    found = []
    for scheme, width in (("light", 320), ("dark", 1280)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 640})
        found += faults(page)
        sideways = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        found += [f"scrolls sideways at {width}"] if sideways else []
    return found


def test_no_page_of_staff_has_a_fault(desk, site):
    Invitation.objects.invite("nieuw@example.org", [ADMINISTRATOR], by=None)
    person = User.objects.get(email=KELLY)
    found = {path: looked_at(desk, site + path.format(person=person.pk)) for path in PAGES}
    assert not any(found.values()), found


def test_no_page_before_signing_in_has_a_fault(page, site, db):
    found = {path: looked_at(page, site + path, status) for path, status in OPEN_PAGES.items()}
    invite(page, site)
    found |= {"accept": looked_at(page, page.url)}
    accept(page, site)
    found |= {"first": looked_at(page, page.url)}
    found |= {
        name: looked_at(page, f"{site}/account/tweede-stap/{name}/") for name in ("app", "passkeys/nieuw")
    }
    assert not any(found.values()), found
