"""Two people at one contact: nobody overwrites what they did not see."""

from collections.abc import Iterable
from operator import itemgetter

from django.db.models import Max
from django.utils.translation import gettext

from accounts.models import User
from contacts.models import Contact
from upkeep.models import Proposal, Report


class RefusedError(Exception):
    """What somebody asked for cannot be done; the message says why, and what to do."""


class ChangedMeanwhileError(RefusedError):
    """The contact was changed after this person opened it: by another, or by their own second press."""

    def __init__(self, *, by_yourself: bool = False) -> None:
        super().__init__(
            gettext("Je veranderde dit contact net zelf, hier of in een ander venster. Kijk wat er nu staat.")
            if by_yourself
            else gettext(
                "Iemand anders veranderde dit contact intussen. Kijk wat er nu staat, en doe het opnieuw."
            )
        )


def stamps_of(contacts: Iterable[Contact]) -> dict[int, str]:
    """What a page about each of these was made from.

    That is its last change, the proposal that waits and the last report of a visitor, if any. A report that
    comes later stands in nobody's way; it is only not handled.
    """
    keys = [contact.pk for contact in contacts]
    versions = Contact.history.filter(id__in=keys).order_by().values_list("id").annotate(Max("history_id"))
    latest = dict(versions)
    waiting = dict(Proposal.objects.waiting().filter(contact__in=keys).values_list("contact", "pk"))
    reports = Report.objects.open().filter(contact__in=keys).order_by().values_list("contact")
    reported = dict(reports.annotate(Max("pk")))
    return {key: f"{latest.get(key, 0)}.{waiting.get(key, 0)}.{reported.get(key, 0)}" for key in keys}


def stamp_of(contact: Contact) -> str:
    """The same for one contact."""
    return stamps_of([contact])[contact.pk]


def locked(contact: Contact, *, stamp: str, by: User) -> Contact:
    """The contact as it is now, for nobody else to change until the transaction ends.

    Raises ChangedMeanwhileError unless it is still as the page with this stamp showed it.
    """
    fresh = Contact.objects.select_for_update().get(pk=contact.pk)
    if _without_reports(stamp_of(fresh)) != _without_reports(stamp):
        raise ChangedMeanwhileError(by_yourself=_last_to_touch(fresh) == by.pk)
    return fresh


def reports_in(stamp: str) -> int:
    """The number of the last report that the page with this stamp showed; 0 when there was none."""
    last = stamp.rpartition(".")[2]
    return int(last[:15]) if last.isascii() and last.isdecimal() else 0


def _without_reports(stamp: str) -> str:
    return stamp.rpartition(".")[0]


def _last_to_touch(contact: Contact) -> int | None:
    """Who made the last version of a contact, or the proposal for it that came later."""
    version = contact.history.order_by("-history_id").first()
    proposal = Proposal.objects.filter(contact=contact).first()
    touched = [(version.history_date, version.history_user_id)] if version else []
    if proposal:
        touched.append((proposal.proposed_at, proposal.proposed_by_id))
        if proposal.decided_at:
            touched.append((proposal.decided_at, proposal.decided_by_id))
    return max(touched, key=itemgetter(0))[1] if touched else None
