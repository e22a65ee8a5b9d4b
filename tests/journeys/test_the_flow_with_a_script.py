"""What the script adds: how far one is, a way back that keeps the answer, and a place that keeps all."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.walks import sheet_of, walks

ADVICE = ("Nee", "Iemand jonger dan 18", "Ik zie of hoor dingen", "Ja, en we maken ons zorgen")
TWO_LEAD_HERE = 14  # an advice that two questions lead to


def answer(phone: Page, *labels: str) -> None:
    for label in labels:
        phone.locator(".answer:visible").filter(has_text=label).first.click()
        expect(phone.locator(".step:target h2")).to_be_focused()


def step(phone: Page):
    return phone.locator(".step:visible")


def told(phone: Page):
    return phone.locator("[data-status]")


def given(phone: Page):
    return step(phone).locator("[data-note-answers] [data-answer]")


def choose_place(phone: Page, typed: str) -> None:
    phone.locator("form[data-place]:visible input[name=place]").fill(typed)
    phone.get_by_role("button", name="Zoek").and_(phone.locator(":visible")).click()


@pytest.fixture
def flow(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/")
    return phone


def test_it_tells_how_far_one_is_to_the_eye_and_to_the_ear(flow):
    expect(step(flow).locator("[data-progress]")).to_have_text("Vraag 1 van ongeveer 4")
    answer(flow, "Nee", "Iemand jonger dan 18", "Ik zie of hoor")
    expect(step(flow).locator("[data-progress]")).to_have_text("Vraag 4 van 4")
    expect(told(flow)).to_have_text("Vraag 4 van 4")
    answer(flow, "Ja, en we")
    expect(told(flow)).to_have_text("Advies. Lees wat je nu kunt doen en wie je kunt bellen.")


def test_opening_the_flow_takes_no_focus_and_says_nothing(flow):
    assert flow.evaluate("document.activeElement === document.body")
    expect(told(flow)).to_have_text("")


def test_the_way_back_leads_to_the_question_one_came_from_and_shows_the_answer(flow):
    answer(flow, *ADVICE)
    for label, question in zip(reversed(ADVICE), (4, 3, 2, 1), strict=True):
        step(flow).locator("[data-back]").click()
        expect(step(flow).locator("[data-progress]")).to_contain_text(f"Vraag {question} van")
        marked = step(flow).locator(".answer").filter(has_text="Dit koos je eerder")
        expect(marked).to_have_count(1)
        expect(marked).to_contain_text(label)


def test_an_answer_changed_from_the_advice_leads_on_from_there(flow):
    answer(flow, *ADVICE)
    expect(given(flow)).to_have_count(4)
    step(flow).get_by_role("link", name=re.compile("^Wijzig.*Over wie maak je je zorgen")).click()
    expect(step(flow).locator("[data-progress]")).to_contain_text("Vraag 2 van")
    answer(flow, "Iemand van 18 jaar of ouder", "Diegene heeft mij iets verteld")
    expect(given(flow)).to_have_text(["Nee", "Iemand van 18 jaar of ouder", "Diegene heeft mij iets verteld"])


def test_the_way_back_from_where_two_questions_lead_is_to_the_one_that_was_answered(flow):
    last = {walk[-1].step: walk for walk in walks(sheet_of("docent")) if walk[-1].to == TWO_LEAD_HERE}
    assert len(last) == 2
    for question, walk in last.items():
        flow.goto(f"{flow.url.partition('#')[0]}#stap-1")
        for taken in walk:
            flow.locator(f"#stap-{taken.step} .answer").nth(taken.position).click()
            expect(flow.locator(f"#kop-{taken.to}")).to_be_focused()
        expect(step(flow).locator("[data-back]")).to_have_attribute("href", f"#stap-{question}")


def test_something_else_after_all_leads_back_to_the_last_question(flow):
    answer(flow, *ADVICE)
    expect(step(flow).get_by_text("Toch iets anders?")).to_be_visible()
    step(flow).get_by_role("link", name="Kies een ander antwoord").click()
    expect(step(flow).locator("[data-progress]")).to_have_text("Vraag 4 van 4")


def test_beginning_again_forgets_every_answer(flow):
    answer(flow, *ADVICE)
    step(flow).locator("textarea").first.fill("Ze is vaak weg")
    step(flow).get_by_role("link", name="Begin opnieuw").click()
    expect(flow.locator("#kop-1")).to_be_focused()
    expect(flow.get_by_text("Dit koos je eerder")).to_have_count(0)
    answer(flow, *ADVICE)
    expect(step(flow).locator("textarea").first).to_have_value("")


def test_an_advice_opened_by_its_address_has_no_answers_and_a_way_to_begin(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/#stap-16")
    expect(step(phone).locator(".note")).to_be_visible()
    expect(step(phone).get_by_text("Jouw antwoorden")).to_be_hidden()
    step(phone).get_by_role("link", name="Begin opnieuw").click()
    expect(step(phone).locator("[data-progress]")).to_have_text("Vraag 1 van ongeveer 4")


def test_the_first_question_is_told_by_its_heading_alone(flow):
    answer(flow, "Nee")
    expect(told(flow)).to_have_text("Vraag 2 van ongeveer 4")
    step(flow).locator("[data-back]").click()
    expect(told(flow)).to_have_text("")


def test_a_step_that_no_answer_led_to_tells_none(flow):
    answer(flow, "Nee", "Iemand jonger dan 18")
    flow.goto(f"{flow.url.partition('#')[0]}#stap-16")
    expect(step(flow).locator(".note")).to_be_visible()
    expect(step(flow).get_by_text("Jouw antwoorden")).to_be_hidden()


def test_an_answer_opened_in_a_new_tab_is_not_taken_here(flow):
    with flow.context.expect_page():
        flow.get_by_role("link", name="Nee", exact=True).click(modifiers=["Control"])
    flow.goto(f"{flow.url}#stap-2")
    expect(flow.locator("#kop-2")).to_be_focused()
    expect(step(flow).locator("[data-progress]")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "then", "place"),
    [
        ("Terneuzen", None, "terneuzen/"),
        ("Bergen", "Bergen (NH)", "bergen-nh/"),
        ("Qwxqwx", "heel Nederland", ""),
    ],
)
def test_choosing_a_place_keeps_answers_note_and_history(flow, site, typed, then, place):
    answer(flow, *ADVICE)
    step(flow).locator("textarea").first.fill("Ze is vaak weg")
    before = flow.evaluate("history.length")
    choose_place(flow, typed)
    if then:
        expect(flow.locator("h1")).to_be_focused()
        flow.get_by_role("button", name=then).click()
    expect(flow).to_have_url(f"{site}/niet-pluis/docent/{place}#stap-16")
    expect(step(flow).locator("[data-numbers]")).to_be_focused()
    expect(given(flow)).to_have_count(4)
    expect(step(flow).locator("textarea").first).to_have_value("Ze is vaak weg")
    assert flow.evaluate("history.length") == before


def test_what_was_brought_into_the_page_works_like_the_page_itself(flow, site):
    answer(flow, *ADVICE)
    choose_place(flow, "Terneuzen")
    expect(flow).to_have_title("Stap voor stap | Iets niet pluis?")
    step(flow).locator(".place-bar summary").click()
    field = flow.locator("form[data-place]:visible input[name=place]")
    field.press_sequentially("utrech")
    flow.get_by_role("option").first.click()
    expect(flow).to_have_url(f"{site}/niet-pluis/docent/utrecht/#stap-16")
    expect(step(flow).get_by_role("button", name="Kopieer het nummer").first).to_be_visible()
    flow.reload()
    expect(step(flow).locator("h2")).to_contain_text("Bel vandaag Veilig Thuis")


def test_without_a_network_the_page_stays_and_says_so(page, site, db):
    page.goto(f"{site}/niet-pluis/docent/", wait_until="networkidle")
    answer(page, *ADVICE)
    page.context.set_offline(True)
    choose_place(page, "Terneuzen")
    expect(page.get_by_role("alert")).to_contain_text("De nummers op deze pagina kun je wel bellen")
    expect(given(page)).to_have_count(4)
    expect(step(page).locator("a.call__phone").first).to_be_visible()
    page.context.set_offline(False)
    choose_place(page, "Terneuzen")
    expect(page).to_have_url(f"{site}/niet-pluis/docent/terneuzen/#stap-16")


def test_a_page_that_is_not_ours_is_taken_for_no_answer(page, site, db):
    """Such as that of a network that first asks to sign in."""
    page.goto(f"{site}/niet-pluis/docent/")
    answer(page, *ADVICE)
    page.route(
        "**/plaats/", lambda route: route.fulfill(body="<p>Welkom op wifi</p>", content_type="text/html")
    )
    choose_place(page, "Terneuzen")
    expect(page.get_by_role("alert")).to_contain_text("Dat lukte niet")
    expect(given(page)).to_have_count(4)


def test_who_goes_on_while_the_place_is_looked_up_is_not_brought_back(flow, site):
    held = []
    answer(flow, *ADVICE)
    flow.route("**/plaats/", lambda route: held.append(route))  # noqa: PLW0108  # Playwright reads its signature
    with flow.expect_request("**/plaats/"):
        choose_place(flow, "Terneuzen")
    step(flow).locator("[data-back]").click()
    expect(step(flow).locator("[data-progress]")).to_have_text("Vraag 4 van 4")
    held.pop().continue_()
    expect(flow).to_have_url(f"{site}/niet-pluis/docent/terneuzen/#stap-6")
    expect(step(flow).locator("[data-progress]")).to_have_text("Vraag 4 van 4")
    expect(flow.locator("#kop-6")).to_be_focused()


def test_an_advice_that_is_gone_from_the_new_page_leads_to_the_beginning(flow, site):
    """The flow may be published anew while somebody walks it."""

    def without_the_advice(route):
        page = route.fetch()
        route.fulfill(response=page, body=page.text().replace("stap-16", "stap-99"))

    answer(flow, *ADVICE)
    flow.route("**/plaats/", without_the_advice)
    choose_place(flow, "Terneuzen")
    expect(flow.locator("#kop-1")).to_be_focused()
    expect(step(flow).locator("[data-progress]")).to_have_text("Vraag 1 van ongeveer 4")


def test_the_way_back_tells_nothing_of_a_walk_that_was_begun_anew(flow):
    answer(flow, "Nee", "Iemand jonger dan 18", "Ik heb alleen een gevoel", "Ja")
    step(flow).get_by_role("link", name="Begin opnieuw").click()
    expect(flow.locator("#kop-1")).to_be_focused()
    flow.goto(f"{flow.url.partition('#')[0]}#stap-14")
    expect(flow.locator("#kop-14")).to_be_focused()
    expect(step(flow).locator("[data-back]")).to_be_hidden()
