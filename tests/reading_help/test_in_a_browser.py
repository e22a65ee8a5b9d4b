"""While somebody types, the hints follow the text; they come from the server, and nothing is saved."""

import pytest
from playwright.sync_api import expect

from tests.desk.words import address
from tests.factories.avoided import WordToAvoidFactory
from tests.factories.words import EscalationStepFactory, RoleFactory, TipFactory
from tests.journeys.conftest import closed
from tests.staff import cookie_of

pytestmark = pytest.mark.django_db
LONG = "Dit is een zin met " + "heel " * 20 + "veel woorden."


@pytest.fixture
def screen(page, site, kelly):
    """Kelly's browser. It meets no error, and the policy of the page refuses nothing."""
    page.context.add_cookies([cookie_of(kelly, site)])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.set_default_timeout(15_000)
    failed = []
    page.on("console", lambda m: failed.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    closed(page.context)
    assert failed == []


def test_hints_come_and_go_with_what_is_typed(screen, site):
    WordToAvoidFactory(word="loverboy", reason="Het klinkt lief.", better="mensenhandelaar")
    tip = TipFactory(text="Let op elkaar.")
    screen.goto(site + address(tip, "edit"))
    help_ = screen.locator("[data-reading-help]")
    expect(help_).to_contain_text("Dit leest makkelijk.")
    screen.fill("[name=text]", f"Een loverboy. {LONG}")
    expect(help_).to_contain_text("Het klinkt lief. Beter: mensenhandelaar.")
    expect(help_).to_contain_text("Een lange zin: 27 woorden.")
    expect(help_.locator("h3")).to_have_text("Tekst")
    screen.fill("[name=text]", "Let goed op elkaar.")
    expect(help_).to_contain_text("Dit leest makkelijk.")
    tip.refresh_from_db()
    assert tip.text == "Let op elkaar."
    assert not tip.has_unpublished_changes


def test_a_hint_names_the_row_it_is_about(screen, site):
    role = RoleFactory(name="Docent", plural="leraren", intro="Jij ziet veel.")
    EscalationStepFactory(role=role, inside=True, label="Je teamleider")
    screen.goto(site + address(role, "edit"))
    screen.fill("[name=steps-0-when]", LONG)
    help_ = screen.locator("[data-reading-help]")
    expect(help_.locator("h3")).to_have_text("Stap 1: wanneer")
