"""A new way to reach somebody: one person proposes it, another makes it real."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts import audit
from accounts.models import User
from contacts.models import Contact
from upkeep import audit_words, mail
from upkeep.locking import ChangedMeanwhileError, RefusedError, locked, reports_in
from upkeep.models import Proposal, Report


class SamePersonError(RefusedError):
    """Who proposed something does not confirm it, nor what another took over from them."""

    def __init__(self) -> None:
        super().__init__(gettext("Jij hebt dit zelf voorgesteld. Vraag een collega om het te bevestigen."))


@transaction.atomic
def propose(*, contact: Contact, ways: Mapping[str, str], by: User, reason: str = "") -> Proposal:
    """Have `ways` wait for a second person; a proposal that waited gives way. The caller holds the lock."""
    for before in Proposal.objects.waiting().filter(contact=contact):
        before.decide(Proposal.Outcome.REPLACED, by=by)
    proposal = Proposal(contact=contact, proposed_by=by, reason=reason, **ways)
    proposal.full_clean(exclude=["contact", "proposed_by"])
    proposal.save()
    audit.record(audit_words.PROPOSED, actor=by, about=audit_words.in_the_log(contact))
    mail.ask_for_confirmation(proposal)
    return proposal


@transaction.atomic
def confirm(*, proposal: Proposal, by: User, stamp: str) -> Contact:
    """A second person makes a proposal real: the contact is reached that way from now on, and is checked.

    Raises SamePersonError if `by` proposed it, ChangedMeanwhileError if this is not what `by` saw, and
    RefusedError for what the contact cannot become.
    """
    contact, proposal = _held(proposal, stamp=stamp, by=by)
    if not proposal.may_be_decided_by(by):
        raise SamePersonError
    old_email = contact.email
    for way, value in proposal.ways.items():
        setattr(contact, way, value)
    contact.active = True
    contact.verified_on, contact.verified_by = timezone.localdate(), by
    contact._history_user = by
    try:
        contact.validate_constraints()
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error
    contact.save()
    proposal.decide(Proposal.Outcome.CONFIRMED, by=by)
    Report.objects.filter(contact=contact).close(by=by, up_to=reports_in(stamp))
    audit.record(audit_words.CONFIRMED, actor=by, about=audit_words.in_the_log(contact))
    mail.tell_of_change(contact, by=by, what=mail.CONFIRMED, old_email=old_email)
    return contact


@transaction.atomic
def decline(*, proposal: Proposal, by: User, stamp: str, answer: str = "") -> None:
    """A second person says no; nothing changes. Raises as `confirm` does."""
    contact, proposal = _held(proposal, stamp=stamp, by=by)
    if not proposal.may_be_decided_by(by):
        raise SamePersonError
    proposal.decide(Proposal.Outcome.DECLINED, by=by, answer=answer)
    audit.record(audit_words.DECLINED, actor=by, about=audit_words.in_the_log(contact))
    mail.tell_proposer(proposal)


@transaction.atomic
def take_back(*, proposal: Proposal, by: User, stamp: str) -> None:
    """Who proposed it no longer does. Raises ChangedMeanwhileError, and RefusedError for anybody else."""
    contact, proposal = _held(proposal, stamp=stamp, by=by)
    if proposal.proposed_by_id != by.pk:
        raise RefusedError(
            gettext("Alleen wie dit voorstelde, kan het terugnemen. Je kunt het wel afwijzen.")
        )
    proposal.decide(Proposal.Outcome.TAKEN_BACK, by=by)
    audit.record(audit_words.TAKEN_BACK, actor=by, about=audit_words.in_the_log(contact))


def _held(proposal: Proposal, *, stamp: str, by: User) -> tuple[Contact, Proposal]:
    """The contact, locked, and its proposal that still waits."""
    contact = locked(proposal.contact, stamp=stamp, by=by)
    fresh = Proposal.objects.waiting().filter(pk=proposal.pk).first()
    if fresh is None:
        raise ChangedMeanwhileError(by_yourself=Proposal.objects.get(pk=proposal.pk).decided_by_id == by.pk)
    return contact, fresh
