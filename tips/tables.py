"""Loading tips, signals and the words around them."""

from collections.abc import Collection
from typing import Any

from editorial.tables import EditorialTable, fitting_text
from loading.files import Row
from loading.plan import Values
from loading.tables import Table
from tips.models import ExploitationForm, Pitfall, Setting, Signal, Term, Tip

Keyed = tuple[str, Values]


class TipTable(EditorialTable):
    """Tips."""

    name = "tips"
    model = Tip
    key_field = "key"
    fields = ("key", "text")


class FormTable(EditorialTable):
    """Forms of exploitation."""

    name = "forms of exploitation"
    model = ExploitationForm
    fields = ("slug", "name", "what", "order")


class SettingTable(Table):
    """Places where people meet; they are no words to draft, so they have no revisions."""

    name = "settings"

    def present(self) -> dict[str, Values]:
        return {row["slug"]: row for row in Setting.objects.values("slug", "name", "order")}

    def write(self, key: str, values: Values) -> None:
        Setting.objects.update_or_create(slug=key, defaults=dict(values))

    def retire(self, key: str) -> None:
        Setting.objects.filter(slug=key).delete()


class SignalTable(EditorialTable):
    """Signals, with the forms and settings they belong to."""

    name = "signals"
    model = Signal
    fields = ("slug", "text")

    def related(self) -> tuple[str, ...]:
        return ("forms", "settings")

    def values_of(self, row: Signal) -> dict[str, Any]:
        return super().values_of(row) | {
            "forms": sorted(form.slug for form in row.forms.all()),
            "settings": sorted(setting.slug for setting in row.settings.all()),
        }

    def fill(self, row: Signal, values: Values) -> None:
        super().fill(row, values)
        row.forms = ExploitationForm.objects.filter(slug__in=values["forms"])
        row.settings = Setting.objects.filter(slug__in=values["settings"])


class PitfallTable(EditorialTable):
    """Pitfalls."""

    name = "pitfalls"
    model = Pitfall
    fields = ("slug", "text")


class TermTable(EditorialTable):
    """The glossary."""

    name = "glossary"
    model = Term
    key_field = "code"
    fields = ("code", "term", "text")


def read_tip(row: Row) -> Keyed:
    """One tip. Raises BadRow."""
    key = fitting_text(row, "key", Tip)
    return key, {"key": key, "text": row.text("text")}


def read_form(row: Row, *, order: int) -> Keyed:
    """One form of exploitation. Raises BadRow."""
    slug = fitting_text(row, "slug", ExploitationForm)
    name = fitting_text(row, "name", ExploitationForm)
    return slug, {"slug": slug, "name": name, "what": row.text("what"), "order": order}


def read_setting(row: Row, *, order: int) -> Keyed:
    """One setting. Raises BadRow."""
    return row.text("slug", max_length=50), {
        "slug": row.text("slug", max_length=50),
        "name": row.text("name", max_length=50),
        "order": order,
    }


def read_signal(row: Row, *, forms: Collection[str], settings: Collection[str]) -> Keyed:
    """One signal. Raises BadRow."""
    slug = fitting_text(row, "slug", Signal)
    return slug, {
        "slug": slug,
        "text": row.text("text"),
        "forms": sorted(row.choices("forms", forms)),
        "settings": sorted(row.choices("settings", settings)),
    }


def read_pitfall(row: Row) -> Keyed:
    """One pitfall. Raises BadRow."""
    slug = fitting_text(row, "slug", Pitfall)
    return slug, {"slug": slug, "text": row.text("text")}


def read_term(row: Row) -> Keyed:
    """One word of the glossary. Raises BadRow."""
    code = fitting_text(row, "code", Term)
    return code, {"code": code, "term": fitting_text(row, "term", Term), "text": row.text("text")}
