"""The mails that our own pages send to people who work here, or are asked to."""

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Invitation


def send_invitation(invitation: Invitation, request: HttpRequest) -> None:
    """The link, and what it is for."""
    told = {
        "invitation": invitation,
        "link": request.build_absolute_uri(invitation_path(invitation)),
        "site_name": settings.SITE_NAME,
    }
    send_mail(
        f"{settings.EMAIL_SUBJECT_PREFIX}Uitnodiging om mee te werken",
        render_to_string("account/email/invitation_message.txt", told),
        None,
        [invitation.email],
    )


def invitation_path(invitation: Invitation) -> str:
    """Where an invitation leads. What is behind the question mark stands in no log."""
    return f"{reverse('invitation')}?code={invitation.token}"
