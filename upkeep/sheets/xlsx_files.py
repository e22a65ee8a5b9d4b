"""Reading an Excel file: nothing of it is run or worked out, and it is measured before it is unpacked."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from upkeep.sheets.table import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, UnreadableError

TITLE = "Contacten"  # the sheet that is read, if there are several
_MOST_PARTS = 300
_MOST_UNPACKED = 60_000_000  # bytes; 10 000 full rows take about a fifth of it
_MACROS = ("vbaproject.bin", "macrosheets/")
_FURTHEST = 2 * MOST_ROWS  # empty rows between count too

Read = tuple[list[str], dict[int, str]]


def xlsx_rows(content: bytes) -> Iterator[Read]:
    """The rows as text, and what is wrong with cells by their column. Raises UnreadableError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # such as a date that cannot be: it is told at its cell
            _measure(content)
            yield from _rows(content)
    except UnreadableError:
        raise
    except Exception:  # noqa: BLE001  # a broken file can break the library anywhere
        raise UnreadableError(
            _("We kunnen dit bestand niet lezen. Open het in Excel en sla het opnieuw op als .xlsx.")
        ) from None


def _measure(content: bytes) -> None:
    """Refuse what would be too much once unpacked, has macros, or words of its own for its contents."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise UnreadableError(
                _("Dit bestand is uitgepakt te groot. Kopieer de rijen naar een nieuw bestand.")
            )
        if any(word in part.filename.lower() for part in parts for word in _MACROS):
            raise UnreadableError(_("Dit bestand heeft macro's. Sla het op als .xlsx zonder macro's."))
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                told = packed.read(part)
                if b"<!DOCTYPE" in told or b"<!ENTITY" in told or b"\0" in told:
                    raise UnreadableError(
                        _("Dit is geen gewoon Excel-bestand. Kopieer de rijen naar een nieuw bestand.")
                    )


def _rows(content: bytes) -> Iterator[Read]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    try:
        sheets = book.worksheets
        sheet = next((sheet for sheet in sheets if sheet.title == TITLE), sheets[0])
        sheet.reset_dimensions()  # what the file says of its size need not be true
        for cells in sheet.iter_rows(max_row=_FURTHEST, max_col=MOST_COLUMNS):
            yield _read(cells)
    finally:
        book.close()


def _read(cells: tuple[Any, ...]) -> Read:
    texts, faults = [], {}
    for column, cell in enumerate(cells):
        kind = "n" if cell.value is None else cell.data_type
        texts.append("" if kind in "fe" else _as_text(cell.value)[: LONGEST_CELL + 1])
        if kind == "f":
            faults[column] = _("Hier staat een formule. Zet er de uitkomst als tekst.")
        elif kind == "e":
            faults[column] = _("Hier staat een fout van Excel. Vul de cel opnieuw in, of maak haar leeg.")
    while texts and not texts[-1] and len(texts) - 1 not in faults:
        texts.pop()
    return texts, faults


def _as_text(value: Any) -> str:
    """What a reader in the Netherlands sees in the cell."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, datetime) and value.time() != time():
        return f"{_as_text(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    told = f"{value:%H:%M}" if isinstance(value, time) else value
    return "" if told is None else str(told)
