"""Our own flow, drawn for each role: complete, readable, and with hardly an arrow that crosses another."""

from itertools import combinations, pairwise

import pytest

from guide.drawing import draw
from guide.models import Guide
from roles.models import Role
from tests.drawings import assert_complete, assert_readable


@pytest.fixture
def flow():
    return Guide.objects.live().get().flow


@pytest.fixture
def drawings(flow):
    return {slug: draw(flow, slug) for slug in Role.objects.live().values_list("slug", flat=True)}


def crossings(drawing) -> int:
    """How often two arrows cross; the pieces of all run between the same columns."""
    steps = [step for arrow in drawing.arrows for step in pairwise(arrow.points)]
    return sum(
        a[0][0] == b[0][0] and (a[0][1] - b[0][1]) * (a[1][1] - b[1][1]) < 0
        for a, b in combinations(steps, 2)
    )


def test_every_role_is_drawn_whole_and_readable(flow, drawings):
    assert len(drawings) == 9
    for role, drawing in drawings.items():
        assert_readable(drawing)
        assert_complete(flow, role, drawing)


def test_hardly_an_arrow_crosses_another(drawings):
    assert max(map(crossings, drawings.values())) <= 1


def test_a_drawing_is_as_wide_as_a_screen_at_most(drawings):
    assert max(drawing.width for drawing in drawings.values()) <= 1280


def test_112_is_marked_for_every_role(drawings):
    for drawing in drawings.values():
        assert [box.lines for box in drawing.boxes if box.is_emergency] == [("Bel 112",)]
