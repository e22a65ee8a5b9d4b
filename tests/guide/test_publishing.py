"""A flow can be published only when it leaves nobody without a person to call."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowContentType, WorkflowTask

from contacts.models import Contact
from guide.document import nodes_from
from guide.graph import Option
from guide.models import Guide
from tests.edits import change, change_option, without
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory
from tests.factories.words import GuideFactory, RoleFactory, small_flow

pytestmark = pytest.mark.django_db

FLOW = small_flow("soort")


@pytest.fixture(autouse=True)
def roles():
    return [RoleFactory(slug="docent"), RoleFactory(slug="politie")]


@pytest.fixture(autouse=True)
def fallback():
    return ContactFactory(kind__slug="soort", fallback=True)


@pytest.fixture
def guide():
    return GuideFactory(flow=FLOW)


def drafted(guide, flow):
    """A draft of this flow, as the database has it."""
    draft = Guide.objects.get(pk=guide.pk)
    draft.start, draft.nodes = flow.start, nodes_from(flow)
    return Revision.objects.get(pk=draft.save_revision().pk)


def refusal(revision):
    with pytest.raises(ValidationError) as refused:
        revision.publish()
    return refused.value.messages


def published():
    return Guide.objects.live().get().flow


def test_a_sound_flow_is_published(guide):
    flow = change(FLOW, "gevaar", text="Is er nu gevaar?")
    drafted(guide, flow).publish()
    assert published() == flow


def test_a_new_sound_flow_is_published():
    guide = GuideFactory(flow=FLOW, live=False)
    guide.save_revision().publish()
    assert published() == FLOW


LONELY = "Bij dit advies is niet overal iemand te bellen."
BROKEN = {
    "an option that leads nowhere": (
        change_option(FLOW, "gevaar", 1, next="nergens"),
        [
            "wacht: Hier komt niemand.",
            "gevaar, antwoord 2: Dit antwoord leidt naar een vraag of advies dat niet bestaat: nergens.",
        ],
    ),
    "an option that leads back": (
        change_option(FLOW, "gevaar", 0, next="gevaar"),
        [
            "bel: Hier komt niemand.",
            "gevaar, antwoord 1, rol docent: Dit antwoord leidt terug naar een eerdere vraag: gevaar.",
            "gevaar, antwoord 1, rol politie: Dit antwoord leidt terug naar een eerdere vraag: gevaar.",
        ],
    ),
    "nobody to call": (change(FLOW, "bel", contacts=()), [f"bel: {LONELY}"]),
    "only a colleague to call": (change(FLOW, "bel", contacts=("internal",)), [f"bel: {LONELY}"]),
    "an unknown kind of contact": (
        change(FLOW, "bel", contacts=("soort", "brandweer")),
        ["bel: Dit soort contact bestaat niet: brandweer."],
    ),
    "an unknown role": (
        change_option(FLOW, "gevaar", 0, excluded=frozenset({"bakker"})),
        ["gevaar, antwoord 1: Deze rol bestaat niet: bakker."],
    ),
    "one role with one answer": (
        change_option(FLOW, "gevaar", 0, excluded=frozenset({"politie"})),
        ["gevaar, rol politie: Een vraag heeft minstens twee antwoorden; hier: 1."],
    ),
    "an answer that stands there twice": (
        change_option(FLOW, "gevaar", 1, label="ja"),
        [
            "gevaar, antwoord 2, rol docent: Dit antwoord staat er twee keer: ja.",
            "gevaar, antwoord 2, rol politie: Dit antwoord staat er twee keer: ja.",
        ],
    ),
    "no first question": (replace(FLOW, start="begin"), ["begin: De eerste vraag bestaat niet."]),
    "an outcome that is gone": (
        without(FLOW, "bel"),
        ["gevaar, antwoord 1: Dit antwoord leidt naar een vraag of advies dat niet bestaat: bel."],
    ),
    "a title that is empty": (change(FLOW, "bel", title=" "), ["bel: Hier ontbreekt een tekst (title)."]),
}


@pytest.mark.parametrize(("flow", "words"), BROKEN.values(), ids=list(BROKEN))
def test_a_flow_with_a_problem_is_refused_in_words_that_name_the_place(guide, flow, words):
    draft = drafted(guide, flow)
    assert refusal(draft) == words
    assert published() == FLOW
    assert Guide.objects.get().latest_revision == draft


def test_the_draft_can_be_mended_and_published(guide):
    refusal(drafted(guide, change(FLOW, "bel", contacts=())))
    mended = change(FLOW, "bel", title="Bel meteen")
    drafted(guide, mended).publish()
    assert published() == mended


def test_a_flow_with_a_problem_is_refused_when_it_is_published_at_once(guide):
    guide.nodes = nodes_from(without(FLOW, "bel"))
    assert refusal(guide.save_revision())
    assert published() == FLOW


def test_a_flow_with_a_problem_is_refused_when_a_colleague_approves_it(guide):
    reviewer, group = UserFactory(is_superuser=True), Group.objects.create(name="Nakijkers")
    group.user_set.add(reviewer)
    task = GroupApprovalTask.objects.create(name="Nakijken")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Nakijken")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowContentType.objects.create(
        workflow=workflow, content_type=ContentType.objects.get_for_model(Guide)
    )
    drafted(guide, without(FLOW, "bel"))
    guide.refresh_from_db()
    workflow.start(guide, UserFactory())
    with pytest.raises(ValidationError, match="een vraag of advies dat niet bestaat: bel"):
        guide.current_workflow_task.on_action(guide.current_workflow_task_state, reviewer, "approve")
    assert published() == FLOW


def test_a_kind_counts_only_when_somebody_catches_the_whole_country(guide):
    contact = ContactFactory(kind__slug="ander")
    flow = change(FLOW, "bel", contacts=("ander",))
    assert refusal(drafted(guide, flow)) == [f"bel: {LONELY}"]
    Contact.objects.filter(pk=contact.pk).update(is_fallback=True)
    drafted(guide, flow).publish()
    assert published() == flow


def test_only_roles_that_visitors_see_are_looked_at(guide):
    RoleFactory(slug="bakker", unpublished=True)
    flow = change(
        FLOW,
        "gevaar",
        options=(*FLOW.questions[0].options, Option("Brood", "bel", roles=frozenset({"bakker"}))),
    )
    assert refusal(drafted(guide, flow)) == ["gevaar, antwoord 3: Deze rol bestaat niet: bakker."]
