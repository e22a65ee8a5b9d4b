"""Words that editors work on: visitors see what is published, editors see their draft."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.test import RequestFactory
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowContentType, WorkflowTask

from guide.document import nodes_from
from roles.models import EscalationStep, TipPlacement
from tests.edits import change, change_option
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory, ContactKindFactory
from tests.factories.words import (
    EscalationStepFactory,
    ExploitationFormFactory,
    GuideFactory,
    RoleFactory,
    SettingFactory,
    SignalFactory,
    TipFactory,
    TipPlacementFactory,
    small_flow,
)

pytestmark = pytest.mark.django_db


# Each example: a published row, an edit with its children, and what visitors see of it before and after.


def a_tip():
    def edit(tip):
        tip.text = "Kijk naar elkaar om."

    return SimpleNamespace(
        row=TipFactory(text="Let op elkaar."),
        edit=edit,
        seen=lambda tip: tip.text,
        before="Let op elkaar.",
        after="Kijk naar elkaar om.",
        preview="Kijk naar elkaar om.",
    )


def a_role():
    role, police, other = (
        RoleFactory(name="Docent"),
        ContactKindFactory(slug="police"),
        TipFactory(key="nieuw"),
    )
    EscalationStepFactory(role=role, kind=police, sort_order=2)
    TipPlacementFactory(role=role, tip__key="oud", is_own=True)

    def edit(draft):
        draft.name = "Leraar"
        first = EscalationStep(label="Een collega", when="Altijd", sort_order=1)
        draft.steps = [first, *draft.steps.all()]
        draft.placements = [TipPlacement(tip=other, is_own=True)]

    def seen(role):
        return role.name, list(map(str, role.steps.all())), [tip.key for tip in role.own_tips]

    return SimpleNamespace(
        row=role,
        edit=edit,
        seen=seen,
        before=("Docent", [str(police)], ["oud"]),
        after=("Leraar", ["Een collega", str(police)], ["nieuw"]),
        preview="Een collega",
    )


def a_guide():
    ContactFactory(kind__slug="soort", fallback=True)
    RoleFactory(slug="docent")
    flow = small_flow("soort")

    def edit(guide):
        guide.nodes = nodes_from(change(flow, "gevaar", text="Is er nu gevaar?"))

    return SimpleNamespace(
        row=GuideFactory(flow=flow),
        edit=edit,
        seen=lambda guide: guide.flow.questions[0].text,
        before="Is er gevaar?",
        after="Is er nu gevaar?",
        preview="Is er nu gevaar?",
    )


def a_signal():
    old, new, wijk = (
        ExploitationFormFactory(slug="oud"),
        ExploitationFormFactory(slug="nieuw"),
        SettingFactory(slug="wijk"),
    )

    def edit(signal):
        signal.text = "Is vaak weg."
        signal.forms = [new]
        signal.settings = [wijk]

    def seen(signal):
        return (
            signal.text,
            [form.slug for form in signal.forms.all()],
            [s.slug for s in signal.settings.all()],
        )

    signal = SignalFactory(text="Is vaak moe.")
    signal.forms = [old]
    signal.save()
    return SimpleNamespace(
        row=signal,
        edit=edit,
        seen=seen,
        before=("Is vaak moe.", ["oud"], []),
        after=("Is vaak weg.", ["nieuw"], ["wijk"]),
        preview="Is vaak weg.",
    )


@pytest.fixture(params=[a_tip, a_role, a_guide, a_signal], ids=lambda make: make.__name__)
def words(request):
    return request.param()


def fresh(words):
    return type(words.row).objects.get(pk=words.row.pk)


def drafted(words, **options):
    """An editor's draft of these words, as the database has it."""
    draft = fresh(words)
    words.edit(draft)
    return Revision.objects.get(pk=draft.save_revision(**options).pk)


def published(words):
    """What visitors see."""
    return words.seen(type(words.row).objects.live().get(pk=words.row.pk))


def test_a_draft_changes_nothing_for_visitors(words):
    revision = drafted(words)
    assert published(words) == words.before
    assert words.seen(revision.as_object()) == words.after
    assert fresh(words).has_unpublished_changes


def test_publishing_the_draft_puts_it_before_visitors(words):
    drafted(words).publish()
    assert published(words) == words.after
    assert not fresh(words).has_unpublished_changes


def test_unpublished_words_are_not_for_visitors(words):
    fresh(words).unpublish()
    assert not type(words.row).objects.live().exists()
    assert words.seen(fresh(words)) == words.before


def test_words_that_were_unpublished_can_be_published_again(words):
    fresh(words).unpublish()
    drafted(words).publish()
    assert published(words) == words.after


def test_words_that_were_never_published_are_not_for_visitors(words):
    type(words.row).objects.update(live=False)
    drafted(words)
    assert not type(words.row).objects.live().exists()


def test_earlier_words_can_be_brought_back(words):
    first = fresh(words).save_revision()
    first.publish()
    drafted(words).publish()
    Revision.objects.get(pk=first.pk).publish()
    assert published(words) == words.before


def test_a_draft_is_previewed_in_the_page_of_the_visitor(words):
    draft = drafted(words).as_object()
    request = RequestFactory().get("/")
    template, context = draft.get_preview_template(request, ""), draft.get_preview_context(request, "")
    assert words.preview in render_to_string(template, context, request)
    answer = draft.make_preview_request()
    assert answer.status_code == 200
    assert words.preview in answer.content.decode()


def test_a_flow_that_is_not_ready_yet_can_be_previewed():
    guide = a_guide().row
    guide.nodes = nodes_from(change_option(guide.flow, "gevaar", 1, next="nergens"))
    assert "Is er gevaar?" in guide.make_preview_request().content.decode()


def test_an_editor_can_lock_words_while_working_on_them(words):
    kelly, vladimir = UserFactory(), UserFactory()
    row = fresh(words)
    assert row.get_lock() is None
    row.locked, row.locked_by = True, kelly
    row.save()
    lock = fresh(words).get_lock()
    assert not lock.for_user(kelly)
    assert lock.for_user(vladimir)


def test_a_colleague_approves_and_so_publishes(words):
    reviewer = UserFactory(is_superuser=True)
    drafted(words, user=UserFactory())
    row, workflow = fresh(words), workflow_for(words.row, reviewer)
    workflow.start(row, UserFactory())
    assert row.workflow_in_progress
    assert published(words) == words.before
    row.current_workflow_task.on_action(row.current_workflow_task_state, reviewer, "approve")
    assert published(words) == words.after
    assert not fresh(words).workflow_in_progress


def workflow_for(row, reviewer):
    """A review by one colleague, for all words of this sort."""
    group = Group.objects.create(name="Nakijkers")
    group.user_set.add(reviewer)
    task = GroupApprovalTask.objects.create(name="Nakijken")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Nakijken")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(row))
    assert row.get_workflow() == workflow
    return workflow


def test_two_tips_of_a_role_can_trade_places():
    role = RoleFactory()
    first, second = TipPlacementFactory(role=role).tip, TipPlacementFactory(role=role).tip
    draft = type(role).objects.get(pk=role.pk)
    placements = list(draft.placements.all())
    placements[0].tip, placements[1].tip = second, first
    draft.placements = placements
    draft.save_revision().publish()
    assert type(role).objects.get(pk=role.pk).shared_tips == [second, first]
