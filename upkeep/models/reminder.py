"""When each of those who keep contacts was last reminded."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reminder(models.Model):
    """When somebody was last asked by mail to look at contacts; who reminds holds this row meanwhile."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("wie")
    )
    sent_on = models.DateField(_("verstuurd op"), null=True, blank=True)  # None: it did not work yet

    class Meta:
        verbose_name = _("herinnering")
        verbose_name_plural = _("herinneringen")

    def __str__(self) -> str:
        return f"{self.user}: {self.sent_on}"
