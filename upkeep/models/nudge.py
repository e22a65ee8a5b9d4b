"""Nudges: the keepers of a place were asked by mail to look at their contacts."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.models import Municipality, Region
from contacts.models.place import place_in_words

REST = timedelta(days=7)  # between two nudges for one place: a mail that comes every day is not read


class NudgeQuerySet(models.QuerySet["Nudge"]):
    """The vocabulary of nudges."""

    def of(self, place: Municipality | Region) -> Self:
        """Those for this very place."""
        return self.filter(region=place) if isinstance(place, Region) else self.filter(municipality=place)

    def lately(self) -> Self:
        """Those after which a place is left alone for now."""
        return self.filter(sent_at__gt=timezone.now() - REST)

    def last_of_each(self) -> dict[tuple[int | None, int | None], datetime]:
        """When each place was nudged last, by its municipality and region."""
        last = self.order_by().values_list("municipality", "region").annotate(last=Max("sent_at"))
        return {(municipality, region): at for municipality, region, at in last}


class Nudge(models.Model):
    """One mail to each of those who keep a municipality or a region."""

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gemeente"),
    )
    region = models.ForeignKey(
        Region, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("regio")
    )
    sent_at = models.DateTimeField(_("verstuurd op"), default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verstuurd door"),
    )

    objects = NudgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("herinnering op verzoek")
        verbose_name_plural = _("herinneringen op verzoek")
        constraints = [
            models.CheckConstraint(
                name="nudge_has_one_place",
                condition=Q(municipality=None, region__isnull=False)
                | Q(municipality__isnull=False, region=None),
            )
        ]

    def __str__(self) -> str:
        return place_in_words(self.municipality or self.region)
