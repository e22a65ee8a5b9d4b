"""Changing, adding, checking and withdrawing contacts: what one person may do alone, and what takes two.

To take a way to reach somebody away, or the whole contact, one person is enough: a wrong number must go at
once, and the next level answers. To show a new or another one, it takes two.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts import audit
from accounts.models import User
from contacts.models import Contact, ContactKind
from upkeep import audit_words, mail
from upkeep.locking import RefusedError, locked, reports_in
from upkeep.models import WAYS, Proposal, Report, ways_of
from upkeep.proposals import propose
from upkeep.rules import FIELDS
from upkeep.story import label_of


@transaction.atomic
def change(
    *, contact: Contact, values: Mapping[str, Any], by: User, stamp: str, reason: str = ""
) -> Proposal | None:
    """Give `contact` these values. Returns the proposal, when a way to reach somebody is new or another.

    Raises ChangedMeanwhileError if this is not what `by` saw, and ValidationError for what cannot be.
    """
    fresh = locked(contact, stamp=stamp, by=by)
    waiting = Proposal.objects.waiting().filter(contact=fresh).first()
    proposed = needs_another(fresh, values, waiting=waiting)
    old_email = fresh.email
    changed = put_in(fresh, needs_nobody(fresh, values))
    if changed:
        fresh.validate_constraints()
        fresh._history_user = by
        fresh.save()
        told = ", ".join(map(label_of, changed))
        audit.record(audit_words.CHANGED, actor=by, about=audit_words.in_the_log(fresh), detail=told)
        mail.tell_of_change(fresh, by=by, what=mail.CHANGED, old_email=old_email)
    if not proposed:
        return None
    return propose(contact=fresh, ways=proposed, by=by, reason=reason)


@transaction.atomic
def add(*, contact: Contact, by: User, reason: str = "") -> Proposal:
    """Keep a new contact, that nobody sees until a second person looked at how it is reached.

    The same contact once more, as by a second press, is the one that waits already. Raises RefusedError for a
    kind that this place has none of its own of.
    """
    if not ContactKind.objects.at(contact.place).filter(pk=contact.kind_id).exists():
        raise RefusedError(gettext("Dit soort contact heeft alleen een landelijk nummer."))
    ways = ways_of(contact)
    ContactKind.objects.select_for_update().get(pk=contact.kind_id)  # who presses twice waits here
    of_mine = Proposal.objects.waiting().filter(proposed_by=by, **ways)
    alike = Contact.objects.of(contact.place).filter(kind=contact.kind, organisation=contact.organisation)
    same = of_mine.filter(contact__in=alike).first()
    if same:
        return same
    for way in WAYS:
        setattr(contact, way, "")
    contact.active = False
    contact._history_user = by
    contact.save(force_insert=True)
    audit.record(audit_words.ADDED, actor=by, about=audit_words.in_the_log(contact))
    return propose(contact=contact, ways=ways, by=by, reason=reason)


@transaction.atomic
def verify(*, contact: Contact, by: User, stamp: str) -> None:
    """Write down that all of `contact` is still right.

    Raises ChangedMeanwhileError, and RefusedError for what is withdrawn.
    """
    fresh = locked(contact, stamp=stamp, by=by)
    if not fresh.active:
        raise RefusedError(gettext("Dit contact is ingetrokken. Zet het eerst terug."))
    fresh.verify(by=by, on=timezone.localdate())
    Report.objects.filter(contact=fresh).close(by=by, up_to=reports_in(stamp))
    audit.record(audit_words.VERIFIED, actor=by, about=audit_words.in_the_log(fresh))


@transaction.atomic
def withdraw(*, contact: Contact, by: User, stamp: str) -> None:
    """Take `contact` from the site at once.

    Raises ChangedMeanwhileError, and RefusedError for the number that catches the whole country.
    """
    fresh = locked(contact, stamp=stamp, by=by)
    if not fresh.active:
        return
    try:
        fresh.withdraw(by=by)
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error
    Report.objects.filter(contact=fresh).close(by=by, up_to=reports_in(stamp))
    audit.record(audit_words.WITHDRAWN, actor=by, about=audit_words.in_the_log(fresh))
    mail.tell_of_change(fresh, by=by, what=mail.WITHDRAWN, old_email=fresh.email)


@transaction.atomic
def put_back(*, contact: Contact, by: User, stamp: str) -> Proposal:
    """Propose to show a withdrawn contact again, as it was. Raises as `change` does."""
    fresh = locked(contact, stamp=stamp, by=by)
    if fresh.active:
        raise RefusedError(gettext("Dit contact staat al op de site."))
    return propose(contact=fresh, ways=ways_of(fresh), by=by)


@transaction.atomic
def restore(*, contact: Contact, version: Any, by: User, stamp: str) -> Proposal | None:
    """Give `contact` back what a version of its history says; how it is reached waits for a second person.

    Raises as `change` does, and RefusedError for a version that nobody could be reached by.
    """
    values = {name: getattr(version, name) for name in FIELDS}
    if not any(values[way] for way in WAYS):
        raise RefusedError(gettext("In deze versie stond nog geen nummer of adres. Kies een andere."))
    proposal = change(contact=contact, values=values, by=by, stamp=stamp)
    if proposal is None and not contact.active:
        fresh = Contact.objects.select_for_update().get(pk=contact.pk)
        return propose(contact=fresh, ways={way: values[way] for way in WAYS}, by=by)
    return proposal


def needs_another(contact: Contact, values: Mapping[str, Any], *, waiting: Proposal | None) -> dict[str, Any]:
    """The ways to reach somebody that are new or another; of a contact that is not shown, all of them."""
    shown = waiting.ways if waiting else ways_of(contact)
    given = {way: values[way] for way in WAYS if way in values}
    if not contact.active:
        wanted = {**shown, **given}
        return wanted if wanted != shown else {}
    now = ways_of(contact)
    changed = {way: value for way, value in given.items() if value and value != now[way]}
    return changed if any(value != shown[way] for way, value in changed.items()) else {}


def needs_nobody(contact: Contact, values: Mapping[str, Any]) -> dict[str, Any]:
    """What one person may change alone: all but how to reach somebody, and taking a way to do that away."""
    return {
        name: value for name, value in values.items() if name not in WAYS or (contact.active and not value)
    }


def put_in(contact: Contact, values: Mapping[str, Any]) -> list[str]:
    """Give `contact` these values, unsaved. Returns the names of those that were others."""
    changed = [name for name, value in values.items() if getattr(contact, name) != value]
    for name in changed:
        setattr(contact, name, values[name])
    return changed
