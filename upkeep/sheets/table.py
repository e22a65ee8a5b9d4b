"""A sheet as it was read: headings and rows of text, each cell with its place. Pure: no Django."""

import re
from dataclasses import dataclass, field

MOST_BYTES = 5_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000  # characters
# What a spreadsheet program takes for the beginning of a formula.
_FORMULA = re.compile(r"[' ]*[=+\-@\t\r\n＝＋－＠]")  # the wide forms count too


class UnreadableError(Exception):
    """A file that is no sheet of contacts; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by the number that a spreadsheet program shows, and what is wrong with cells of it."""

    number: int
    cells: tuple[str, ...]
    faults: dict[int, str] = field(default_factory=dict)

    def cell(self, column: int) -> str:
        """What stands in a column; a row may be short."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.faults and not any(self.cells)


def neutralised(text: str) -> str:
    """`text` so that no program takes it for a formula: with an apostrophe in front if need be."""
    return f"'{text}" if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """What `neutralised` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def cell_name(row: int, column: int) -> str:
    """The name of a cell, such as C5; the first column is 0."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
