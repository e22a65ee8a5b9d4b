"""Where in a form a remark can stand: its fields, and the blocks of a document, by a key that stays."""

from collections.abc import Iterator

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, PanelGroup, PublishingPanel
from wagtail.fields import StreamField

from editorial.models import Editorial
from editorial.remarks import LONGEST_PLACE
from editorial.texts import blocks_of

WHOLE = ""


def places_of(words: Editorial) -> dict[str, str]:
    """What each place in the form of these words is called, by its key, in the order of the form.

    A block has the key of its field with its own id behind it, which it keeps wherever it is moved.
    """
    form = type(words).get_edit_handler()  # the desk gives it to each kind
    return {WHOLE: gettext("Het geheel"), **dict(_places(form, words))}


def label_of(place: str, places: dict[str, str]) -> str:
    """What a place is called. The block, or even the field, may be gone since."""
    return places.get(place) or gettext("Iets dat er niet meer staat")


def _places(panel: Panel, words: Editorial) -> Iterator[tuple[str, str]]:
    if isinstance(panel, PublishingPanel):
        return
    if isinstance(panel, PanelGroup):
        for child in panel.children:
            yield from _places(child, words)
    elif isinstance(panel, InlinePanel):
        yield panel.relation_name, str(panel.heading)
    elif isinstance(panel, FieldPanel) and not panel.read_only:
        yield panel.field_name, str(panel.heading or capfirst(panel.db_field.verbose_name))
        if isinstance(panel.db_field, StreamField):
            yield from _places_in(panel.field_name, words)


def _places_in(document: str, words: Editorial) -> Iterator[tuple[str, str]]:
    for key, name in blocks_of(getattr(words, document)):
        place = f"{document}:{key}"
        if len(place) <= LONGEST_PLACE:  # no browser makes a longer one
            yield place, Truncator(name).chars(80)
