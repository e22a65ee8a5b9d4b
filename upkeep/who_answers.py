"""Who answers where, out of the database, by `upkeep.coverage`: counted, and in words. Three queries."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.ageing import age_of
from contacts.models import Contact, ContactKind, Municipality
from roles.models import EscalationStep
from upkeep.coverage import Answer, Known, Row, Spot, grouped, rows, totals

WORDS = {
    Answer.CHECKED: _("nagekeken"),
    Answer.OLD: _("oud"),
    Answer.UNCHECKED: _("niet bevestigd"),
    Answer.NATIONAL: _("landelijk"),
    Answer.NOBODY: _("niemand"),
}


class By(StrEnum):
    """How municipalities are put together: visitors know provinces, those who work here safety regions."""

    PROVINCE = "province"
    SAFETY_REGION = "safety_region"


class Total(NamedTuple):
    """A kind, and in how many municipalities it answers in which way."""

    kind: ContactKind
    counted: Counter[Answer]

    @property
    def checked(self) -> int:
        """In how many somebody nearby answers, on a number that was checked."""
        return self.counted[Answer.CHECKED]

    @property
    def of(self) -> int:
        """How many municipalities there are."""
        return self.counted.total()

    @property
    def each(self) -> list[tuple[Answer, int]]:
        """The ways it answers, and in how many municipalities; those that are not there left out."""
        return [(answer, self.counted[answer]) for answer in Answer if self.counted[answer]]


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the country."""

    name: str
    rows: list[Row]
    totals: list[Total]


@dataclass(frozen=True, slots=True)
class WhoAnswers:
    """Who answers in these municipalities, for each kind that belongs to a place."""

    kinds: list[ContactKind]
    rows: list[Row]

    @classmethod
    def in_places(cls, places: "QuerySet[Municipality]", *, by: By) -> Self:
        """In all of `places`, put together by province or by safety region."""
        kinds = local_kinds()
        spots = [_spot(place, by) for place in places.select_related("safety_region").order_by("name")]
        return cls(kinds, rows(spots, [kind.pk for kind in kinds], known_contacts()))

    def only(self, chosen: list[Row]) -> Self:
        """The same for some of the municipalities."""
        return type(self)(self.kinds, chosen)

    @property
    def totals(self) -> list[Total]:
        """Each kind, counted over all municipalities."""
        counted = totals(self.rows, [kind.pk for kind in self.kinds])
        return [Total(kind, counted[kind.pk]) for kind in self.kinds]

    @property
    def groups(self) -> list[Group]:
        """The parts of the country, by name."""
        return [Group(name, found, self.only(found).totals) for name, found in grouped(self.rows).items()]


def local_kinds() -> list[ContactKind]:
    """The kinds that a place has somebody of its own for, or that a role calls there."""
    near = Contact.objects.exclude(municipality=None, region=None).values("kind")
    called = EscalationStep.objects.filter(role__live=True, kind__isnull=False).values("kind")
    return list(ContactKind.objects.filter(Q(pk__in=near) | Q(is_local=True, pk__in=called)))


def known_contacts() -> list[Known]:
    """All contacts that a visitor may see."""
    today = timezone.localdate()
    told = Contact.objects.shown().order_by()
    fields = told.values_list("pk", "kind", "municipality", "region", "phone", "verified_on")
    return [
        Known(pk, kind, municipality, region, bool(phone), age_of(verified_on, today))
        for pk, kind, municipality, region, phone, verified_on in fields
    ]


def _spot(place: Municipality, by: By) -> Spot:
    region = place.safety_region if by is By.SAFETY_REGION else None
    group = region.name if region else place.province
    return Spot(place.pk, place.name, place.slug, group, frozenset(place.region_ids))
