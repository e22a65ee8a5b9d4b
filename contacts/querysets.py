"""What is known about many contacts at once: who answers where."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, F, Min, Q, Value, When, Window
from django.utils import timezone

from contacts.ageing import GONE_AFTER, REMIND_AFTER, months_before

if TYPE_CHECKING:
    from accounts.models import User
    from contacts.models import Contact, Municipality, Region
    from contacts.models.mandate import MandateQuerySet

MUNICIPALITY, REGION, NATIONAL, TOO_OLD, NOBODY = 1, 2, 3, 4, 5
_LEVEL = models.SmallIntegerField()


class ContactQuerySet(models.QuerySet["Contact"]):
    """The vocabulary of contacts."""

    def active(self) -> Self:
        """Not withdrawn."""
        return self.filter(active=True)

    def national(self) -> Self:
        """For the whole country."""
        return self.filter(municipality=None, region=None)

    def of(self, place: "Municipality | Region | None") -> Self:
        """Those of this very place; None is the whole country."""
        from contacts.models import Region  # noqa: PLC0415  # it needs this module to exist first

        if isinstance(place, Region):
            return self.filter(region=place)
        return self.filter(municipality=place, region=None)

    def shown(self) -> Self:
        """What a visitor may see.

        A local contact that its region never confirmed may be wrong, so the national line answers in its
        place, unless the operator chose otherwise (docs/decisions/0006).
        """
        active = self.active()
        if settings.SHOW_UNCONFIRMED_CONTACTS:
            return active
        return active.filter(Q(verified_on__isnull=False) | Q(municipality=None, region=None))

    def due(self) -> Self:
        """Those that are in use and should be looked at again, or were never looked at."""
        since = months_before(timezone.localdate(), REMIND_AFTER)
        return self.active().filter(Q(verified_on=None) | Q(verified_on__lt=since))

    def for_municipality(self, place: "Municipality | None") -> Self:
        """Per kind, the contacts of the closest level that has one: municipality, region, national.

        A check of over a year ago is worth nothing any more: such a contact comes after the national one.
        Who can only be written to stands beside the next level that can be called, so that nobody is left
        without a number. Without a place only national contacts answer. One query.
        """
        level = _closeness(place, today=timezone.localdate())
        near = self.shown().annotate(level=level).filter(level__isnull=False)
        callable_at = Case(When(phone="", then=Value(NOBODY)), default=F("level"), output_field=_LEVEL)
        closest = near.annotate(closest=Window(Min(callable_at), partition_by=F("kind")))
        return (
            closest.filter(level__lte=F("closest"))
            .select_related("kind", "region", "municipality")
            .order_by("kind__order", "level", "organisation", "pk")
        )

    def editable_by(self, user: "User") -> Self:
        """Those whose place is in a mandate of this person: the one rule of who changes what.

        What is outside it does not exist for them (404). Who keeps the country keeps all of it.
        """
        from contacts.models import Mandate  # noqa: PLC0415  # it needs this module to exist first

        held = Mandate.objects.held_by(user)
        if held.for_the_country().exists():
            return self.all()
        return self.filter(_in_places(held))

    def readable_by(self, user: "User") -> Self:
        """Those, and the contacts of the municipalities in the regions this person keeps.

        Who may read a contact may also be the second person who confirms a change of it.
        """
        from contacts.models import Mandate, Municipality  # noqa: PLC0415  # they need this module first

        held = Mandate.objects.held_by(user)
        if held.for_the_country().exists():
            return self.all()
        regions = held.filter(region__isnull=False).values("region")
        below = Municipality.objects.in_regions(regions).values("pk")
        return self.filter(_in_places(held) | Q(municipality__in=below))

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

    def at(self, place: "Municipality | Region | None") -> Self:
        """The kinds that a place can have a contact of its own for.

        112 and the national lines are not for a municipality to replace: its own would go before them. A
        region has those of the organisations that work by region.
        """
        from contacts.models import Region  # noqa: PLC0415  # it needs this module to exist first

        if place is None:
            return self.all()
        if isinstance(place, Region):
            return self.filter(Q(is_local=True) | Q(contacts__region__kind=place.kind)).distinct()
        return self.filter(is_local=True)

    def that_nobody_answers(self) -> Self:
        """Kinds without one contact in the whole country that a visitor may see."""
        from contacts.models import Contact  # noqa: PLC0415  # it needs this module to exist first

        return self.exclude(pk__in=Contact.objects.shown().values("kind"))


def _in_places(held: "MandateQuerySet") -> Q:
    """The condition that a contact is of one of the municipalities and regions of these mandates."""
    municipalities = held.filter(municipality__isnull=False).values("municipality")
    regions = held.filter(region__isnull=False).values("region")
    return Q(municipality__in=municipalities) | Q(region__in=regions)


def _closeness(place: "Municipality | None", *, today: date) -> Case:
    """1 for the municipality's own contact, 2 for one of its regions, 3 for national, else nothing.

    Above these is what nobody looked at for a year; a national contact has nobody above it that could answer.
    """
    national = When(municipality=None, region=None, then=Value(NATIONAL))
    if place is None:
        return Case(national, default=None, output_field=_LEVEL)
    too_old = Q(verified_on__lt=months_before(today, GONE_AFTER))
    here = Q(municipality=place) | Q(region__in=place.region_ids)
    return Case(
        national,
        When(too_old & here, then=Value(TOO_OLD)),
        When(municipality=place, then=Value(MUNICIPALITY)),
        When(region__in=place.region_ids, then=Value(REGION)),
        default=None,
        output_field=_LEVEL,
    )
