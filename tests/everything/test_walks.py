"""Every walk through the questions on the page: as many as the graph has paths, with their length told."""

import pytest

from tests.walks import ROLES, sheet_of, walks


def test_the_walks_on_the_page_are_all_the_paths_there_are():
    assert sum(1 for role in ROLES for _ in walks(sheet_of(role))) == 173


@pytest.mark.parametrize("role", ROLES)
def test_the_number_of_questions_told_never_grows_and_is_right_at_the_last(role):
    ahead = {step.number: step.ahead for step in sheet_of(role).questions}
    longest = 0
    for walk in walks(sheet_of(role)):
        totals = [position + ahead[answer.step] for position, answer in enumerate(walk)]
        assert totals == sorted(totals, reverse=True)
        assert totals[-1] >= len(walk)
        longest = max(longest, len(walk))
    assert ahead[1] == longest <= 6
