"""The command that tells whether the flow is sound, role by role."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from guide.document import nodes_from
from guide.models import Guide
from tests.edits import change_option
from tests.factories.contacts import ContactFactory
from tests.factories.words import GuideFactory, RoleFactory, small_flow

pytestmark = pytest.mark.django_db

FLOW = small_flow("soort")


@pytest.fixture(autouse=True)
def guide():
    RoleFactory(slug="docent")
    ContactFactory(kind__slug="soort", fallback=True)
    return GuideFactory(flow=FLOW)


def told(**options) -> str:
    out = StringIO()
    call_command("check_guide", stdout=out, **options)
    return out.getvalue()


def draft_a_dead_end(guide):
    draft = Guide.objects.get(pk=guide.pk)
    draft.nodes = nodes_from(change_option(FLOW, FLOW.start, 0, next="nergens"))
    draft.save_revision()


def test_a_sound_flow_is_told_in_a_line_for_each_role():
    RoleFactory(slug="politie")
    text = told()
    for role in ("docent", "politie"):
        assert re.search(rf"^{role} +\d+ +\d+ +\d+ +\d+$", text, re.MULTILINE)
    assert "Sound" in text


def test_a_draft_with_a_dead_end_is_named_and_ends_with_status_1(guide):
    draft_a_dead_end(guide)
    with pytest.raises(CommandError, match="niet bestaat: nergens") as refused:
        told(draft=True)
    assert refused.value.returncode == 1
    assert FLOW.start in str(refused.value)


def test_what_visitors_see_stays_sound_beside_such_a_draft(guide):
    draft_a_dead_end(guide)
    assert "Sound" in told()


def test_without_a_flow_it_says_how_to_get_one(guide):
    guide.delete()
    with pytest.raises(CommandError, match="load_content"):
        told()
