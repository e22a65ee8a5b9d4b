"""Tips, roles and the flow for tests."""

from typing import Any

from factory import Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from guide.document import nodes_from
from guide.graph import Flow, Option, Outcome, Question
from guide.models import Guide
from roles.models import EscalationStep, Role, TipPlacement
from tests.factories.contacts import ContactKindFactory
from tips.models import ExploitationForm, Setting, Signal, Tip


class TipFactory(DjangoModelFactory):
    """A published tip."""

    class Meta:
        model = Tip

    class Params:
        unpublished = Trait(live=False)

    key = Sequence("tip-{}".format)
    text = Sequence("Let op nummer {}.".format)


class ExploitationFormFactory(DjangoModelFactory):
    """A published form of exploitation."""

    class Meta:
        model = ExploitationForm

    slug = Sequence("vorm-{}".format)
    name = Sequence("Vorm {}".format)
    what = "Een ander verdient eraan."
    order = Sequence(int)


class SettingFactory(DjangoModelFactory):
    """A place where people meet."""

    class Meta:
        model = Setting

    slug = Sequence("omgeving-{}".format)
    name = Sequence("Omgeving {}".format)
    order = Sequence(int)


class SignalFactory(DjangoModelFactory):
    """A published signal; `forms` and `settings` say where it belongs."""

    class Meta:
        model = Signal

    slug = Sequence("signaal-{}".format)
    text = Sequence("Is {} keer bang.".format)


class RoleFactory(DjangoModelFactory):
    """A published role."""

    class Meta:
        model = Role

    class Params:
        unpublished = Trait(live=False)

    slug = Sequence("rol-{}".format)
    name = Sequence("Rol {}".format)
    plural = Sequence("rollen {}".format)
    intro = "Jij ziet veel."


class EscalationStepFactory(DjangoModelFactory):
    """A step that calls a kind of contact."""

    class Meta:
        model = EscalationStep

    class Params:
        inside = Trait(kind=None, label="De aandachtsfunctionaris van je school")

    role = SubFactory(RoleFactory)
    kind = SubFactory(ContactKindFactory)
    when = "Je denkt aan uitbuiting"
    sort_order = Sequence(int)


class TipPlacementFactory(DjangoModelFactory):
    """A tip on a role's page."""

    class Meta:
        model = TipPlacement

    role = SubFactory(RoleFactory)
    tip = SubFactory(TipFactory)
    sort_order = Sequence(int)


def small_flow(*kinds: str) -> Flow:
    """One question and two outcomes, each to call the same `kinds`."""
    outcomes = (
        Outcome("bel", "Bel nu", do_now=("Bel.",), do_not=(), contacts=kinds, meldcode_step=2),
        Outcome("wacht", "Vraag advies", do_now=("Vraag advies.",), do_not=(), contacts=kinds),
    )
    options = (Option("Ja", "bel"), Option("Nee", "wacht"))
    return Flow("gevaar", (Question("gevaar", "Is er gevaar?", options=options),), outcomes)


class GuideFactory(DjangoModelFactory):
    """A published flow with one question; `flow` gives another."""

    class Meta:
        model = Guide

    name = "Proef"

    @classmethod
    def _create(cls, model_class: type[Guide], *args: Any, flow: Flow | None = None, **kwargs: Any) -> Guide:
        flow = flow or small_flow("soort")
        document = {"nodes": nodes_from(flow), "start": flow.start}
        return super()._create(model_class, *args, **kwargs, **document)
