"""What somebody wants to see of the overview."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upkeep.who_answers import WhoAnswers


class OverviewFilter(forms.Form):
    """A part of the country, and whether all of it or only what asks for attention."""

    deel = forms.ChoiceField(label=_("Veiligheidsregio"), required=False)
    aandacht = forms.BooleanField(label=_("Alleen wat aandacht vraagt"), required=False)

    def __init__(self, *args: Any, found: WhoAnswers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        parts = [(group.name, group.name) for group in found.groups]
        self.fields["deel"].choices = [("", _("Allemaal")), *parts]  # type: ignore[attr-defined]

    @property
    def part(self) -> str:
        """The part that was asked for; empty for all."""
        return self.cleaned_data["deel"] if self.is_valid() else ""

    def chosen(self) -> WhoAnswers:
        """What was asked for; everything when the question is wrong."""
        if not self.is_valid():
            return self.found
        rows = [
            row
            for row in self.found.rows
            if self.part in ("", row.spot.group) and (row.asks_attention or not self.cleaned_data["aandacht"])
        ]
        return self.found.only(rows)
