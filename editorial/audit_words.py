"""What the audit log calls that which happens to words; which words, and never what they say."""

from django.utils.translation import gettext_lazy as _

from accounts import audit

CHANGED = "words-changed"
APPROVED = "words-approved"
SENT_BACK = "words-sent-back"
PUBLISHED = "words-published"
SCHEDULED = "words-scheduled"
UNSCHEDULED = "words-unscheduled"
WITHDRAWN = "words-withdrawn"
EXPIRED = "words-expired"
LOCKED = "words-locked"
UNLOCKED = "words-unlocked"
REMARK_MADE = "remark-made"
REMARK_RESOLVED = "remark-resolved"
REMARK_REOPENED = "remark-reopened"
REFUSED = "desk-refused"

audit.WORDS.update(
    {
        CHANGED: _("Tekst veranderd, als concept"),
        APPROVED: _("Tekst goedgekeurd"),
        SENT_BACK: _("Om een aanpassing gevraagd"),
        PUBLISHED: _("Tekst op de site gezet"),
        SCHEDULED: _("Tekst gaat later op de site"),
        UNSCHEDULED: _("Tekst gaat toch niet later op de site"),
        WITHDRAWN: _("Tekst van de site gehaald"),
        EXPIRED: _("Tekst van de site, omdat de tijd voorbij was"),
        LOCKED: _("Tekst vastgezet"),
        UNLOCKED: _("Tekst losgemaakt"),
        REMARK_MADE: _("Opmerking gemaakt"),
        REMARK_RESOLVED: _("Opmerking opgelost"),
        REMARK_REOPENED: _("Opmerking toch niet opgelost"),
        REFUSED: _("Geweigerd bij de redactie"),
    }
)
