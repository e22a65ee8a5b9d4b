"""Every path of every role, walked in a browser: by key or thumb, with scripts and without, and on paper."""

import pytest
from playwright.sync_api import Page, expect

from contacts.models import Municipality
from tests.walks import ROLES, Answer, answers, numbers_for, sheet_of, walks

PLACE = "utrecht"
PLACES = ["terneuzen", "tytsjerksteradiel", "bergen-nh"]  # with a care coordinator, and without
# The steps in view, the numbers in them that can be dialled, and what the script adds.
SEEN = """() => {
  const steps = [...document.querySelectorAll('.step')].filter(step => step.checkVisibility())
  const texts = selector => steps.flatMap(step => [...step.querySelectorAll(selector)])
    .filter(it => it.checkVisibility()).map(it => it.textContent.trim())
  return {
    focus: document.activeElement.id,
    steps: steps.map(step => step.id),
    dialled: steps.flatMap(step => [...step.querySelectorAll('a.call__phone')])
      .filter(it => it.checkVisibility()).map(it => it.getAttribute('href')),
    primary: steps.flatMap(step => [...step.querySelectorAll('.nl-button--primary')]).length,
    progress: texts('[data-progress]'),
    answers: texts('[data-note-answers] [data-answer]'),
  }
}"""
# Where to touch an answer, that has come into view.
MIDDLE = """([step, position]) => {
  const answer = document.querySelectorAll(`#stap-${step} .answer`)[position]
  answer.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = answer.getBoundingClientRect()
  return [x + width / 2, y + height / 2]
}"""


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def has_script(request) -> bool:
    return request.param


@pytest.fixture
def browser_context_args(browser_context_args: dict, has_script) -> dict:
    return {**browser_context_args, "java_script_enabled": has_script}


def open_flow(phone: Page, site: str, role: str) -> str:
    """The address of the flow, which has come in whole; the network is gone from then on."""
    address = f"{site}/niet-pluis/{role}/{PLACE}/"
    phone.goto(address, wait_until="networkidle")
    phone.context.set_offline(True)
    return address


def seen_at(phone: Page, reader: str) -> dict:
    """What is in view once the focus is at `reader`: asked over and over, since waiting takes longer."""
    for _ in range(2_000):
        seen = phone.evaluate(SEEN)
        if seen["focus"] == reader:
            return seen
    raise AssertionError(f"The focus never came at {reader}, but at {seen['focus']}.")


def by_thumb(phone: Page, answer: Answer) -> None:
    phone.mouse.click(*phone.evaluate(MIDDLE, [answer.step, answer.position]))


def by_keyboard(phone: Page, answer: Answer) -> None:
    for _ in range(answer.position + 1):
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")


@pytest.mark.parametrize("take", [by_thumb, by_keyboard])
@pytest.mark.parametrize("role", ROLES)
def test_every_path_ends_at_its_advice_without_a_network(phone, site, role, take, has_script):
    """A page without a script remembers nothing of a walk: there each answer once is every path."""
    sheet, place = sheet_of(role), Municipality.objects.get(slug=PLACE)
    expected = {step.number: numbers_for(step, place) for step in sheet.outcomes}
    address = open_flow(phone, site, role)
    reader = "kop" if has_script else "stap"  # the heading, or without a script the whole step
    ends = set()
    for walk in walks(sheet) if has_script else ((answer,) for answer in answers(sheet)):
        phone.goto(f"{address}#stap-{walk[0].step}")
        seen_at(phone, f"{reader}-{walk[0].step}")
        for count, answer in enumerate(walk, start=1):
            take(phone, answer)
            seen = seen_at(phone, f"{reader}-{answer.to}")
            assert seen["steps"] == [f"stap-{answer.to}"]
            if has_script and answer.to not in expected:
                assert seen["progress"][0].startswith(f"Vraag {count + 1} van ")
        end = walk[-1].to
        if has_script or end in expected:
            assert seen["dialled"] == expected[end] != []
            assert seen["primary"] == 1
            assert seen["answers"] == ([answer.label for answer in walk] if has_script else [])
            ends.add(end)
    assert ends == set(expected)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
def test_every_advice_gives_the_numbers_of_the_place(phone, site, role, place):
    municipality = Municipality.objects.get(slug=place)
    phone.goto(f"{site}/niet-pluis/{role}/{place}/")
    for step in sheet_of(role).outcomes:
        phone.goto(f"{site}/niet-pluis/{role}/{place}/#stap-{step.number}")
        expect(phone.locator(f"#stap-{step.number}")).to_be_visible()
        seen = phone.evaluate(SEEN)
        assert (seen["steps"], seen["primary"]) == ([f"stap-{step.number}"], 1)
        assert seen["dialled"] == numbers_for(step, municipality) != []


@pytest.mark.parametrize("role", ROLES)
def test_every_advice_is_printed_alone_and_whole(phone, site, role):
    place = Municipality.objects.get(slug=PLACE)
    phone.goto(f"{site}/niet-pluis/{role}/{PLACE}/")
    phone.emulate_media(media="print")
    for step in sheet_of(role).outcomes:
        phone.goto(f"{site}/niet-pluis/{role}/{PLACE}/#stap-{step.number}")
        section = phone.locator(f"#stap-{step.number}")
        expect(section).to_be_visible()
        seen = phone.evaluate(SEEN)
        assert seen["steps"] == [f"stap-{step.number}"]
        assert seen["dialled"] == numbers_for(step, place)
        told = section.inner_text()
        for text in (step.outcome.title, *step.outcome.do_now, *step.outcome.do_not, *step.outcome.call_note):
            assert text in told
