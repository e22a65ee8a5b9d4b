"""The parts of the desk that show several apps."""

from collections.abc import Iterable

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from signals_portal.attention import AttentionPanel
from tips.models import Term


@hooks.register("construct_homepage_panels", order=1000)
def attention_is_all_the_first_page_shows(request: HttpRequest, panels: list[Component]) -> None:
    """Wagtail's own panels are about pages, which nobody has here, or repeat what ours says."""
    panels[:] = [AttentionPanel()]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counts_of_pages_and_files(request: HttpRequest, items: list[Component]) -> None:
    """They count what editors do not have."""
    items.clear()


@hooks.register("familiar_words")
def words_that_the_glossary_explains() -> Iterable[str]:
    """Long words that need no hint."""
    return Term.objects.live().values_list("term", flat=True)
