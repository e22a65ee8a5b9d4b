"""How a phone is to show it: the first screen, what a thumb presses, and the flow one step at a time."""

import pytest
from playwright.sync_api import expect

from tests.page_types import PAGE_TYPES

PRESSED = (
    ".nl-button, .answer, .tile, .more, .call__phone, .masthead__name[href], .quick-bar a, nav a, summary,"
    " .utrecht-textbox, .utrecht-select, .utrecht-textarea, .footer__phone"
)
# What stands in a sentence is as high as its line; everything else is made for a thumb.
TOO_LOW = """pressed => [...document.querySelectorAll(pressed)]
  .filter(it => it.checkVisibility() && !it.closest('p.footer__help'))
  .map(it => [it.getBoundingClientRect().height, it.outerHTML.slice(0, 90)])
  .filter(([height]) => height < 43.5)"""
ROLES = 9


def test_the_first_screen_of_a_phone_holds_all_of_the_home_page(phone, site):
    phone.goto(site)
    bar = phone.locator(".quick-bar")
    assert bar.evaluate("bar => getComputedStyle(bar).position") == "fixed"
    expect(bar.get_by_role("link", name="Direct gevaar? Bel 112")).to_be_in_viewport(ratio=1)
    expect(bar.get_by_role("link", name="Snel weg")).to_be_in_viewport(ratio=1)
    tiles = phone.locator(".tile").all()
    assert len(tiles) == ROLES
    for shown in (
        phone.get_by_role("link", name="Start: wat kan ik doen?"),
        phone.get_by_label("Gemeente, plaats of postcode"),
        phone.get_by_role("button", name="Zoek"),
        *tiles,
    ):
        box = shown.bounding_box()
        assert box["y"] + box["height"] <= bar.bounding_box()["y"], shown.text_content()


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_what_a_thumb_presses_is_large_enough(meet, kind):
    page = meet(kind)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert not page.evaluate(TOO_LOW, PRESSED), width


def test_only_one_step_is_in_view_and_the_next_starts_at_its_heading(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/")
    expect(phone.locator(".step:visible")).to_have_count(1)
    phone.get_by_role("link", name="Ik weet het niet").click()
    expect(phone.locator(".step:visible")).to_have_count(1)
    expect(phone.get_by_role("heading", name="Over wie maak je je zorgen?")).to_be_in_viewport()
    assert phone.evaluate("document.activeElement.id") == "kop-2"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_a_script_back_returns_to_the_question_before(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/")
    phone.get_by_role("link", name="Nee", exact=True).click()
    phone.go_back()
    expect(phone.get_by_role("heading", name="Is er nu direct gevaar?")).to_be_visible()


def test_a_browser_that_does_not_know_has_shows_every_step(phone, site):
    """The rule that hides steps stands behind a question to the browser; without it all of them show."""
    phone.goto(f"{site}/niet-pluis/docent/")
    hiding = phone.evaluate("""() => {
      const inside = rule => [rule, ...[...rule.cssRules || []].flatMap(inside)]
      return [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).flatMap(inside)
        .filter(rule => rule instanceof CSSSupportsRule && rule.cssText.includes('.step:target'))
        .map(rule => rule.conditionText)
    }""")
    assert hiding == ["selector(:has(a))"]


@pytest.mark.parametrize("width", [360, 1280])
def test_112_and_the_way_out_stay_in_sight_however_far_one_scrolls(meet, width):
    page = meet("contact")
    page.set_viewport_size({"width": width, "height": 640})
    for end in (0, "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo(0, {end})")
        for name in ("Direct gevaar? Bel 112", "Snel weg"):
            expect(page.get_by_role("link", name=name)).to_be_in_viewport(ratio=1)
