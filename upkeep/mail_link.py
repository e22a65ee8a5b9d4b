"""The link in a reminder: it says which contacts the mail named and for whom, and opens nothing by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core import signing

from upkeep.mail import link_to

if TYPE_CHECKING:
    from accounts.models import User

LASTS = timedelta(days=60)
SALT = "upkeep.reminder"


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a mail was for, and the contacts in it, by their numbers."""

    person: int
    contacts: tuple[int, ...]


def link_for(person: "User", contacts: Iterable[int]) -> str:
    """The whole address, good for sixty days. What is behind the question mark stands in no log."""
    code = signing.dumps([person.pk, sorted(contacts)], salt=SALT, compress=True)
    return f"{link_to('upkeep:mail_link')}?code={code}"


def named_by(code: str) -> Named | None:
    """What a code says; None if it is not ours or ran out."""
    try:
        person, contacts = signing.loads(code, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Named(person, tuple(contacts))
