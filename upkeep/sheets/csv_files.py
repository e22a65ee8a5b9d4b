"""Reading a CSV file as people save one: with semicolons, commas or tabs, in any of the usual encodings."""

import codecs
import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from upkeep.sheets.table import UnreadableError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ";,\t"


def csv_rows(content: bytes) -> Iterator[list[str]]:
    """The rows as text, the empty ones too. Raises UnreadableError for what is no CSV file."""
    text = _text(content)
    said, _line_end, rest = text.partition("\n")
    if said.startswith("sep=") and said[4:5] in tuple(_DELIMITERS):  # Excel's own way to say it
        delimiter, text = said[4], rest
    else:
        delimiter = _delimiter(text)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise UnreadableError(
            _("We kunnen dit bestand niet lezen. Sla het opnieuw op als CSV UTF-8, of als .xlsx.")
        ) from None


def _text(content: bytes) -> str:
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError(
        _("We kunnen de letters in dit bestand niet lezen. Sla het op als CSV UTF-8, of als .xlsx.")
    )


def _delimiter(text: str) -> str:
    """What most of the first row stands between."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)
