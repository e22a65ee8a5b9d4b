"""Whom a role calls in a place, and which tips its page shows, in the role's own order."""

from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from roles.models import EscalationStep, Role, TipPlacement
from tests.factories.contacts import ContactFactory, ContactKindFactory, MunicipalityFactory
from tests.factories.words import EscalationStepFactory, RoleFactory, TipFactory, TipPlacementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def role():
    return RoleFactory()


@pytest.fixture
def place():
    return MunicipalityFactory()


def calls_in(place):
    """The steps of the only role and who answers them, as its page asks for them."""
    return [(call.step, call.contacts) for call in Role.objects.with_page().get().calls_in(place)]


# Whom to call.


def test_calls_come_in_the_order_of_the_role_and_not_of_the_kinds(role, place):
    later, sooner = ContactKindFactory(order=2), ContactKindFactory(order=1)
    steps = [EscalationStepFactory(role=role, kind=later), EscalationStepFactory(role=role, kind=sooner)]
    contacts = [ContactFactory(kind=later), ContactFactory(kind=sooner)]
    assert calls_in(place) == [(step, (contact,)) for step, contact in zip(steps, contacts, strict=True)]


def test_the_order_is_that_of_the_editor_and_not_of_making(role, place):
    last = EscalationStepFactory(role=role, inside=True, sort_order=2)
    first = EscalationStepFactory(role=role, inside=True, sort_order=1)
    assert [step for step, _ in calls_in(place)] == [first, last]


def test_the_closest_contact_answers_a_step(role, place):
    step = EscalationStepFactory(role=role)
    national = ContactFactory(kind=step.kind)
    own = ContactFactory(kind=step.kind, municipality=place)
    assert calls_in(place) == [(step, (own,))]
    assert calls_in(None) == [(step, (national,))]


def test_several_contacts_may_answer_one_step(role, place):
    step = EscalationStepFactory(role=role)
    pair = tuple(ContactFactory(kind=step.kind, organisation=name) for name in ("Aanloop", "Bureau"))
    assert calls_in(place) == [(step, pair)]


def test_a_kind_that_nobody_answers_is_left_out(role, place):
    EscalationStepFactory(role=role)
    answered = EscalationStepFactory(role=role)
    contact = ContactFactory(kind=answered.kind)
    assert calls_in(place) == [(answered, (contact,))]


def test_a_kind_whose_only_number_is_withdrawn_is_left_out(role, place):
    step = EscalationStepFactory(role=role)
    ContactFactory(kind=step.kind, withdrawn=True)
    assert calls_in(place) == []


def test_a_kind_that_is_no_step_of_the_role_is_left_out(role, place):
    ContactFactory()
    assert calls_in(place) == []


def test_somebody_inside_stays_although_no_contact_answers(role, place):
    ContactFactory()
    step = EscalationStepFactory(role=role, inside=True)
    assert calls_in(place) == [(step, ())]


def test_the_steps_of_another_role_are_not_its_own(place):
    other = EscalationStepFactory(inside=True)
    assert RoleFactory().calls_in(place) == []
    assert [call.step for call in other.role.calls_in(place)] == [other]


def test_one_kind_may_be_called_at_two_moments(role, place):
    first = EscalationStepFactory(role=role, when="Je wilt advies")
    second = EscalationStepFactory(role=role, kind=first.kind, when="Je wilt melden")
    contact = ContactFactory(kind=first.kind)
    assert calls_in(place) == [(first, (contact,)), (second, (contact,))]


def test_the_first_step_inside_says_whom_to_ask_there(role):
    def inside():
        return Role.objects.with_inside().get(pk=role.pk).inside

    assert inside() is None
    EscalationStepFactory(role=role)
    EscalationStepFactory(inside=True, label="Van een andere rol")
    EscalationStepFactory(role=role, inside=True, label="De directeur", sort_order=8)
    EscalationStepFactory(role=role, inside=True, label="Het zorgteam", sort_order=7)
    assert inside() == "Het zorgteam"


def test_a_page_takes_the_same_queries_however_many_steps_and_tips(role, place, django_assert_num_queries):
    for _ in range(5):
        ContactFactory(kind=EscalationStepFactory(role=role).kind)
        TipPlacementFactory(role=role)
    with django_assert_num_queries(4):
        shown = Role.objects.with_page().get()
        calls = [(call.step.kind.name, call.contacts[0].kind.name) for call in shown.calls_in(place)]
        tips = [tip.text for tip in shown.own_tips + shown.shared_tips]
    assert (len(calls), len(tips)) == (5, 5)


# Tips.


def test_own_tips_and_shared_tips_each_come_in_the_order_of_the_role(role):
    shared = [TipPlacementFactory(role=role, sort_order=order).tip for order in (1, 4)]
    last = TipPlacementFactory(role=role, sort_order=3, is_own=True).tip
    first = TipPlacementFactory(role=role, sort_order=2, is_own=True).tip
    shown = Role.objects.with_page().get()
    assert (shown.own_tips, shown.shared_tips) == ([first, last], shared)


def test_the_page_shows_own_tips_before_shared_ones(role, client):
    TipPlacementFactory(role=role, tip__text="Deel dit met anderen.", sort_order=1)
    TipPlacementFactory(role=role, tip__text="Let op elkaar.", sort_order=2, is_own=True)
    page = client.get(role.get_absolute_url()).content.decode()
    assert 0 < page.index("Let op elkaar.") < page.index("Deel dit met anderen.")


@pytest.mark.parametrize("is_own", [True, False], ids=["own", "shared"])
def test_a_tip_that_is_not_published_is_left_out(role, is_own):
    kept = TipPlacementFactory(role=role, is_own=is_own).tip
    TipPlacementFactory(role=role, is_own=is_own, tip__unpublished=True)
    shown = Role.objects.with_page().get()
    assert shown.own_tips + shown.shared_tips == [kept]


# Rules the database holds.


@contextmanager
def refused_by(rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        yield


@pytest.mark.parametrize("label", ["", "De directeur"], ids=["neither", "both"])
def test_a_step_has_either_a_kind_or_somebody_inside(role, label):
    step = EscalationStep(role=role, kind=ContactKindFactory() if label else None, label=label, when="Altijd")
    with refused_by("step_calls_a_kind_or_somebody_inside"):
        EscalationStep.objects.bulk_create([step])
    with pytest.raises(ValidationError) as refused:
        step.full_clean()
    assert refused.value.messages == ["Kies een soort contact, of noem iemand in de eigen organisatie."]


def test_a_step_cannot_lose_its_kind(role):
    EscalationStepFactory(role=role)
    with refused_by("step_calls_a_kind_or_somebody_inside"):
        EscalationStep.objects.update(kind=None)


def test_a_tip_stands_once_on_a_role(role):
    tip = TipPlacementFactory(role=role).tip
    with refused_by("tip"):
        TipPlacement.objects.bulk_create([TipPlacement(role=role, tip=tip, is_own=True)])
    other = TipPlacementFactory(role=role)
    with refused_by("tip"):
        TipPlacement.objects.filter(pk=other.pk).update(tip=tip)


def test_a_tip_may_stand_on_several_roles():
    tip = TipFactory()
    for _ in range(2):
        TipPlacementFactory(tip=tip).full_clean()
