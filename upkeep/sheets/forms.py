"""What is asked of who takes contacts away in a file, or reads one in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from upkeep.sheets.files import CSV, XLSX
from upkeep.sheets.reading import Sheet, read
from upkeep.sheets.table import MOST_BYTES, UnreadableError


class TakeForm(forms.Form):
    """In which form one wants the file."""

    sort = forms.ChoiceField(
        label=_("Wat voor bestand wil je?"),
        choices=[(XLSX, _("Excel (.xlsx)")), (CSV, _("CSV, voor andere programma's"))],
        initial=XLSX,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies Excel of CSV."),
            "invalid_choice": _("Kies Excel of CSV."),
        },
    )


class SheetForm(forms.Form):
    """The file to read in. What cannot be read at all is told here; what is wrong with a row comes later."""

    sheet: Sheet
    file = forms.FileField(
        label=_("Kies een bestand"),
        help_text=_("Een Excel-bestand (.xlsx) of een CSV-bestand, van hoogstens 5 MB en 10.000 rijen."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": _("Kies eerst een bestand op je computer."),
            "missing": _("Kies eerst een bestand op je computer."),
            "invalid": _("Er kwam geen bestand aan. Kies het opnieuw."),
            "empty": _("Dit bestand is leeg. Begin met het sjabloon."),
        },
    )

    def clean_file(self) -> Any:
        """Read it, if it is not too big to be read. Raises ValidationError."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("Dit bestand is groter dan 5 MB. Verdeel de rijen over meer bestanden."))
        try:
            self.sheet = read(file.read())
        except UnreadableError as error:
            raise ValidationError(str(error)) from error
        return file
