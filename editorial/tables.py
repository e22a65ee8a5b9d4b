"""Loading words: each row becomes a published revision, so that its history starts with the file."""

from collections.abc import Mapping
from typing import Any, ClassVar

from markdown_it import MarkdownIt

from editorial.models import Editorial, InfoPage
from editorial.sanitised import safe_html
from loading.files import Row
from loading.plan import Values
from loading.tables import Table


class EditorialTable(Table):
    """Rows of an editorial model, all live. Somebody's draft, lock or unpublishing counts as a change."""

    model: ClassVar[type[Editorial]]
    key_field: ClassVar[str] = "slug"
    fields: ClassVar[tuple[str, ...]]

    def __init__(self, wanted: Mapping[str, Values]) -> None:
        super().__init__({key: {**values, "live": True} for key, values in wanted.items()})

    def present(self) -> Mapping[str, Values]:
        rows = self.model.objects.prefetch_related(*self.related())
        return {getattr(row, self.key_field): self._state(row) for row in rows}

    def related(self) -> tuple[str, ...]:
        """The relations `values_of` looks at."""
        return ()

    def values_of(self, row: Any) -> dict[str, Any]:
        """The values of a row as the files would say them."""
        return {name: getattr(row, name) for name in self.fields}

    def fill(self, row: Any, values: Values) -> None:
        """Put the values of the files in a row."""
        for name in self.fields:
            setattr(row, name, values[name])

    def _state(self, row: Editorial) -> dict[str, Any]:
        marks = {"has_draft": row.has_unpublished_changes, "is_locked": row.locked}
        return {**self.values_of(row), "live": row.live, **{mark: True for mark in marks if marks[mark]}}

    def write(self, key: str, values: Values) -> None:
        row = self.model.objects.filter(**{self.key_field: key}).first()
        if row is None:
            row = self.model(**{self.key_field: key, "live": False})
        self.fill(row, values)
        row.save()
        row.save_revision(log_action=True).publish()  # the desk brings back only what its history tells

    def retire(self, key: str) -> None:
        self.model.objects.get(**{self.key_field: key}).unpublish()


def fitting_text(row: Row, column: str, model: type[Editorial], field: str = "") -> str:
    """The text in `column`, which fits in the field of the same name, or in `field`. Raises BadRow."""
    limit = getattr(model._meta.get_field(field or column), "max_length", None)
    return row.text(column, max_length=limit or 0)


class InfoPageTable(EditorialTable):
    """Information pages; the files hold Markdown, the database what the editors' desk makes."""

    name = "information pages"
    model = InfoPage
    fields = ("slug", "title", "body")


def read_info_page(row: Row) -> tuple[str, Values]:
    """One information page. Raises BadRow."""
    slug = fitting_text(row, "slug", InfoPage)
    return slug, _page(row, slug, row.text("body"))


def read_intro(row: Row) -> tuple[str, Values]:
    """The poster's own introduction, for the home page. Raises BadRow."""
    return InfoPage.INTRO, _page(row, InfoPage.INTRO, row.text("text"))


def _page(row: Row, slug: str, markdown: str) -> Values:
    body = safe_html(MarkdownIt("js-default", {"html": False}).render(markdown))
    return {"slug": slug, "title": fitting_text(row, "title", InfoPage), "body": body}
