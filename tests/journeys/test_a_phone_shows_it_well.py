"""How pages are to look at and to reach: the first screen, a narrow screen, large letters, keys, paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = {
    "home": "/",
    "roles": "/rollen/",
    "role": "/rollen/docent/utrecht/",
    "role without a place": "/rollen/huisarts/",
    "contact": "/contact/tytsjerksteradiel/",
    "flow": "/niet-pluis/huisarts/terneuzen/",
    "advice": "/niet-pluis/huisarts/terneuzen/#stap-9",
    "advice without a place": "/niet-pluis/politie/#stap-5",
    "information": "/privacy/",
    "error": "/nergens/",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def opened(request, page, site, db):
    page.goto(site + request.param)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, scheme):
    opened.emulate_media(color_scheme=scheme)
    found = Axe().run(opened, options={"runOnly": {"type": "tag", "values": RULES}})
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_scrolls_sideways(opened, width):
    opened.set_viewport_size({"width": width, "height": 640})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_letters_twice_as_large_still_fit(opened):
    opened.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_first_screen_of_a_phone_holds_all_of_the_home_page(phone, site):
    phone.goto(site)
    for shown in (
        phone.get_by_role("link", name="Direct gevaar? Bel 112"),
        phone.get_by_role("link", name="Start: wat kan ik doen?"),
        phone.get_by_label("Gemeente, plaats of postcode"),
        phone.get_by_role("link", name="Aandachtsfunctionaris"),
    ):
        box = shown.bounding_box()
        assert box["y"] + box["height"] <= 640, shown


def test_what_a_thumb_presses_is_large_enough(opened):
    pressed = ".button, .answer, .tile, .call__phone, .masthead__leave, .emergency__link, .lookup__input"
    for target in opened.locator(pressed).all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 43.5, target.text_content()


def test_only_one_step_is_in_view_and_the_next_starts_at_its_heading(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/")
    expect(phone.locator(".step:visible")).to_have_count(1)
    phone.get_by_role("link", name="Ik weet het niet").click()
    expect(phone.locator(".step:visible")).to_have_count(1)
    expect(phone.get_by_role("heading", name="Over wie maak je je zorgen?")).to_be_in_viewport()
    assert phone.evaluate("document.activeElement.id") == "stap-2"


def test_back_returns_to_the_question_before(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/")
    phone.get_by_role("link", name="Nee", exact=True).click()
    phone.go_back()
    expect(phone.get_by_role("heading", name="Is er nu direct gevaar?")).to_be_visible()


def test_the_whole_flow_can_be_walked_with_the_keyboard(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/utrecht/")
    for answer in ("Nee", "Iemand van 18 jaar of ouder", "Diegene heeft mij iets verteld"):
        for _ in range(30):
            phone.keyboard.press("Tab")
            focused = phone.evaluate("document.activeElement.innerText") or ""
            if focused.startswith(answer):
                break
        assert phone.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        phone.keyboard.press("Enter")
    expect(
        phone.get_by_role("heading", name="Luister, volg het tempo en bel de zorgcoördinator")
    ).to_be_visible()


def test_the_first_tab_skips_to_the_content(phone, site):
    phone.goto(f"{site}/rollen/docent/utrecht/")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "inhoud"


def test_on_paper_every_question_has_a_number_and_says_where_to_go(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/utrecht/")
    phone.emulate_media(media="print")
    steps = phone.locator(".step").count()
    assert steps > 10
    expect(phone.locator(".step:visible")).to_have_count(steps)
    expect(phone.get_by_text("(ga naar 2)").first).to_be_visible()
    expect(phone.get_by_role("link", name="Snel weg")).to_be_hidden()


def test_a_browser_that_does_not_know_has_shows_every_step(phone, site):
    """The rule that hides steps stands behind a question to the browser; without it all of them show."""
    phone.goto(f"{site}/niet-pluis/docent/")
    hiding = phone.evaluate(
        "[...document.styleSheets].flatMap(sheet => [...sheet.cssRules])"
        ".flatMap(rule => [...rule.cssRules || []])"
        ".filter(rule => rule.cssText.includes('.step:target')).map(rule => rule.conditionText)"
    )
    assert hiding == ["selector(:has(a))"]
