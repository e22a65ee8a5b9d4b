"""Giving somebody a mandate for a place, and ending it; who has no account yet is invited with it."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import AuditEntry, Invitation, User
from contacts.models import Mandate, Municipality, Region
from upkeep import audit_words, mail
from upkeep.locking import RefusedError
from upkeep.places import Place, given_out_by

MOST_A_DAY = 20  # invitations by one person who is no Beheerder


@transaction.atomic
def give(*, email: str, place: Place, ends_on: date | None, by: User) -> Mandate:
    """Have whoever reads this address keep the contacts of `place`, from now on or from joining on.

    The mail to who is invited is for the caller to send: it may fail, and then this still stands. Raises
    RefusedError for what `by` may not give, who has it already, and who may not sign in.
    """
    User.objects.select_for_update().get(pk=by.pk)  # a form that is sent twice gives one mandate
    if place not in given_out_by(by):
        raise RefusedError(_("Kies een plaats die jij mag uitgeven."))
    if Mandate.objects.standing().of(place).of_address(email).exists():
        raise RefusedError(
            _("Deze persoon houdt deze plaats al bij, of is ervoor uitgenodigd. Kijk in de lijst hieronder.")
        )
    person = User.objects.filter(email__iexact=email).first()
    if person and not person.may_sign_in:
        raise RefusedError(
            _("Deze persoon kan niet meer inloggen. Vraag een Beheerder om de toegang te herstellen.")
        )
    mandate = Mandate.objects.create(
        user=person,
        invitation=None if person else _invitation(email, by=by),
        municipality=place if isinstance(place, Municipality) else None,
        region=place if isinstance(place, Region) else None,
        ends_on=ends_on,
        given_by=by,
    )
    audit.record(
        audit_words.MANDATE_GIVEN, actor=by, about=str(mandate), detail=str(ends_on) if ends_on else ""
    )
    if person:
        mail.tell_of_mandate(mandate)
    return mandate


@transaction.atomic
def invite_again(*, mandate: Mandate, by: User) -> Invitation:
    """Have a new link for who did not come yet; the one before stops working. Raises RefusedError."""
    User.objects.select_for_update().get(pk=by.pk)
    invitation = Invitation.objects.open().filter(mandates=mandate).first()
    if invitation is None:
        raise RefusedError(_("Deze uitnodiging wacht niet meer. Kijk in de lijst hoe het er nu voor staat."))
    if invitation.groups.exists() and not by.is_administrator:
        raise RefusedError(
            _("Met deze uitnodiging mag deze persoon meer. Vraag een Beheerder om haar opnieuw te sturen.")
        )
    _hold_to_the_limit(by)
    invitation.send_again()
    audit.record(audit.INVITATION_SENT_AGAIN, actor=by, about=invitation.email)
    return invitation


@transaction.atomic
def end(*, mandate: Mandate, by: User) -> None:
    """Stop it at once, and withdraw the invitations that nobody stands behind any more. Twice is once."""
    mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if mandate.has_ended:
        return
    mandate.end(on=timezone.localdate() - timedelta(days=1))
    audit.record(audit_words.MANDATE_ENDED, actor=by, about=str(mandate))
    mail.tell_of_end(mandate, by=by)
    for invitation in _without_a_word(mandate):
        invitation.withdraw()
        audit.record(audit.INVITATION_WITHDRAWN, actor=by, about=invitation.email)


def _invitation(email: str, *, by: User) -> Invitation:
    """The invitation that brings the mandate along.

    One that waits with groups, which only a Beheerder gives, stays as it is.
    """
    _hold_to_the_limit(by)
    audit.record(audit.INVITED, actor=by, about=email)
    waiting = Invitation.objects.open().filter(email=email, groups__isnull=False).first()
    if waiting and not waiting.has_run_out:
        return waiting
    return Invitation.objects.invite(email, [], by=by)


def _hold_to_the_limit(by: User) -> None:
    """Nobody floods mailboxes in our name. Raises RefusedError."""
    acts = (audit.INVITED, audit.INVITATION_SENT_AGAIN)
    sent = AuditEntry.objects.filter(actor=by.email, action__in=acts, at__date=timezone.localdate())
    if not by.is_administrator and sent.count() >= MOST_A_DAY:
        raise RefusedError(
            _("Je stuurde vandaag al %s uitnodigingen. Ga morgen verder, of vraag een Beheerder.")
            % MOST_A_DAY
        )


def _without_a_word(mandate: Mandate) -> list[Invitation]:
    """After `mandate` ended: its own invitation, if that is for nothing else, and those its holder sent."""
    bare = Invitation.objects.open().filter(groups=None)
    holder = mandate.holder
    if holder is None:
        standing = Mandate.objects.standing().filter(invitation__isnull=False)
        return list(bare.filter(mandates=mandate).exclude(pk__in=standing.values("invitation")))
    if holder.is_administrator:
        return []
    given = Mandate.objects.filter(municipality__in=Municipality.objects.given_out_by(holder))
    kept = given.filter(invitation__isnull=False).values("invitation")
    return list(bare.filter(invited_by=holder).exclude(pk__in=kept))
