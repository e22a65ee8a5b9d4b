"""A form with every kind of field, to see and to test how fields look and speak. It asks for a contact."""

from typing import Any

from crispy_forms.layout import Button, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from signals_portal.layout import Secondary, VisitorHelper

KINDS = [("", _("Kies een soort")), ("zorgcoordinator", _("Zorgcoördinator")), ("wijkteam", _("Wijkteam"))]
WEEKDAYS = [("1", _("maandag")), ("2", _("dinsdag")), ("3", _("woensdag"))]
CHANGES = [
    ("new", _("Een nieuw nummer doorgeven")),
    ("changed", _("Een nummer verbeteren")),
    ("gone", _("Een nummer weghalen")),
]
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels")), ("pl", _("Pools"))]


class SampleForm(forms.Form):
    """Asks for a contact, each question with words of its own for what can be wrong."""

    reference = forms.CharField(required=False, widget=forms.HiddenInput)
    change = forms.ChoiceField(
        label=_("Wat wil je doen?"),
        choices=CHANGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat je wilt doen.")},
    )
    organisation = forms.CharField(
        label=_("Organisatie"),
        help_text=_("De naam waarmee ze de telefoon opnemen."),
        max_length=150,
        error_messages={"required": _("Vul de naam van de organisatie in.")},
    )
    kind = forms.ChoiceField(
        label=_("Soort contact"),
        choices=KINDS,
        error_messages={"required": _("Kies een soort contact.")},
    )
    phone = forms.RegexField(
        r"^\+?[\d -]{3,20}$",
        label=_("Telefoonnummer"),
        help_text=_("Met netnummer, zoals 030 123 45 67."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={
            "required": _("Vul het telefoonnummer in."),
            "invalid": _("Schrijf het telefoonnummer met cijfers, zoals 030 123 45 67."),
        },
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        required=False,
        error_messages={"invalid": _("Schrijf het e-mailadres zoals naam@organisatie.nl.")},
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Schrijf het adres van de website zoals www.organisatie.nl.")},
    )
    always_open = forms.BooleanField(label=_("Dag en nacht bereikbaar"), required=False)
    days = forms.MultipleChoiceField(
        label=_("Op welke dagen nemen ze op?"),
        help_text=_("Kies alle dagen die kloppen."),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens een dag.")},
    )
    opens_at = forms.TimeField(
        label=_("Vanaf hoe laat?"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("Schrijf de tijd zoals 09:00.")},
    )
    people = forms.IntegerField(
        label=_("Hoeveel mensen nemen op?"),
        min_value=1,
        max_value=99,
        error_messages={
            "required": _("Vul in hoeveel mensen opnemen. Een schatting mag."),
            "invalid": _("Schrijf met cijfers hoeveel mensen opnemen."),
            "min_value": _("Er moet minstens 1 mens zijn die opneemt."),
        },
    )
    languages = forms.MultipleChoiceField(
        label=_("Welke talen spreken ze?"), required=False, choices=LANGUAGES
    )
    starts_on = forms.DateField(
        label=_("Vanaf welke dag geldt dit?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Vul de dag in waarop dit begint."),
            "invalid": _("Deze dag bestaat niet. Kies een andere."),
        },
    )
    called_at = forms.SplitDateTimeField(
        label=_("Wanneer heb je het nummer gebeld?"),
        required=False,
        widget=forms.SplitDateTimeWidget(
            date_format="%Y-%m-%d",
            date_attrs={"type": "date"},
            time_format="%H:%M",
            time_attrs={"type": "time"},
        ),
        error_messages={
            "invalid_date": _("Vul de dag in waarop je belde."),
            "invalid_time": _("Vul in hoe laat je belde."),
        },
    )
    proof = forms.FileField(label=_("Folder of brief met het nummer"), required=False)
    note = forms.CharField(
        label=_("Waarom verandert dit?"),
        help_text=_("Schrijf geen namen van mensen om wie je je zorgen maakt."),
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Schrijf kort waarom dit verandert."),
            "min_length": _("Schrijf iets meer over waarom dit verandert."),
        },
    )
    password = forms.CharField(
        label=_("Je wachtwoord"),
        help_text=_("Zo weten we dat jij het bent."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vul je wachtwoord in.")},
    )
    checked_by = forms.CharField(label=_("Nagekeken door"), disabled=True, initial=_("nog niemand"))

    @property
    def helper(self) -> VisitorHelper:
        """The form with its three sorts of buttons."""
        return VisitorHelper(
            self,
            Submit("send", _("Verstuur")),
            Secondary("keep", _("Bewaar als concept")),
            Button("cancel", _("Stop")),
        )

    def clean(self) -> dict[str, Any]:
        """A contact is open day and night, or from a time; not both."""
        given = super().clean() or {}
        if given.get("always_open") and given.get("opens_at"):
            raise forms.ValidationError(_("Kies: dag en nacht bereikbaar, of vanaf een tijd. Niet allebei."))
        return given
