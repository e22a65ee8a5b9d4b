"""Every advice of every role says all it must: what to do and not, whom to call, what comes then, a tip."""

import gzip

import pytest
from lxml import html

from contacts.models import Municipality
from guide.blocks import MeldcodeStep
from roles.models import Role
from tests.walks import ROLES, numbers_for, sheet_of
from tips.models import Tip

PLACES = ["", "utrecht/", "terneuzen/", "bergen-nh/"]


def text_of(element) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def page(client):
    def open_page(role: str, place: str):
        return html.fromstring(client.get(f"/niet-pluis/{role}/{place}").content)

    return open_page


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
def test_every_advice_is_complete(page, role, place, settings):
    settings.SHOW_UNCONFIRMED_CONTACTS = True
    shown, municipality = page(role, place), Municipality.objects.get_or_404(place.strip("/") or None)
    has_code = Role.objects.get(slug=role).has_reporting_code
    tips = dict(Tip.objects.values_list("key", "text"))
    outcomes = sheet_of(role).outcomes
    assert outcomes
    for step in outcomes:
        (section,) = shown.xpath(f"//section[@id='stap-{step.number}']")
        told, outcome = text_of(section), step.outcome
        assert text_of(section.find(".//h2")) == f"{step.number}. {outcome.title}"
        assert [text_of(item) for item in section.xpath(".//ol[@class='do-now']/li")] == list(outcome.do_now)
        assert [text_of(item) for item in section.xpath(".//ul[@class='do-not']/li")] == list(outcome.do_not)
        assert outcome.do_not
        assert outcome.call_note
        assert all(text in told for text in (*outcome.call_note, tips[outcome.tip]))
        dialled = section.xpath(".//a[contains(@class, 'call__phone')]/@href")
        assert dialled == numbers_for(step, municipality)
        assert len(section.xpath(".//*[contains(@class, 'nl-button--primary')]")) == 1
        assert section.xpath(".//a[contains(@class, 'nl-button--primary')]/@href") == dialled[:1]
        asked = section.xpath(".//details[.//summary[contains(., 'Wat vragen ze')]]")
        cards = section.xpath(".//article[contains(@class, 'call')]")
        with_more = [card for card in cards if not {"call--emergency", "call--inside"} & set(card.classes)]
        assert len(asked) == len(with_more)
        assert all(details.xpath("./ul/li") and text_of(details.xpath("./p")[0]) for details in asked)
        assert "Toch iets anders?" in told
        steps = section.xpath(".//*[@aria-current='step']")
        if has_code and outcome.meldcode_step:
            label = str(MeldcodeStep(outcome.meldcode_step).label)
            assert [text_of(one).lower() for one in steps] == [label.lower()]
            assert f"stap {outcome.meldcode_step} van de meldcode: {label}" in told
            assert "/vijf-stappen/" in section.xpath(".//a/@href")
        else:
            assert not steps
            assert "meldcode:" not in told


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
def test_the_page_is_light(client, role, place, settings):
    settings.SHOW_UNCONFIRMED_CONTACTS = True
    response = client.get(f"/niet-pluis/{role}/{place}", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert b"<main" in gzip.decompress(response.content)
    assert len(response.content) <= 14 * 1024


def test_the_five_steps_are_explained(client):
    told = text_of(html.fromstring(client.get("/vijf-stappen/").content).find(".//main"))
    assert "De vijf stappen" in told
    assert "meldcode" in told
