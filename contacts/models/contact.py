"""Contacts: a person or organisation that can be called, and how sure we are of the number."""

import re
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contacts import hours_in_words, phones
from contacts.ageing import Age, age_of
from contacts.hours import ALWAYS, Period, from_one_line, in_one_line
from contacts.models.place import Municipality, Region, place_in_words
from contacts.querysets import ContactKindQuerySet, ContactQuerySet

if TYPE_CHECKING:
    from accounts.models import User


class ContactKind(models.Model):
    """A sort of contact, such as the care coordinator, whoever answers for it in a given place."""

    slug = models.SlugField(_("sleutel"), unique=True)
    name = models.CharField(_("naam"), max_length=100)
    what = models.CharField(_("wat doet het"), max_length=200)
    is_local = models.BooleanField(
        _("hoort bij een plaats"),
        default=False,
        help_text=_("Dan zegt een landelijk nummer erbij dat het voor de plaats invalt."),
    )
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    they_ask = models.JSONField(_("wat zij vragen"), default=list)
    what_next = models.TextField(_("wat er daarna gebeurt"), blank=True)

    objects = ContactKindQuerySet.as_manager()

    class Meta:
        verbose_name = _("soort contact")
        verbose_name_plural = _("soorten contact")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


def stored_phone(value: str) -> None:
    """Refuse what is neither 112 nor a number in international form."""
    if not phones.is_stored_form(value):
        raise ValidationError(
            _("%(value)s is geen telefoonnummer. Schrijf het als +31301234567."), params={"value": value}
        )


def stored_hours(value: str) -> None:
    """Refuse what is not a line of opening hours."""
    try:
        from_one_line(value)
    except ValueError:
        raise ValidationError(
            _("%(value)s zijn geen openingstijden. Schrijf ze als 12345 09:00-17:00."),
            params={"value": value},
        ) from None


class Contact(models.Model):
    """Somebody to call: for one municipality, one region, or (with neither) the whole country."""

    reference = models.CharField(
        _("kenmerk in de bestanden"), max_length=100, unique=True, null=True, blank=True, editable=False
    )
    kind = models.ForeignKey(
        ContactKind, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("soort")
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("gemeente"),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts",
        verbose_name=_("regio"),
    )
    organisation = models.CharField(_("organisatie"), max_length=150)
    name = models.CharField(_("naam"), max_length=100, blank=True)
    phone = models.CharField(_("telefoon"), max_length=16, blank=True, validators=[stored_phone])
    phone_note = models.CharField(_("bij het nummer"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    website = models.URLField(_("website"), blank=True)
    chat = models.URLField(_("chat"), blank=True)
    always_open = models.BooleanField(_("dag en nacht"), default=False)
    hours = models.CharField(
        _("openingstijden"), max_length=300, blank=True, validators=[stored_hours]
    )  # as `contacts.hours.in_one_line` writes it, so that the history has them too
    hours_note = models.CharField(_("bij de openingstijden"), max_length=200, blank=True)
    languages = models.CharField(_("talen"), max_length=200, blank=True)
    for_whom = models.CharField(_("voor wie"), max_length=200, blank=True)
    source = models.URLField(_("bron"), max_length=300)
    source_note = models.CharField(_("opmerking bij de bron"), max_length=300, blank=True)
    verified_on = models.DateField(_("nagekeken op"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nagekeken door"),
    )
    active = models.BooleanField(_("in gebruik"), default=True)
    is_fallback = models.BooleanField(
        _("vangt het hele land op"),
        default=False,
        help_text=_("Antwoordt overal waar een gemeente en haar regio niemand hebben."),
    )

    objects = ContactQuerySet.as_manager()
    history = HistoricalRecords()
    _change_reason: str | None = None  # kept in the history with the next save

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacten")
        ordering = ["kind__order", "organisation"]
        constraints = [
            models.CheckConstraint(
                name="contact_has_one_scope",
                condition=Q(municipality=None) | Q(region=None),
                violation_error_message=_(
                    "Een contact hoort bij een gemeente of bij een regio, niet bij allebei."
                ),
            ),
            models.CheckConstraint(
                name="contact_in_use_can_be_reached",
                condition=Q(active=False) | ~Q(phone="", email="", website="", chat=""),
                violation_error_message=_("Vul een telefoonnummer, e-mailadres, website of chat in."),
            ),
            models.CheckConstraint(
                name="contact_is_verified_by_somebody",
                condition=Q(verified_on=None, verified_by=None)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                violation_error_message=_("Een nagekeken contact heeft een datum en iemand die het nakeek."),
            ),
            models.CheckConstraint(
                name="contact_open_always_or_at_hours",
                condition=Q(always_open=False) | Q(hours="", hours_note=""),
                violation_error_message=_("Dag en nacht open gaat niet samen met andere openingstijden."),
            ),
            models.CheckConstraint(
                name="contact_that_catches_all_answers",
                condition=Q(is_fallback=False)
                | (Q(active=True, municipality=None, region=None) & ~Q(phone="")),
                violation_error_message=_(
                    "Dit nummer vangt het hele land op. Wijs eerst een ander nummer aan dat dat doet."
                ),
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(is_fallback=True),
                name="contact_kind_has_one_fallback",
                violation_error_message=_("Voor deze soort vangt al een ander nummer het hele land op."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.organisation}"

    @property
    def who(self) -> str:
        """The organisation and the person, less what the name of the kind says already."""
        said = re.match(rf"(?:De )?{re.escape(self.kind.name)}(?:$|, | \()(.*)", self.organisation)
        rest = said[1].removesuffix(")") if said else self.organisation
        return ", ".join(filter(None, [rest, self.name]))

    @property
    def stands_in(self) -> bool:
        """Whether this national line answers where a number nearby could have been."""
        return self.kind.is_local and self.is_national

    @property
    def is_national(self) -> bool:
        """Whether this contact answers for the whole country."""
        return self.municipality_id is None and self.region_id is None

    @property
    def is_emergency(self) -> bool:
        """Whether this is 112."""
        return self.phone == phones.EMERGENCY

    @property
    def is_free(self) -> bool:
        """Whether calling costs nothing."""
        return phones.is_free(self.phone)

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody checked this number and said so."""
        return self.verified_on is not None

    @property
    def age(self) -> Age:
        """What the last check of this contact is worth today."""
        return age_of(self.verified_on, timezone.localdate())

    @property
    def is_old(self) -> bool:
        """Whether somebody checked it, but more than half a year ago."""
        return self.age in {Age.OLD, Age.GONE}

    @property
    def phone_in_dutch_notation(self) -> str:
        """Such as `033 448 11 86`; empty without a phone."""
        return phones.in_dutch_notation(self.phone) if self.phone else ""

    @property
    def phone_to_dial(self) -> str:
        """What goes behind `tel:`."""
        return phones.to_dial(self.phone) if self.phone else ""

    @property
    def opening_periods(self) -> list[Period]:
        """When it is open, in order; empty when that is always, or not known exactly.

        A line that cannot be read, put there past all checks, tells nothing: that beats no page at all.
        """
        try:
            return from_one_line(self.hours)
        except ValueError:
            return []

    @property
    def reached_at(self) -> str:
        """The first way to reach it, in words: the number, or else an address."""
        return self.phone_in_dutch_notation or self.email or self.website or self.chat

    @property
    def hours_in_words(self) -> str:
        """Such as `maandag tot en met vrijdag van 9.00 tot 17.00 uur`; empty when nobody told."""
        if self.always_open:
            return gettext("dag en nacht")
        periods = hours_in_words.in_words(self.opening_periods)
        note = hours_in_words.in_words_from_note(self.hours_note)
        return "; ".join(part for part in (periods, note) if part)

    @property
    def hours_for_device(self) -> str:
        """The same for the script that says who answers now: `always`, or the line that is kept.

        Empty when they are not known exactly; the script then says nothing. A note in words may say anything.
        """
        if self.always_open:
            return ALWAYS
        return "" if self.hours_note else in_one_line(self.opening_periods)

    @property
    def place(self) -> Municipality | Region | None:
        """The municipality or region this contact answers for; None for the whole country."""
        return self.municipality or self.region

    @property
    def place_name(self) -> str:
        """That place in words."""
        return place_in_words(self.place)

    def withdraw(self, *, by: "User | None") -> None:
        """Take a wrong number from the site at once; the next level answers.

        Raises ValidationError for the number that catches the whole country: nobody is behind it.
        """
        self.active = False
        try:
            self.validate_constraints()
        except ValidationError:
            self.active = True
            raise
        self._history_user = by
        self.save(update_fields=["active"])

    def verify(self, *, by: "User", on: date) -> None:
        """Record that `by` checked that everything here is still right."""
        self.verified_on, self.verified_by = on, by
        self._history_user = by
        self.save(update_fields=["verified_on", "verified_by"])
