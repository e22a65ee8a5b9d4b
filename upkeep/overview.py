"""The overview for those who keep a region or the country: which places need a hand, and whom to ask."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit_pages import harmless
from contacts.ageing import Age, age_of
from contacts.models import Contact, Mandate, Municipality, Region
from contacts.models.place import place_in_words
from upkeep.coverage import Answer, Row
from upkeep.models import Nudge, Report
from upkeep.models.nudge import REST
from upkeep.nudges import kept_places
from upkeep.places import key_of, key_of_municipality
from upkeep.who_answers import WORDS, WhoAnswers

if TYPE_CHECKING:
    from accounts.models import User

OLDEST = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A place in the overview."""

    name: str
    key: str
    answers: tuple[Answer, ...]
    is_kept: bool
    nudged_at: datetime | None
    asks_attention: bool

    @property
    def can_be_nudged(self) -> bool:
        """Whether asking those who keep it has a meaning: not where all is well, and not twice in a week."""
        rested = self.nudged_at is None or self.nudged_at <= timezone.now() - REST
        return self.asks_attention and self.is_kept and rested


@dataclass(frozen=True, slots=True)
class Pressing:
    """A contact that several visitors reported within a week."""

    contact: Contact
    key: str
    number: int


def seen_by(user: "User") -> "QuerySet[Municipality]":
    """The municipalities in the overview of this person: all, or those in the regions they keep."""
    held = Mandate.objects.held_by(user)
    if held.for_the_country().exists():
        return Municipality.objects.all()
    return Municipality.objects.in_regions(held.filter(region__isnull=False).values("region"))


def lines(rows: Iterable[Row]) -> list[Line]:
    """These municipalities, with who keeps them and when they were asked last. Two queries."""
    kept, nudged = kept_places(), Nudge.objects.last_of_each()
    return [
        Line(
            row.spot.name,
            key_of_municipality(row.spot.slug),
            row.answers,
            (row.spot.pk, None) in kept,
            nudged.get((row.spot.pk, None)),
            row.asks_attention,
        )
        for row in rows
    ]


def regions_that_ask_attention(user: "User") -> list[Line]:
    """The regions with a contact that nobody checked lately; for who keeps the country."""
    if not Mandate.objects.held_by(user).for_the_country().exists():
        return []
    kept, nudged = kept_places(), Nudge.objects.last_of_each()
    checks = Contact.objects.active().filter(region__isnull=False).values_list("region", "verified_on")
    today = timezone.localdate()
    doubtful = {region for region, day in checks if age_of(day, today) not in {Age.FRESH, Age.DUE}}
    return [
        Line(
            place_in_words(region),
            key_of(region),
            (),
            (None, region.pk) in kept,
            nudged.get((None, region.pk)),
            asks_attention=True,
        )
        for region in Region.objects.filter(pk__in=doubtful).order_by("name", "kind")
    ]


def pressing(user: "User") -> list[Pressing]:
    """The contacts that several visitors reported within a week, the most reported first. Two queries."""
    numbers = Report.objects.pressing()
    contacts = Contact.objects.readable_by(user).filter(pk__in=numbers)
    found = [
        Pressing(contact, key_of(contact.place), numbers[contact.pk])
        for contact in contacts.select_related("kind", "municipality", "region")
    ]
    return sorted(found, key=lambda one: (-one.number, one.contact.pk))


def oldest_checks(user: "User") -> list[tuple[Contact, str]]:
    """The contacts that nobody looked at for longest, those never checked first, each with its place."""
    contacts = Contact.objects.readable_by(user).active().select_related("kind", "municipality", "region")
    ordered = contacts.order_by(F("verified_on").asc(nulls_first=True), "kind__order", "pk")
    return [(contact, key_of(contact.place)) for contact in ordered[:OLDEST]]


def as_csv(found: WhoAnswers) -> str:
    """The municipalities as a file for a Dutch spreadsheet, which takes no cell of it for a formula."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";")
    head = [
        _("gemeente"),
        _("veiligheidsregio"),
        *(kind.name for kind in found.kinds),
        _("wordt bijgehouden"),
    ]
    writer.writerow(map(harmless, head))
    for row, line in zip(found.rows, lines(found.rows), strict=True):
        told = [str(WORDS[answer]) for answer in row.answers]
        kept = _("ja") if line.is_kept else _("nee")
        writer.writerow(map(harmless, [row.spot.name, row.spot.group, *told, kept]))
    return f"\ufeff{file.getvalue()}"  # the first sign tells that these are letters of all languages
