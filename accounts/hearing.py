"""What the sign-in library tells of, written down in the audit log.

The library offers these signals as its way to be listened to; what our own code does is written down where it
happens.
"""

from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from accounts import audit
from accounts.models import User

KINDS = {"totp": "app met codes", "webauthn": "passkey", "recovery_codes": "herstelcodes"}


@receiver(user_logged_out)
def signed_out(user: User | None, **told: Any) -> None:
    """Somebody signed out, here or at the editors' desk, or was signed out at the hard end."""
    if user:
        audit.record(audit.SIGNED_OUT, actor=user)


@receiver([account.password_changed, account.password_set, account.password_reset])
def password_changed(user: User, **told: Any) -> None:
    """Somebody has another password: every session but this one ends by itself."""
    audit.record(audit.PASSWORD_CHANGED, actor=user)


@receiver(account.email_changed)
def email_changed(
    user: User, from_email_address: EmailAddress | None, to_email_address: EmailAddress, **told: Any
) -> None:
    """Somebody signs in by another address from now on."""
    before = from_email_address.email if from_email_address else ""
    audit.record(audit.EMAIL_CHANGED, actor=user, about=before, detail=to_email_address.email)


@receiver([mfa.authenticator_added, mfa.authenticator_reset])
def factor_added(user: User, authenticator: Authenticator, **told: Any) -> None:
    """Somebody has an app, a key or recovery codes more."""
    audit.record(audit.FACTOR_ADDED, actor=user, detail=KINDS.get(authenticator.type, ""))


@receiver(mfa.authenticator_removed)
def factor_removed(user: User, authenticator: Authenticator, **told: Any) -> None:
    """Somebody has an app, a key or recovery codes less."""
    audit.record(audit.FACTOR_REMOVED, actor=user, detail=KINDS.get(authenticator.type, ""))


@receiver(mfa.authentication_failed)
def code_refused(user: User, **told: Any) -> None:
    """Somebody knew the password, and gave a wrong code."""
    audit.record(audit.CODE_REFUSED, actor=None, about=user.email)


@receiver(account.password_reset_code_rejected)
def reset_code_refused(user: User, **told: Any) -> None:
    """Somebody gave a wrong code for a new password."""
    audit.record(audit.CODE_REFUSED, actor=None, about=user.email)
