"""From the text of a cell to the value of a field, by the fields of the form: one rule for both."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contacts.hours import in_one_line
from contacts.hours_listed import read_list
from upkeep.forms import ContactForm
from upkeep.rules import faults_between
from upkeep.sheets.columns import FIELDS, SERVICE_NUMBER, key

_YES, _NO = {"ja", "j", "yes", "x", "1", "waar", "true"}, {"", "nee", "n", "no", "0", "onwaar", "false"}


Wrong = list[tuple[str, str]]  # the column, and what to do


def values_of(texts: Mapping[str, str], *, now: Mapping[str, Any]) -> tuple[dict[str, Any], Wrong]:
    """The values that the cells stand for, and those of columns that are not there; and what is wrong."""
    wrong: Wrong = []
    values = {name: value for name, value in now.items() if name not in texts}
    said = {name: texts[name] for name in FIELDS if name in texts}
    for name, text in said.items():
        try:
            values[name] = value_of(name, text)
        except ValidationError as error:
            wrong += [(name, told) for told in error.messages]
    is_service_number = True
    try:
        is_service_number = yes_or_no(texts.get(SERVICE_NUMBER, ""))
    except ValidationError as error:
        wrong += [(SERVICE_NUMBER, told) for told in error.messages]
    wrong += faults_between(values, before=now, is_service_number=is_service_number)
    return values, wrong


def value_of(name: str, text: str) -> Any:
    """The value of a field that stands in a cell. Raises ValidationError that says what to do."""
    if name == "always_open":
        return yes_or_no(text)
    if name == "hours":
        return _hours(text)
    return ContactForm.base_fields[name].clean(text)


def yes_or_no(text: str) -> bool:
    """Whether a cell says yes; an empty one says no. Raises ValidationError."""
    said = key(text)
    if said in _YES:
        return True
    if said in _NO and (said or not text):
        return False
    raise ValidationError(_("Schrijf hier ‘ja’ of ‘nee’."))


def _hours(text: str) -> str:
    told = _("Schrijf de openingstijden zoals ‘ma-vr 09:00-17:00; za 10:00-12:00’.")
    try:
        line = in_one_line(read_list(text))
    except ValueError:
        raise ValidationError(told) from None
    if len(line) > 300:  # what a contact holds; only a week of many short breaks is longer
        raise ValidationError(told)
    return line
