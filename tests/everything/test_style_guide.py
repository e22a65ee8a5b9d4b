"""The style guide shows every component, on the real content, and only to developers."""

import pytest
from django.conf import settings
from lxml import html

COMPONENTS = {path.stem for path in (settings.BASE_DIR / "templates" / "components").iterdir()}
# Pieces of another component, of an error page, or of the frame of the page itself: they are seen there.
PIECES = {"call_facts", "call_now", "consult", "main_links", "reporting_step", "status", "step_back"}


@pytest.fixture
def guide(client, settings):
    settings.DEBUG = True
    response = client.get("/stijlgids/")
    assert response.status_code == 200
    return html.fromstring(response.content)


def test_a_public_site_has_none(client):
    assert client.get("/stijlgids/").status_code == 404


def test_every_component_is_in_it(guide):
    shown = {
        text.removeprefix("templates/components/").removesuffix(".html")
        for text in guide.xpath("//code/text()")
    }
    assert shown - {"templates/nlds/"} == COMPONENTS - PIECES


def test_no_example_is_empty(guide):
    examples = guide.xpath("//div[@class='specimen__example']")
    assert len(examples) > 20
    assert all(example.xpath(".//*") for example in examples)


def test_all_states_of_a_contact_are_in_it(guide):
    text = guide.text_content()
    for state in (
        "Nog niet bevestigd",
        "Nagekeken op",
        "Nog niet door ons nagekeken",
        "staat hier geen eigen nummer",
    ):
        assert state in text


def test_ids_are_unique_and_what_they_point_at_exists(guide):
    ids = guide.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(
        " ".join(guide.xpath("//@aria-describedby | //@aria-labelledby | //label/@for")).split()
    ) <= set(ids)
