"""On paper, to pin up in the staff room: large numbers, whole addresses, the date, and nothing to press."""

import re

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localdate
from playwright.sync_api import expect

SHEETS = {"role": 3, "contact": 3, "advice": 2, "flow": None}
POINT = 96 / 72
# What an address prints as: its words and what the stylesheet puts behind them.
ADDRESSES = """() => [...document.querySelectorAll('.call__facts a[href^=http]')]
  .filter(it => it.checkVisibility())
  .map(it => [it.getAttribute('href'), getComputedStyle(it, '::after').content])"""


@pytest.fixture
def printed(meet):
    """A page as the printer gets it."""

    def print_page(kind: str):
        page = meet(kind)
        page.emulate_media(media="print")
        return page

    return print_page


@pytest.mark.parametrize("kind", SHEETS)
def test_numbers_are_large(printed, kind):
    numbers = printed(kind).locator(".call__phone:visible").all()
    assert numbers
    for number in numbers:
        size = number.evaluate("number => parseFloat(getComputedStyle(number).fontSize)")
        assert size >= 16 * POINT, number.text_content()


@pytest.mark.parametrize("kind", SHEETS)
def test_web_addresses_are_whole(printed, kind):
    addresses = printed(kind).evaluate(ADDRESSES)
    assert addresses
    for address, behind in addresses:
        assert address.removesuffix("/") in behind


@pytest.mark.parametrize("kind", SHEETS)
def test_the_date_is_on_it_and_nothing_to_press(printed, kind):
    page = printed(kind)
    expect(page.get_by_text(f"Afgedrukt op {date_format(localdate(), 'j F Y')}")).to_be_visible()
    expect(page.get_by_text("Direct gevaar? Bel 112")).to_be_visible()
    expect(page.get_by_role("link", name="Snel weg")).to_be_hidden()
    expect(page.locator("nav:visible, form:visible, button:visible")).to_have_count(0)


def test_an_advice_is_printed_alone(printed):
    page = printed("advice")
    expect(page.locator(".step:visible")).to_have_count(1)
    expect(page.locator("#stap-9")).to_be_visible()


def test_the_start_is_printed_with_every_question_numbered_and_where_to_go(printed):
    page = printed("flow")
    steps = page.locator(".step")
    assert steps.count() > 10
    expect(page.locator(".step:visible")).to_have_count(steps.count())
    for number, heading in enumerate(page.locator(".step__title").all(), start=1):
        assert heading.inner_text().startswith(f"{number}. ")
    expect(page.get_by_text("(ga naar 2)").first).to_be_visible()


@pytest.mark.parametrize(("kind", "most"), {kind: most for kind, most in SHEETS.items() if most}.items())
def test_it_takes_few_sheets(meet, kind, most):
    pages = re.findall(rb"/Type\s*/Page\b", meet(kind).pdf(format="A4"))
    assert 1 <= len(pages) <= most


@pytest.mark.parametrize("kind", SHEETS)
def test_paper_is_white_even_in_the_dark(printed, kind):
    page = printed(kind)
    page.emulate_media(media="print", color_scheme="dark")
    dark = """() => [...document.querySelectorAll('body, main, .call, .step, .tip')]
      .filter(it => it.checkVisibility())
      .filter(it => getComputedStyle(it).color.match(/\\d+/g).slice(0, 3).some(part => part > 128))
      .map(it => it.outerHTML.slice(0, 90))"""
    assert not page.evaluate(dark)
