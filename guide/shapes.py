"""What a drawing of the flow is made of, and how large that is. Pure: no Django.

All sizes are in the units of the drawing, in which a line of text is `LINE` high, in the template too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import wrap

LINE = 17
CHARACTERS = 22  # on a line; so few that wide letters fit too
MARK_CHARACTERS = 12  # on a line of marks, behind the words that say what they are
BOX_WIDTH, ANSWER_WIDTH = 200, 188
ABOVE_TEXT, BELOW_TEXT = 28, 10  # in a box; above the text stand its number and kind
AROUND_ANSWERS, BETWEEN_ANSWERS = 6, 8

Point = tuple[int, int]


class Kind(StrEnum):
    """What a box stands for."""

    QUESTION = "question"
    OUTCOME = "outcome"
    MISSING = "missing"  # a key that no node has


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A question without its answers, an outcome, or a key that no node has.

    `number` is that of the step on the visitor's page; what the role does not come to has none.
    """

    key: str
    kind: Kind
    lines: tuple[str, ...]
    marks: tuple[int, ...] = ()  # the numbers of the problems it causes
    number: int | None = None
    is_start: bool = False
    is_emergency: bool = False
    is_stray: bool = False
    x: int = 0
    y: int = 0
    width: int = BOX_WIDTH

    @property
    def height(self) -> int:
        """Room for all lines, and for one where there is no text yet."""
        return ABOVE_TEXT + LINE * (max(len(self.lines), 1) + len(self.mark_lines)) + BELOW_TEXT

    @property
    def mark_lines(self) -> list[str]:
        """The marks as lines of text."""
        return _mark_lines(self.marks)


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of one answer, and how far below the top of its place they start.

    `index` counts from zero in the whole question.
    """

    index: int
    lines: tuple[str, ...]
    top: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """All answers of a question that lead to the same box: their place under the question, and the way on."""

    source: str
    target: str
    answers: tuple[Answer, ...]
    marks: tuple[int, ...] = ()
    leads_back: bool = False  # to an earlier question, or to the very same
    x: int = 0
    y: int = 0
    width: int = ANSWER_WIDTH
    points: tuple[Point, ...] = ()

    @property
    def height(self) -> int:
        """Room for all lines, and for one where an answer has no text yet."""
        last = self.answers[-1]
        return last.top + LINE * (max(len(last.lines), 1) + len(self.mark_lines)) + AROUND_ANSWERS

    @property
    def mark_lines(self) -> list[str]:
        """The marks as lines of text."""
        return _mark_lines(self.marks)

    @property
    def path(self) -> str:
        """The way as SVG writes it: a curve wherever it goes on and up or down at once."""
        (x, y), *onward = self.points
        way = f"M{x} {y}"
        for to_x, to_y in onward:
            middle = (x + to_x) // 2
            curved = x != to_x and y != to_y
            way += f"C{middle} {y} {middle} {to_y} {to_x} {to_y}" if curved else f"L{to_x} {to_y}"
            x, y = to_x, to_y
        return way


@dataclass(frozen=True, slots=True)
class Drawing:
    """All there is to draw for a role, and how large that is."""

    role: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int


def _mark_lines(marks: Sequence[int]) -> list[str]:
    return wrap(", ".join(map(str, marks)), MARK_CHARACTERS)
