"""A button that copies a phone number, for who calls with another device."""

import pytest
from playwright.sync_api import expect

PAGE = "/contact/terneuzen/"


@pytest.fixture
def may_copy(context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])


@pytest.fixture
def buttons(phone, site):
    phone.goto(site + PAGE)
    return phone.locator("[data-copy]")


@pytest.mark.usefixtures("may_copy")
def test_the_clipboard_holds_the_number_and_a_screen_reader_hears_so(phone, buttons):
    number = buttons.first.get_attribute("data-copy")
    buttons.first.click()
    expect(buttons.first).to_have_text(buttons.first.get_attribute("data-done"))
    assert phone.evaluate("navigator.clipboard.readText()") == number
    status = phone.locator("[data-status]")
    expect(status).to_have_text(status.get_attribute("data-copied"))


@pytest.mark.usefixtures("may_copy")
def test_the_button_stands_beside_the_number_that_it_copies(phone, buttons):
    for card in phone.locator("article").filter(has=buttons).all():
        expect(card.locator("a[href^='tel:']").first).to_contain_text(
            card.locator("[data-copy]").first.get_attribute("data-copy")
        )


@pytest.mark.usefixtures("may_copy")
def test_the_button_offers_to_copy_again_once_one_goes_on(phone, buttons):
    words = buttons.first.text_content()
    buttons.first.click()
    expect(buttons.first).not_to_have_text(words)
    phone.keyboard.press("Tab")
    expect(buttons.first).to_have_text(words)


@pytest.mark.usefixtures("may_copy")
def test_the_button_offers_to_copy_again_when_another_one_is_used(buttons):
    """Some browsers give a button that is clicked no focus, so it cannot lose it."""
    words = buttons.first.text_content()
    buttons.nth(0).dispatch_event("click")
    expect(buttons.nth(0)).not_to_have_text(words)
    buttons.nth(1).dispatch_event("click")
    expect(buttons.nth(1)).to_have_text(buttons.nth(1).get_attribute("data-done"))
    expect(buttons.nth(0)).to_have_text(words)


def test_a_browser_that_refuses_leaves_the_button_as_it_was(phone, buttons):
    words = buttons.first.text_content()
    phone.evaluate(
        "() => { navigator.clipboard.writeText = () =>"
        " Promise.reject(new DOMException('', 'NotAllowedError')); }"
    )
    buttons.first.click()
    expect(buttons.first).to_have_text(words)


def test_a_browser_that_cannot_copy_shows_no_button(phone, site):
    phone.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    phone.goto(site + PAGE)
    expect(phone.locator("[data-copy]")).not_to_have_count(0)
    expect(phone.locator("[data-copy]:visible")).to_have_count(0)


def test_without_a_script_there_is_no_button(browser, site, db):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + PAGE)
        expect(page.locator("[data-copy]")).not_to_have_count(0)
        expect(page.locator("[data-copy]:visible")).to_have_count(0)
