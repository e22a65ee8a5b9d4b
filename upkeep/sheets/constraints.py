"""The constraints of contacts, asked of thousands of rows with a few dozen queries."""

from django.core.exceptions import ValidationError

from contacts.models import Contact


class Constraints:
    """Remembers what the constraints said: they look at what is filled in, and not at what it says."""

    def __init__(self) -> None:
        self._told: dict[tuple[object, ...], list[str]] = {}

    def broken_by(self, contact: Contact) -> list[str]:
        """What is wrong with `contact`, in words; nothing when all is right."""
        seen = (
            contact.pk if contact.is_fallback else None,  # the one constraint that looks at another contact
            contact.active,
            contact.municipality_id is None,
            contact.region_id is None,
            contact.verified_on is None,
            contact.verified_by_id is None,
            contact.always_open,
            *(not text for text in (contact.hours, contact.hours_note)),
            *(not way for way in (contact.phone, contact.email, contact.website, contact.chat)),
        )
        if seen not in self._told:
            self._told[seen] = _broken_by(contact)
        return self._told[seen]


def _broken_by(contact: Contact) -> list[str]:
    try:
        contact.validate_constraints()
    except ValidationError as error:
        return error.messages
    return []
