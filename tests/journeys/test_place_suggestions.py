"""Suggestions while a place is typed: with the keyboard, by touch, and to a screen reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def field(phone: Page):
    return phone.locator("form[data-place]:visible input[name=place]").first


def options(phone: Page):
    return phone.get_by_role("option")


def marked(phone: Page):
    """The option that a screen reader is at, by what the field says of it."""
    return phone.locator(f"#{field(phone).get_attribute('aria-activedescendant')}")


def type_name(phone: Page, typed: str) -> None:
    field(phone).press_sequentially(typed)
    expect(options(phone)).not_to_have_count(0)


@pytest.fixture
def home(phone, site):
    phone.goto(site)
    return phone


def test_the_field_is_a_combobox_that_starts_closed(home):
    expect(field(home)).to_have_role("combobox")
    expect(field(home)).to_have_attribute("aria-autocomplete", "list")
    expect(field(home)).to_have_attribute("aria-expanded", "false")
    expect(options(home)).to_have_count(0)


def test_typing_offers_places_and_says_how_many(home):
    field(home).press_sequentially("terne")
    expect(options(home)).to_have_text(["Terneuzen gemeente in Zeeland"])
    expect(field(home)).to_have_attribute("aria-expanded", "true")
    listed = home.locator(f"#{field(home).get_attribute('aria-controls')}")
    expect(listed).to_have_role("listbox")
    expect(listed).to_have_accessible_name("Suggesties")
    status = home.locator("[data-status]")
    expect(status).to_have_text(status.get_attribute("data-found-one"))


def test_axe_finds_nothing_in_an_open_list(home):
    type_name(home, "bergen")
    home.keyboard.press("ArrowDown")
    found = Axe().run(home)
    assert not found.response["violations"], found.generate_report()


def test_a_name_nobody_knows_is_told_and_offers_nothing(home):
    field(home).press_sequentially("qwxqwx")
    status = home.locator("[data-status]")
    expect(status).to_have_text(status.get_attribute("data-found-none"))
    expect(field(home)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("UTRECHT", "Utrecht gemeente in Utrecht"),
        ("sudwest f", "Súdwest-Fryslân gemeente in Fryslân"),
        ("'s-h", "'s-Hertogenbosch gemeente in Noord-Brabant"),
        ("hertogenb", "'s-Hertogenbosch gemeente in Noord-Brabant"),
        ("shertogen", "'s-Hertogenbosch gemeente in Noord-Brabant"),
        ("harde", "'t Harde gemeente Elburg, Gelderland"),
        ("gent", "Sas van Gent gemeente Terneuzen, Zeeland"),
        ("alphen aan den rijn ", "Alphen aan den Rijn gemeente in Zuid-Holland"),
    ],
)
def test_it_forgives_capitals_accents_signs_and_what_stands_in_front(home, typed, offered):
    field(home).fill(typed)
    expect(options(home).get_by_text(offered, exact=True)).to_be_visible()


def test_seven_are_offered_at_most_and_municipalities_come_first(home):
    field(home).fill("ber")
    expect(options(home)).to_have_count(7)
    are_municipalities = ["gemeente in" in text for text in options(home).all_text_contents()]
    assert are_municipalities == sorted(are_municipalities, reverse=True)
    assert are_municipalities[0]


@pytest.mark.parametrize("typed", ["4531", "3511 AB", "1", "u", "", "'"])
def test_a_postcode_or_a_single_letter_offers_nothing(home, typed):
    type_name(home, "utrecht")
    field(home).fill(typed)
    expect(options(home)).to_have_count(0)
    expect(home.locator("[data-status]")).to_be_empty()


def test_the_keyboard_walks_round_the_options_and_chooses_one(home, site):
    type_name(home, "bergen")
    shown = options(home).all_text_contents()
    for key, at in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1), ("ArrowDown", 0)]:
        home.keyboard.press(key)
        expect(marked(home)).to_have_text(shown[at])
        expect(home.locator("[aria-selected=true]")).to_have_text([shown[at]])
        expect(field(home)).to_be_focused()
    home.keyboard.press("Enter")
    expect(home).to_have_url(f"{site}/contact/bergen-l/")


def test_up_goes_from_the_field_to_the_last_option(home):
    type_name(home, "bergen")
    home.keyboard.press("ArrowUp")
    expect(marked(home)).to_have_text(options(home).all_text_contents()[-1])


@pytest.mark.parametrize(
    ("key", "written"), [("Home", "xbergen"), ("End", "bergenx"), ("ArrowLeft", "bergexn")]
)
def test_keys_that_move_the_cursor_go_back_to_the_text(home, key, written):
    type_name(home, "bergen")
    home.keyboard.press("ArrowDown")
    home.keyboard.press(key)
    expect(home.locator("[aria-selected=true]")).to_have_count(0)
    assert field(home).get_attribute("aria-activedescendant") is None
    home.keyboard.type("x")
    expect(field(home)).to_have_value(written)


def test_escape_closes_and_down_opens_again(home):
    type_name(home, "bergen")
    home.keyboard.press("Escape")
    expect(options(home)).to_have_count(0)
    expect(field(home)).to_have_attribute("aria-expanded", "false")
    expect(field(home)).to_have_value("bergen")
    home.keyboard.press("ArrowDown")
    expect(marked(home)).to_be_visible()


def test_tab_closes_without_choosing(home, site):
    type_name(home, "bergen")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Tab")
    expect(options(home)).to_have_count(0)
    expect(field(home)).to_have_value("bergen")
    expect(home.get_by_role("button", name="Zoek")).to_be_focused()
    assert home.url == f"{site}/"


def test_a_touch_chooses(home, site):
    field(home).press_sequentially("sas van")
    options(home).first.click()
    expect(home).to_have_url(f"{site}/contact/terneuzen/")


def test_the_field_is_empty_once_a_place_is_chosen_so_that_back_shows_nothing_typed(home):
    home.route("**/contact/terneuzen/", lambda route: route.fulfill(status=204))
    field(home).press_sequentially("sas van")
    options(home).first.click()
    expect(field(home)).to_have_value("")
    expect(options(home)).to_have_count(0)


def test_a_list_that_comes_when_one_has_gone_on_stays_closed(phone, site):
    waiting = []
    phone.route("**/plaats/namen/", lambda route: waiting.extend([route]))
    phone.goto(site)
    with phone.expect_request("**/plaats/namen/"):
        field(phone).press_sequentially("bergen")
    phone.keyboard.press("Tab")
    waiting[0].continue_()
    phone.unroute("**/plaats/namen/")
    phone.evaluate("fetch('/plaats/namen/').then(answer => answer.json())")  # by then the first has come
    expect(options(phone)).to_have_count(0)
