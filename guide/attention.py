"""What asks for attention about the flow: a draft that cannot be published yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from contacts.models import ContactKind
from editorial.attention import About, Finding, Urgency
from guide import graph
from guide.models import Guide
from roles.models import Role

if TYPE_CHECKING:
    from accounts.models import User


def flows_that_ask_attention(user: "User") -> Iterator[Finding]:
    """Flows whose newest version has a problem; three queries, however many flows there are."""
    roles, kinds = Role.objects.that_may_walk(), ContactKind.objects.fallbacks()
    broken = []
    for guide in Guide.objects.select_related("latest_revision"):
        draft = guide.with_content_json(guide.latest_revision.content) if guide.latest_revision else guide
        number = len(graph.problems(draft.flow, roles=roles, kinds=kinds))
        if number:
            note = ngettext("%(count)s probleem", "%(count)s problemen", number) % {"count": number}
            broken.append(About(guide, note))
    if broken:
        yield Finding(Urgency.NOW, _("Deze vragen en adviezen kunnen nog niet op de site"), tuple(broken))
