"""What the audit log calls that which happens to words; which words, and never what they say."""

from django.utils.translation import gettext_lazy as _

from accounts import audit

CHANGED = "words-changed"
APPROVED = "words-approved"
SENT_BACK = "words-sent-back"
PUBLISHED = "words-published"
SCHEDULED = "words-scheduled"
WITHDRAWN = "words-withdrawn"
REFUSED = "desk-refused"

audit.WORDS.update(
    {
        CHANGED: _("Tekst veranderd, als concept"),
        APPROVED: _("Tekst goedgekeurd"),
        SENT_BACK: _("Om een aanpassing gevraagd"),
        PUBLISHED: _("Tekst op de site gezet"),
        SCHEDULED: _("Tekst gaat later op de site"),
        WITHDRAWN: _("Tekst van de site gehaald"),
        REFUSED: _("Geweigerd bij de redactie"),
    }
)
