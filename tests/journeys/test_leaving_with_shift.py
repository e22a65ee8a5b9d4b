"""Leaving with the keyboard: Shift three times, from anywhere on the page, and never by accident."""

import pytest
from playwright.sync_api import expect

FLOW = "/niet-pluis/docent/"


@pytest.fixture
def held(phone):
    """The way out leads nowhere, so that the page that was left stays to look at."""
    phone.route("**/weg/", lambda route: route.fulfill(status=204))


def is_blank(phone) -> bool:
    return phone.evaluate("document.documentElement.hidden && !document.body.hasChildNodes()")


def press_shift(phone, times: int) -> None:
    for _ in range(times):
        phone.keyboard.press("Shift")


def told(phone):
    """What a screen reader is told, and the words it may be told."""
    return phone.locator("[data-status]")


def test_shift_three_times_leaves(phone, site, settings):
    settings.EXIT_URL = f"{site}/over/"
    phone.goto(site + FLOW)
    press_shift(phone, 3)
    phone.wait_for_url(settings.EXIT_URL)


def test_shift_leaves_from_inside_a_text_field(phone, site, settings):
    settings.EXIT_URL = f"{site}/over/"
    phone.goto(site)
    phone.get_by_label("Gemeente, plaats of postcode").press_sequentially("Utr")
    press_shift(phone, 3)
    phone.wait_for_url(settings.EXIT_URL)


def test_a_screen_reader_hears_how_often_shift_is_still_to_be_pressed(phone, site, held):
    phone.goto(site + FLOW)
    for left in ("data-shift-2", "data-shift-1"):
        press_shift(phone, 1)
        expect(told(phone)).to_have_text(told(phone).get_attribute(left))
    phone.keyboard.press("a")
    expect(told(phone)).to_be_empty()


def test_shift_that_makes_a_capital_does_not_count(phone, site, held):
    phone.goto(site)
    phone.get_by_label("Gemeente, plaats of postcode").focus()
    for _ in range(4):
        phone.keyboard.press("Shift+A")
    expect(phone.get_by_label("Gemeente, plaats of postcode")).to_have_value("AAAA")
    press_shift(phone, 2)
    assert not is_blank(phone)


def test_shift_that_is_still_down_after_a_capital_does_not_count(phone, site, held):
    phone.goto(site + FLOW)
    phone.keyboard.down("Shift")
    phone.keyboard.press("A")
    phone.keyboard.down("Shift")  # the keyboard says that it repeats
    phone.keyboard.up("Shift")
    press_shift(phone, 2)
    assert not is_blank(phone)


def test_shift_with_control_does_not_count(phone, site, held):
    phone.goto(site + FLOW)
    for _ in range(4):
        phone.keyboard.press("Control+Shift")
    assert not is_blank(phone)


@pytest.mark.parametrize(
    "between",
    [lambda phone: phone.keyboard.press("a"), lambda phone: phone.mouse.click(5, 300)],
    ids=["another key", "a pointer"],
)
def test_anything_between_makes_the_count_start_anew(phone, site, held, between):
    phone.goto(site + FLOW)
    press_shift(phone, 1)
    between(phone)
    press_shift(phone, 2)
    assert not is_blank(phone)
    press_shift(phone, 1)
    assert is_blank(phone)


def test_shift_held_down_is_one_press(phone, site, held):
    phone.goto(site + FLOW)
    for _ in range(5):
        phone.keyboard.down("Shift")  # from the second on the keyboard says that it repeats
    phone.keyboard.up("Shift")
    press_shift(phone, 1)
    assert not is_blank(phone)
    press_shift(phone, 1)
    assert is_blank(phone)


def test_a_press_is_forgotten_after_five_seconds(phone, site, held):
    phone.clock.install()
    phone.goto(site + FLOW)
    press_shift(phone, 1)
    phone.clock.fast_forward(4_000)
    press_shift(phone, 1)
    phone.clock.fast_forward(1_500)
    expect(told(phone)).to_have_text(told(phone).get_attribute("data-shift-2"))
    press_shift(phone, 1)
    assert not is_blank(phone)
    press_shift(phone, 1)
    assert is_blank(phone)
