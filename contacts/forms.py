"""The question for a place."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PlaceForm(forms.Form):
    """Asks for a place; `page` says for which page of ours, by its path without a place."""

    use_required_attribute = False

    place = forms.CharField(
        label=_("Gemeente, plaats of postcode"),
        help_text=_("Van de ander. Weet je die niet? Neem dan je eigen plaats."),
        max_length=80,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "words", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Vul de naam van een gemeente of plaats in, of vier cijfers van een postcode."),
            "null_characters_not_allowed": _(
                "Dat kunnen we niet lezen. Vul een gemeente, plaats of postcode in."
            ),
            "max_length": _("Dat is te lang. Vul alleen een gemeente, plaats of postcode in."),
        },
    )
    page = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
