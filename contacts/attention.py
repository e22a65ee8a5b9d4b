"""What asks for attention about contacts: a call that would lead nowhere."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from contacts.models import Contact, ContactKind
from editorial.attention import About, Finding, Urgency

if TYPE_CHECKING:
    from accounts.models import User

PERMISSION = "contacts.change_contact"


def contacts_that_ask_attention(user: "User") -> Iterator[Finding]:
    """Kinds of contact that nobody answers, and sites without https; two queries."""
    if not user.has_perm(PERMISSION):
        return
    kinds = tuple(About(kind) for kind in ContactKind.objects.that_nobody_answers())
    if kinds:
        text = _("Voor dit soort contact neemt in het hele land niemand op")
        yield Finding(Urgency.SOON, text, kinds, needs=PERMISSION)
    unsafe = Contact.objects.active().filter(Q(website__istartswith="http:") | Q(chat__istartswith="http:"))
    about = tuple(
        About(contact, contact.website or contact.chat) for contact in unsafe.select_related("kind")
    )
    if about:
        text = _("De site van dit contact is niet beveiligd (geen https)")
        yield Finding(Urgency.SOME_DAY, text, about, needs=PERMISSION)
