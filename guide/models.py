"""The flow: one document with drafts and revisions, that cannot be published while it has a dead end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Revision

from contacts.models import Contact, ContactKind, Municipality
from contacts.querysets import named_once
from editorial.models import Editorial
from guide import graph
from guide.blocks import FlowBlock, MeldcodeStep
from guide.document import flow_from
from guide.sheet import OutcomeStep, sheet_for
from guide.wording import in_words
from roles.models import Role
from tips.models import Tip


@dataclass(frozen=True, slots=True)
class Advice:
    """An outcome as it is in one place: with the people to call there, in order."""

    step: OutcomeStep
    inside: str  # who in one's own organisation comes first; empty when nobody does
    contacts: tuple[Contact, ...]
    reporting_step: MeldcodeStep | None
    tip: str  # of the poster; empty when there is none that fits

    @property
    def first_to_call(self) -> Contact | None:
        """The first contact that has a number."""
        return next((contact for contact in self.contacts if contact.phone), None)


class Guide(Editorial):
    """The questions and outcomes of "Iets niet pluis?", for all roles together."""

    name = models.CharField(_("naam"), max_length=60, unique=True)
    start = models.CharField(_("eerste vraag"), max_length=60)
    nodes = StreamField(FlowBlock(), verbose_name=_("vragen en adviezen"))

    key_field = "name"
    key_source = "name"

    class Meta:
        verbose_name = _("hulp bij 'iets niet pluis?'")
        verbose_name_plural = _("hulp bij 'iets niet pluis?'")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def flow(self) -> graph.Flow:
        """This document as a graph."""
        return flow_from(start=self.start, nodes=self.nodes.raw_data)

    def problems(self) -> list[graph.Problem]:
        """What stands in the way of publishing, each with its place."""
        return graph.problems(
            self.flow, roles=Role.objects.that_may_walk(), kinds=ContactKind.objects.fallbacks()
        )

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Put the flow of `revision` before visitors. Raises ValidationError while it has a problem.

        Every way to publish comes through here: by hand, approved, or on a schedule.
        """
        problems = revision.as_object().problems()
        if problems:
            raise ValidationError([in_words(problem) for problem in problems])
        super().publish(revision, *args, **kwargs)

    def why_it_cannot_go_live(self) -> str:
        return " ".join(in_words(problem) for problem in self.problems())

    def why_it_must_stay(self) -> str:
        others = Guide.objects.live().exclude(pk=self.pk)
        return "" if others.exists() else gettext("Zonder deze vragen vindt niemand de weg naar een nummer.")

    def what_visitors_miss(self) -> list[str]:
        return [gettext("De vragen van '%(name)s' zijn dan niet meer te lopen.") % {"name": self.name}]

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The walk of each role."""
        return [(role.slug, role.name) for role in Role.objects.live()]

    def page_for(self, role: Role, place: Municipality | None) -> dict[str, Any]:
        """What the page of the flow shows for a role in a place; without a place the national contacts."""
        sheet = sheet_for(self.flow, role.slug)
        answering = Contact.objects.for_municipality(place).by_kind()
        tips = Tip.objects.live().texts({step.outcome.tip for step in sheet.outcomes})
        advices = [_advice(step, role, answering, tips) for step in sheet.outcomes]
        return {
            "role": role,
            "place": place,
            "questions": sheet.questions,
            "advices": advices,
            "reporting_steps": list(MeldcodeStep),
        }

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "guide/flow.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, Any]:
        roles = Role.objects.live().with_inside()
        chosen = roles.filter(slug=mode_name).first() or roles[0]
        return self.page_for(chosen, None)


def _advice(
    step: OutcomeStep, role: Role, answering: Mapping[str, tuple[Contact, ...]], tips: Mapping[str, str]
) -> Advice:
    number = step.outcome.meldcode_step if role.has_reporting_code else None
    contacts = named_once(c for kind in step.outcome.contacts for c in answering.get(kind, ()))
    return Advice(
        step=step,
        inside=role.inside or gettext("Iemand in je eigen organisatie")
        if graph.ANYBODY_INSIDE in step.outcome.contacts
        else "",
        contacts=tuple(contacts),
        reporting_step=MeldcodeStep(number) if number else None,
        tip=tips.get(step.outcome.tip, ""),
    )
