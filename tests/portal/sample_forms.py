"""Forms to draw in tests, in every state, and how to read what was drawn."""

from datetime import date

from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import Context, Template
from lxml import html

from signals_portal.styleguide_forms import SampleForm

ATTACK = "<script>alert(1)</script>\"'><img src=x>"
VALID = {
    "change": "new",
    "organisation": "Wijkteam Oost",
    "kind": "wijkteam",
    "phone": "030 123 45 67",
    "email": "wijkteam@example.nl",
    "website": "https://example.nl",
    "always_open": "on",
    "days": ["1", "3"],
    "people": "4",
    "languages": ["nl"],
    "starts_on": "2026-11-01",
    "called_at_0": "2026-11-01",
    "called_at_1": "09:30",
    "note": "Het oude nummer werkt niet meer.",
    "password": "geheim",
}
WRONG = VALID | {
    "change": "x",
    "organisation": ATTACK * 9,
    "kind": "x",
    "phone": ATTACK,
    "email": ATTACK,
    "website": ATTACK,
    "opens_at": ATTACK,
    "days": ["9"],
    "people": "0",
    "languages": ["x"],
    "starts_on": "2026-02-31",
    "called_at_0": ATTACK,
    "note": "kort",
    "password": "",
}


class OddForm(forms.Form):
    """Kinds of field that the sample form has no use for."""

    born = forms.DateField(label="Dag", widget=forms.SelectDateWidget(years=[2025, 2026]))
    who = forms.ChoiceField(
        label="Wie?",
        choices=[("Zorg", [("arts", "Arts"), ("team", "Wijkteam")]), ("x", "Anders")],
        widget=forms.RadioSelect,
    )
    agree = forms.BooleanField(label="Ik mag dit doorgeven", help_text="Anders sturen we het niet.")
    search = forms.CharField(label="Woord", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    started = forms.DateField(label="Begin", initial=date.today, show_hidden_initial=True)
    locked = forms.ChoiceField(
        label="Vast", choices=[("a", "A")], widget=forms.RadioSelect, disabled=True, initial="a"
    )


class HourForm(forms.Form):
    """A form of which a page holds several."""

    day = forms.CharField(label="Dag", error_messages={"required": "Vul de dag in."})
    until = forms.TimeField(label="Tot", required=False)


class HourFormSet(forms.formset_factory(HourForm, extra=2, can_delete=True, min_num=0)):
    legend = "Openingstijd"


FILLED = {
    "empty": SampleForm,
    "missing": lambda: SampleForm({}),
    "valid": lambda: SampleForm(VALID),
    "wrong": lambda: SampleForm(WRONG),
    "odd": OddForm,
    "odd missing": lambda: OddForm({}, prefix="odd"),
}


def drawn(form):
    return html.fromstring(f"<main>{render_crispy_form(form)}</main>")


def rendered(source, **context):
    return html.fromstring(
        f"<main>{Template('{% load crispy_forms_tags %}' + source).render(Context(context))}</main>"
    )


def words(element):
    return " ".join(element.text_content().split())


def classes(element):
    return (element.get("class") or "").split()
