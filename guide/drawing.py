"""The flow of one role as a drawing that reads from left to right. Pure: no Django.

Any flow can be drawn, a draft with mistakes too. What an answer leads to but does not exist has a box of its
own, an arrow that leads back runs below all boxes, and what nobody comes to stands apart at the bottom.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import cycle

from guide.arrangement import Item, Link, arrange
from guide.graph import Flow, Problem
from guide.shapes import ANSWER_WIDTH, BOX_WIDTH, Arrow, Box, Drawing, Point
from guide.sketch import sketch

MARGIN = 24
COLUMN_GAP = 58  # five columns are 1280 wide
ROW_GAP = 20  # between strays
LANE = 12  # from one arrow that leads back to the next
BESIDE = (12, 16, 20)  # how far such an arrow keeps from the boxes at its ends, in turn
FEWEST_COLUMNS = 3  # or there is no room for strays beside each other, nor for a heading


def draw(flow: Flow, role: str, found: Sequence[Problem] = ()) -> Drawing:
    """The drawing of what `role` sees of any flow, with what causes a problem marked.

    `found` is what graph.problems told of the flow; a mark is the place of a problem in it, counted from one.
    """
    parts = sketch(flow, role, found)
    index = {box.key: number for number, box in enumerate(parts.boxes)}
    ends = {arrow.source: arrow.y + arrow.height for arrow in parts.arrows}
    places = arrange(
        [Item(ends.get(box.key, box.height), box.height // 2) for box in parts.boxes],
        [
            Link(index[arrow.source], index[arrow.target], arrow.y + arrow.height // 2)
            for arrow in parts.arrows
            if not arrow.leads_back
        ],
    )
    boxes = {
        box.key: replace(box, x=_left(column), y=MARGIN + top)
        for box, column, top in zip(parts.boxes, places.columns, places.tops, strict=True)
    }
    bottom = MARGIN + places.height
    arrows = []
    bends = iter(places.bends)
    lanes = cycle(BESIDE)
    for arrow in parts.arrows:
        source, target = boxes[arrow.source], boxes[arrow.target]
        here = replace(arrow, x=source.x + BOX_WIDTH - ANSWER_WIDTH, y=source.y + arrow.y)
        if arrow.leads_back:
            bottom += LANE
            points = _below(here, target, bottom, next(lanes))
        else:
            points = _across(here, target, [MARGIN + bend for bend in next(bends)])
        arrows.append(replace(here, points=points))
    columns = max(FEWEST_COLUMNS, *(column + 1 for column in places.columns))
    strays = _in_rows(parts.strays, columns, bottom + 2 * ROW_GAP)
    drawn = (*boxes.values(), *strays)
    return Drawing(
        role=role,
        boxes=drawn,
        arrows=tuple(arrows),
        width=_left(columns) - COLUMN_GAP + MARGIN,
        height=max([bottom, *(box.y + box.height for box in drawn)]) + MARGIN,
    )


def _left(column: int) -> int:
    return MARGIN + column * (BOX_WIDTH + COLUMN_GAP)


def _across(arrow: Arrow, target: Box, bends: Iterable[int]) -> tuple[Point, ...]:
    """Level past each column between, and up or down only where no box can stand."""
    points = [(arrow.x + arrow.width, arrow.y + arrow.height // 2)]
    x = points[0][0] + COLUMN_GAP
    for y in bends:
        points += [(x, y), (x + BOX_WIDTH, y)]
        x += BOX_WIDTH + COLUMN_GAP
    return (*points, (target.x, target.y + target.height // 2))


def _below(arrow: Arrow, target: Box, lane: int, beside: int) -> tuple[Point, ...]:
    """Down beside its box, back along its lane below all boxes, and up beside the box it leads to."""
    x, y = arrow.x + arrow.width, arrow.y + arrow.height // 2
    end = target.y + target.height // 2
    right, left = x + beside, target.x - beside
    return ((x, y), (right, y), (right, lane), (left, lane), (left, end), (target.x, end))


def _in_rows(boxes: Sequence[Box], columns: int, top: int) -> list[Box]:
    """The boxes beside each other in rows from `top` down."""
    placed: list[Box] = []
    for first in range(0, len(boxes), columns):
        row = boxes[first : first + columns]
        placed += [replace(box, x=_left(column), y=top) for column, box in enumerate(row)]
        top += max(box.height for box in row) + ROW_GAP
    return placed
