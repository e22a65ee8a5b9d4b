"""Where things stand in a drawing that reads from left to right, so that few arrows cross. Pure: no Django.

igraph finds an order in which few arrows cross. The heights are worked out here, because igraph takes all
things for equally high and knows nothing of the place at which an arrow leaves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from igraph import Graph

SWEEPS = 8  # after so many, nothing moves that anybody would see
GAP = 22  # between two things in a column
BEND_HEIGHT = 0  # of an arrow that passes a column

Columns = list[list[int]]


@dataclass(frozen=True, slots=True)
class Item:
    """A thing of this height; arrows arrive `entry` below its top."""

    height: int
    entry: int


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two items, by their index; it leaves `exit` below the top of its source."""

    source: int
    target: int
    exit: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Column and top of each item; of each link the heights at which it passes the columns between."""

    columns: tuple[int, ...]
    tops: tuple[int, ...]
    bends: tuple[tuple[int, ...], ...]
    height: int


def arrange(items: Sequence[Item], links: Sequence[Link]) -> Arrangement:
    """Put each item to the right of all that lead to it. The links may not go round."""
    columns = _columns(len(items), links)
    all_items, all_columns = list(items), list(columns)
    steps: list[Link] = []  # the links in pieces from one column to the next
    bends: list[list[int]] = []
    for link in links:
        between = range(columns[link.source] + 1, columns[link.target])
        bends.append([len(all_items) + number for number in range(len(between))])
        all_items += [Item(BEND_HEIGHT, 0)] * len(between)
        all_columns += between
        ends = pairwise([link.source, *bends[-1], link.target])
        steps += [Link(a, b, link.exit if a == link.source else 0) for a, b in ends]
    order = _order(all_items, all_columns, steps)
    tops = _tops(all_items, order, steps)
    return Arrangement(
        columns=tuple(columns),
        tops=tuple(tops[: len(items)]),
        bends=tuple(tuple(tops[bend] for bend in bent) for bent in bends),
        height=max((top + item.height for top, item in zip(tops, all_items, strict=True)), default=0),
    )


def _graph(size: int, links: Sequence[Link]) -> "Graph":
    from igraph import Graph  # noqa: PLC0415  # a worker that draws nothing does without it

    return Graph(size, [(link.source, link.target) for link in links], directed=True)


def _columns(size: int, links: Sequence[Link]) -> list[int]:
    """The column of each item: how many links the longest way to it has."""
    columns, graph = [0] * size, _graph(size, links)
    for item in graph.topological_sorting():
        for after in graph.successors(item):
            columns[after] = max(columns[after], columns[item] + 1)
    return columns


def _order(items: Sequence[Item], columns: Sequence[int], steps: Sequence[Link]) -> Columns:
    """What stands in each column from top to bottom: of two ways the one in which fewer arrows cross."""
    heights = [x for x, _ in _graph(len(items), steps).layout_sugiyama(layers=list(columns))]
    layers: Columns = [[] for _ in range(max(columns, default=-1) + 1)]
    for item in sorted(range(len(items)), key=lambda item: heights[item]):
        layers[columns[item]].append(item)
    return min(_as_answered(items, layers, steps), layers, key=lambda order: _crossings(order, steps))


def _as_answered(items: Sequence[Item], layers: Columns, steps: Sequence[Link]) -> Columns:
    """Each column in the order of the places where the arrows to it leave, as far as they agree."""
    ordered: Columns = layers[:1]
    for layer in layers[1:]:
        place = {item: number for number, item in enumerate(ordered[-1])}
        leaving = {
            item: fmean(
                place[step.source] + step.exit / (items[step.source].height + 1)
                for step in steps
                if step.target == item
            )
            for item in layer
        }
        ordered.append(sorted(layer, key=lambda item: leaving[item]))
    return ordered


def _crossings(order: Columns, steps: Sequence[Link]) -> int:
    """How many pairs of arrows cross between two columns."""
    place = {item: number for layer in order for number, item in enumerate(layer)}
    column = {item: number for number, layer in enumerate(order) for item in layer}
    return sum(
        ((place[a.source], a.exit) < (place[b.source], b.exit)) != (place[a.target] < place[b.target])
        for a, b in combinations(steps, 2)
        if column[a.source] == column[b.source] and a.target != b.target
    )


def _tops(items: Sequence[Item], order: Columns, steps: Sequence[Link]) -> list[int]:
    """The top of each item, with the arrows as level as can be; the highest is at zero."""
    tops = [0.0] * len(items)
    into: list[list[Link]] = [[] for _ in items]
    out: list[list[Link]] = [[] for _ in items]
    for step in steps:
        into[step.target].append(step)
        out[step.source].append(step)

    def level_with_before(item: int) -> float:
        before = [tops[s.source] + s.exit - items[item].entry for s in into[item]]
        return fmean(before or [tops[item]])

    def level_with_after(item: int) -> float:
        after = [tops[s.target] + items[s.target].entry - s.exit for s in out[item]]
        return fmean(after or [tops[item]])

    for _ in range(SWEEPS):
        for layers, level in ((order, level_with_before), (order[::-1], level_with_after)):
            for layer in layers:
                sizes = [items[item].height + GAP for item in layer]
                for item, top in zip(layer, _spread([*map(level, layer)], sizes), strict=True):
                    tops[item] = top
    highest = min(tops, default=0.0)
    return [round(top - highest) for top in tops]


def _spread(wanted: Sequence[float], sizes: Sequence[int]) -> list[float]:
    """Tops as near as can be to those wanted, in this order and without overlap (pool adjacent violators)."""
    above = list(accumulate(sizes, initial=0))[:-1]
    pools: list[list[float]] = []
    for want, offset in zip(wanted, above, strict=True):
        pools.append([want - offset])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            lower = pools.pop()
            pools[-1] += lower
    levels = [fmean(pool) for pool in pools for _ in pool]
    return [level + offset for level, offset in zip(levels, above, strict=True)]
