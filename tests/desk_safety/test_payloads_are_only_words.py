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
LOOKED_AT = ("list", "edit", "history", "revisions_compare", "revisions_view", "usage")


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


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_the_pages_of_visitors_show_words(client, payload):
    role = plant(example(Role), alone(payload))
    role.save()
    guide = plant(example(Guide), alone(payload))
    guide.save()
    page = plant(example(InfoPage), alone(payload))
    page.slug = "over"
    page.save()
    for url in (
        "/",
        "/rollen/",
        f"/rollen/{role.slug}/",
        "/niet-pluis/",
        f"/niet-pluis/{role.slug}/",
        "/over/",
    ):
        seen(client.get(url))
    assert MARK in seen(client.get(f"/niet-pluis/{role.slug}/"))
    assert MARK in seen(client.get(f"/rollen/{role.slug}/"))


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_a_text_with_markup_takes_no_payload_as_markup(chief, payload):
    """What the editor of such a text sends is made by hand: a link to the payload, named so too."""
    page = example(InfoPage)
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": payload, "href": payload}}
    styles = [{"offset": 0, "length": len(payload), "style": style} for style in ("BOLD", payload)]
    block = {"key": "a", "type": "unstyled", "depth": 0, "text": payload, "inlineStyleRanges": styles}
    block["entityRanges"] = [{"key": 0, "offset": 0, "length": len(payload)}]
    body = json.dumps({"blocks": [block, {**block, "key": "b", "type": payload}], "entityMap": {"0": link}})
    chief.post(address(page, "edit"), form_of(chief, page, title="Over", body=body))
    seen(chief.get(address(page, "edit")))
    page.refresh_from_db()
    assert trespasses(f"<html><body>{page.get_latest_revision_as_object().body}</body></html>") == []
