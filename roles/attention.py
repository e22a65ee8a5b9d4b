"""What asks for attention about roles: what a visitor would miss on a role's page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from contacts.models import ContactKind
from editorial.attention import About, Finding, Urgency
from roles.models import EscalationStep, Role, TipPlacement
from tips.models import Tip

if TYPE_CHECKING:
    from accounts.models import User


def roles_that_ask_attention(user: "User") -> Iterator[Finding]:
    """Roles that call nobody, or a kind nobody answers, and tips that no role shows; three queries."""
    yield from _roles_without_calls()
    yield from _steps_nobody_answers()
    yield from _tips_without_a_role()


def _roles_without_calls() -> Iterator[Finding]:
    calling = EscalationStep.objects.exclude(kind=None).values("role")
    silent = tuple(About(role) for role in Role.objects.live().exclude(pk__in=calling))
    if silent:
        yield Finding(Urgency.NOW, _("Deze rol zegt niet wie je kunt bellen"), silent)


def _steps_nobody_answers() -> Iterator[Finding]:
    steps = EscalationStep.objects.filter(
        role__live=True, kind__in=ContactKind.objects.that_nobody_answers()
    ).select_related("role", "kind")
    about = tuple(About(step.role, str(step)) for step in steps.order_by("role__order"))
    if about:
        text = _("Deze rol noemt een contact dat nergens opneemt. Bezoekers zien die stap niet")
        yield Finding(Urgency.SOME_DAY, text, about)


def _tips_without_a_role() -> Iterator[Finding]:
    shown = TipPlacement.objects.filter(role__live=True).values("tip")
    unused = tuple(About(tip) for tip in Tip.objects.live().exclude(pk__in=shown))
    if unused:
        yield Finding(Urgency.SOME_DAY, _("Deze tip staat bij geen enkele rol"), unused)
