"""The directory as its files say it: places, kinds of contact, and who answers. Pure: no Django.

Each table is a mapping from a natural key to plain values, so that it can be compared with the database
before anything is written. Every bad value is named with its file, line and column.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from contacts import hours, phones
from loading.files import BadFiles, BadRow, Row, build_all, read_csv, read_yaml_list, unique

Table = dict[str, dict[str, Any]]
Keyed = tuple[str, dict[str, Any]]

CARE_COORDINATOR = "zorgcoordinator"
VEILIG_THUIS = "veilig_thuis"
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_WEBSITE = re.compile(r"https://[^\s/]+\.[^\s]+")
_PLACE_KINDS = {"place", "other_name", "former_municipality"}
_MUNICIPALITY_REGIONS = {  # the column that names a region, and the kind of region it names
    "veilig_thuis_region": "veilig_thuis",
    "police_unit": "police_unit",
    "safety_region": "safety_region",
    "care_coordination_region": "care_coordination",
}


@dataclass(slots=True)
class Directory:
    """Everything the directory's files want, by table and key."""

    kinds: Table = field(default_factory=dict)
    regions: Table = field(default_factory=dict)
    municipalities: Table = field(default_factory=dict)
    place_names: Table = field(default_factory=dict)
    postcodes: Table = field(default_factory=dict)
    contacts: Table = field(default_factory=dict)


def read_directory(*, data: Path, kinds_file: Path) -> Directory:
    """The directory in the folder `data`, with the kinds of `kinds_file`. Raises BadFiles with all errors."""
    reading = _Reading(data)
    reading.read_kinds(kinds_file)
    reading.read_regions()
    reading.read_municipalities()
    reading.read_names_and_postcodes()
    reading.read_national_lines()
    reading.read_veilig_thuis()
    reading.read_care_coordinators()
    if reading.errors:
        raise BadFiles(reading.errors)
    return reading.directory


class _Reading:
    """One reading of all files: what was found so far, and what is wrong."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.directory = Directory()
        self.errors: list[BadRow] = []
        self.kind_rows: list[Row] = []
        self.lines: dict[str, Row] = {}

    def rows(self, name: str, *columns: str, once: tuple[str, ...]) -> list[Row]:
        rows = read_csv(self.data / name, (*once, *columns))
        unique(rows, once, self.errors)
        return rows

    def read_kinds(self, path: Path) -> None:
        self.kind_rows = read_yaml_list(path)
        unique(self.kind_rows, ("slug",), self.errors)
        self.directory.kinds |= build_all(self.kind_rows, _kind, self.errors)

    def read_regions(self) -> None:
        for name, kind, key in (
            ("veilig_thuis.csv", "veilig_thuis", "slug"),
            ("police_units.csv", "police_unit", "slug"),
            ("safety_regions.csv", "safety_region", "code"),
            ("zorgcoordinatoren.csv", "care_coordination", "slug"),
        ):
            title = "region" if kind == "care_coordination" else "name"
            rows = self.rows(name, key, title, once=(key,))
            build = partial(_region, kind=kind, key=key, title=title)
            self.directory.regions |= build_all(rows, build, self.errors)

    def read_municipalities(self) -> None:
        columns = ("name", "slug", "province", "safety_region", "police_unit", "veilig_thuis_region")
        rows = self.rows("municipalities.csv", "code", *columns, "zorgcoordinator_region", once=("code",))
        unique(rows, ("slug",), self.errors)
        unique(rows, ("name",), self.errors)
        self.directory.municipalities |= build_all(rows, self._municipality, self.errors)

    def _municipality(self, row: Row) -> Keyed:
        code = row.text("code", max_length=6)
        values: dict[str, Any] = {
            "code": code,
            "name": row.text("name", max_length=100),
            "slug": row.text("slug", max_length=50),
            "province": row.text("province", max_length=50),
        }
        for column, kind in _MUNICIPALITY_REGIONS.items():
            values[column] = self._region_of(row, column, kind)
        return code, values

    def _region_of(self, row: Row, column: str, kind: str) -> str | None:
        """The key of the region named in `column`; a municipality may lack a care coordinator only."""
        if column == "care_coordination_region":
            column = "zorgcoordinator_region"
        slug = row.text(column, required=column != "zorgcoordinator_region").lower()
        key = f"{kind}/{slug}"
        if slug and key not in self.directory.regions:
            raise row.bad(column, f"unknown: {slug!r}")
        return key if slug else None

    def read_names_and_postcodes(self) -> None:
        codes = self.directory.municipalities
        names = self.rows("place_names.csv", once=("name", "kind", "municipality_code"))
        areas = self.rows("postcodes_pc4.csv", once=("pc4", "municipality_code"))
        self.directory.place_names |= build_all(names, partial(_place_name, codes=codes), self.errors)
        self.directory.postcodes |= build_all(areas, partial(_postcode, codes=codes), self.errors)

    def read_national_lines(self) -> None:
        """For each kind that has one, the national line that answers where nobody nearer does."""
        columns = (
            "kind",
            "name",
            "for_whom",
            "phone",
            "always_open",
            "opening_hours",
            "website",
            "source_url",
        )
        rows = self.rows("national_lines.csv", "slug", *columns, "note", once=("slug",))
        self.lines = {row.values["slug"]: row for row in rows}
        build_all(rows, lambda row: row.choice("kind", self.directory.kinds), self.errors)
        answering = [kind for kind in self.kind_rows if kind.values.get("national")]
        self._add_contacts(answering, self._national_line)

    def _national_line(self, kind: Row) -> Keyed:
        line = self.lines[kind.choice("national", self.lines)]
        slug = kind.text("slug")
        return f"national/{slug}", {
            **_contact(line),
            "kind": slug,
            "organisation": line.text("name", max_length=150),
            "for_whom": line.text("for_whom", max_length=200),
            "is_fallback": True,
        }

    def read_veilig_thuis(self) -> None:
        """The regional organisations. The national line's hours and source hold for its number in each."""
        rows = self.rows("veilig_thuis.csv", "slug", "name", "phone", "email", "website", once=("slug",))
        if "veilig-thuis" in self.lines:
            self._add_contacts(rows, self._veilig_thuis)

    def _veilig_thuis(self, row: Row) -> Keyed:
        national = self.lines["veilig-thuis"]
        if row.values["phone"] != national.values["phone"]:
            raise row.bad("phone", "differs from the national line, whose hours and source it shares")
        shared = {column: national.values[column] for column in ("always_open", "source_url")}
        slug = row.text("slug")
        return f"veilig_thuis/{slug}", {
            **_contact(replace(row, values={**row.values, **shared})),
            "kind": VEILIG_THUIS,
            "region": f"veilig_thuis/{slug}",
            "organisation": row.text("name", max_length=150),
        }

    def read_care_coordinators(self) -> None:
        columns = (
            "region",
            "organisation",
            "phone",
            "email",
            "website",
            "opening_hours",
            "source_url",
            "note",
        )
        rows = self.rows("zorgcoordinatoren.csv", "slug", *columns, "serves", once=("slug",))
        self._add_contacts(rows, _care_coordinator)
        build_all(rows, self._check_serves, self.errors)

    def _check_serves(self, row: Row) -> None:
        """The list of municipalities of a care coordinator and their own column must say the same."""
        key = f"care_coordination/{row.text('slug')}"
        served = set(row.text("serves").split(";"))
        places = self.directory.municipalities.items()
        listed = {code for code, values in places if values["care_coordination_region"] == key}
        if served != listed:
            raise row.bad("serves", f"differs from municipalities.csv: {', '.join(sorted(served ^ listed))}")

    def _add_contacts(self, rows: Iterable[Row], build: Callable[[Row], Keyed]) -> None:
        self.directory.contacts |= build_all(rows, build, self.errors)


def _care_coordinator(row: Row) -> Keyed:
    slug = row.text("slug")
    return f"zorgcoordinator/{slug}", {
        **_contact(row),
        "kind": CARE_COORDINATOR,
        "region": f"care_coordination/{slug}",
        "organisation": row.text("organisation", max_length=150),
    }


def _kind(row: Row) -> Keyed:
    slug = row.text("slug", max_length=50)
    return slug, {
        "slug": slug,
        "name": row.text("name", max_length=100),
        "what": row.text("what", max_length=200),
        "order": row.number("order", default=0),
        "is_local": row.truth("local", default=False),
        "they_ask": row.texts("they_ask"),
        "what_next": row.text("what_next", required=False),
    }


def _region(row: Row, *, kind: str, key: str, title: str) -> Keyed:
    slug = row.text(key, max_length=50).lower()
    name = row.text(title, max_length=100).removeprefix("Veilig Thuis ")  # the organisation; here its region
    return f"{kind}/{slug}", {"kind": kind, "slug": slug, "name": name}


def _place_name(row: Row, *, codes: Mapping[str, Any]) -> Keyed:
    return _keyed_by_all(
        {
            "name": row.text("name", max_length=100),
            "kind": row.choice("kind", _PLACE_KINDS),
            "municipality": row.choice("municipality_code", codes),
        }
    )


def _postcode(row: Row, *, codes: Mapping[str, Any]) -> Keyed:
    digits = row.text("pc4")
    if len(digits) != 4 or not digits.isdecimal():
        raise row.bad("pc4", f"expected four digits, found {digits!r}")
    return _keyed_by_all({"digits": digits, "municipality": row.choice("municipality_code", codes)})


def _keyed_by_all(values: dict[str, Any]) -> Keyed:
    """A row that is its own key: it is never changed, only added or removed."""
    return "|".join(values.values()), values


def _contact(row: Row) -> dict[str, Any]:
    """The values that every table of contacts has in common; a column it lacks is empty."""
    phone = row.text("phone")
    if not phones.is_stored_form(phone):
        raise row.bad("phone", f"not 112 and not an international number: {phone!r}")
    source = row.text("source_url", max_length=300)
    if not source.startswith("https://"):
        raise row.bad("source_url", f"expected an address that starts with https://, found {source!r}")
    opening = row.text("opening_hours", required=False, max_length=200)
    always_open = "always_open" in row.values and row.truth("always_open")
    if always_open and opening:
        raise row.bad("opening_hours", "is filled in, but always_open says yes")
    periods = hours.read(opening) if opening else []
    return {
        "kind": "",
        "region": None,
        "organisation": "",
        "phone": phone,
        "email": _matching(row, "email", _EMAIL, "expected an e-mail address"),
        "website": _matching(row, "website", _WEBSITE, "expected an address that starts with https://"),
        "always_open": always_open,
        "hours": [hour_text(period) for period in periods or []],
        "hours_note": opening if periods is None else "",
        "for_whom": "",
        "source": source,
        "source_note": row.text("note", required=False, max_length=300),
        "active": True,
        "is_fallback": False,
    }


def _matching(row: Row, column: str, form: re.Pattern[str], expected: str) -> str:
    text = row.text(column, required=False, max_length=200)
    if text and not form.fullmatch(text):
        raise row.bad(column, f"{expected}, found {text!r}")
    return text


def hour_text(period: hours.Period) -> str:
    """A period as plain text that can be compared: `0 09:00-17:00`."""
    return f"{period.weekday} {period.opens:%H:%M}-{period.closes:%H:%M}"
