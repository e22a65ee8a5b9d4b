"""The question whom to give a mandate, for which place, and until when."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contacts.lookup import find
from contacts.models.place import place_in_words
from upkeep.places import Place, given_out_by

LIST = "places"  # the id of the list of suggestions in the page
MOST_OFFERED = 6


class MandateForm(forms.Form):
    """Asks for a place by its name, so that it works without a script and with hundreds of places."""

    email = forms.EmailField(
        max_length=254,
        label=_("E-mailadres"),
        help_text=_("Van het werk. Wie hier nog niet werkt, krijgt een uitnodiging op dit adres."),
        error_messages={
            "required": _("Vul het e-mailadres in van wie de contacten gaat bijhouden."),
            "invalid": _("Schrijf het e-mailadres zoals naam@organisatie.nl."),
        },
    )
    place = forms.CharField(
        label=_("Plaats"),
        help_text=_("Typ een paar letters en kies uit de lijst."),
        max_length=150,
        widget=forms.TextInput(attrs={"list": LIST, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Vul in van welke plaats deze persoon de contacten gaat bijhouden.")},
    )
    ends_on = forms.DateField(
        label=_("Laatste dag"),
        help_text=_("Laat leeg als er geen einde bekend is."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Deze dag bestaat niet. Kies een andere.")},
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place_in_words(place): place for place in given_out_by(by)}

    def clean_email(self) -> str:
        """As addresses are kept here."""
        return self.cleaned_data["email"].lower()

    def clean_place(self) -> Place:
        """The place that is meant, of those this person may give out."""
        typed = self.cleaned_data["place"]
        named = {name.casefold(): place for name, place in self.places.items()}
        if typed.casefold() in named:
            return named[typed.casefold()]
        found = find(typed)
        own = set(self.places.values())
        if found.municipality in own - {None}:
            return found.municipality
        alike = [name for name in self.places if name.casefold().startswith(f"{typed.casefold()} (")]
        alike += [str(place.municipality) for place in found.places if place.municipality in own]
        told = gettext("Kies een plaats die jij mag uitgeven.")
        if alike:
            names = ", ".join(list(dict.fromkeys(alike))[:MOST_OFFERED])
            told += " " + gettext("Bedoel je: %(names)s?") % {"names": names}
        raise ValidationError(told)

    def clean_ends_on(self) -> date | None:
        """A day that is not over yet."""
        day = self.cleaned_data["ends_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("Deze dag is al voorbij. Kies vandaag of een latere dag."))
        return day
