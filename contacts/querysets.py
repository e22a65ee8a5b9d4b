"""What is known about many contacts at once: who answers where."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, F, Min, Q, Value, When, Window

if TYPE_CHECKING:
    from contacts.models import Contact, Municipality

MUNICIPALITY, REGION, NATIONAL, NOBODY = 1, 2, 3, 4
_LEVEL = models.SmallIntegerField()


class ContactQuerySet(models.QuerySet["Contact"]):
    """The vocabulary of contacts."""

    def active(self) -> Self:
        """Not withdrawn."""
        return self.filter(active=True)

    def national(self) -> Self:
        """For the whole country."""
        return self.filter(municipality=None, region=None)

    def shown(self) -> Self:
        """What a visitor may see.

        A local contact that its region never confirmed may be wrong, so the national line answers in its
        place, unless the operator chose otherwise (docs/decisions/0006).
        """
        active = self.active()
        if settings.SHOW_UNCONFIRMED_CONTACTS:
            return active
        return active.filter(Q(verified_on__isnull=False) | Q(municipality=None, region=None))

    def for_municipality(self, place: "Municipality | None") -> Self:
        """Per kind, the contacts of the closest level that has one: municipality, region, national.

        Who can only be written to stands beside the next level that can be called, so that nobody is left
        without a number. Without a place only national contacts answer. One query.
        """
        near = self.shown().annotate(level=_closeness(place)).filter(level__isnull=False)
        callable_at = Case(When(phone="", then=Value(NOBODY)), default=F("level"), output_field=_LEVEL)
        closest = near.annotate(closest=Window(Min(callable_at), partition_by=F("kind")))
        return (
            closest.filter(level__lte=F("closest"))
            .select_related("kind", "region", "municipality")
            .order_by("kind__order", "level", "organisation", "pk")
        )

    def by_kind(self) -> "dict[str, tuple[Contact, ...]]":
        """The contacts of each kind, by the kind's slug."""
        groups: dict[str, tuple[Contact, ...]] = {}
        for contact in self:
            groups[contact.kind.slug] = (*groups.get(contact.kind.slug, ()), contact)
        return groups


def named_once(contacts: "Iterable[Contact]") -> "Iterator[Contact]":
    """`contacts` without a national line that repeats the organisation and number of an earlier one.

    Such a line may stand in for several kinds; naming it twice only makes people doubt. A local contact says
    of each kind who it is, so it stays.
    """
    named = set()
    for contact in contacts:
        line = (contact.organisation, contact.phone)
        if not (contact.is_national and line in named):
            named.add(line)
            yield contact


class ContactKindQuerySet(models.QuerySet[Any]):
    """The vocabulary of contact kinds."""

    def fallbacks(self) -> dict[str, bool]:
        """Of each kind, by its slug, whether somebody catches the whole country for it."""
        caught = Count("contacts", filter=Q(contacts__is_fallback=True))
        return {slug: count > 0 for slug, count in self.annotate(caught=caught).values_list("slug", "caught")}

    def that_nobody_answers(self) -> Self:
        """Kinds without one contact in the whole country that a visitor may see."""
        from contacts.models import Contact  # noqa: PLC0415  # it needs this module to exist first

        return self.exclude(pk__in=Contact.objects.shown().values("kind"))


def _closeness(place: "Municipality | None") -> Case:
    """1 for the municipality's own contact, 2 for one of its regions, 3 for national, else nothing."""
    national = When(municipality=None, region=None, then=Value(NATIONAL))
    if place is None:
        return Case(national, default=None, output_field=_LEVEL)
    return Case(
        national,
        When(municipality=place, then=Value(MUNICIPALITY)),
        When(region__in=place.region_ids, then=Value(REGION)),
        default=None,
        output_field=_LEVEL,
    )
