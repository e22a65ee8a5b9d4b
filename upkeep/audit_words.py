"""What the audit log calls that which happens to contacts; which contact, and never its numbers."""

from django.utils.translation import gettext_lazy as _

from accounts import audit
from contacts.models import Contact

VERIFIED = "contact-verified"
ADDED = "contact-added"
CHANGED = "contact-changed"
PROPOSED = "contact-proposed"
CONFIRMED = "contact-confirmed"
DECLINED = "contact-declined"
TAKEN_BACK = "contact-taken-back"
WITHDRAWN = "contact-withdrawn"
SHEET_TAKEN = "sheet-taken"
SHEET_WRITTEN = "sheet-written"
MANDATE_GIVEN = "mandate-given"
MANDATE_ENDED = "mandate-ended"
REPORTS_HANDLED = "reports-handled"
NUDGED = "place-nudged"
OVERVIEW_EXPORTED = "overview-exported"

audit.WORDS.update(
    {
        VERIFIED: _("Contact nagekeken"),
        ADDED: _("Contact toegevoegd"),
        CHANGED: _("Contact veranderd"),
        PROPOSED: _("Verandering van een contact voorgesteld"),
        CONFIRMED: _("Voorstel bevestigd"),
        DECLINED: _("Voorstel afgewezen"),
        TAKEN_BACK: _("Voorstel teruggenomen"),
        WITHDRAWN: _("Contact ingetrokken"),
        SHEET_TAKEN: _("Contacten opgehaald als bestand"),
        SHEET_WRITTEN: _("Contacten ingelezen uit een bestand"),
        MANDATE_GIVEN: _("Mandaat gegeven"),
        MANDATE_ENDED: _("Mandaat gestopt"),
        REPORTS_HANDLED: _("Meldingen van bezoekers afgehandeld"),
        NUDGED: _("Herinnering aan een plaats gestuurd"),
        OVERVIEW_EXPORTED: _("Overzicht van contacten opgehaald"),
    }
)


def in_the_log(contact: Contact) -> str:
    """What a contact is called in the audit log."""
    return f"{contact.pk}: {contact} ({contact.place_name})"
