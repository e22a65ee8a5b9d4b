"""Roles at the desk, with whom they call and which tips they show."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from editorial.desk import Desk, Rows, open_desk
from roles.models import Role


class RoleDesk(Desk):
    """Roles: one page for visitors each, in one form."""

    model, icon, menu_order, menu_label = Role, "group", 105, _("Rollen")
    search_fields = ["name", "intro"]
    may_expire = False

    def fields(self) -> list[Panel]:
        return [
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("plural"), FieldPanel("intro"), FieldPanel("icon")],
                heading=_("De rol"),
            ),
            Rows(
                "placements",
                [FieldPanel("tip", widget=forms.Select), FieldPanel("is_own")],
                heading=_("Tips op deze pagina"),
                label=_("tip"),
                help_text=_("Sleep de tips in de volgorde van de pagina. Eigen tips staan altijd vooraan."),
            ),
            Rows(
                "steps",
                [FieldPanel("when"), FieldPanel("kind"), FieldPanel("label"), FieldPanel("note")],
                heading=_("Wie deze rol belt, op volgorde"),
                label=_("stap"),
                help_text=_("Wie als eerste gebeld wordt, staat bovenaan. Slepen verandert de volgorde."),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("has_reporting_code"),
                    FieldPanel("settings", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("order", help_text=_("Plaats in de lijst van rollen; laag staat vooraan.")),
                ],
                heading=_("Verder"),
            ),
        ]


open_desk(RoleDesk)
