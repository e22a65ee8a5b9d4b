"""The flow in the browser's history: one entry, so that Back leaves it and shows none of its steps."""

import re

from playwright.sync_api import expect

FLOW = "/niet-pluis/docent/"


def walk_to_an_answer(phone, site) -> None:
    phone.goto(site)
    phone.get_by_role("link", name="Start: wat kan ik doen?").click()
    phone.get_by_role("link", name="Docent", exact=True).click()
    for answer in ("Nee", "Iemand van 18 jaar of ouder", "Diegene heeft mij iets verteld"):
        phone.get_by_role("link", name=answer).and_(phone.locator(":visible")).first.click()
    expect(phone.locator(".step--outcome:visible")).to_have_count(1)


def test_the_whole_flow_is_one_entry_in_the_history(phone, site):
    phone.goto(site)
    before = phone.evaluate("history.length")
    walk_to_an_answer(phone, site)
    assert phone.evaluate("history.length") == before + 1
    phone.get_by_role("link", name="Begin opnieuw").and_(phone.locator(":visible")).click()
    phone.get_by_role("link", name="Andere rol").click()
    expect(phone.get_by_role("link", name="Politie")).to_be_visible()
    assert phone.evaluate("history.length") == before + 1
    phone.go_back()
    assert phone.url == f"{site}/"


def test_each_step_is_the_one_shown_and_gets_the_focus(phone, site):
    phone.goto(site + FLOW)
    phone.get_by_role("link", name="Nee", exact=True).click()
    expect(phone.locator(".step:visible")).to_have_count(1)
    expect(phone.locator(".step:target h2")).to_be_focused()
    phone.get_by_role("link", name="Begin opnieuw").and_(phone.locator(":visible")).click()
    expect(phone.locator("#stap-1:target h2")).to_be_focused()


def test_an_answer_opens_in_a_new_tab_for_who_wants_that(phone, site):
    phone.goto(site + FLOW)
    with phone.context.expect_page() as tab:
        phone.get_by_role("link", name="Nee", exact=True).click(modifiers=["Control"])
    expect(tab.value).to_have_url(re.compile(f"{re.escape(site + FLOW)}#stap-"))
    assert phone.url == site + FLOW


def test_going_back_after_leaving_shows_nothing_of_the_flow(phone, site, settings):
    settings.EXIT_URL = f"{site}/over/"
    walk_to_an_answer(phone, site)
    phone.get_by_role("link", name="Snel weg").first.click()
    phone.wait_for_url(settings.EXIT_URL)
    seen = []
    for _ in range(phone.evaluate("history.length")):
        phone.go_back()
        seen.append(phone.url)
    assert f"{site}/" in seen
    assert not [address for address in seen if "/niet-pluis/" in address]


def test_going_back_shows_nothing_that_was_typed_and_not_found(phone, site):
    phone.goto(site)
    phone.get_by_label("Gemeente, plaats of postcode").fill("Klaas Jansen")
    phone.get_by_role("button", name="Zoek").click()
    expect(phone.get_by_text("‘Klaas Jansen’")).to_be_visible()
    phone.get_by_role("link", name="Tips per rol").and_(phone.locator(":visible")).click()
    expect(phone.get_by_role("heading", name="Wie ben jij?")).to_be_visible()
    phone.go_back()
    expect(phone.get_by_role("heading", name="Wie je kunt bellen")).to_be_visible()
    phone.reload()
    expect(phone).to_have_url(f"{site}/contact/")
    assert "Jansen" not in phone.content()


def test_who_is_asked_back_in_the_flow_keeps_the_advice_in_the_address(phone, site):
    phone.goto(f"{site}/niet-pluis/huisarts/#stap-10")
    before = phone.evaluate("history.length")
    phone.locator(".lookup .utrecht-textbox:visible").fill("Qwxqwxqwx")
    phone.locator(".lookup .nl-button:visible").click()
    expect(phone.get_by_role("heading", name="Die plaats vinden we niet")).to_be_focused()
    assert phone.url == f"{site}/plaats/#stap-10"
    assert phone.evaluate("history.length") == before
