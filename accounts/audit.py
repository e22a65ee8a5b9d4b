"""The door of the audit log: one call writes down what somebody who works here did."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User

SIGNED_IN = "signed-in"
SIGNED_OUT = "signed-out"
SIGN_IN_REFUSED = "sign-in-refused"
CODE_REFUSED = "code-refused"
PASSWORD_CHANGED = "password-changed"  # noqa: S105  # a name
EMAIL_CHANGED = "email-changed"
FACTOR_ADDED = "factor-added"
FACTOR_REMOVED = "factor-removed"
FACTORS_DROPPED = "factors-dropped"
INVITED = "invited"
INVITATION_SENT_AGAIN = "invitation-sent-again"
INVITATION_WITHDRAWN = "invitation-withdrawn"
INVITATION_ACCEPTED = "invitation-accepted"
GROUPS_CHANGED = "groups-changed"
DEACTIVATED = "deactivated"
REACTIVATED = "reactivated"
LOG_EXPORTED = "log-exported"
ADMITTED = "admitted"
REFUSED = "page-refused"

# What people read; an app that records something else may add its own words here.
WORDS = {
    SIGNED_IN: _("Ingelogd"),
    SIGNED_OUT: _("Uitgelogd"),
    SIGN_IN_REFUSED: _("Inloggen geweigerd"),
    CODE_REFUSED: _("Code geweigerd"),
    PASSWORD_CHANGED: _("Wachtwoord veranderd"),
    EMAIL_CHANGED: _("E-mailadres veranderd"),
    FACTOR_ADDED: _("Tweede stap toegevoegd"),
    FACTOR_REMOVED: _("Tweede stap weggehaald"),
    FACTORS_DROPPED: _("Tweede stap gewist door een beheerder"),
    INVITED: _("Uitgenodigd"),
    INVITATION_SENT_AGAIN: _("Uitnodiging opnieuw verstuurd"),
    INVITATION_WITHDRAWN: _("Uitnodiging ingetrokken"),
    INVITATION_ACCEPTED: _("Uitnodiging aangenomen"),
    GROUPS_CHANGED: _("Groepen veranderd"),
    DEACTIVATED: _("Toegang gestopt"),
    REACTIVATED: _("Toegang hersteld"),
    LOG_EXPORTED: _("Logboek opgehaald"),
    ADMITTED: _("Toegelaten vanaf de opdrachtregel"),
    REFUSED: _("Geweigerd bij het beheer"),
}


def record(
    action: str,
    *,
    actor: "User | None",
    about: str = "",
    detail: str = "",
    request: HttpRequest | None = None,
) -> None:
    """Write down that `actor` did `action`; None is the command line, or somebody who is not known.

    What is written stays for good, so it holds no words of a visitor and no secret. Neither is anything of
    `request` kept: whoever signed in from where stands in their own list of sessions, as long as that lasts.
    """
    from accounts.models import AuditEntry  # noqa: PLC0415  # callers may be imported before the models

    AuditEntry.objects.append(action=action, actor=actor.email if actor else "", about=about, detail=detail)
