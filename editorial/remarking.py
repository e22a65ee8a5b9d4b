"""Making a remark about words: it is kept, written down, and told to who is writing them."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from accounts.mail import is_sent
from accounts.models import User
from editorial import audit_words
from editorial.models import Editorial
from editorial.remarks import Remark
from editorial.review import writers_of


@transaction.atomic
def remark(*, words: Editorial, place: str, text: str, by: User) -> Remark:
    """Keep what `by` says about `words`. Who writes their draft gets a mail, one for all of them together."""
    made = Remark(words=words, place=place, text=text, author=by, author_name=str(by))
    made.save()
    made.note(audit_words.REMARK_MADE, by)
    told = User.objects.filter(pk__in=writers_of(words), is_active=True).exclude(pk=by.pk)
    addresses = list(told.values_list("email", flat=True))
    if addresses:
        message = _message(made, addresses)
        transaction.on_commit(lambda: is_sent(message.send))
    return made


def address_of_remarks(words: Editorial) -> str:
    """Where the remarks about these words stand."""
    kind = f"wagtailsnippets_{words._meta.app_label}_{words._meta.model_name}"
    return reverse(f"{kind}:remarks", args=[words.pk])


def _message(made: Remark, addresses: list[str]) -> EmailMessage:
    words = made.words
    return EmailMessage(
        gettext("%(prefix)sEr is een opmerking bij een tekst van jou")
        % {"prefix": settings.EMAIL_SUBJECT_PREFIX},
        gettext(
            "%(who)s schreef een opmerking bij %(kind)s '%(what)s':\n\n%(text)s\n\n"
            "Je vindt de opmerking in de redactie: %(link)s"
        )
        % {
            "who": made.written_by,
            "kind": words._meta.verbose_name,
            "what": words.latest_revision.object_str if words.latest_revision else words,
            "text": made.text,
            "link": f"{settings.WAGTAILADMIN_BASE_URL}{address_of_remarks(words)}",
        },
        bcc=addresses,
    )
