"""What must hold between the values of a contact, in a form and in a row of a sheet alike."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from contacts import phones
from upkeep.models import WAYS

# What who keeps a contact says of it; the rest of a contact is the work of the site.
FIELDS = (
    "organisation",
    "name",
    "for_whom",
    "phone",
    "phone_note",
    "email",
    "website",
    "chat",
    "always_open",
    "hours",
    "hours_note",
    "languages",
    "source",
    "source_note",
)
WORDS = ("organisation", "name", "for_whom", "phone_note", "hours_note", "languages", "source_note")
_PREMIUM = ("+31906", "+31909")
_UNSEEN = {"Cc", "Cf", "Co", "Cn"}  # control, formatting such as right-to-left, private, unassigned
_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_TIME = re.compile(rf"(?<![\d.\-]){_CLOCK}(?:\s*(?:-|–|tot)\s*{_CLOCK})?")
_NUMBER = re.compile(r"(?:\+|\b0)(?:[\s\-./()]*\d){7,}")
_ADDRESS = re.compile(r"@|https?:|www\.", re.IGNORECASE)


def asks_for_service_number(phone: str, *, before: str) -> bool:
    """Whether a number in stored form is a mobile one, other than the contact had already."""
    return phones.is_mobile(phone) and phone != before


def faults_in(text: str) -> str:
    """What is wrong with words about a contact; empty when nothing is.

    They change at once, so a number in them would be a way around the second person.
    """
    if any(unicodedata.category(letter) in _UNSEEN for letter in text):
        return _("Hier staat een teken dat je niet ziet. Typ de tekst opnieuw.")
    if _NUMBER.search(_TIME.sub(" ", text)):
        return _("Zet een telefoonnummer alleen in het veld voor het telefoonnummer.")
    if _ADDRESS.search(text):
        return _("Zet een e-mailadres of website alleen in het veld dat daarvoor is.")
    return ""


def faults_between(
    given: Mapping[str, Any], *, before: Mapping[str, Any], is_service_number: bool
) -> Iterator[tuple[str, str]]:
    """What is wrong with values that are each right by themselves: the field, and what to do.

    A value that is missing was wrong already, and says nothing here. Nor does what is as it was `before`.
    """
    new = {name: value for name, value in given.items() if value != before.get(name, "")}
    yield from ((name, told) for name in WORDS if (told := faults_in(new.get(name, ""))))
    for name in ("website", "chat", "source"):
        address = urlsplit(new.get(name, ""))
        if "@" in address.netloc or address.scheme not in ("", "http", "https"):
            yield name, _("Schrijf het adres zoals www.organisatie.nl.")
    yield from _faults_of_phone(new.get("phone", ""), is_service_number=is_service_number)
    if all(way in given for way in WAYS) and not any(given[way] for way in WAYS):
        yield (
            "phone",
            _("Vul een telefoonnummer, e-mailadres, website of chat in. Of trek het contact in."),
        )
    if given.get("always_open") and (given.get("hours") or given.get("hours_note")):
        yield "always_open", _("Kies: dag en nacht, of openingstijden. Allebei kan niet.")


def _faults_of_phone(phone: str, *, is_service_number: bool) -> Iterator[tuple[str, str]]:
    if phone.startswith(_PREMIUM):
        yield "phone", _("Dit is een duur betaald nummer. Vul een nummer in dat gewoon of gratis is.")
    if phone == phones.EMERGENCY:
        yield "phone", _("112 staat al op elke pagina. Vul het nummer van de organisatie zelf in.")
    if phones.is_mobile(phone) and not is_service_number:
        yield (
            "is_service_number",
            _(
                "Dit is een mobiel nummer. Is het een dienstnummer? Kruis dat dan aan. Het eigen nummer van "
                "een medewerker hoort niet op de site."
            ),
        )
