"""What the form of words shows of the remarks that wait: a panel, and a mark at each field they are about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.forms import Media
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, PanelGroup
from wagtail.admin.staticfiles import versioned_static

from editorial.places import label_of, places_of
from editorial.remarking import address_of_remarks
from editorial.remarks import Remark, remarks_in_number

ANCHOR = "opmerkingen"


class RemarksPanel(Panel):
    """`Opmerkingen`, to read; they are made and resolved on a page of their own.

    It stands twice in a form and is seen once: above the fields when something waits, below them otherwise.
    """

    def __init__(self, *, when_quiet: bool = False, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Opmerkingen"), "icon": "comment", **kwargs})
        self.when_quiet = when_quiet

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "when_quiet": self.when_quiet}

    class BoundPanel(Panel.BoundPanel):
        """The remarks that wait about the words in the form."""

        template_name = "desk/remarks_panel.html"
        remarks: tuple[Remark, ...] = ()

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and bool(self.remarks) != self.panel.when_quiet

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            shown = labelled(self.remarks, places_of(self.instance))
            return {**context, "open": shown, "url": address_of_remarks(self.instance), "anchor": ANCHOR}

        @property
        def media(self) -> Media:
            """Our own file."""
            return Media(css={"all": [versioned_static("desk/help.css")]})


def labelled(remarks: Iterable[Remark], places: dict[str, str]) -> list[dict[str, Any]]:
    """Each remark with what the place it is about is called."""
    return [{"remark": one, "where": label_of(one.place, places)} for one in remarks]


def show_remarks(form: Any, remarks: Iterable[Remark]) -> None:
    """Give a bound form the remarks that wait, and each field the number of its own."""
    remarks = tuple(remarks)
    numbers = Counter(one.field for one in remarks)
    for panel in _all_in(form):
        if isinstance(panel, RemarksPanel.BoundPanel):
            panel.remarks = remarks
        elif (field := _field_of(panel)) in numbers:
            panel.help_text = _marked(panel.help_text, numbers[field])


def _all_in(panel: Any) -> Iterator[Any]:
    yield panel
    if isinstance(panel, PanelGroup.BoundPanel):
        for child in panel.children:
            yield from _all_in(child)


def _field_of(panel: Any) -> Any:
    """The field, or the rows, in a panel; None for a panel without, since those of the whole have no mark."""
    if isinstance(panel, FieldPanel.BoundPanel):
        return panel.field_name
    return panel.panel.relation_name if isinstance(panel, InlinePanel.BoundPanel) else None


def _marked(help_text: Any, number: int) -> SafeString:
    return format_html(
        '<a class="remark-mark" href="#{}">{}</a> {}', ANCHOR, remarks_in_number(number), help_text
    )
