"""Taking words off the site: one person may, everybody who watches over them hears of it."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext

from accounts.groups import ADMINISTRATOR, REVIEWER
from accounts.models import User
from editorial.models import Editorial

logger = logging.getLogger(__name__)


@transaction.atomic
def withdraw(*, words: Editorial, by: User) -> None:
    """Take `words` off the site, and tell the others. Raises PermissionDenied when visitors need them.

    What is off the site already stays so, and nobody hears of it twice.
    """
    if not type(words)._default_manager.select_for_update().filter(pk=words.pk, live=True).exists():
        return
    words.withdraw(by=by)
    told = User.objects.filter(groups__name__in=(REVIEWER, ADMINISTRATOR), is_active=True)
    addresses = list(told.exclude(pk=by.pk).values_list("email", flat=True).distinct())
    message = EmailMessage(
        gettext("%(prefix)sEr is iets van de site gehaald") % {"prefix": settings.EMAIL_SUBJECT_PREFIX},
        gettext(
            "%(who)s haalde dit van de site: %(kind)s '%(what)s'.\n\n"
            "Klopt dat? Kijk in de redactie bij de geschiedenis, en zet het zo nodig terug."
        )
        % {"who": by, "kind": words._meta.verbose_name, "what": words},
        bcc=addresses,
    )
    transaction.on_commit(lambda: _send(message))


def _send(message: EmailMessage) -> None:
    """What is off the site stays off, also when nobody could be told."""
    try:
        message.send()
    except OSError:
        logger.exception("Nobody was told by mail that words were withdrawn")
