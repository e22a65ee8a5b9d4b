"""What the templates in templates/nlds/ ask of a form: its controls, dressed; what is wrong; its buttons."""

from html import unescape
from typing import Any

from crispy_forms.layout import BaseInput
from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.formsets import BaseFormSet
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from signals_portal.form_problems import named_forms, problems

register = template.Library()
register.filter(named_forms)
register.filter(problems)

# Per kind of control: its classes, and the one more that shows that it is wrong where aria-invalid does not.
_LOOKS = {
    "checkbox": ("utrecht-checkbox utrecht-checkbox--html-input", ""),
    "radio": ("utrecht-radio-button utrecht-radio-button--html-input", "utrecht-radio-button--invalid"),
    "select": ("utrecht-select utrecht-select--html-select", "utrecht-select--invalid"),
    "textarea": ("utrecht-textarea utrecht-textarea--html-textarea", ""),
    "textbox": ("utrecht-textbox utrecht-textbox--html-input", ""),
}
_PART_NAMES = {
    "day": _("Dag"),
    "month": _("Maand"),
    "year": _("Jaar"),
    "DateInput": _("Datum"),
    "TimeInput": _("Tijd"),
}


@register.filter
def kind(field: BoundField) -> str:
    """How a field is drawn: checkbox, options, parts or (one) control."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect):  # a group of checkboxes is one too
        return "options"
    if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
        return "parts"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "control"


@register.filter
def takes_one(field: BoundField) -> bool:
    """Whether only one option of a group can be chosen."""
    return not getattr(field.field.widget, "allow_multiple_selected", False)


@register.filter
def is_asked(field: BoundField) -> bool:
    """Whether a visitor must fill this in."""
    return field.field.required and not field.field.disabled


@register.filter
def is_optional(field: BoundField) -> bool:
    """Whether a visitor must be told that this may stay empty. Of one checkbox that goes without saying."""
    return not field.field.required and not field.field.disabled and kind(field) != "checkbox"


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The one control of a field."""
    attributes = _attributes(field)
    attributes["class"] = _look(_sort(field.field.widget), field.field.widget.attrs, wrong=bool(field.errors))
    if is_asked(field):
        attributes["aria-required"] = "true"
    return field.as_widget(attrs=attributes)


@register.simple_tag
def hidden_initial(field: BoundField) -> str:
    """What Django wants back of a field whose first value it works out anew for each page; else nothing."""
    return field.as_hidden(only_initial=True) if field.field.show_hidden_initial else ""


@register.filter
def options(field: BoundField) -> list[tuple[str, list[BoundWidget]]]:
    """The radio buttons or checkboxes of a field, under the name of their group, if any."""
    widget, attributes = field.field.widget, _attributes(field)
    attributes["class"] = _look(widget.input_type, widget.attrs, wrong=bool(field.errors))
    if takes_one(field):
        attributes.pop("aria-invalid", None)  # one radio button cannot be wrong; the group says it
    groups = widget.optgroups(field.html_name, widget.format_value(field.value()), attributes)
    return [
        (name or "", [BoundWidget(widget, option, field.form.renderer) for option in group])
        for name, group, index in groups
    ]


@register.filter
def parts(field: BoundField) -> list[BoundWidget]:
    """The controls of a field that has several, such as a date and a time, each with a label."""
    widget, attributes = field.field.widget, _attributes(field)
    if is_asked(field) and getattr(field.field, "require_all_fields", True):
        attributes["aria-required"] = "true"
    drawn = widget.get_context(field.html_name, field.value(), attributes)["widget"]["subwidgets"]
    for number, part in enumerate(drawn):
        sort = part.get("type") or ("select" if "optgroups" in part else "textarea")
        part["attrs"]["class"] = _look(sort, part["attrs"], wrong=bool(field.errors))
        part["label"] = _part_name(field.field, part["name"], number)
    return [BoundWidget(widget, part, field.form.renderer) for part in drawn]


def _part_name(field: forms.Field, name: str, number: int) -> Any:
    if isinstance(field.widget, forms.SelectDateWidget):
        return _PART_NAMES[name.rpartition("_")[2]]
    own = getattr(field, "fields", ())
    told = own[number].label if number < len(own) else None
    known = _PART_NAMES.get(type(field.widget.widgets[number]).__name__)
    return told or known or _("Deel %(number)s") % {"number": number + 1}


def _attributes(field: BoundField) -> dict[str, Any]:
    """What Django says of a control, without `required`: the page tells what is wrong, not the browser."""
    field.form.use_required_attribute = False
    id_ = field.field.widget.attrs.get("id") or field.auto_id
    return field.build_widget_attrs({"id": id_} if id_ else {})


def _sort(widget: forms.Widget) -> str:
    return getattr(widget, "input_type", "textarea")


def _look(sort: str, attributes: dict[str, Any], *, wrong: bool) -> str:
    base, when_wrong = _LOOKS.get(sort, _LOOKS["textbox"])
    return " ".join(filter(None, [base, when_wrong if wrong else "", attributes.get("class")]))


@register.filter
def summary_id(form: forms.BaseForm | BaseFormSet) -> str:
    """The id of the heading above what is wrong with a form; forms on one page differ in their prefix."""
    return f"fouten-{form.prefix}" if form.prefix else "fouten"


@register.filter
def button_classes(button: BaseInput) -> str:
    """The classes of a button: one that sends is primary, unless it has an `nl-button--` of its own."""
    own = [name for name in button.field_classes.split() if not name.startswith("btn")]
    if not any(name.startswith("nl-button--") for name in own):
        own.insert(0, "nl-button--primary" if button.input_type == "submit" else "nl-button--secondary")
    return " ".join(["nl-button", *own])


@register.filter
def button_id(button: BaseInput) -> str:
    """The id that somebody chose for a button; crispy's own would come twice on a page with two forms."""
    return "" if button.id == f"{button.input_type}-id-{slugify(button.name)}" else button.id


@register.filter
def escaped_once(text: str | Promise) -> SafeString:
    """The words of a button, whether crispy escaped them or not; it calls them safe either way."""
    return escape(unescape(str(text)))
