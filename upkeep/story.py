"""The history of a contact in plain words: who changed what, from what to what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from contacts import phones
from contacts.hours import from_one_line
from contacts.hours_in_words import in_words
from contacts.models import Contact
from upkeep.models import WAYS, Proposal
from upkeep.rules import FIELDS

TOLD = ("kind", "municipality", "region", *FIELDS, "verified_on", "active")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became another, both in words; empty when there was or is nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a contact."""

    at: datetime
    who: str
    what: str
    changes: tuple[Change, ...] = ()
    note: str = ""
    version: int | None = None  # the version of the contact that can be put back; not the one it is now
    proposal: Proposal | None = None


def events_of(contact: Contact) -> list[Event]:
    """All that happened to `contact`, the latest first."""
    return sorted([*_versions(contact), *_proposals(contact)], key=lambda event: event.at, reverse=True)


def changes_between(before: Any, after: Any) -> list[Change]:
    """What differs between two versions of a contact; `before` is None for the first."""
    changes = []
    for name in TOLD:
        old, new = ("" if one is None else _told(one, name) for one in (before, after))
        if old != new:
            changes.append(Change(label_of(name), old, new))
    return changes


def proposed_changes(proposal: Proposal) -> list[Change]:
    """Each way to reach the contact: as it is, and as it is proposed; the same where nothing changes."""
    contact, ways = proposal.contact, proposal.ways
    return [
        Change(label_of(way), _in_words(way, getattr(contact, way)), _in_words(way, ways[way]))
        for way in WAYS
    ]


def _versions(contact: Contact) -> Iterator[Event]:
    rows = contact.history.select_related("history_user", "kind", "municipality", "region").order_by(
        "history_id"
    )
    before, latest = None, max((row.history_id for row in rows), default=0)
    for row in rows:
        changes = tuple(changes_between(before, row))
        what = _what(before, row)
        if changes or what == _checked():
            is_now = row.history_id == latest
            version = None if is_now else row.history_id
            yield Event(row.history_date, _who(row), what, changes, version=version)
        before = row


def _what(before: Any, row: Any) -> str:
    if before is None:
        return _("Toegevoegd")
    if before.active and not row.active:
        return _("Ingetrokken")
    if row.active and not before.active:
        return _("Op de site gezet")
    others = [change for change in changes_between(before, row) if change.label != label_of("verified_on")]
    return _("Veranderd") if others else _checked()


def _checked() -> str:
    return _("Nagekeken: alles klopte nog")


def _proposals(contact: Contact) -> Iterator[Event]:
    words = {
        Proposal.Outcome.DECLINED: _("Voorstel afgewezen"),
        Proposal.Outcome.TAKEN_BACK: _("Voorstel teruggenomen"),
        Proposal.Outcome.REPLACED: _("Voorstel vervangen door een nieuw"),
        Proposal.Outcome.CONFIRMED: _("Voorstel bevestigd"),
    }
    for proposal in contact.proposals.select_related("proposed_by", "decided_by"):
        wanted = tuple(
            Change(label_of(way), "", _in_words(way, getattr(proposal, way)) or _("weg"))
            for way in WAYS
            if getattr(proposal, way) is not None
        )
        yield Event(
            proposal.proposed_at,
            str(proposal.proposed_by),
            _("Voorgesteld"),
            wanted,
            note=proposal.reason,
            proposal=proposal,
        )
        if proposal.decided_at:
            what = words[Proposal.Outcome(proposal.outcome)]
            yield Event(proposal.decided_at, str(proposal.decided_by), what, note=proposal.answer)


def _who(row: Any) -> str:
    who: User | None = row.history_user
    return str(who) if who else _("uit de bestanden van de site")


def label_of(name: str) -> str:
    """What a field of a contact is called, for people."""
    field = Contact._meta.get_field(name)
    return str(getattr(field, "verbose_name", name))


def _told(row: Any, name: str) -> str:
    return _in_words(name, getattr(row, name))


def _in_words(name: str, value: Any) -> str:
    if name == "phone":
        return phones.in_dutch_notation(value) if value else ""
    if name == "hours":
        return in_words(from_one_line(value))
    if name == "verified_on":
        return f"{value.day}-{value.month}-{value.year}" if value else ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return str(value or "")
