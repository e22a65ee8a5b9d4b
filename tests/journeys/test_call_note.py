"""The call note: put together on the device, copied, printed or cleared there, and gone when one leaves."""

import pytest
from playwright.sync_api import Page, expect

ADVICE = ("Nee", "Iemand jonger dan 18", "Ik zie of hoor dingen", "Ja, en we maken ons zorgen")
TYPED = "Elke dinsdag,\neen onbekende auto"


@pytest.fixture
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "permissions": ["clipboard-read", "clipboard-write"]}


def walk(phone: Page) -> None:
    for label in ADVICE:
        phone.locator(".answer:visible").filter(has_text=label).first.click()


@pytest.fixture
def note(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/utrecht/")
    walk(phone)
    return phone.locator(".step:visible .note")


def test_it_asks_what_to_prepare_and_names_whom_to_call_and_what_was_answered(note):
    expect(note.locator("textarea")).to_have_count(4)
    expect(note.get_by_label("Wat heb je gezien of gehoord, en wanneer?")).to_be_editable()
    expect(note.get_by_text("Veilig Thuis: 0800-2000")).to_be_visible()
    expect(note.get_by_text("Zorgcoördinator mensenhandel: 088 374 47 44")).to_be_visible()
    expect(note.locator("[data-answer]")).to_contain_text(list(ADVICE))


def test_it_says_that_it_is_not_kept_and_asks_for_no_names(note):
    expect(note).to_contain_text("Het wordt niet bewaard of verstuurd")
    expect(note).to_contain_text("Schrijf geen namen op. Noem een naam pas als ernaar gevraagd wordt.")


def test_no_browser_is_to_remember_complete_or_check_what_is_typed(note):
    for field in note.locator("textarea").all():
        expect(field).to_have_attribute("autocomplete", "off")
        expect(field).to_have_attribute("spellcheck", "false")
        assert not field.get_attribute("name")


def test_it_can_be_copied_as_text(note, phone):
    note.locator("textarea").first.fill(TYPED)
    note.get_by_role("button", name="Kopieer").click()
    expect(phone.locator("[data-status]")).to_have_text(
        "Gekopieerd. Het staat nu op het klembord van dit toestel."
    )
    button = note.locator("[data-note-copy]")
    expect(button).to_have_text("Gekopieerd")
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Belbriefje\n\nBel vandaag Veilig Thuis of de zorgcoördinator\n\n")
    assert f"Wat heb je gezien of gehoord, en wanneer?\n{TYPED}\n" in copied
    assert "\nVeilig Thuis: 0800-2000\n" in copied
    assert copied.endswith("Ja, en we maken ons zorgen")
    note.locator("textarea").first.focus()
    expect(button).to_have_text("Kopieer")


def test_on_paper_it_has_what_was_typed_and_room_to_write(note, phone):
    note.locator("textarea").first.fill(TYPED)
    phone.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    note.get_by_role("button", name="Print").click()
    phone.emulate_media(media="print")
    expect(note.locator(".note__written").first).to_have_text(TYPED)
    for line in note.locator(".note__written").all():
        expect(line).to_be_visible()
        assert line.bounding_box()["height"] >= 20
    expect(note.locator("textarea:visible, button:visible")).to_have_count(0)
    expect(note.get_by_text("Jouw antwoorden")).to_be_visible()


def test_it_can_be_cleared(note, phone):
    for field in note.locator("textarea").all():
        field.fill(TYPED)
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    note.get_by_role("button", name="Wis wat ik typte").click()
    assert TYPED not in note.evaluate("note => note.innerHTML")
    for field in note.locator("textarea").all():
        expect(field).to_have_value("")
    expect(note.locator("textarea").first).to_be_focused()
    expect(phone.locator("[data-status]")).to_have_text("Gewist.")


def test_looking_at_an_earlier_answer_keeps_what_was_typed(note, phone):
    note.locator("textarea").nth(1).fill(TYPED)
    note.get_by_role("link", name="Wijzig").last.click()
    phone.locator(".answer:visible").filter(has_text="Ja, en we").click()
    expect(note.locator("textarea").nth(1)).to_have_value(TYPED)


@pytest.mark.parametrize("way", ["another page", "reload"])
def test_who_leaves_and_comes_back_finds_nothing(note, phone, site, way):
    note.locator("textarea").first.fill(TYPED)
    if way == "reload":
        phone.reload()
    else:
        phone.goto(f"{site}/over/")
        phone.go_back()
    expect(phone.locator(".step--outcome:visible")).to_have_count(1)
    expect(phone.locator(".step:visible textarea").first).to_have_value("")
    expect(phone.locator(".step:visible [data-note-given]")).to_be_hidden()
    assert TYPED not in phone.content()


def test_a_page_put_aside_by_the_browser_forgets_it_too(note, phone):
    """As browsers do with a page that one may go back to: they keep it as it was when it was left."""
    note.locator("textarea").first.fill(TYPED)
    phone.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert phone.evaluate("[...document.querySelectorAll('textarea')].every(field => !field.value)")
    expect(phone.locator(".step:visible .note")).to_have_count(0)
    phone.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(phone.locator(".step:visible textarea").first).to_have_value("")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_a_script_there_is_the_list_of_what_to_prepare(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/utrecht/#stap-16")
    expect(
        phone.get_by_text("Wat heb je gezien of gehoord, en wanneer?").and_(phone.locator(":visible"))
    ).to_be_visible()
    expect(phone.locator("textarea:visible")).to_have_count(0)
