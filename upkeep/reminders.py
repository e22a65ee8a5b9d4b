"""Reminding: who keeps contacts that nobody looked at for months gets one mail about all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.models import User
from contacts.models import Contact
from upkeep.cards import by_place, cards_for
from upkeep.mail import closest_to, is_sent_now
from upkeep.mail_link import link_for
from upkeep.models import Proposal, Reminder

REST = timedelta(days=7)  # between two mails to one person
MOST = 50  # contacts in a mail: so many can be looked at, and the link stays whole


class Outcome(StrEnum):
    """What became of a mail."""

    SENT = "sent"
    FAILED = "failed"
    TOO_SOON = "too soon"


@dataclass(frozen=True, slots=True)
class Digest:
    """A mail: for whom, and about which contacts, the one that visitors will miss first in front."""

    person: User
    contacts: tuple[int, ...]

    @property
    def told(self) -> dict[str, Any]:
        """What the mail is written with."""
        shown = self.contacts[:MOST]
        cards = cards_for(Contact.objects.filter(pk__in=shown), user=self.person)
        waiting = Proposal.objects.waiting().readable_by(self.person).exclude(proposed_by=self.person)
        return {
            "places": by_place(card for card in cards if card.is_kept),
            "unkept": by_place(card for card in cards if not card.is_kept),
            "more": len(self.contacts) - len(shown),
            "waiting": waiting.select_related("contact__kind", "contact__municipality", "contact__region"),
            "link": link_for(self.person, shown),
        }

    @property
    def subject(self) -> str:
        """How many contacts it is about."""
        number = len(self.contacts)
        asked = ngettext("Klopt dit contact nog?", "Kloppen deze %(number)s contacten nog?", number)
        return asked % {"number": number}


def digests() -> list[Digest]:
    """Who is to be asked about which contacts: whoever is closest to the place of each."""
    oldest_first = F("verified_on").asc(nulls_last=True)
    due = list(Contact.objects.due().select_related("municipality", "region").order_by(oldest_first, "pk"))
    closest = {place: list(closest_to(place)) for place in {contact.place for contact in due}}
    asked: dict[User, list[int]] = {}
    for contact in due:
        for person in closest[contact.place]:
            asked.setdefault(person, []).append(contact.pk)
    return [Digest(person, tuple(asked[person])) for person in sorted(asked, key=lambda person: person.pk)]


def remind() -> Iterator[tuple[Digest, Outcome]]:
    """Send each mail that is due; one that cannot be sent keeps no other waiting, and is due tomorrow too."""
    for digest in digests():
        yield digest, _send(digest)


def is_too_soon(person: User) -> bool:
    """Whether this person had a mail less than a week ago."""
    since = timezone.localdate() - REST
    return Reminder.objects.filter(user=person, sent_on__gt=since).exists()


@transaction.atomic
def _send(digest: Digest) -> Outcome:
    """Send it, and write that down. Two that send at once wait for each other, so that one mail goes out."""
    reminder, _is_new = Reminder.objects.get_or_create(user=digest.person)
    reminder = Reminder.objects.select_for_update().get(pk=reminder.pk)
    if is_too_soon(digest.person):
        return Outcome.TOO_SOON
    if not is_sent_now("reminder", digest.subject, digest.told, digest.person.email):
        return Outcome.FAILED
    reminder.sent_on = timezone.localdate()
    reminder.save(update_fields=["sent_on"])
    return Outcome.SENT
