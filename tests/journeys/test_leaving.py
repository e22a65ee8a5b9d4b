"""Snel weg: at once, with nothing left to see, to read in a field or to go back to."""

import pytest
from playwright.sync_api import expect

FLOW = "/niet-pluis/docent/"
LEAVE = "document.querySelector('[data-leave]').click()"


@pytest.fixture
def elsewhere(site, settings):
    """The page one leaves to; a real one would be on another site."""
    settings.EXIT_URL = f"{site}/over/"
    return settings.EXIT_URL


@pytest.fixture
def held(phone):
    """The way out leads nowhere, so that the page that was left stays to look at."""
    phone.route("**/weg/", lambda route: route.fulfill(status=204))


def is_blank(phone) -> bool:
    return phone.evaluate("document.documentElement.hidden && !document.body.hasChildNodes()")


def test_a_click_leads_elsewhere(phone, site, elsewhere):
    phone.goto(site + FLOW)
    phone.get_by_role("link", name="Snel weg").first.click()
    phone.wait_for_url(elsewhere)


@pytest.mark.parametrize(
    "click",
    [{"modifiers": ["Control"]}, {"modifiers": ["Meta"]}, {"modifiers": ["Shift"]}, {"button": "middle"}],
    ids=str,
)
def test_a_click_that_would_open_a_tab_leaves_too(phone, site, elsewhere, click):
    phone.goto(site + FLOW)
    phone.get_by_role("link", name="Snel weg").first.click(**click)
    phone.wait_for_url(elsewhere)
    assert phone.context.pages == [phone]


def test_the_menu_of_the_mouse_does_not_leave(phone, site, held):
    phone.goto(site + FLOW)
    phone.get_by_role("link", name="Snel weg").first.click(button="right")
    assert not is_blank(phone)


def test_it_works_without_a_script(browser, site, db, elsewhere):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + FLOW)
        page.get_by_role("link", name="Snel weg").first.click()
        page.wait_for_url(elsewhere)


def test_the_other_site_is_not_told_where_one_came_from(phone, site, elsewhere):
    phone.goto(site + FLOW)
    with phone.expect_request(elsewhere) as request:
        phone.get_by_role("link", name="Snel weg").first.click()
    assert "referer" not in request.value.all_headers()


def test_the_page_is_blank_in_the_very_tick_of_the_click(phone, site, held):
    phone.goto(site + FLOW)
    neutral = phone.get_attribute("[data-leave]", "data-title")
    hidden, left, title = phone.evaluate(
        f"() => {{ {LEAVE}; const page = document.documentElement;"
        " return [getComputedStyle(page).display, page.textContent, document.title]; }"
    )
    assert hidden == "none"
    assert left.strip() == title == neutral


def test_what_was_typed_is_gone_also_where_the_page_had_filled_it_in(phone, site, held):
    phone.goto(site)
    phone.get_by_label("Gemeente, plaats of postcode").fill("Qwxqwxqwx")
    phone.get_by_role("button", name="Zoek").click()
    expect(phone.get_by_label("Gemeente, plaats of postcode")).to_have_value("Qwxqwxqwx")
    phone.wait_for_load_state()
    left = phone.evaluate(
        f"() => {{ const fields = [...document.querySelectorAll('input')]; {LEAVE};"
        " return fields.map(field => field.value).join(''); }"
    )
    assert left == ""


def gone_to_when_it_comes_back(phone) -> list[str]:
    """Where the page goes when the browser takes it out of its back/forward cache."""
    return phone.evaluate(
        "() => { const gone = []; navigation.onnavigate = event => gone.push(event.destination.url);"
        " dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); return gone; }"
    )


def test_a_page_that_was_left_and_comes_back_stays_blank_and_leaves_again(phone, site, held):
    phone.goto(site + FLOW)
    phone.evaluate(LEAVE)
    assert gone_to_when_it_comes_back(phone) == [f"{site}/weg/"]
    assert is_blank(phone)


def test_a_page_that_comes_back_without_having_been_left_is_as_it_was(phone, site):
    phone.goto(site + FLOW)
    assert gone_to_when_it_comes_back(phone) == []
    assert not is_blank(phone)


def test_what_was_under_way_ends_when_one_leaves(phone, site, held):
    """The lookup is asked and would lead on; leaving comes first, and the answer is not waited for."""
    phone.goto(f"{site}/niet-pluis/huisarts/#stap-10")
    phone.route("**/plaats/", lambda route: None)
    phone.locator("form[data-place]:visible input[name=place]").fill("Utrecht")
    with phone.expect_request("**/plaats/"):
        phone.locator("form[data-place]:visible button[type=submit]").click()
    with phone.expect_event("requestfailed", lambda request: request.url.endswith("/plaats/")):
        phone.evaluate(LEAVE)
    assert is_blank(phone)


def test_an_answer_that_comes_while_one_leaves_leads_nowhere(phone, site, held):
    phone.goto(f"{site}/niet-pluis/huisarts/#stap-10")
    field = phone.locator("form[data-place]:visible input[name=place]")
    field.fill("Utrecht")
    phone.evaluate("() => { window.fetch = () => new Promise(resolve => window.answer = resolve); }")
    field.press("Enter")
    gone = phone.evaluate(
        "async () => { const gone = []; navigation.onnavigate = event => gone.push(event.destination.url);"
        f" {LEAVE}; answer({{ ok: true, json: async () => ({{ address: '/contact/utrecht/' }}) }});"
        " await new Promise(resolve => setTimeout(resolve)); return gone; }"
    )
    assert gone == [f"{site}/weg/"]


def test_without_a_script_the_way_out_asks_the_browser_to_forget(phone, site):
    phone.goto(f"{site}/rollen/docent/")
    response = phone.request.get(f"{site}/weg/", max_redirects=0)
    assert response.status == 303
    assert response.headers["clear-site-data"] == '"cache", "storage"'
    assert response.headers["cache-control"].count("no-store")
    expect(phone.get_by_role("link", name="Snel weg")).to_have_attribute("href", "/weg/")
