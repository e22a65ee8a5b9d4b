"""From what somebody typed to municipalities: the gazetteer of places.py, filled from the database."""

import json
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Max

from contacts.models import Municipality, PlaceName, PostcodeArea
from contacts.places import Entry, Gazetteer, name_keys


@dataclass(frozen=True, slots=True)
class Place:
    """A name somebody may mean, and the municipality it lies in."""

    name: str
    municipality: Municipality

    @property
    def is_municipality(self) -> bool:
        """Whether the name is that of the municipality itself."""
        return self.name == self.municipality.name


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to: one municipality, places to choose from, or nothing."""

    municipality: Municipality | None = None
    places: tuple[Place, ...] = ()
    is_certain: bool = False  # the places bear the very name that was typed
    postcode: str = ""
    province: str = ""  # what was typed is the name of a province


def find(typed: str) -> Found:
    """Look up a municipality, place, former name or postcode."""
    stamp = _stamp()
    answer = _gazetteer(stamp).find(typed)
    entries = answer.matches or answer.nearby
    known = Municipality.objects.in_bulk({entry.municipality for entry in entries}, field_name="code")
    places = tuple(Place(entry.name, known[entry.municipality]) for entry in entries)
    is_certain = bool(answer.matches)
    province = "" if is_certain and any(p.is_municipality for p in places) else _province(typed, stamp)
    if answer.municipality and not province:
        return Found(municipality=known[answer.municipality])
    return Found(
        places=places if is_certain or not province else (),
        is_certain=is_certain,
        postcode=answer.postcode,
        province=province,
    )


def names_as_json() -> bytes:
    """Every name that leads to a municipality, small enough for a phone to keep while somebody types.

    By province, for each municipality its name, its address and the other names it is known by:
    `{"Drenthe": [["Aa en Hunze", "aa-en-hunze", "Annen", "Eext"]]}`.
    """
    return _names_as_json(_stamp())


def _stamp() -> tuple[object, ...]:
    """Changes when the directory does: rows are only added and removed, and renamed with a new date."""
    return tuple(
        value
        for model, newest in ((Municipality, "changed_at"), (PlaceName, "pk"), (PostcodeArea, "pk"))
        for value in model.objects.aggregate(Count("pk"), newest=Max(newest)).values()
    )


def _province(typed: str, stamp: tuple[object, ...]) -> str:
    """The province that bears this name; empty when none does."""
    return next((name for key, name in _provinces(stamp) if key in name_keys(typed)), "")


@lru_cache(maxsize=1)
def _provinces(stamp: tuple[object, ...]) -> list[tuple[str, str]]:
    """The forms under which a province is typed, and its name. A village may be named like one: Zeeland."""
    names = set(Municipality.objects.values_list("province", flat=True))
    known_as = [(name, name) for name in sorted(names)] + [("Friesland", "Fryslân")] * ("Fryslân" in names)
    return [(key, name) for typed, name in known_as for key in name_keys(typed)]


@lru_cache(maxsize=1)
def _gazetteer(stamp: tuple[object, ...]) -> Gazetteer:
    """All names and postcodes in memory, read once for each state of the directory."""
    entries = [
        Entry(name, code, is_municipality=True)
        for name, code in Municipality.objects.values_list("name", "code")
    ]
    names = PlaceName.objects.values_list("name", "municipality__code")
    postcodes: dict[str, list[str]] = {}
    for digits, code in PostcodeArea.objects.values_list("digits", "municipality__code"):
        postcodes.setdefault(digits, []).append(code)
    return Gazetteer([*entries, *(Entry(name, code) for name, code in names)], postcodes)


@lru_cache(maxsize=1)
def _names_as_json(stamp: tuple[object, ...]) -> bytes:
    """Sorted here, since databases differ in how they sort accents and apostrophes."""
    others: dict[str, set[str]] = {}
    for name, code in PlaceName.objects.values_list("name", "municipality__code"):
        others.setdefault(code, set()).add(name)
    provinces: dict[str, list[list[str]]] = {}
    for province, name, slug, code in sorted(
        Municipality.objects.values_list("province", "name", "slug", "code")
    ):
        known_as = sorted(others.get(code, set()) - {name})
        provinces.setdefault(province, []).append([name, slug, *known_as])
    return json.dumps(provinces, ensure_ascii=False, separators=(",", ":")).encode()
