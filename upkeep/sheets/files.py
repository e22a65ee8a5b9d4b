"""Sheets to take away: the contacts that somebody keeps, or the headings alone, with an explanation."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from tablib import Databook, Dataset

from upkeep.sheets.columns import COLUMNS, NUMBER
from upkeep.sheets.present import Present
from upkeep.sheets.table import neutralised
from upkeep.sheets.xlsx_files import TITLE

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_WIDTH = 28


def contacts_file(contacts: Iterable[Present], *, sort: str) -> bytes:
    """All of these contacts as a file that can be read in again."""
    sheet = _sheet()
    for present in contacts:
        texts = present.texts
        sheet.append([_written(column.name, texts[column.name]) for column in COLUMNS])
    return _packed(sheet, sort)


def template_file(*, sort: str) -> bytes:
    """The headings; in Excel with a second sheet that explains them."""
    return _packed(_sheet(), sort)


def _sheet() -> Dataset:
    return Dataset(headers=[str(column.heading) for column in COLUMNS], title=TITLE)


def _written(name: str, text: str) -> str | int:
    return int(text) if name == NUMBER else neutralised(text)


def _packed(sheet: Dataset, sort: str) -> bytes:
    if sort == CSV:  # with a byte-order mark and semicolons a Dutch Excel opens it well
        return b"\xef\xbb\xbf" + sheet.export(CSV, delimiter=";").encode()
    return Databook([sheet, _explanation()]).export(XLSX, column_width=_WIDTH)


def _explanation() -> Dataset:
    sheet = Dataset(headers=[_("kolom"), _("wat je invult"), _("voorbeeld")], title=_("Uitleg"))
    for column in COLUMNS:
        sheet.append([str(column.heading), str(column.explanation), neutralised(column.example)])
    return sheet
