"""Tips, signals and the words around them at the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from editorial.desk import Desk, open_desk
from tips.models import ExploitationForm, Pitfall, Signal, Term, Tip


class TipDesk(Desk):
    """Tips; a role's own page says which tips it shows."""

    model, icon, menu_order, menu_label = Tip, "pick", 110, _("Tips")
    search_fields = ["text"]
    list_filter = {**Desk.list_filter, "placements__role": ["exact"]}

    def fields(self) -> list[Panel]:
        return [FieldPanel("text")]


class SignalDesk(Desk):
    """Signals."""

    model, icon, menu_order, menu_label = Signal, "view", 120, _("Signalen")
    search_fields = ["text"]
    list_filter = {**Desk.list_filter, "forms": ["exact"], "settings": ["exact"]}

    def fields(self) -> list[Panel]:
        some = forms.CheckboxSelectMultiple
        return [
            FieldPanel("text"),
            FieldPanel("forms", widget=some, help_text=_("Bij welke vormen van uitbuiting hoort dit?")),
            FieldPanel("settings", widget=some, help_text=_("Waar zou je dit kunnen zien?")),
        ]


class PitfallDesk(Desk):
    """Pitfalls."""

    model, icon, menu_order, menu_label = Pitfall, "warning", 130, _("Valkuilen")
    search_fields = ["text"]

    def fields(self) -> list[Panel]:
        return [FieldPanel("text")]


class FormDesk(Desk):
    """Forms of exploitation."""

    model, icon, menu_order, menu_label = ExploitationForm, "list-ul", 140, _("Vormen van uitbuiting")
    search_fields = ["name", "what"]

    def fields(self) -> list[Panel]:
        return [
            FieldPanel("name"),
            FieldPanel("what"),
            FieldPanel("order", help_text=_("Laag staat vooraan.")),
        ]


class TermDesk(Desk):
    """The glossary."""

    model, icon, menu_order, menu_label = Term, "openquote", 150, _("Begrippen")
    search_fields = ["term", "text"]

    def fields(self) -> list[Panel]:
        return [FieldPanel("term"), FieldPanel("text")]


for desk in (TipDesk, SignalDesk, PitfallDesk, FormDesk, TermDesk):
    open_desk(desk)
