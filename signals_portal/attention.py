"""`Dit vraagt aandacht`: what the desk's first page shows, gathered from every app."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.forms import Media
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component

from contacts.attention import contacts_that_ask_attention
from editorial.attention import Finding, Urgency, words_that_ask_attention
from guide.attention import flows_that_ask_attention
from roles.attention import roles_that_ask_attention

if TYPE_CHECKING:
    from accounts.models import User

SOURCES: tuple[Callable[["User"], Iterator[Finding]], ...] = (
    words_that_ask_attention,
    flows_that_ask_attention,
    roles_that_ask_attention,
    contacts_that_ask_attention,
)
SHOWN = 8  # rows of one finding; the rest is counted


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a finding, as somebody sees it."""

    name: str
    kind: str
    note: str
    url: str  # empty when there is no form for it


@dataclass(frozen=True, slots=True)
class Item:
    """A finding, as somebody sees it."""

    urgency: Urgency
    text: str
    lines: tuple[Line, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """The first of them."""
        return self.lines[:SHOWN]

    @property
    def more(self) -> int:
        """How many there are besides."""
        return len(self.lines[SHOWN:])


def attention_for(user: "User") -> list[tuple[str, list[Item]]]:
    """What `user` can do something about: a heading and its items, the most urgent first."""
    finder = AdminURLFinder(user)
    seen = (_as_seen(finding, user, finder) for source in SOURCES for finding in source(user))
    items = sorted((item for item in seen if item.lines), key=lambda item: item.urgency)
    return [(urgency.in_words, list(group)) for urgency, group in groupby(items, lambda item: item.urgency)]


def _as_seen(finding: Finding, user: "User", finder: AdminURLFinder) -> Item:
    also_without_form = bool(finding.needs) and user.has_perm(finding.needs)
    urls = ((about, finder.get_edit_url(about.row) or "") for about in finding.about)
    lines = tuple(
        Line(str(about), str(about.row._meta.verbose_name), about.note, url)
        for about, url in urls
        if url or also_without_form
    )
    return Item(finding.urgency, finding.text, lines)


class AttentionPanel(Component):
    """The one panel on the first page of the desk."""

    name = "attention"
    order = 100
    template_name = "desk/attention.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """What the person who looks can do something about."""
        return {"groups": attention_for(parent_context["request"].user)}

    @property
    def media(self) -> Media:
        """Our own file."""
        return Media(css={"all": [versioned_static("desk/help.css")]})
