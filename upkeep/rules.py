"""What must hold between the values of a contact, in a form and in a row of a sheet alike."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from contacts import phones
from upkeep.models import WAYS


def asks_for_service_number(phone: str, *, before: str) -> bool:
    """Whether a number in stored form is a mobile one, other than the contact had already."""
    return phones.is_mobile(phone) and phone != before


def faults_between(
    given: Mapping[str, Any], *, phone_before: str, is_service_number: bool
) -> Iterator[tuple[str, str]]:
    """What is wrong with values that are each right by themselves: the field, and what to do.

    A value that is missing was wrong already, and says nothing here.
    """
    if all(way in given for way in WAYS) and not any(given[way] for way in WAYS):
        yield (
            "phone",
            _("Vul een telefoonnummer, e-mailadres, website of chat in. Of trek het contact in."),
        )
    if asks_for_service_number(given.get("phone", ""), before=phone_before) and not is_service_number:
        yield (
            "is_service_number",
            _(
                "Dit is een mobiel nummer. Is het een dienstnummer? Kruis dat dan aan. Het eigen nummer van "
                "een medewerker hoort niet op de site."
            ),
        )
    if given.get("always_open") and (given.get("hours") or given.get("hours_note")):
        yield "always_open", _("Kies: dag en nacht, of openingstijden. Allebei kan niet.")
