"""What to see and do: tips, signals, and the words around them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from editorial.models import Editorial, EditorialQuerySet, is_live, one_line


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

    key_field = "key"
    objects = TipQuerySet.as_manager()

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        ordering = ["text"]

    def __str__(self) -> str:
        return one_line(self.text)

    def shown_by(self) -> list[Any]:
        """The roles visitors see whose page has this tip; whoever knows roles, placed it there."""
        if not self.pk:
            return []
        placements = self.placements.filter(is_live("role__")).select_related("role")
        return sorted((placement.role for placement in placements), key=lambda role: (role.order, role.name))

    def what_visitors_miss(self) -> Sequence[str]:
        names = [str(role) for role in self.shown_by()]
        pages = [gettext("De tip staat niet meer op de pagina van: %(roles)s.") % {"roles": ", ".join(names)}]
        return pages if names else []

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """On the page of each role that shows it; bare where none does."""
        roles = [(role.slug, role.name) for role in self.shown_by()]
        return roles or [("", _("alleen de tip"))]

    def get_preview_template(self, request: object, mode_name: str) -> str:
        role = self._role(mode_name)
        return role.get_preview_template(request, "") if role else super().get_preview_template(request, "")

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        role = self._role(mode_name)
        if role is None:
            return super().get_preview_context(request, "")
        placements = [place for place in role.placements.all() if place.tip.live or place.tip_id == self.pk]
        for placement in placements:
            if placement.tip_id == self.pk:
                placement.tip = self
        role.placements = placements
        return dict(role.get_preview_context(request, ""))

    def _role(self, slug: str) -> Any:
        return next((role for role in self.shown_by() if role.slug == slug), None)


class ExploitationForm(Editorial):
    """A form of exploitation, such as labour exploitation."""

    slug = models.SlugField(_("adres"), unique=True)
    name = models.CharField(_("naam"), max_length=50, help_text=_("Bijvoorbeeld: Arbeidsuitbuiting"))
    what = models.TextField(
        _("uitleg"),
        help_text=_("Eén of twee zinnen. Bijvoorbeeld: Iemand werkt, en een ander houdt het loon."),
    )
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    key_source = "name"

    class Meta:
        verbose_name = _("vorm van uitbuiting")
        verbose_name_plural = _("vormen van uitbuiting")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        return {"kind": self._meta.verbose_name, "title": self.name, "text": self.what}


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
    text = models.TextField(
        _("tekst"),
        help_text=_("Eén ding dat je kunt zien of horen. Bijvoorbeeld: Is vaak moe en afwezig."),
    )
    forms = ParentalManyToManyField(ExploitationForm, related_name="signals", verbose_name=_("vormen"))
    settings = ParentalManyToManyField(Setting, related_name="signals", verbose_name=_("omgevingen"))

    class Meta:
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        ordering = ["text"]

    def __str__(self) -> str:
        return one_line(self.text)


class Pitfall(Editorial):
    """Something well-meant that goes wrong."""

    slug = models.SlugField(_("sleutel"), unique=True)
    text = models.TextField(
        _("tekst"),
        help_text=_("Wat goed bedoeld is en toch fout gaat. Bijvoorbeeld: Meteen om bewijs vragen."),
    )

    class Meta:
        verbose_name = _("valkuil")
        verbose_name_plural = _("valkuilen")
        ordering = ["text"]

    def __str__(self) -> str:
        return one_line(self.text)


class Term(Editorial):
    """A word of the field, explained at B1 level."""

    code = models.SlugField(_("sleutel"), unique=True)
    term = models.CharField(
        _("begrip"), max_length=60, unique=True, help_text=_("Bijvoorbeeld: aandachtsfunctionaris")
    )
    text = models.TextField(
        _("uitleg"),
        help_text=_("Leg het uit zoals je het tegen een vriend zegt. Bijvoorbeeld: Iemand op school die ..."),
    )

    key_field = "code"
    key_source = "term"

    class Meta:
        verbose_name = _("begrip")
        verbose_name_plural = _("begrippen")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        return {"kind": self._meta.verbose_name, "title": self.term, "text": self.text}
