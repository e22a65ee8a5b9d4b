"""All that is wrong with a form, in words that can stand alone, each with where to put it right."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and the id of the control that puts it right; none if the form as a whole is wrong."""

    text: str
    target: str = ""


def problems(form: forms.BaseForm | BaseFormSet) -> list[Problem]:
    """What is wrong with a form or a set of forms: first as a whole, then in the order of its fields."""
    if not isinstance(form, BaseFormSet):
        return list(_in_form(form))
    whole = [Problem(str(text)) for text in form.non_form_errors()]
    each = [
        replace(problem, text=f"{name}: {problem.text}")
        for name, one in named_forms(form)
        for problem in _in_form(one)
    ]
    return whole + each


def named_forms(formset: BaseFormSet) -> list[tuple[str, forms.BaseForm]]:
    """Each form of a set, with a name to tell it by: the set's `legend`, if it has one, and a number."""
    legend = getattr(formset, "legend", "") or _("Onderdeel")
    return [(f"{legend} {number}", form) for number, form in enumerate(formset, 1)]


def _in_form(form: forms.BaseForm) -> Iterator[Problem]:
    found = form.errors.as_data()
    for error in found.get(NON_FIELD_ERRORS, []):
        yield from (Problem(text) for text in error.messages)
    for field in form:
        for error in found.get(field.name, []):
            naming = "" if _tells_its_field(field.field, error) else f"{str(field.label).rstrip('?:.')}: "
            yield from (Problem(naming + text, _target(field)) for text in error.messages)


def _tells_its_field(field: forms.Field, error: ValidationError) -> bool:
    """Whether these words were written for this field; what Django says of any field needs the label too."""
    if not error.code:
        return True
    defaults = (vars(kind).get("default_error_messages", {}) for kind in type(field).__mro__)
    default = next((words[error.code] for words in defaults if error.code in words), None)
    return error.message == field.error_messages.get(error.code) != default


def _target(field: BoundField) -> str:
    """The id of the first control of a field, or of its group, that can be used."""
    if field.is_hidden:
        return ""
    if not field.use_fieldset:
        return field.id_for_label
    drawn = [widget.data for widget in field.subwidgets]
    controls = drawn[0].get("subwidgets", drawn) if drawn else []
    usable = (one["attrs"] for one in controls if not one["attrs"].get("disabled"))
    return next((attributes["id"] for attributes in usable if "id" in attributes), "")
