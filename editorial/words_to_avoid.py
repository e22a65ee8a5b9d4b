"""Words that editors rather do not use, and what to write instead."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from editorial.avoiding import Avoider
from editorial.readability import Finding


class WordToAvoid(models.Model):
    """A word or phrase that hurts, hides something or is hard to read."""

    word = models.CharField(
        _("woord"),
        max_length=60,
        unique=True,
        help_text=_("Een woord of een paar woorden. Bijvoorbeeld: loverboy"),
    )
    forms = models.CharField(
        _("andere vormen"),
        max_length=300,
        blank=True,
        help_text=_("Met komma's ertussen. Bijvoorbeeld: loverboys, loverboy's"),
    )
    reason = models.TextField(
        _("waarom liever niet"), help_text=_("Eén of twee zinnen die een collega overtuigen.")
    )
    better = models.CharField(
        _("beter"), max_length=200, blank=True, help_text=_("Bijvoorbeeld: mensenhandelaar")
    )
    source = models.URLField(
        _("bron"),
        max_length=300,
        blank=True,
        help_text=_("Waar staat dit? Een adres dat met https:// begint."),
    )

    class Meta:
        verbose_name = _("woord om te vermijden")
        verbose_name_plural = _("woorden om te vermijden")
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word

    def all_forms(self) -> list[str]:
        """The word and its other forms."""
        return [self.word, *filter(None, (form.strip() for form in self.forms.split(",")))]


class WordsToAvoid:
    """All of them, read once: for looking through many texts."""

    @cached_property
    def _by_word(self) -> dict[str, WordToAvoid]:
        return {row.word: row for row in WordToAvoid.objects.all()}

    @cached_property
    def _avoider(self) -> Avoider:
        return Avoider({form: row.word for row in self._by_word.values() for form in row.all_forms()})

    def find(self, text: str) -> list[Finding]:
        """Each use of one of them in `text`."""
        return self._avoider.find(text)

    def of(self, finding: Finding) -> WordToAvoid:
        """The word that was found."""
        return self._by_word[finding.detail]

    def __len__(self) -> int:
        return len(self._by_word)
