"""Whatever somebody types at the desk, who looks at it sees words and runs nothing."""

import json
import re
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape

from editorial.doors import OPEN_FOR_WORDS
from editorial.models import InfoPage, WordToAvoid
from guide.models import Guide
from roles.models import Role
from tests.desk.words import address, form_of
from tests.desk_safety.examples import alone, example, models_with_words
from tests.desk_safety.payloads import MARK, PAYLOADS
from tests.desk_safety.planting import checked_fields, plant, text_fields
from tests.desk_safety.trespass import trespasses

pytestmark = pytest.mark.django_db
PLACES = (
    "<p>{}</p>",
    '<p title="{}">',
    "<p title='{}'>",
    '<a href="{}">',
    "<textarea>{}</textarea>",
    "<title>{}</title>",
    "<style>{}</style>",
    "<!-- {} -->",
)
NEEDS_A_SCRIPT = {
    "{",
    "$",
    "\\",
    "&",
    "＜",
    "`",
}  # how those begin that no place in a page itself lets through
MODELS = models_with_words()
LOOKED_AT = ("list", "edit", "history", "revisions_compare", "revisions_view", "usage", "remarks")


def seen(response):
    """The page, after it was found to hold no element, attribute or comment of a payload."""
    page = response.content.decode()
    assert response.status_code == 200
    assert trespasses(page) == []
    return page


def screens(row):
    """Every address of the desk that shows this row, as far as it can be asked for by GET."""
    choices = [(), (row.pk,)]
    if hasattr(row, "revisions"):
        first, *_, last = row.revisions.order_by("pk").values_list("pk", flat=True)
        state = row.workflow_states.first()
        task = state.task_states.first()
        choices += [(row.pk, last), (row.pk, first, last), (row.pk, state.pk)]
        choices += [(row.pk, "approve", task.pk), (row.pk, task.pk)]
    names = f"wagtailsnippets_{row._meta.app_label}_{row._meta.model_name}"
    for screen in sorted(OPEN_FOR_WORDS | {"delete"}):
        for chosen in choices:
            with suppress(NoReverseMatch):
                yield screen, reverse(f"{names}:{screen}", args=chosen)


def test_there_are_at_least_forty_payloads_and_each_fits_in_every_field():
    assert len(set(PAYLOADS)) >= 40
    assert all(MARK in payload for payload in PAYLOADS)
    shortest = min(f.max_length or 999 for model in MODELS for f in text_fields(model))
    assert max(map(len, PAYLOADS)) <= shortest


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if p[0] not in NEEDS_A_SCRIPT], ids=str)
def test_each_payload_is_noticed_where_a_page_would_let_it_through(payload):
    """Without this the tests below could be blind."""
    assert any(trespasses(f"<html><body>{place.format(payload)}</body></html>") for place in PLACES)


def test_words_are_not_noticed():
    """Escaped as a template does it, no payload is more than words in any place where our pages put words."""
    for payload in map(escape, PAYLOADS):
        page = f'<title>{payload}</title><p title="{payload}">{payload}</p><textarea>{payload}</textarea>'
        assert trespasses(page) == []


def test_no_text_is_passed_over():
    """All but the one that holds the flow together: with other words it would not be shown at all."""
    rows = [plant(example(model), alone(PAYLOADS[0])) for model in MODELS]
    clean = [
        f"{row._meta.model_name}.{field.name}"
        for row in rows
        for field in text_fields(type(row))
        if MARK not in getattr(row, field.attname)
    ]
    assert clean == ["guide.start"]
    flow = str(next(row for row in rows if isinstance(row, Guide)).nodes.raw_data)
    keys = {"key", "next", "contacts", "tip", "roles", "excluded", "meldcode_step"}
    blocks = Guide._meta.get_field("nodes").stream_block.child_blocks.values()
    texts = {name for block in blocks for name in block.child_blocks} - keys - {"options"}
    assert all(re.search(rf"'{name}': \[?['\"]<script>", flow) for name in {*texts, "label", "hint"}), flow


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_is_checked_takes_no_payload(model):
    for field in checked_fields(model):
        for payload in PAYLOADS:
            with pytest.raises(ValidationError):
                field.clean(payload, None)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_screen_of_the_desk_shows_words(chief, writers, model):
    from tests.desk_safety.conftest import planted_row

    example(Role)  # the preview of the flow walks with somebody
    row = planted_row(model, writers)
    shown = {}
    for screen, url in screens(row):
        response = chief.get(url)
        assert response.status_code < 500, url
        if response.status_code == 200 and "html" in response["Content-Type"]:
            shown[screen] = MARK in seen(response)
        elif response.status_code == 200:
            assert response["Content-Type"] == "application/json"
    expected = LOOKED_AT if model is not WordToAvoid else ("list", "edit", "delete", "history")
    assert [screen for screen in expected if not shown.get(screen)] == []


def test_the_first_page_shows_words(chief, planted):
    page = seen(chief.get(reverse("wagtailadmin_home")))
    assert page.count(MARK) > 20


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_of_every_payload_alone_shows_words(chief, model):
    for payload in PAYLOADS:
        row = plant(example(model), alone(payload))
        row.save()
    page = seen(chief.get(address(model, "list"), {"p": 1}))
    assert page.count(MARK) > len(PAYLOADS)


def test_the_pages_that_list_every_role_show_words(client):
    for payload in PAYLOADS:
        plant(example(Role), alone(payload)).save()
    for url in ("/", "/rollen/", "/niet-pluis/"):
        assert seen(client.get(url)).count(MARK) >= len(PAYLOADS)


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_the_pages_of_visitors_show_words(client, payload):
    rows = [plant(example(model), alone(payload)) for model in (Role, Guide, InfoPage)]
    role, _guide, page = rows
    page.slug = "over"
    for row in rows:
        row.save()
    for url in (f"/rollen/{role.slug}/", f"/niet-pluis/{role.slug}/"):
        assert MARK in seen(client.get(url))
    seen(client.get("/over/"))


def test_a_text_with_markup_takes_no_payload_as_markup(chief):
    """What is sent is made by hand: links to the payloads, with the payload for words, style and kind."""
    page = example(InfoPage)
    body = json.dumps(
        {
            "blocks": [block for number in range(len(PAYLOADS)) for block in _blocks(number)],
            "entityMap": {str(number): _link(payload) for number, payload in enumerate(PAYLOADS)},
        }
    )
    assert chief.post(address(page, "edit"), form_of(chief, page, title="Over", body=body)).status_code == 302
    seen(chief.get(address(page, "edit")))
    text = page.revisions.latest("pk").as_object().body
    assert text.count(MARK) >= len(PAYLOADS)
    assert trespasses(f"<html><body>{without_addresses_that_lead_nowhere(text)}</body></html>") == []


def _blocks(number):
    """A paragraph that is a link, and a block of a kind that does not exist."""
    payload = PAYLOADS[number]
    all_of_it = {"offset": 0, "length": len(payload)}
    block = {"key": f"a{number}", "type": "unstyled", "depth": 0, "text": payload}
    block["inlineStyleRanges"] = [{**all_of_it, "style": style} for style in ("BOLD", payload)]
    block["entityRanges"] = [{**all_of_it, "key": number}]
    return block, {**block, "key": f"b{number}", "type": payload}


def _link(payload):
    return {"type": "LINK", "mutability": "MUTABLE", "data": {"url": payload, "href": payload}}


def without_addresses_that_lead_nowhere(html):
    """The text without the links that are merely an odd address here; one that runs stays."""
    return re.sub(r'<a href="(?![a-z]+:)[^"]*">', "<a>", html)
