"""Fields that ask for a number or for opening hours as people write them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts import phones
from contacts.hours import from_one_line, in_one_line
from contacts.hours_in_words import WEEKDAYS
from contacts.hours_typed import CLOSED, as_periods, by_day, read_day, write_day

WORKDAYS = 5


class PhoneField(forms.CharField):
    """A number in Dutch notation; what comes out is the form that is kept."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
    default_error_messages = {
        "not_a_number": gettext_lazy("Dit is geen telefoonnummer. Schrijf het zoals 030 123 45 67."),
    }

    def prepare_value(self, value: Any) -> Any:
        """As it stands on the page; what somebody typed stays as it is."""
        return phones.in_dutch_notation(value) if value else value

    def clean(self, value: Any) -> str:
        """Raises ValidationError for what cannot be a number."""
        typed = super().clean(value)
        try:
            return phones.from_typed(typed) if typed else ""
        except ValueError:
            raise ValidationError(self.error_messages["not_a_number"], code="not_a_number") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether it is another number, however it is written."""
        return super().has_changed(self.prepare_value(initial), data)


class WeekWidget(forms.MultiWidget):
    """One line for the workdays, and one for each day that differs."""

    def __init__(self) -> None:
        super().__init__(
            [forms.TextInput(attrs={"autocomplete": "off"}) for _line in range(1 + len(WEEKDAYS))]
        )

    def decompress(self, value: str | None) -> list[str]:
        """The lines for hours as they are kept."""
        days = by_day(from_one_line(value or ""))
        workdays = days[:WORKDAYS]
        same = workdays[0] if workdays[0] and all(day == workdays[0] for day in workdays) else []
        rest = [write_day(day) if not same or number >= WORKDAYS else "" for number, day in enumerate(days)]
        return [write_day(same), *rest]


class WeekField(forms.MultiValueField):
    """Opening hours of a week; what comes out is the line that is kept."""

    widget = WeekWidget

    def __init__(self, **kwargs: Any) -> None:
        labels = [gettext_lazy("elke werkdag"), *WEEKDAYS]
        fields = [forms.CharField(label=label, required=False, max_length=80) for label in labels]
        super().__init__(fields, required=False, require_all_fields=False, **kwargs)

    def compress(self, data_list: Sequence[str]) -> str:
        """A day of its own goes before the workdays. Raises ValidationError that names the wrong day."""
        if not data_list:
            return ""
        labels = [field.label for field in self.fields]
        lines, wrong = [], []
        for label, text in zip(labels, data_list, strict=True):
            try:
                lines.append(read_day(text))
            except ValueError:
                told = _("%(day)s: schrijf de tijden zoals 9.00-17.00, of ‘%(closed)s’.")
                wrong.append(ValidationError(told % {"day": str(label).capitalize(), "closed": CLOSED}))
        if wrong:
            raise ValidationError(wrong)
        workdays, *days = lines
        for number in range(WORKDAYS):
            if not data_list[number + 1].strip():
                days[number] = workdays
        return in_one_line(as_periods(days))
