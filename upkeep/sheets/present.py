"""What there is to compare a sheet with: the contacts that somebody keeps, as they stand in a sheet."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from contacts import phones
from contacts.hours import from_one_line
from contacts.hours_listed import write_list
from contacts.models import Contact, ContactKind, Mandate, Municipality, Region
from contacts.models.place import place_in_words
from upkeep.locking import stamps_of
from upkeep.models import Proposal
from upkeep.places import Place, places_of
from upkeep.sheets.columns import FIELDS, KIND, NUMBER, PLACE, SERVICE_NUMBER, STATE, VERIFIED, key

_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # an Excel file cannot hold these
AT_ONCE = 500  # contacts that one query asks about


@dataclass(frozen=True, slots=True)
class Present:
    """A contact as its form shows it: of what was never on the site, the proposal that waits."""

    contact: Contact
    waiting: Proposal | None

    @property
    def values(self) -> dict[str, Any]:
        """The fields that a sheet may change."""
        values = {name: getattr(self.contact, name) for name in FIELDS}
        if self.waiting and not self.contact.active:
            values |= self.waiting.ways
        return values

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each column."""
        day = self.contact.verified_on
        values = self.values
        return {
            NUMBER: str(self.contact.pk),
            KIND: str(self.contact.kind),
            PLACE: self.contact.place_name,
            SERVICE_NUMBER: _("ja") if phones.is_mobile(values["phone"]) else "",
            VERIFIED: f"{day.day}-{day.month}-{day.year}" if day else "",
            STATE: self._state(),
            **{name: _NO_TEXT.sub("", as_text(name, value)) for name, value in values.items()},
        }

    def _state(self) -> str:
        told = _("in gebruik") if self.contact.active else _("ingetrokken")
        if not self.waiting:
            return told
        return _("%s, voorstel wacht") % told if self.contact.active else _("wacht")


@dataclass(frozen=True, slots=True)
class World:
    """What one person may name in a sheet; anything else does not exist for them."""

    kinds: Mapping[str, ContactKind]
    places: Mapping[str, Place]
    contacts: Mapping[int, Present]
    _kinds_at: dict[str, set[int]] = field(default_factory=dict)

    def has(self, kind: ContactKind, place: Place) -> bool:
        """Whether `place` can have a contact of its own of this kind; asked once for each sort of place."""
        sort = place.kind if isinstance(place, Region) else type(place).__name__
        if sort not in self._kinds_at:
            self._kinds_at[sort] = set(ContactKind.objects.at(place).values_list("pk", flat=True))
        return kind.pk in self._kinds_at[sort]

    @classmethod
    def of(cls, user: User) -> "World":
        """All that `user` keeps now; a few queries, however much that is."""
        contacts = list(
            Contact.objects.editable_by(user)
            .select_related("kind", "municipality", "region")
            .order_by("kind__order", "municipality__name", "region__kind", "region__name", "pk")
        )
        waiting = waiting_for(contacts)
        return cls(
            {key(kind.name): kind for kind in ContactKind.objects.all()},
            {key(place_in_words(place)): place for place in places_kept_by(user)},
            {contact.pk: Present(contact, waiting.get(contact.pk)) for contact in contacts},
        )


def as_text(name: str, value: Any) -> str:
    """A value of a contact as it is written in a sheet, and shown beside another."""
    if name == "phone":
        return phones.in_dutch_notation(value) if value else ""
    if name == "always_open":
        return _("ja") if value else _("nee")
    if name == "hours":
        return write_list(from_one_line(value))
    return str(value)


def all_stamps(contacts: Iterable[Contact]) -> dict[int, str]:
    """What `stamps_of` says of many, some at a time."""
    return {pk: stamp for some in chunks(list(contacts)) for pk, stamp in stamps_of(some).items()}


def chunks(rows: list[Any]) -> Iterable[list[Any]]:
    """`rows`, some at a time."""
    return (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))


def waiting_for(contacts: Iterable[Contact]) -> dict[int, Proposal]:
    """The proposal that waits for each of these contacts, if any; it knows its contact."""
    known = {contact.pk: contact for contact in contacts}
    found = {}
    for some in chunks(list(known)):
        for proposal in Proposal.objects.waiting().filter(contact__in=some):
            proposal.contact = known[proposal.contact_id]
            found[proposal.contact_id] = proposal
    return found


def places_kept_by(user: User) -> list[Place]:
    """Every place whose contacts this person may change."""
    if Mandate.objects.held_by(user).for_the_country().exists():
        return [None, *Region.objects.all(), *Municipality.objects.all()]
    return places_of(user)


def ids_of(place: Place) -> tuple[int | None, int | None]:
    """The municipality and the region that a contact of this place has."""
    if isinstance(place, Region):
        return None, place.pk
    return (place.pk if place else None), None
