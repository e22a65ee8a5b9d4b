"""Sheets that were read in, and wait for who did so to say that they are right."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User


class SheetPlanQuerySet(models.QuerySet["SheetPlan"]):
    """The vocabulary of sheets that were read in."""

    def of(self, user: "User") -> Self:
        """Those this person read in, not too long ago."""
        return self.filter(owner=user, made_at__gt=timezone.now() - SheetPlan.LASTS)

    def over(self) -> Self:
        """Those nobody can write any more."""
        return self.filter(made_at__lte=timezone.now() - SheetPlan.LASTS)


class SheetPlan(models.Model):
    """What a sheet would do, as it was shown to who read it in. It is written once, or forgotten."""

    LASTS = timedelta(hours=1)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=100)
    lines = models.JSONField()  # as `upkeep.sheets.plan.Line` has them
    unknown = models.JSONField(default=list)  # headings that were not read

    objects = SheetPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("ingelezen bestand")
        verbose_name_plural = _("ingelezen bestanden")

    def __str__(self) -> str:
        return self.file_name
