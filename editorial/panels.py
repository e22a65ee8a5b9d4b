"""What the forms of the desk show beside the fields themselves."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from editorial.reading_help import as_shown
from editorial.texts import texts_of


class ReadingHelpPanel(Panel):
    """`Zo leest het`: hints about the present text, renewed while typing where scripts run."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Zo leest het"), "icon": "glasses", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The hints for the row in the form."""

        template_name = "desk/reading_help_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            """With the hints, and where the script asks for new ones."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, **as_shown(texts_of(self.instance)), "url": reverse("reading_help")}

        @property
        def media(self) -> Media:
            """Our own files: the desk runs nothing inline."""
            return Media(
                js=[versioned_static("desk/reading-help.js")],
                css={"all": [versioned_static("desk/help.css")]},
            )
