"""The directory's tables in the database, for loading."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import CommandError
from django.db.models import ProtectedError

from contacts.directory import Directory, hour_text
from contacts.hours import Period, in_one_line
from contacts.models import Contact, ContactKind, Municipality, PlaceName, PostcodeArea, Region
from loading.plan import Values
from loading.tables import ReferenceTable, Table


def tables(directory: Directory) -> list[Table]:
    """All tables of the directory, in the order in which they lean on each other."""
    return [
        KindTable(directory.kinds),
        RegionTable(directory.regions),
        MunicipalityTable(directory.municipalities),
        PlaceNameTable(directory.place_names),
        PostcodeTable(directory.postcodes),
        ContactTable(directory.contacts),
    ]


class KindTable(Table):
    """Kinds of contact."""

    name = "contact kinds"
    fields = ("slug", "name", "what", "is_local", "order", "they_ask", "what_next")

    def present(self) -> Mapping[str, Values]:
        return {row["slug"]: row for row in ContactKind.objects.values(*self.fields)}

    def write(self, key: str, values: Values) -> None:
        ContactKind.objects.update_or_create(slug=key, defaults=dict(values))

    def retire(self, key: str) -> None:
        _delete(ContactKind.objects.get(slug=key))


class RegionTable(Table):
    """Regions of every kind."""

    name = "regions"

    def present(self) -> Mapping[str, Values]:
        rows = Region.objects.values("kind", "slug", "name")
        return {f"{row['kind']}/{row['slug']}": row for row in rows}

    def write(self, key: str, values: Values) -> None:
        Region.objects.update_or_create(
            kind=values["kind"], slug=values["slug"], defaults={"name": values["name"]}
        )

    def retire(self, key: str) -> None:
        """A region stays when a contact is of it, if only a withdrawn one: that is its history."""
        kind, slug = key.split("/")
        region = Region.objects.get(kind=kind, slug=slug)
        if not region.contacts.exists():
            _delete(region)


class MunicipalityTable(Table):
    """Municipalities and the regions they lie in."""

    name = "municipalities"
    fields = ("code", "name", "slug", "province")
    regions = ("veilig_thuis_region", "police_unit", "safety_region", "care_coordination_region")

    def present(self) -> Mapping[str, Values]:
        places = Municipality.objects.select_related(*self.regions)
        return {place.code: self._values(place) for place in places}

    def _values(self, place: Municipality) -> dict[str, Any]:
        values = {name: getattr(place, name) for name in self.fields}
        return values | {name: _region_key(getattr(place, name)) for name in self.regions}

    def write(self, key: str, values: Values) -> None:
        regions = {name: _region(values[name]) for name in self.regions}
        Municipality.objects.update_or_create(code=key, defaults={**values, **regions})

    def retire(self, key: str) -> None:
        _delete(Municipality.objects.get(code=key))


class PlaceNameTable(ReferenceTable):
    """Names of places."""

    name = "place names"

    def present(self) -> Mapping[str, Values]:
        rows = PlaceName.objects.values_list("name", "kind", "municipality__code")
        return {"|".join(row): dict(zip(("name", "kind", "municipality"), row, strict=True)) for row in rows}

    def create(self, rows: Sequence[Values]) -> None:
        ids = dict(Municipality.objects.values_list("code", "pk"))
        PlaceName.objects.bulk_create(
            PlaceName(name=row["name"], kind=row["kind"], municipality_id=ids[row["municipality"]])
            for row in rows
        )

    def remove(self, keys: Sequence[str]) -> None:
        for key in keys:
            name, kind, code = key.split("|")
            PlaceName.objects.filter(name=name, kind=kind, municipality__code=code).delete()


class PostcodeTable(ReferenceTable):
    """Postcodes by their four digits."""

    name = "postcodes"

    def present(self) -> Mapping[str, Values]:
        rows = PostcodeArea.objects.values_list("digits", "municipality__code")
        return {"|".join(row): dict(zip(("digits", "municipality"), row, strict=True)) for row in rows}

    def create(self, rows: Sequence[Values]) -> None:
        ids = dict(Municipality.objects.values_list("code", "pk"))
        PostcodeArea.objects.bulk_create(
            PostcodeArea(digits=row["digits"], municipality_id=ids[row["municipality"]]) for row in rows
        )

    def remove(self, keys: Sequence[str]) -> None:
        for key in keys:
            digits, code = key.split("|")
            PostcodeArea.objects.filter(digits=digits, municipality__code=code).delete()


class ContactTable(Table):
    """Contacts that came from the files; those that people added here have no reference and are no part."""

    name = "contacts"
    fields = (
        "organisation",
        "phone",
        "email",
        "website",
        "always_open",
        "hours_note",
        "for_whom",
        "source",
        "source_note",
        "active",
        "is_fallback",
    )

    def present(self) -> Mapping[str, Values]:
        contacts = Contact.objects.exclude(reference=None).select_related("kind", "region", "municipality")
        return {str(c.reference): self._values(c) for c in contacts}

    def _values(self, contact: Contact) -> dict[str, Any]:
        values = {name: getattr(contact, name) for name in self.fields}
        values["kind"] = contact.kind.slug
        values["region"] = _region_key(contact.region)
        values["hours"] = [hour_text(period) for period in contact.opening_periods]
        if contact.verified_on:  # a person vouches for this number: a file may no longer change it
            values["verified_on"] = contact.verified_on.isoformat()
        return values

    def write(self, key: str, values: Values) -> None:
        contact = Contact.objects.filter(reference=key).first() or Contact(reference=key)
        for name in self.fields:
            setattr(contact, name, values[name])
        contact.kind = ContactKind.objects.get(slug=values["kind"])
        contact.region = _region(values["region"])
        contact.hours = in_one_line(_period(text) for text in values["hours"])
        contact._change_reason = "load_directory"
        contact.validate_constraints()
        contact.save()

    def retire(self, key: str) -> None:
        try:
            Contact.objects.get(reference=key).withdraw(by=None)
        except ValidationError as error:
            raise CommandError(f"{key} is no longer in the files: {'; '.join(error.messages)}") from error


def _period(text: str) -> Period:
    weekday, times = text.split(" ")
    opens, closes = (time.fromisoformat(part) for part in times.split("-"))
    return Period(int(weekday), opens, closes)


def _region(key: str | None) -> Region | None:
    if key is None:
        return None
    kind, slug = key.split("/")
    return Region.objects.get(kind=kind, slug=slug)


def _region_key(region: Region | None) -> str | None:
    return f"{region.kind}/{region.slug}" if region else None


def _delete(row: ContactKind | Region | Municipality) -> None:
    """Delete what the files no longer have. Raises CommandError when something still leans on it."""
    try:
        row.delete()
    except ProtectedError as error:
        leaning = ", ".join(sorted(str(item) for item in error.protected_objects))
        raise CommandError(f"{row} is no longer in the files, but still in use by: {leaning}") from error
