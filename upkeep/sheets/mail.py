"""The mails about a whole sheet: one to each person, however many contacts it is about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext

from accounts.models import User
from contacts.models import Contact
from upkeep.mail import closest_to, link_to, second_people, send
from upkeep.models import Proposal

MOST_NAMED = 30  # contacts in one mail; the rest is counted


@dataclass
class Told:
    """What one person gets to hear."""

    changed: list[str] = field(default_factory=list)
    proposed: list[str] = field(default_factory=list)


def tell_of_sheet(changed: list[tuple[Contact, str]], proposals: list[Proposal], *, by: User) -> None:
    """Tell the others who keep these places, those who may confirm, and the addresses that contacts had."""
    _tell_people([contact for contact, _email in changed], [one.contact for one in proposals], by=by)
    _tell_addresses(changed)


def _tell_people(changed: list[Contact], proposed: list[Contact], *, by: User) -> None:
    people: dict[str, Told] = defaultdict(Told)
    for contacts in _by_place(changed):
        for person in closest_to(contacts[0].place, but=by):
            people[person.email].changed += map(_named, contacts)
    for contacts in _by_place(proposed):
        for person in second_people(contacts[0], but=by):
            people[person.email].proposed += map(_named, contacts)
    subject = gettext("Contacten ingelezen uit een bestand")
    for email, told in people.items():
        shown = {"by": by, "changed": _shown(told.changed), "proposed": _shown(told.proposed)}
        send("sheet", subject, {**shown, "link": link_to("upkeep:home")}, email)


def _tell_addresses(changed: Iterable[tuple[Contact, str]]) -> None:
    addresses: dict[str, list[str]] = defaultdict(list)
    for contact, email in changed:
        if email:
            addresses[email].append(
                f"{contact.kind} ({contact.place_name})"
            )  # no words of whoever changed it
    yours = gettext("Je gegevens op %(site)s zijn veranderd") % {"site": settings.SITE_NAME}
    for email, names in addresses.items():
        send("sheet_yours", yours, {"changed": _shown(names)}, email)


def _by_place(contacts: Iterable[Contact]) -> Iterable[list[Contact]]:
    places: dict[tuple[int | None, int | None], list[Contact]] = defaultdict(list)
    for contact in contacts:
        places[contact.municipality_id, contact.region_id].append(contact)
    return places.values()


def _named(contact: Contact) -> str:
    return f"{contact} ({contact.place_name})"


def _shown(names: list[str]) -> list[str]:
    rest = len(names) - MOST_NAMED
    return names if rest <= 0 else [*names[:MOST_NAMED], gettext("en nog %s andere") % rest]
