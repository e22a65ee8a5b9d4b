"""Reports: a visitor says that a number does not work, and is nobody."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contacts.models import Contact

if TYPE_CHECKING:
    from accounts.models import User

PRESSING, WITHIN = 3, timedelta(days=7)  # so many in so short a time is more than a mistake
KEPT_FOR = timedelta(days=365)


class Wrong(models.TextChoices):
    """What a visitor can say that is wrong. They choose, and write nothing."""

    NO_NUMBER = "no_number", _("het nummer bestaat niet")
    NO_ANSWER = "no_answer", _("er neemt niemand op")
    SOMEBODY_ELSE = "somebody_else", _("een andere organisatie neemt op")
    HOURS = "hours", _("de tijden kloppen niet")
    ONLINE = "online", _("de site, de chat of het e-mailadres werkt niet")


class ReportQuerySet(models.QuerySet["Report"]):
    """The vocabulary of reports."""

    def open(self) -> Self:
        """Those that nobody did anything with yet."""
        return self.filter(handled_at=None)

    def editable_by(self, user: "User") -> Self:
        """Those about contacts this person may change; what is outside does not exist (404)."""
        return self.filter(contact__in=Contact.objects.editable_by(user))

    def pressing(self) -> dict[int, int]:
        """The contacts with many open reports in the last week, and how many."""
        lately = self.open().filter(received_on__gt=timezone.localdate() - WITHIN)
        counted = lately.order_by().values_list("contact").annotate(number=Count("pk"))
        return dict(counted.filter(number__gte=PRESSING))

    def close(self, *, by: "User", up_to: int) -> int:
        """Write down who handled those up to the last one this person saw. Returns how many were open."""
        return self.open().filter(pk__lte=up_to).update(handled_at=timezone.now(), handled_by=by)

    def delete_old(self) -> int:
        """Remove those of over a year ago, handled or not. Returns how many there were."""
        gone, _by_kind = self.filter(received_on__lt=timezone.localdate() - KEPT_FOR).delete()
        return gone


class Report(models.Model):
    """That something of a contact is wrong, and on which day somebody said so. Nothing of who it was."""

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="reports", verbose_name=_("contact")
    )
    what = models.CharField(_("wat klopt er niet"), max_length=20, choices=Wrong.choices)
    received_on = models.DateField(_("gemeld op"), default=timezone.localdate)
    handled_at = models.DateTimeField(_("afgehandeld op"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("afgehandeld door"),
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="report_is_handled_by_somebody",
                condition=Q(handled_at=None, handled_by=None)
                | Q(handled_at__isnull=False, handled_by__isnull=False),
            ),
            models.CheckConstraint(name="report_says_what_is_wrong", condition=Q(what__in=Wrong.values)),
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.get_what_display()}"


def what_can_be_wrong(contact: Contact) -> list[Wrong]:
    """What there is to report about this contact: nothing of a number that it does not have."""
    calls = [Wrong.NO_NUMBER, Wrong.NO_ANSWER, Wrong.SOMEBODY_ELSE] if contact.phone else []
    online = [Wrong.ONLINE] if contact.email or contact.website or contact.chat else []
    return [*calls, Wrong.HOURS, *online]


def in_words(reports: Sequence[Report]) -> str:
    """Such as `2 meldingen: er neemt niemand op (3 nov), de tijden kloppen niet (4 nov)`."""
    latest = {report.what: report for report in reports}
    told = [
        f"{report.get_what_display()} ({date_format(report.received_on, 'j b')})"
        for report in latest.values()
    ]
    counted = ngettext("%(number)s melding: %(what)s", "%(number)s meldingen: %(what)s", len(reports))
    return counted % {"number": len(reports), "what": ", ".join(told)}
