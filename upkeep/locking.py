"""Two people at one contact: nobody overwrites what they did not see."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils.translation import gettext

from contacts.models import Contact
from upkeep.models import Proposal


class RefusedError(Exception):
    """What somebody asked for cannot be done; the message says why, and what to do."""


class ChangedMeanwhileError(RefusedError):
    """Somebody else changed the contact after this person opened it."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "Iemand anders veranderde dit contact intussen. Kijk wat er nu staat, en doe het opnieuw."
            )
        )


def stamps_of(contacts: Iterable[Contact]) -> dict[int, str]:
    """What a page about each of these was made from: its last change, and the proposal that waits, if any."""
    keys = [contact.pk for contact in contacts]
    versions = Contact.history.filter(id__in=keys).order_by().values_list("id").annotate(Max("history_id"))
    latest = dict(versions)
    waiting = dict(Proposal.objects.waiting().filter(contact__in=keys).values_list("contact", "pk"))
    return {key: f"{latest.get(key, 0)}.{waiting.get(key, 0)}" for key in keys}


def stamp_of(contact: Contact) -> str:
    """The same for one contact."""
    return stamps_of([contact])[contact.pk]


def locked(contact: Contact, *, stamp: str) -> Contact:
    """The contact as it is now, for nobody else to change until the transaction ends.

    Raises ChangedMeanwhileError unless it is still as the page with this stamp showed it.
    """
    fresh = Contact.objects.select_for_update().get(pk=contact.pk)
    if stamp_of(fresh) != stamp:
        raise ChangedMeanwhileError
    return fresh
