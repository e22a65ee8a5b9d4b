"""What every drawing must be: readable and complete."""

from collections import Counter
from itertools import combinations, pairwise

from guide.shapes import CHARACTERS, Kind
from tests.strategies import reached

CLOSE = 8


def overlaps(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def enters(segment, place):
    """Whether a piece of an arrow comes within a place or close to it; a curve stays between its ends."""
    (x, y), (to_x, to_y) = segment
    return (
        min(x, to_x) < place.x + place.width
        and place.x < max(x, to_x)
        and min(y, to_y) < place.y + place.height + CLOSE
        and place.y - CLOSE < max(y, to_y)
    )


def assert_readable(drawing):
    """Boxes, answers and arrows keep apart, lie within the drawing, and lines are short."""
    places = [*drawing.boxes, *drawing.arrows]
    assert not [pair for pair in combinations(places, 2) if overlaps(*pair)]
    for arrow in drawing.arrows:
        assert not [place for way in pairwise(arrow.points) for place in places if enters(way, place)]
        assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in arrow.points)
    for place in places:
        assert place.x > 0
        assert place.y > 0
        assert place.x + place.width < drawing.width
        assert place.y + place.height < drawing.height
    lines = [line for box in drawing.boxes for line in box.lines]
    lines += [line for arrow in drawing.arrows for answer in arrow.answers for line in answer.lines]
    assert all(0 < len(line) <= CHARACTERS for line in lines)


def assert_complete(flow, role, drawing):
    """Every node the role can come to is drawn once, and each answer it sees, with its words and an arrow."""
    nodes = {node.key: node for node in reversed(flow.nodes)}
    keys = reached(flow, role, flow.start)
    drawn = {box.key: box for box in drawing.boxes if not box.is_stray}
    assert {key for key, box in drawn.items() if box.kind != Kind.MISSING} == keys
    for key in keys:
        words = getattr(nodes[key], "text", None) or getattr(nodes[key], "title", "")
        assert "".join("".join(drawn[key].lines).split()) == "".join(words.split())
    seen = {
        (key, index, option.next, "".join(option.label.split()))
        for key in keys
        for index, option in enumerate(getattr(nodes[key], "options", ()))
        if option.is_for(role)
    }
    found = [
        (arrow.source, answer.index, arrow.target, "".join("".join(answer.lines).split()))
        for arrow in drawing.arrows
        for answer in arrow.answers
    ]
    assert Counter(found) == Counter(seen)
    for arrow in drawing.arrows:
        box, source = drawn[arrow.target], drawn[arrow.source]
        assert arrow.points[0] == (arrow.x + arrow.width, arrow.y + arrow.height // 2)
        assert arrow.points[-1] == (box.x, box.y + box.height // 2)
        assert arrow.y >= source.y + source.height
        assert source.x < arrow.x < source.x + source.width
