"""What stands where in a drawing: to the right of what leads to it, apart, and with few arrows that cross."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.arrangement import GAP, Item, Link, arrange

quick = settings(max_examples=60, deadline=None, derandomize=True)
HIGH, LOW = Item(100, 10), Item(20, 10)


def links(*ends):
    """Links that leave each item one below the other, in this order."""
    left = [source for source, _ in ends]
    return [
        Link(source, target, 20 + 10 * left[:number].count(source))
        for number, (source, target) in enumerate(ends)
    ]


def ways(items, given_links):
    """Each link as the (column, height) it passes, end points included."""
    found = arrange(items, given_links)
    for link, bends in zip(given_links, found.bends, strict=True):
        heights = (
            found.tops[link.source] + link.exit,
            *bends,
            found.tops[link.target] + items[link.target].entry,
        )
        yield list(enumerate(heights, found.columns[link.source]))


def crossings(items, given_links):
    """How often two arrows cross, counted from where they end up."""
    steps = [step for way in ways(items, given_links) for step in pairwise(way)]
    return sum(
        a[0][0] == b[0][0] and (a[0][1] - b[0][1]) * (a[1][1] - b[1][1]) < 0
        for a, b in combinations(steps, 2)
    )


@st.composite
def acyclic(draw):
    """Some items, the first of which leads to all others, and links that go no way round."""
    items = draw(st.lists(st.sampled_from([HIGH, LOW]), min_size=1, max_size=9))
    ends = [(draw(st.integers(0, target - 1)), target) for target in range(1, len(items))]
    more = [(a, b) for a, b in combinations(range(len(items)), 2) if (a, b) not in ends]
    ends += draw(st.lists(st.sampled_from(more), unique=True, max_size=8)) if more else []
    return items, links(*sorted(ends))


@quick
@given(acyclic())
def test_each_item_stands_right_of_all_that_lead_to_it_and_no_further(case):
    items, given_links = case
    columns = arrange(items, given_links).columns
    for item in range(len(items)):
        before = [columns[link.source] for link in given_links if link.target == item]
        assert columns[item] == max(before, default=-1) + 1


@quick
@given(acyclic())
def test_nothing_in_a_column_touches(case):
    items, given_links = case
    found = arrange(items, given_links)
    lying = [
        (column, top, item.height) for column, top, item in zip(found.columns, found.tops, items, strict=True)
    ]
    for link, bends in zip(given_links, found.bends, strict=True):
        lying += [(column, bend, 0) for column, bend in enumerate(bends, found.columns[link.source] + 1)]
    for (_, top, height), (_, next_top, _) in ((a, b) for a, b in pairwise(sorted(lying)) if a[0] == b[0]):
        assert next_top - (top + height) >= GAP - 1  # they are rounded
    assert min(top for _, top, _ in lying) == 0
    assert max(top + height for _, top, height in lying) == found.height


@quick
@given(acyclic())
def test_a_link_passes_every_column_between_its_ends(case):
    items, given_links = case
    found = arrange(items, given_links)
    for link, bends in zip(given_links, found.bends, strict=True):
        assert len(bends) == found.columns[link.target] - found.columns[link.source] - 1


@quick
@given(acyclic())
def test_the_same_comes_out_every_time(case):
    assert arrange(*case) == arrange(*case)


@pytest.mark.parametrize("size", range(1, 7))
def test_what_one_question_leads_to_stands_in_the_order_of_its_answers(size):
    items = [HIGH, *[LOW] * size]
    tops = arrange(items, links(*((0, target) for target in range(1, size + 1)))).tops
    assert list(tops[1:]) == sorted(tops[1:])


def test_no_arrows_of_a_tree_cross():
    given_links = links((0, 1), (0, 2), (0, 3), (1, 6), (1, 5), (3, 4), (3, 8), (3, 7), (2, 9), (6, 10))
    assert crossings([HIGH] * 11, given_links) == 0


def test_an_order_that_crosses_less_is_taken_over_that_of_the_answers():
    given_links = links((0, 1), (0, 2), (1, 2), (1, 3), (1, 4), (2, 3), (3, 4))
    assert crossings([HIGH] * 5, given_links) == 2


def test_a_single_arrow_is_level():
    (way,) = ways([HIGH, LOW], [Link(0, 1, 60)])
    assert [height for _, height in way] == [60, 60]


def test_things_pushed_apart_stay_around_what_leads_to_them():
    tops = arrange([HIGH, HIGH, HIGH], [Link(0, 1, 50), Link(0, 2, 60)]).tops
    middle = (tops[1] + tops[2]) / 2 + HIGH.entry
    assert abs(middle - (tops[0] + 55)) <= 1


def test_nothing_can_be_arranged():
    assert arrange([], []).height == 0
