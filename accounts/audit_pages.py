"""Reading the audit log: what to look for, and how it leaves as a file."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import AuditEntry

# A spreadsheet takes what begins with one of these for a formula; the wide forms too, in some languages.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", ";", "|")
YEARS = {"first": 2000, "last": 2999}


def of_our_time(day: date) -> None:
    """Refuse a day so far away that it cannot be told in another time zone, or have a next day."""
    if not YEARS["first"] <= day.year <= YEARS["last"]:
        raise ValidationError(_("Kies een jaar van %(first)s tot en met %(last)s."), params=YEARS)


class AuditFilter(forms.Form):
    """What somebody wants to see of the log."""

    wie = forms.CharField(label=_("Wie, of over wie"), required=False, max_length=254)
    van = forms.DateField(
        label=_("Vanaf"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Deze dag bestaat niet. Kies een andere.")},
        validators=[of_our_time],
    )
    tot = forms.DateField(
        label=_("Tot en met"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Deze dag bestaat niet. Kies een andere.")},
        validators=[of_our_time],
    )

    field_order = ["wat", "wie", "van", "tot"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = AuditEntry.objects.order_by("action").values_list("action", flat=True).distinct()
        choices = [("", _("Alles")), *((name, words(name)) for name in present)]
        self.fields["wat"] = forms.ChoiceField(label=_("Wat"), required=False, choices=choices)
        self.order_fields(self.field_order)

    def entries(self) -> QuerySet[AuditEntry]:
        """The entries that were asked for, the newest first; none when the question is wrong."""
        if not self.is_valid():
            return AuditEntry.objects.none()
        asked, found = self.cleaned_data, AuditEntry.objects.all()
        if asked["wat"]:
            found = found.filter(action=asked["wat"])
        if asked["wie"]:
            found = found.filter(Q(actor__icontains=asked["wie"]) | Q(about__icontains=asked["wie"]))
        if asked["van"]:
            found = found.filter(at__gte=_midnight(asked["van"]))
        if asked["tot"]:
            found = found.filter(at__lt=_midnight(asked["tot"] + timedelta(days=1)))
        return found


def words(action: str) -> str:
    """An action in words that people know; one that nobody named is told as it is."""
    return str(audit.WORDS.get(action, action))


def rows(entries: QuerySet[AuditEntry]) -> Iterator[str]:
    """The lines of a CSV file, one at a time, so that a long log needs no memory."""
    writer = csv.writer(_Echo(), delimiter=";")  # what a Dutch spreadsheet expects
    yield "\ufeff"  # tells it that these are letters of all languages
    yield writer.writerow(["nummer", "wanneer", "wat", "wie", "over", "meer", "hash"])
    for entry in entries.iterator():
        moment = timezone.localtime(entry.at).isoformat(timespec="seconds")
        told = [words(entry.action), entry.actor, entry.about, entry.detail]
        yield writer.writerow([entry.number, moment, *map(harmless, told), entry.hash])


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line
