"""From the bytes of a file to headings and rows of text. What cannot be read is refused as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from upkeep.sheets.columns import Column, column_for
from upkeep.sheets.csv_files import csv_rows
from upkeep.sheets.table import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    UnreadableError,
    bare,
    cell_name,
)
from upkeep.sheets.xlsx_files import xlsx_rows

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says: which column is what, the rows with anything in them, and headings nobody knows."""

    columns: dict[int, Column]
    rows: tuple[Row, ...]
    unknown: tuple[str, ...]


def read(content: bytes) -> Sheet:
    """The sheet in a CSV or Excel file. Raises UnreadableError."""
    rows = _filled(content)
    heading = next(rows, None)
    if heading is None:
        raise UnreadableError(_("Dit bestand is leeg. Begin met het sjabloon."))
    columns, unknown = _headings(heading)
    found = []
    for row in rows:
        found.append(row)
        if len(found) > MOST_ROWS:
            raise UnreadableError(_("Dit zijn meer dan 10.000 rijen. Verdeel ze over meer bestanden."))
    if not found:
        raise UnreadableError(
            _("Onder de koppen staan geen contacten. Vul een rij in en probeer het opnieuw.")
        )
    return Sheet(columns, tuple(found), unknown)


def _filled(content: bytes) -> Iterator[Row]:
    """The rows that are not empty, whatever file they stand in."""
    if content.startswith(_OLD_EXCEL):
        raise UnreadableError(
            _("Dit is een oud Excel-bestand, of het heeft een wachtwoord. Sla het zonder op als .xlsx.")
        )
    if content.startswith(_ZIP):
        read_rows = xlsx_rows(content)
    else:
        read_rows = ((cells, {}) for cells in csv_rows(content))
    for number, (cells, faults) in enumerate(read_rows, start=1):
        texts = tuple(bare(cell.strip(" ")).strip() for cell in cells[:MOST_COLUMNS])
        long = {column: _too_long() for column, text in enumerate(texts) if len(text) > LONGEST_CELL}
        row = Row(number, texts, {**faults, **long})
        if not row.is_empty:
            yield row


def _headings(heading: Row) -> tuple[dict[int, Column], tuple[str, ...]]:
    columns: dict[int, Column] = {}
    unknown: list[str] = []
    for place, text in enumerate(heading.cells):
        column = column_for(text)
        if column is None:
            unknown += [text[:60]] if text else []
            continue
        twice = next((other for other, known in columns.items() if known is column), None)
        if twice is not None:
            told = _("De kolom ‘%(name)s’ staat er twee keer: in %(first)s en %(second)s. Haal er een weg.")
            where = {
                "first": cell_name(heading.number, twice),
                "second": cell_name(heading.number, place),
            }
            raise UnreadableError(told % {"name": column.heading, **where})
        columns[place] = column
    if not any(column.is_read for column in columns.values()):
        raise UnreadableError(
            _("We herkennen de koppen niet. Zet in de eerste rij de koppen van het sjabloon.")
        )
    return columns, tuple(unknown)


def _too_long() -> str:
    return _("Deze tekst is te lang. Maak hem korter.")
