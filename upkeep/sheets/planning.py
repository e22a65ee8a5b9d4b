"""Comparing a sheet with what there is. Nothing is written here."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contacts.models import Contact, Municipality, Region
from upkeep.changes import needs_another, needs_nobody, put_in
from upkeep.models import WAYS
from upkeep.places import Place
from upkeep.sheets.cells import Wrong, values_of
from upkeep.sheets.columns import BY_NAME, FIELDS, KIND, NUMBER, PLACE, key
from upkeep.sheets.constraints import Constraints
from upkeep.sheets.plan import Difference, Fault, Line, Outcome
from upkeep.sheets.present import Present, World, all_stamps, as_text
from upkeep.sheets.reading import Sheet
from upkeep.sheets.table import Row

Key = tuple[Any, ...]


def planned(sheet: Sheet, world: World) -> list[Line]:
    """What becomes of each row. The lines that change a contact carry its stamp."""
    planner = Planner(sheet, world)
    lines = [planner.line(row) for row in sheet.rows]
    changing = [line.contact for line in lines if line.contact is not None and line.values]
    stamps = all_stamps(world.contacts[pk].contact for pk in changing)
    return [replace(line, stamp=stamps.get(line.contact or 0, "")) for line in lines]


class Planner:
    """Goes through a sheet once, and remembers what it saw."""

    def __init__(self, sheet: Sheet, world: World) -> None:
        self.world = world
        self.constraints = Constraints()
        self.columns = {column.name: place for place, column in sheet.columns.items() if column.is_read}
        self.rows_of: dict[int, int] = {}  # the row of each contact that was seen
        self.rows_of_new: dict[Key, int] = {}
        self.known = {_key(one.contact, one.values): pk for pk, one in world.contacts.items()}

    def line(self, row: Row) -> Line:
        """What becomes of one row."""
        texts = {name: row.cell(place) for name, place in self.columns.items()}
        named = (texts.get(name, "") for name in (KIND, PLACE, "organisation"))
        line = Line(row.number, Outcome.UNCHANGED, ", ".join(filter(None, named)))
        unread = [(name, row.faults[place]) for name, place in self.columns.items() if place in row.faults]
        if unread:
            return self._refused(line, unread)
        try:
            present = self._present(row, texts.get(NUMBER, ""))
        except ValidationError as error:
            return self._refused(line, [(NUMBER, told) for told in error.messages])
        if present:
            return self._changing(present, line, texts)
        return self._adding(line, texts)

    def _present(self, row: Row, text: str) -> Present | None:
        """The contact that the row is about; None when it is a new one. Raises ValidationError."""
        if not text:
            return None
        if not (text.isascii() and text.isdecimal()):
            told = _("Schrijf hier het nummer van het contact. Laat de cel leeg voor een nieuw contact.")
            raise ValidationError(told)
        number = int(text[:15])
        present = self.world.contacts.get(number)
        if present is None:
            told = _("Je houdt geen contact bij met nummer %s. Laat de cel leeg voor een nieuw contact.")
            raise ValidationError(told % text[:15])
        if number in self.rows_of:
            told = _("Dit nummer staat ook in rij %s. Haal een van de twee weg.")
            raise ValidationError(told % self.rows_of[number])
        self.rows_of[number] = row.number
        return present

    def _changing(self, present: Present, line: Line, texts: Mapping[str, str]) -> Line:
        contact, shown, now = present.contact, present.texts, present.values
        line = replace(line, title=f"{contact}, {contact.place_name}", contact=contact.pk)
        given = [name for name in FIELDS if name in texts]
        wrong = _moved(texts, shown)
        if not wrong and all(texts[name].split() == shown[name].split() for name in given):
            return line  # as it was taken away; how a text was broken off does not matter
        values, more = values_of(texts, now=now)
        changed = {name: values[name] for name in given if name in values and values[name] != now[name]}
        alone = needs_nobody(contact, changed)
        together = needs_another(contact, changed, waiting=present.waiting)
        wrong += more
        broken = [] if wrong else self._broken(contact, alone)
        if wrong or broken:
            return self._refused(line, wrong, *broken)
        names = [name for name in changed if name in alone or name in together]
        if not names:
            return line
        different = tuple(
            _difference(name, now[name], changed[name], waits=name in together) for name in names
        )
        return replace(line, outcome=Outcome.CHANGED, values=changed, differences=different)

    def _adding(self, line: Line, texts: Mapping[str, str]) -> Line:
        contact, wrong = self._placed(texts)
        values, more = values_of({**dict.fromkeys(FIELDS, ""), **texts}, now={})
        wrong += more
        if not wrong:
            wrong += self._twice(line.row, _key(contact, values))
        if wrong:
            return self._refused(line, wrong)
        ids = {name: getattr(contact, f"{name}_id") for name in ("kind", "municipality", "region")}
        different = tuple(_difference(name, "", value, waits=True) for name, value in values.items() if value)
        return replace(line, outcome=Outcome.NEW, values={**ids, **values}, differences=different)

    def _placed(self, texts: Mapping[str, str]) -> tuple[Contact, Wrong]:
        """An empty contact of the kind and place that the row names, and what is wrong with those."""
        contact, wrong = Contact(), Wrong()
        found: Place = None
        kind, place = texts.get(KIND, ""), texts.get(PLACE, "")
        if key(kind) in self.world.kinds:
            contact.kind = self.world.kinds[key(kind)]
        else:
            names = ", ".join(one.name for one in self.world.kinds.values())
            wrong.append((KIND, _("Kies een van deze soorten: %s.") % names))
        if key(place) in self.world.places:
            found = self.world.places[key(place)]
            contact.municipality = found if isinstance(found, Municipality) else None
            contact.region = found if isinstance(found, Region) else None
        else:
            told = _("Je houdt geen plaats bij die zo heet. Schrijf haar zoals bij ‘Contacten bijhouden’.")
            wrong.append((PLACE, told if place else _("Vul de plaats in.")))
        if not wrong and not self.world.has(contact.kind, found):
            wrong.append((KIND, _("Dit soort contact heeft alleen een landelijk nummer.")))
        return contact, wrong

    def _twice(self, row: int, wanted: Key) -> Wrong:
        """Whether a new contact is there already, so that the same sheet can be read in twice."""
        if wanted in self.known:
            told = _("Dit contact is er al. Zet nummer %s in de kolom ‘nummer’.")
            return [(NUMBER, told % self.known[wanted])]
        if wanted in self.rows_of_new:
            told = _("Dit contact staat ook in rij %s. Haal een van de twee weg.")
            return [(NUMBER, told % self.rows_of_new[wanted])]
        self.rows_of_new[wanted] = row
        return []

    def _broken(self, contact: Contact, values: Mapping[str, Any]) -> list[Fault]:
        """What the contact cannot become at once."""
        then = copy(contact)
        put_in(then, values)
        return [Fault(told) for told in self.constraints.broken_by(then)]

    def _refused(self, line: Line, wrong: Wrong, *others: Fault) -> Line:
        faults = (*(self._fault(name, told) for name, told in wrong), *others)
        return replace(line, outcome=Outcome.REFUSED, faults=faults)

    def _fault(self, name: str, told: str) -> Fault:
        """A fault at the cell of this column; where the sheet has no such column, it is named."""
        heading = str(BY_NAME[name].heading)
        if name not in self.columns:
            return Fault(f"{heading}: {told}")
        return Fault(told, self.columns[name], heading)


def _moved(texts: Mapping[str, str], shown: Mapping[str, str]) -> Wrong:
    """Whether the row says another kind or place than the contact has."""
    told = {
        KIND: _("De soort van een contact verandert niet. Trek het in, en maak een nieuw contact."),
        PLACE: _("De plaats van een contact verandert niet. Trek het in, en maak een nieuw contact."),
    }
    return [(name, told[name]) for name in told if name in texts and key(texts[name]) != key(shown[name])]


def _difference(name: str, before: Any, after: Any, *, waits: bool) -> Difference:
    return Difference(str(BY_NAME[name].heading), as_text(name, before), as_text(name, after), waits)


def _key(contact: Contact, values: Mapping[str, Any]) -> Key:
    """What makes two contacts the same, for who reads a sheet in twice."""
    who = (key(values["organisation"]), key(values["name"]), *(values[way] for way in WAYS))
    return contact.kind_id, contact.municipality_id, contact.region_id, *who
