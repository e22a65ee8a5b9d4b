"""The desk in a browser: two people bring a change to the site, under a visitor's policy."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from accounts.groups import EDITOR, REVIEWER
from editorial.models import InfoPage, Remark
from editorial.staff import editorial_models, prepare_desk
from guide.models import Guide
from roles.models import Role
from tests.desk.words import address, fresh
from tests.factories.accounts import UserFactory
from tests.journeys.conftest import closed
from tests.journeys.test_accessible import OPTIONS
from tests.staff import at_work, cookie_of
from tips.models import Tip

OLD, NEW = "Let op elkaar.", "Kijk elke dag goed naar elkaar om."
DESK = {"width": 1280, "height": 900}


class Worker:
    """Somebody at the desk in a browser of their own, who keeps what the browser complains about."""

    def __init__(self, browser: Browser, site: str, group: str, name: str) -> None:
        self.site, self.trouble = site, []
        self.person = user = UserFactory(email=f"{name}@example.org", first_name=name)
        user.groups.add(Group.objects.get(name=group))
        self.context = browser.new_context(viewport=DESK, locale="nl-NL")
        self.context.add_cookies([cookie_of(at_work(Client(), user), site)])
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("console", lambda told: self.trouble.append(told.text) if told.type == "error" else None)
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("request", lambda request: self._ours(request.url))
        self.page.on("response", lambda got: self.trouble.append(got.url) if got.status >= 400 else None)

    def _ours(self, url: str) -> None:
        if not url.startswith((self.site, "data:", "blob:")):
            self.trouble.append(url)

    def open(self, path: str) -> Page:
        self.page.goto(self.site + path)
        return self.page


@pytest.fixture
def people(browser: Browser, site: str, db: None) -> Iterator[tuple[Worker, Worker]]:
    prepare_desk()
    both = Worker(browser, site, EDITOR, "kelly"), Worker(browser, site, REVIEWER, "vladimir")
    yield both
    for worker in both:
        closed(worker.context)
        assert not worker.trouble


def send(page: Page, button: Locator) -> None:
    """Press a button that sends the form, and see the page that answers."""
    with page.expect_navigation():
        button.click()


def press(page: Page, name: str) -> None:
    """A button behind the first one at the foot of the form."""
    page.locator("footer .w-dropdown__toggle").click()
    send(page, page.get_by_role("button", name=name))


def approve(page: Page) -> None:
    """What a reviewer came for."""
    send(page, page.get_by_role("button", name=re.compile("Keur goed")).first)


def test_a_change_goes_from_draft_to_the_site_and_back(people: tuple[Worker, Worker], site: str) -> None:
    kelly, vladimir = people
    tip = Tip.objects.get(text=OLD)
    role = tip.shown_by()[0]
    edit = address(tip, "edit")
    page = kelly.open(edit)
    page.get_by_role("textbox", name="Tekst").fill(NEW)
    page.get_by_role("button", name="voorvertoning").click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.get_by_text(NEW)).to_be_visible(timeout=20_000)
    expect(frame.get_by_role("heading", level=1)).to_have_text(role.name)
    press(page, "Vraag een ander om na te kijken")
    visitor = vladimir.context.new_page()
    visitor.goto(site + role.get_absolute_url())
    expect(visitor.get_by_text(OLD)).to_be_visible()

    page = vladimir.open("/redactie/")
    expect(page.get_by_text(NEW).first).to_be_visible()
    page = vladimir.open(edit)
    approve(page)
    visitor.reload()
    expect(visitor.get_by_text(NEW)).to_be_visible()

    versions = [version.pk for version in fresh(tip).revisions.order_by("pk")]
    page = kelly.open(address(tip, "revisions_compare", versions[0], "latest"))
    expect(page.locator(".addition").first).to_be_visible()
    page = kelly.open(address(tip, "revisions_revert", versions[0]))
    send(page, page.locator("footer button").first)
    press(kelly.page, "Vraag een ander om na te kijken")
    approve(vladimir.open(edit))
    visitor.reload()
    expect(visitor.get_by_text(OLD)).to_be_visible()


def test_who_wrote_a_change_finds_no_way_to_approve_it(people: tuple[Worker, Worker], site: str) -> None:
    kelly, vladimir = people
    tip = Tip.objects.get(text=OLD)
    page = vladimir.open(address(tip, "edit"))
    page.get_by_role("textbox", name="Tekst").fill(NEW)
    press(page, "Vraag een ander om na te kijken")
    page = vladimir.open("/redactie/")
    expect(page.get_by_text("Dit kijkt een ander nog na")).to_be_visible()
    expect(page.get_by_text("Een collega vraagt of jij dit wilt nakijken")).to_have_count(0)
    for worker in (vladimir, kelly):  # who wrote it, and who reviews nothing
        page = worker.open(address(tip, "edit"))
        expect(page.get_by_role("textbox", name="Tekst")).to_have_value(NEW)
        expect(page.get_by_text(re.compile("Keur goed"))).to_have_count(0)
    assert Tip.objects.live().get(pk=tip.pk).text == OLD


def test_a_remark_is_made_beside_the_form_that_keeps_what_was_typed(people: tuple[Worker, Worker]) -> None:
    kelly, vladimir = people
    tip = Tip.objects.get(text=OLD)
    form = vladimir.open(address(tip, "edit"))
    form.get_by_role("textbox", name="Tekst").fill(NEW)
    with vladimir.context.expect_page() as opened:
        form.get_by_role("link", name="Schrijf een opmerking").click()
    page = opened.value
    page.get_by_label("Waarover").select_option("Tekst")
    page.get_by_role("textbox", name="Opmerking").fill("Kan dit warmer?")
    send(page, page.get_by_role("button", name="Plaats opmerking"))
    expect(form.get_by_role("textbox", name="Tekst")).to_have_value(NEW)

    page = kelly.open("/redactie/")
    expect(page.get_by_text("tip, 1 opmerking")).to_be_visible()
    page = kelly.open(address(tip, "edit"))
    page.get_by_role("link", name="1 opmerking").click()
    expect(page.get_by_text("Kan dit warmer?")).to_be_in_viewport()
    page = kelly.open(address(tip, "remarks"))
    send(page, page.get_by_role("button", name="Opgelost"))
    page.get_by_text("1 opgeloste opmerking").click()
    expect(page.get_by_text("Kan dit warmer?")).to_be_visible()


def test_a_long_question_fits_among_the_places_on_a_phone(people: tuple[Worker, Worker]) -> None:
    kelly, _vladimir = people
    page = kelly.open(address(Guide.objects.get(), "remarks"))
    page.set_viewport_size({"width": 360, "height": 740})
    choice = page.get_by_label("Waarover")
    choice.select_option(index=9)
    box = choice.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 360


def test_axe_finds_nothing_in_what_is_ours(people: tuple[Worker, Worker]) -> None:
    _kelly, vladimir = people
    tip = Tip.objects.get(text=OLD)
    said = {"words": tip, "place": "text", "author": vladimir.person, "author_name": "Vladimir"}
    Remark.objects.create(**said, text="Kan dit warmer?")
    Remark.objects.create(**said, text="Dit ook.", resolved_at=timezone.now(), resolved_by=vladimir.person)
    for path, ours in (
        ("/redactie/", ".attention"),
        (address(tip, "edit"), ".reading-help"),
        (address(tip, "edit"), ".remarks"),
        (address(tip, "remarks"), "main"),
        (address(tip, "unpublish"), "main"),
        (address(Guide.objects.get(), "edit"), ".flow-effect"),
    ):
        page = vladimir.open(path)
        expect(page.locator(ours).first).to_be_visible()
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate("([ours, options]) => axe.run(ours, options)", [ours, OPTIONS])
        assert not [(rule["id"], node["target"]) for rule in found["violations"] for node in rule["nodes"]]


def test_an_answer_is_led_to_a_new_node_that_is_not_saved_yet(people: tuple[Worker, Worker]) -> None:
    kelly, _vladimir = people
    guide = Guide.objects.live().get()
    page = kelly.open(address(guide, "edit"))
    page.locator('[data-streamfield-action="DUPLICATE"]').first.click()
    keys = page.locator("input[data-flow-key]")
    expect(keys).to_have_count(len(guide.flow.nodes) + 1)
    expect(page.get_by_label("Eerste vraag").locator("option")).to_have_count(len(guide.flow.questions) + 2)
    values = keys.evaluate_all("inputs => inputs.map((input) => input.value)")
    assert len(set(values)) == len(values)
    new = next(iter(set(values) - {node.key for node in guide.flow.nodes}))
    page.locator("[data-flow-next]").first.evaluate(
        """(input, key) => {
            const choice = input.previousElementSibling;
            choice.value = key;
            choice.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        new,
    )
    send(page, page.get_by_role("button", name="Bewaar concept"))
    draft = fresh(guide).get_latest_revision_as_object().flow
    assert draft.questions[0].options[0].next == new
    assert new in {node.key for node in draft.nodes}


def test_a_link_in_a_text_begins_with_an_address(people: tuple[Worker, Worker]) -> None:
    kelly, _vladimir = people
    about = InfoPage.objects.get(slug="over")
    page = kelly.open(address(about, "edit"))
    words = page.locator(".public-DraftEditor-content").first
    words.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+K")
    page.get_by_role("textbox", name="URL").fill("/privacy/")
    page.locator(".modal input[type=submit]").click()
    expect(page.locator(".modal")).to_have_count(0)
    field = page.locator("input[name=body]")  # it follows what one sees a little later
    expect(field).to_have_value(re.compile('"/privacy/"'))
    send(page, page.get_by_role("button", name="Bewaar concept"))
    assert '<a href="/privacy/">' in fresh(about).get_latest_revision_as_object().body


def test_every_screen_obeys_the_policy(people: tuple[Worker, Worker]) -> None:
    kelly, vladimir = people
    for model in editorial_models():
        row = model.objects.live().first()
        vladimir.open(address(model, "list"))
        for screen in ("edit", "history", "remarks", "unpublish"):
            vladimir.open(address(row, screen))
        vladimir.open(address(row, "revisions_compare", "earliest", "latest"))
        if model not in (InfoPage, Guide):
            kelly.open(address(model, "add"))
    page = kelly.open(address(Role.objects.live().first(), "edit"))
    before = page.locator("#id_steps-FORMS > *").count()
    page.locator("#id_steps-ADD").click()
    expect(page.locator("#id_steps-FORMS > *")).to_have_count(before + 1)
