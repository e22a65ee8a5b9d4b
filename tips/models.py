"""What to see and do: tips, signals, and the words around them."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from editorial.models import Editorial, EditorialQuerySet


class TipQuerySet(EditorialQuerySet):
    """The vocabulary of tips."""

    def texts(self, keys: Iterable[str]) -> dict[str, str]:
        """The texts of the tips with these keys, as far as they are here; one query."""
        return dict(self.filter(key__in=keys).values_list("key", "text"))


class Tip(Editorial):
    """One piece of advice, in a sentence as you would say it to a colleague."""

    key = models.SlugField(_("sleutel"), unique=True)
    text = models.TextField(
        _("tekst"), help_text=_("Eén zin, zoals je het tegen een collega zegt. Bijvoorbeeld: Let op elkaar.")
    )

    objects = TipQuerySet.as_manager()

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class ExploitationForm(Editorial):
    """A form of exploitation, such as labour exploitation."""

    slug = models.SlugField(_("adres"), unique=True)
    name = models.CharField(_("naam"), max_length=50)
    what = models.TextField(_("uitleg"))
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        verbose_name = _("vorm van uitbuiting")
        verbose_name_plural = _("vormen van uitbuiting")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Setting(models.Model):
    """Where somebody meets people, such as at school."""

    slug = models.SlugField(_("sleutel"), unique=True)
    name = models.CharField(_("naam"), max_length=50)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        verbose_name = _("omgeving")
        verbose_name_plural = _("omgevingen")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Signal(Editorial):
    """Something that can be seen or heard. One signal proves nothing; it helps to describe what you see."""

    slug = models.SlugField(_("adres"), unique=True)
    text = models.TextField(_("tekst"))
    forms = ParentalManyToManyField(ExploitationForm, related_name="signals", verbose_name=_("vormen"))
    settings = ParentalManyToManyField(Setting, related_name="signals", verbose_name=_("omgevingen"))

    class Meta:
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class Pitfall(Editorial):
    """Something well-meant that goes wrong."""

    slug = models.SlugField(_("sleutel"), unique=True)
    text = models.TextField(_("tekst"))

    class Meta:
        verbose_name = _("valkuil")
        verbose_name_plural = _("valkuilen")
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class Term(Editorial):
    """A word of the field, explained at B1 level."""

    code = models.SlugField(_("sleutel"), unique=True)
    term = models.CharField(_("begrip"), max_length=60, unique=True)
    text = models.TextField(_("uitleg"))

    class Meta:
        verbose_name = _("begrip")
        verbose_name_plural = _("begrippen")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term
