"""What the reading help says: hints, as a friendly colleague would give them. Never an error."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from editorial.readability import Code, Finding, Reading
from editorial.words_to_avoid import WordToAvoid

HINTS = {
    Code.LONG_SENTENCE: _("Een lange zin: %(detail)s woorden. Kun je er twee van maken?"),
    Code.LONG_WORD: _("Een lang woord. Is er een korter woord, of leg je het uit?"),
    Code.PASSIVE: _("Wie doet dit? Zet die persoon vooraan."),
    Code.DOUBLE_NEGATION: _("Twee keer 'nee' in één zin. Kun je zeggen wat wél zo is?"),
    Code.ABBREVIATION: _("Een afkorting. Voluit leest makkelijker."),
}


def in_words(finding: Finding) -> str:
    """One hint about a finding of `editorial.readability`."""
    if finding.code is Code.ABBREVIATION and finding.detail:
        return gettext("Een afkorting. Voluit leest makkelijker: %(full)s.") % {"full": finding.detail}
    return str(HINTS[finding.code]) % {"detail": finding.detail}


def why_avoid(word: WordToAvoid) -> str:
    """Why an editor rather not uses a word, and what to write instead."""
    if not word.better:
        return word.reason
    return gettext("%(reason)s Beter: %(better)s.") % {
        "reason": word.reason,
        "better": word.better.rstrip("."),
    }


def summary(reading: Reading) -> str:
    """How a text reads as a whole, in one line."""
    count = {"sentences": reading.sentences, "words": reading.average}
    if reading.sentences == 1:
        return ngettext("1 zin van %(words)s woord.", "1 zin van %(words)s woorden.", reading.average) % count
    told = gettext("%(sentences)s zinnen, gemiddeld %(words)s woorden per zin.") % count
    return f"{told} {gettext('Kortere zinnen lezen makkelijker.')}" if reading.is_slow else told
