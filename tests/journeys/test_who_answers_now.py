"""What a visitor reads of who answers now, by the clock of the browser. The content is the real one."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

CONTACT = "/contact/terneuzen/"
FLOW = "/niet-pluis/docent/"
ADVICE = f"{FLOW}#stap-18"  # a care coordinator in office hours, then Veilig Thuis day and night
INSIDE = f"{FLOW}#stap-17"  # a colleague, and then those two
DANGER = f"{FLOW}#stap-9"  # 112 comes first
CARE, SAFE_HOME, CHILD_LINE = "Zorgcoördinator mensenhandel", "Veilig Thuis", "Kindertelefoon"
COLLEAGUE = "De aandachtsfunctionaris of het zorgteam van je school"
INSTEAD = f"Nu bereikbaar. {CARE} is nu dicht."
PRINT = "name => dispatchEvent(new Event(name))"


def dutch(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZoneInfo("Europe/Amsterdam"))


SUNDAY_NIGHT, WEDNESDAY = dutch(2026, 11, 29, 23), dutch(2026, 11, 25, 10)
CHRISTMAS = dutch(2026, 12, 25, 12)


@pytest.fixture
def visit(phone, site):
    """Opens an address at a moment; the clock then stands still."""

    def open_at(address: str, moment: datetime, page: Page = phone) -> Page:
        page.clock.set_fixed_time(moment)
        page.goto(site + address, wait_until="networkidle")
        return page

    return open_at


@pytest.fixture
def living(phone, site):
    """Opens an address at a moment; the clock then goes on only as the test says."""

    def open_at(address: str, moment: datetime) -> Page:
        phone.clock.install(time=moment - timedelta(hours=1))
        phone.clock.pause_at(moment)
        phone.goto(site + address, wait_until="networkidle")
        return phone

    return open_at


def status(page: Page, name: str):
    """The line on the visible card with this name."""
    heading = page.get_by_role("heading", name=name, exact=True)
    return page.locator(".call:visible").filter(has=heading).locator("[data-now]")


def order(page: Page) -> list[str]:
    return page.locator(".calls:visible .call__name").all_inner_texts()


@pytest.mark.parametrize(
    ("moment", "name", "words"),
    [
        (WEDNESDAY, "CoMensha", "Nu bereikbaar, tot 17.00 uur"),
        (dutch(2026, 11, 25, 8, 59), "CoMensha", "Nu dicht, tot 9.00 uur"),
        (dutch(2026, 11, 25, 9), "CoMensha", "Nu bereikbaar, tot 17.00 uur"),
        (dutch(2026, 11, 25, 17), "CoMensha", "Nu dicht, tot morgen 9.00 uur"),
        (dutch(2026, 11, 27, 17), "CoMensha", "Nu dicht, tot maandag 9.00 uur"),
        (SUNDAY_NIGHT, "CoMensha", "Nu dicht, tot morgen 9.00 uur"),
        (CHRISTMAS, "CoMensha", "Vandaag is een feestdag, dan meestal dicht, tot maandag 9.00 uur"),
        (dutch(2026, 12, 27, 12), "CoMensha", "Nu dicht, tot morgen 9.00 uur"),
        (SUNDAY_NIGHT, CHILD_LINE, "Nu dicht, tot morgen 11.00 uur"),
        (dutch(2026, 11, 29, 11), CHILD_LINE, "Nu bereikbaar, tot 21.00 uur"),
        (SUNDAY_NIGHT, SAFE_HOME, "Nu bereikbaar"),
        (CHRISTMAS, SAFE_HOME, "Nu bereikbaar"),
        (dutch(2099, 1, 5, 12), "CoMensha", ""),
        (dutch(2099, 1, 5, 12), SAFE_HOME, ""),
    ],
)
def test_a_card_says_who_answers_now(visit, moment, name, words):
    expect(status(visit(CONTACT, moment), name)).to_have_text(words)


def test_a_script_that_is_there_before_the_page_is_whole_finds_its_words(phone, site):
    """Another script holds up the page after the cards, until ours has run."""
    held = []

    def hold_up(route):
        html = route.fetch().text()
        route.fulfill(
            body=html.replace("</main>", '</main><script src="/held.js"></script>'), content_type="text/html"
        )

    phone.route(site + CONTACT, hold_up)
    phone.route("**/held.js", lambda route: held.append(route))  # noqa: PLW0108  # Playwright reads its signature
    phone.clock.set_fixed_time(WEDNESDAY)
    with phone.expect_request("**/held.js"):
        phone.goto(site + CONTACT, wait_until="commit")
    phone.evaluate("import(document.querySelector('script[type=module]').src)")
    assert phone.evaluate("document.readyState === 'loading' && !document.querySelector('[data-status]')")
    held.pop().fulfill(body="", content_type="text/javascript")
    expect(status(phone, "CoMensha")).to_have_text("Nu bereikbaar, tot 17.00 uur")


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_a_phone_set_to_another_zone_says_the_same(browser, site, db, visit, zone):
    with browser.new_context(timezone_id=zone, locale="en-US") as context:
        page = visit(CONTACT, dutch(2026, 11, 27, 17), context.new_page())
        expect(status(page, "CoMensha")).to_have_text("Nu dicht, tot maandag 9.00 uur")


def test_112_and_who_told_no_hours_get_no_line(visit):
    page = visit(CONTACT, WEDNESDAY)
    cards = page.locator(".call")
    silent = cards.filter(has_text=re.compile("tijden niet bekend|kantooruren"))
    expect(silent).not_to_have_count(0)
    expect(silent.locator("[data-now]")).to_have_count(0)
    expect(page.locator(".call--emergency")).to_have_count(1)
    expect(page.locator(".call--emergency [data-now]")).to_have_count(0)


def test_the_line_follows_the_clock(living):
    page = living(CONTACT, dutch(2026, 11, 25, 8, 58, 30))
    expect(status(page, "CoMensha")).to_have_text("Nu dicht, tot 9.00 uur")
    page.clock.run_for(89_000)
    expect(status(page, "CoMensha")).to_have_text("Nu dicht, tot 9.00 uur")
    page.clock.run_for(1_000)
    expect(status(page, "CoMensha")).to_have_text("Nu bereikbaar, tot 17.00 uur")


def test_the_line_is_right_at_once_when_one_comes_back_to_the_page(visit):
    page = visit(CONTACT, WEDNESDAY)
    page.clock.set_fixed_time(dutch(2026, 11, 25, 20))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    expect(status(page, "CoMensha")).to_have_text("Nu dicht, tot morgen 9.00 uur")


def test_nothing_ticks_on_once_somebody_leaves(living):
    page = living(CONTACT, WEDNESDAY)
    page.route("**/weg/", lambda route: route.fulfill(status=204))
    count = """() => { const real = Date.prototype.toLocaleString; window.asked = 0
      Date.prototype.toLocaleString = function (...all) { asked++; return real.apply(this, all) } }"""
    page.evaluate(count)
    page.clock.run_for(60_000)
    assert page.evaluate("asked") > 0
    page.evaluate("document.querySelector('[data-leave]').click(); asked = 0")
    page.clock.run_for(180_000)
    assert page.evaluate("asked") == 0


def test_in_office_hours_the_order_is_that_of_the_advice(visit):
    page = visit(ADVICE, WEDNESDAY)
    expect(status(page, CARE)).to_have_text("Nu bereikbaar, tot 17.00 uur")
    assert order(page) == [CARE, SAFE_HOME]
    assert "is nu dicht" not in page.locator(".calls:visible").inner_text()


def test_at_night_the_next_one_that_answers_comes_first_and_says_why(visit):
    page = visit(ADVICE, SUNDAY_NIGHT)
    expect(status(page, SAFE_HOME)).to_have_text(f"{INSTEAD}")
    expect(status(page, CARE)).to_have_text("Nu dicht, tot morgen 9.00 uur")
    assert order(page) == [SAFE_HOME, CARE]
    numbers = page.locator(".calls:visible .call__phone").all()
    assert "0800" in numbers[0].inner_text()
    numbers[0].focus()
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement.closest('.call').querySelector('.call__name').textContent"
    ) == (SAFE_HOME)


def test_on_a_public_holiday_it_says_that_they_are_usually_closed(visit):
    page = visit(ADVICE, CHRISTMAS)
    words = f"Nu bereikbaar. {CARE} is op een feestdag meestal dicht."
    expect(status(page, SAFE_HOME)).to_have_text(words)
    assert order(page) == [SAFE_HOME, CARE]


def test_a_colleague_stays_first(visit):
    page = visit(INSIDE, SUNDAY_NIGHT)
    assert order(page) == [COLLEAGUE, SAFE_HOME, CARE]


def test_112_stays_first(visit):
    page = visit(DANGER, SUNDAY_NIGHT)
    assert order(page) == ["Bij direct gevaar", SAFE_HOME, CARE]
    expect(status(page, SAFE_HOME)).to_have_text("Nu bereikbaar")


def test_the_button_that_stands_out_is_that_of_who_comes_first(phone, site, visit):
    """One button of an advice stands out, that of the first; the others are quieter."""

    def quieter(route):
        html = route.fetch().text()
        head, *advices = html.split('<ol class="calls" data-forward>')
        quiet = [re.sub(r"(nl-button--)primary", r"\1secondary", one) for one in advices]
        loud = [one.replace("nl-button--secondary", "nl-button--primary", 1) for one in quiet]
        route.fulfill(body='<ol class="calls" data-forward>'.join([head, *loud]), content_type="text/html")

    phone.route(f"{site}{FLOW}", quieter)
    looks = "all => all.map(it => it.classList.contains('nl-button--primary'))"
    page = visit(ADVICE, SUNDAY_NIGHT)
    buttons = page.locator(".calls:visible .call__phone")
    assert order(page)[0] == SAFE_HOME
    assert buttons.evaluate_all(looks) == [True, False]
    page.clock.set_fixed_time(WEDNESDAY)
    page.evaluate("location.hash = '#stap-1'; location.hash = '#stap-18'")
    expect(status(page, SAFE_HOME)).to_have_text("Nu bereikbaar")
    assert order(page) == [CARE, SAFE_HOME]
    assert buttons.evaluate_all(looks) == [True, False]


def test_nothing_moves_under_the_eyes_but_what_is_said_stays_true(living):
    page = living(ADVICE, dutch(2026, 11, 25, 8, 59))
    assert order(page) == [SAFE_HOME, CARE]
    page.clock.run_for(60_000)
    expect(status(page, CARE)).to_have_text("Nu bereikbaar, tot 17.00 uur")
    expect(status(page, SAFE_HOME)).to_have_text("Nu bereikbaar")
    assert order(page) == [SAFE_HOME, CARE]


def test_who_comes_to_the_advice_again_finds_it_in_order(living):
    page = living(ADVICE, dutch(2026, 11, 25, 8, 59))
    page.clock.run_for(60_000)
    page.evaluate("location.hash = '#stap-1'")
    page.evaluate("location.hash = '#stap-18'")
    expect(page.locator(".calls:visible .call__name").first).to_have_text(CARE)
    assert order(page) == [CARE, SAFE_HOME]


def test_nothing_moves_around_who_is_in_the_list(visit):
    page = visit(ADVICE, WEDNESDAY)
    number = page.locator(".calls:visible .call__phone").first
    number.focus()
    page.clock.set_fixed_time(SUNDAY_NIGHT)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(status(page, CARE)).to_have_text("Nu dicht, tot morgen 9.00 uur")
    assert order(page) == [CARE, SAFE_HOME]
    expect(number).to_be_focused()


def test_paper_keeps_the_order_of_the_advice_and_says_nothing_of_now(visit):
    page = visit(ADVICE, SUNDAY_NIGHT)
    page.emulate_media(media="print")
    page.evaluate(PRINT, "beforeprint")
    assert order(page) == [CARE, SAFE_HOME]
    expect(page.locator("[data-now]:visible")).to_have_count(0)
    assert "is nu dicht" not in page.locator(".calls:visible").inner_text()
    page.emulate_media(media="screen")
    page.evaluate(PRINT, "afterprint")
    assert order(page) == [SAFE_HOME, CARE]


@pytest.mark.parametrize("address", [CONTACT, "/rollen/docent/"])
def test_other_lists_keep_their_order(visit, address):
    by_day, by_night = order(visit(address, WEDNESDAY)), order(visit(address, SUNDAY_NIGHT))
    assert by_day == by_night
    assert len(by_day) > 3


@pytest.mark.parametrize("address", [CONTACT, ADVICE])
def test_without_a_script_the_hours_are_text_and_nothing_is_said_of_now(browser, site, db, address):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + address)
        hours = page.get_by_text("maandag tot en met vrijdag van 9.00 tot 17.00 uur").and_(
            page.locator(":visible")
        )
        expect(hours.first).to_be_visible()
        for line in page.locator("[data-now]").all():
            expect(line).to_be_empty()
            assert line.evaluate("line => line.offsetHeight") == 0
