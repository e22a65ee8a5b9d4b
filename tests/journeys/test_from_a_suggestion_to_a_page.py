"""Where a suggested or typed place leads, what is sent for it, and what stays when the list is not there."""

import pytest
from playwright.sync_api import Page, expect

NAMES = "**/plaats/namen/"
ADVICE = "/niet-pluis/huisarts/#stap-10"


def field(phone: Page):
    return phone.locator("form[data-place]:visible input[name=place]").first


def options(phone: Page):
    return phone.get_by_role("option")


def type_name(phone: Page, typed: str) -> None:
    field(phone).press_sequentially(typed)
    expect(options(phone)).not_to_have_count(0)


def press_search(phone: Page) -> None:
    phone.get_by_role("button", name="Zoek").and_(phone.locator(":visible")).first.click()


@pytest.fixture
def home(phone, site):
    phone.goto(site)
    return phone


@pytest.fixture
def advice(phone, site):
    phone.goto(site + ADVICE)
    return phone


def test_nothing_is_sent_while_typing_and_the_list_is_asked_for_once(phone, site):
    asked = []
    phone.on("request", lambda request: asked.append((request.method, request.url)))
    phone.goto(site)
    assert not [url for _, url in asked if "/plaats/" in url]
    for typed in ("terneuzen", "sas"):
        field(phone).fill("")
        type_name(phone, typed)
        phone.locator("h1").first.click()
    field(phone).focus()
    own = [(method, url.removeprefix(site)) for method, url in asked if "/static/" not in url]
    assert own == [("GET", "/"), ("GET", "/plaats/namen/")]


def test_in_the_flow_the_advice_stays_and_the_history_does_not_grow(advice, site):
    heading = advice.locator(".step:visible h2").text_content()
    before = advice.evaluate("history.length")
    field(advice).press_sequentially("terneuz")
    options(advice).first.click()
    expect(advice).to_have_url(f"{site}/niet-pluis/huisarts/terneuzen/#stap-10")
    expect(advice.locator(".step:visible h2")).to_have_text(heading)
    assert advice.evaluate("history.length") == before


def test_a_name_typed_in_full_keeps_the_advice_too(advice, site):
    before = advice.evaluate("history.length")
    field(advice).fill("Terneuzen")
    with advice.expect_request("**/plaats/") as request:
        press_search(advice)
    assert not request.value.is_navigation_request()
    expect(advice).to_have_url(f"{site}/niet-pluis/huisarts/terneuzen/#stap-10")
    assert advice.evaluate("history.length") == before


def test_a_name_that_is_not_sure_is_asked_back_and_the_answer_keeps_the_advice(advice, site):
    field(advice).fill("Tietsjerksteradiel")
    field(advice).press("Enter")
    expect(advice.get_by_text("We kennen geen gemeente of plaats")).to_be_visible()
    before = advice.evaluate("history.length")
    advice.get_by_role("button", name="Tytsjerksteradiel").click()
    expect(advice).to_have_url(f"{site}/niet-pluis/huisarts/tytsjerksteradiel/#stap-10")
    assert advice.evaluate("history.length") == before


def test_a_name_typed_in_full_outside_the_flow_is_sent_as_a_form(home, site):
    field(home).fill("Terneuzen")
    with home.expect_request("**/plaats/") as request:
        press_search(home)
    assert request.value.is_navigation_request()
    expect(home).to_have_url(f"{site}/contact/terneuzen/")


def test_a_page_that_is_not_ours_is_never_gone_to(home, site):
    home.evaluate("document.querySelector('form[data-place]').elements.page.value = '//elders.example/'")
    field(home).press_sequentially("terneuz")
    options(home).first.click()
    expect(home).to_have_url(f"{site}/contact/terneuzen/")


@pytest.mark.parametrize("answer", ["aborted", "an error"])
def test_without_the_list_the_field_is_a_plain_one_that_works(page, site, db, answer):
    broken = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.route(NAMES, lambda route: route.abort() if answer == "aborted" else route.fulfill(status=503))
    page.goto(site)
    field(page).press_sequentially("terneuz")
    expect(field(page)).to_have_role("textbox")
    expect(page.locator("[role=listbox], [aria-expanded]")).to_have_count(0)
    field(page).fill("Terneuzen")
    field(page).press("Enter")
    expect(page).to_have_url(f"{site}/contact/terneuzen/")
    assert not broken
