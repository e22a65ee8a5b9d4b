"""The mails that our own pages send to people who work here, or are asked to."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Invitation, User

logger = logging.getLogger(__name__)


def is_sent(send: Callable[[], Any]) -> bool:
    """Send, and say whether that worked. The log tells that it did not, and not to whom.

    No error but a warning: about an error those who run the site are mailed, which would not work either.
    """
    try:
        send()
    except OSError as error:  # the network, or what the mail server answers (SMTPException)
        logger.warning("A mail could not be sent: %s", type(error).__name__)
        return False
    return True


def send_invitation(invitation: Invitation, request: HttpRequest, *, extra: str = "") -> bool:
    """The link, and what it is for; whether it was sent. `extra` is a line about what awaits the person."""
    link = request.build_absolute_uri(invitation_path(invitation))
    told = {"invitation": invitation, "link": link, "extra": extra}
    return _send("invitation", "Uitnodiging om mee te werken", told, invitation.email)


def tell_of_dropped_factors(person: User, *, by: User) -> None:
    """To whom it happened and to the other Beheerders: who did not ask for it can act at once."""
    others = User.objects.administrators().able_to_sign_in().exclude(pk__in=[person.pk, by.pk])
    _send("factors_dropped", "Je tweede stap is gewist", {}, person.email)
    for email in others.values_list("email", flat=True):
        told = {"person": person, "by": by}
        _send("factors_dropped_by_other", "De tweede stap van iemand is gewist", told, email)


def invitation_path(invitation: Invitation) -> str:
    """Where an invitation leads. What is behind the question mark stands in no log."""
    return f"{reverse('invitation')}?code={invitation.token}"


def _send(template: str, subject: str, told: dict[str, Any], email: str) -> bool:
    """One mail to one address, so that nobody sees who else got it; whether it was sent."""
    body = render_to_string(
        f"account/email/{template}_message.txt", {**told, "site_name": settings.SITE_NAME}
    )
    title = f"{settings.EMAIL_SUBJECT_PREFIX}{subject}"
    return is_sent(lambda: send_mail(title, body, None, [email]))
