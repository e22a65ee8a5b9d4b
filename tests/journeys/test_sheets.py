"""Somebody who keeps contacts reads in a broken sheet, mends it, and writes it. No page of it has a fault."""

from threading import Event

import pytest
from django.test import Client
from playwright.sync_api import expect

from contacts.models import Contact, Municipality
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory, MandateFactory
from tests.journeys.test_accessible import faults, prepare
from tests.staff import at_work, cookie_of
from tests.upkeep.sheets.making import csv_of, xlsx_of
from upkeep.models import Proposal

HEADINGS = ["nummer", "soort", "plaats", "organisatie", "telefoon", "openingstijden", "bron"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def contact(db, site):
    """The contact of a municipality that nobody else has to do with."""
    place = Municipality.objects.get(slug="terneuzen")
    kind = Contact.objects.filter(kind__is_local=True).first().kind
    return ContactFactory(kind=kind, municipality=place, organisation="Meldpunt Terneuzen")


@pytest.fixture
def keeper(phone, site, contact):
    """A phone of who keeps the contacts of that municipality."""
    person = UserFactory(email="terneuzen.leest-in@example.org", first_name="Kelly")
    MandateFactory(user=person, municipality=contact.municipality)
    phone.context.add_cookies([cookie_of(at_work(Client(), person), site)])
    return phone


def choose(page, site, name, sort, content):
    """Choose a file and look at what it would do."""
    page.goto(f"{site}/beheer/inlezen/")
    page.get_by_label("Kies een bestand").set_input_files({"name": name, "mimeType": sort, "buffer": content})
    page.get_by_role("button", name="Bekijk wat er verandert").click()


def looked_at(page):
    """What axe finds here, and whether it scrolls sideways; on a phone and wide."""
    prepare(page)
    found = []
    for scheme, width in (("light", 320), ("dark", 1280), ("light", 360)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 640})
        found += faults(page)
        sideways = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        found += [f"scrolls sideways at {width}"] if page.evaluate(sideways) else []
    return found


def test_a_broken_sheet_is_mended_and_written(keeper, site, contact):
    kind = contact.kind.name
    changed = [contact.pk, kind, "Terneuzen", "Meldpunt Terneuzen en Sluis", "010 000 90 01", "ma-vr 9-17"]
    new = ["", kind, "Terneuzen", "Tweede meldpunt", "010 000 90 02", "", "https://terneuzen.example/contact"]
    broken = [*new[:4], "geen nummer", "altijd", ""]
    choose(keeper, site, "contacten.csv", "text/csv", csv_of(HEADINGS, [*changed, contact.source], broken))
    expect(keeper.get_by_role("heading", level=1)).to_have_text("Wat er verandert")
    expect(keeper.get_by_text("E3, telefoon:")).to_be_visible()
    expect(keeper.get_by_text("F3, openingstijden:")).to_be_visible()
    expect(keeper.get_by_text("G3, bron:")).to_be_visible()
    expect(keeper.get_by_role("button", name="Lees dit in")).to_have_count(0)
    assert not looked_at(keeper)
    choose(keeper, site, "contacten.xlsx", XLSX, xlsx_of(HEADINGS, [*changed, contact.source], new))
    expect(keeper.get_by_text("1 nieuw contact")).to_be_visible()
    expect(keeper.get_by_text("1 contact verandert")).to_be_visible()
    assert not looked_at(keeper)
    keeper.get_by_role("button", name="Lees dit in").click()
    expect(keeper.get_by_text("Klaar: 2 rijen zijn ingelezen.")).to_be_visible()
    assert not looked_at(keeper)
    contact.refresh_from_db()
    assert contact.organisation == "Meldpunt Terneuzen en Sluis"
    assert Proposal.objects.waiting().filter(contact__municipality=contact.municipality).count() == 2


def test_a_bar_shows_how_far_the_writing_is(keeper, site, contact, monkeypatch):
    go_on = Event()

    def slowly(*, plan, by):
        yield 1
        assert go_on.wait(20)
        yield 2

    monkeypatch.setattr("upkeep.views.sheets.write", slowly)
    new = ["", contact.kind.name, "Terneuzen", "Hulp", "010 000 90 01", "", "https://terneuzen.example/"]
    rows = [new, [*new[:3], "Andere hulp", *new[4:]]]
    choose(keeper, site, "contacten.csv", "text/csv", csv_of(HEADINGS, *rows))
    keeper.get_by_role("button", name="Lees dit in").click(no_wait_after=True)
    bar = keeper.get_by_role("progressbar", name="Opgeslagen rijen")
    expect(bar).to_have_attribute("value", "1")
    expect(bar).to_have_attribute("max", "2")
    expect(keeper.get_by_text("1 van 2 rijen")).to_be_visible()
    go_on.set()
    expect(keeper.get_by_text("Klaar: 2 rijen zijn ingelezen.")).to_be_visible()
    expect(keeper.get_by_text("van 2 rijen").first).to_be_hidden()
    expect(keeper.get_by_text("van 2 rijen").last).to_be_hidden()


def test_what_is_taken_away_changes_nothing(keeper, site, contact, tmp_path):
    keeper.goto(f"{site}/beheer/ophalen/")
    assert not looked_at(keeper)
    with keeper.expect_download() as waiting:
        keeper.get_by_role("button", name="Haal op").click()
    waiting.value.save_as(tmp_path / "contacten.xlsx")
    keeper.goto(f"{site}/beheer/inlezen/")
    assert not looked_at(keeper)
    choose(keeper, site, "contacten.xlsx", XLSX, (tmp_path / "contacten.xlsx").read_bytes())
    expect(keeper.get_by_text("Alles staat al zo op de site. Er is niets in te lezen.")).to_be_visible()


def test_a_file_that_cannot_be_read_is_told_at_the_field(keeper, site, contact):
    choose(keeper, site, "foto.png", "image/png", b"\x89PNG\r\n\x1a\n\0\0")
    expect(keeper.get_by_text("We kunnen de letters in dit bestand niet lezen.").first).to_be_visible()
    assert not looked_at(keeper)
