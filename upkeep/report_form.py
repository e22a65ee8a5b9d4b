"""The form with which a visitor reports a number. It asks for nothing that tells who they are."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from upkeep.models import Wrong
from upkeep.models.report import what_can_be_wrong


class ReportForm(forms.Form):
    """What is wrong, out of what can be wrong with this contact."""

    what = forms.ChoiceField(
        label=_("Wat klopt er niet?"),
        help_text=_("We vragen niet wie je bent, en bewaren dat ook niet."),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wat er niet klopt."),
            "invalid_choice": _("Kies een van de antwoorden die hier staan."),
        },
    )
    # No person sees this field. A program that fills in all there is gives itself away.
    note = forms.CharField(
        label=_("Laat dit leeg"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, contact: Contact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            (wrong.value, capfirst(wrong.label)) for wrong in what_can_be_wrong(contact)
        ]

    @property
    def reported(self) -> Wrong | None:
        """What a person reported; None of a program."""
        return None if self.cleaned_data["note"] else Wrong(self.cleaned_data["what"])
