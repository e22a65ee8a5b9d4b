"""What holds for every flow, not only for ours. What is drawn, and how it is broken: tests/breakages.py."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.graph import MAX_QUESTIONS, Code, for_role, longest, parents, paths, problems, questions_ahead
from tests.breakages import BREAKAGES, broken_flows
from tests.strategies import (
    KINDS,
    ROLES,
    edited_flows,
    ends,
    garbage_flows,
    leaves_somebody_alone,
    reached,
    sound_flows,
)

thorough = settings(max_examples=100, deadline=None)
fifteen_times = settings(max_examples=40, deadline=None)  # once for each way to break a flow


@thorough
@given(sound_flows())
def test_a_sound_flow_has_no_problems(case):
    assert problems(case.flow, roles=case.roles, kinds=KINDS) == []


@thorough
@given(sound_flows())
def test_every_path_of_a_sound_flow_ends_in_an_outcome_within_six_questions(case):
    for role in case.roles:
        walked = list(paths(case.flow, role))
        assert [path.outcome for path in walked] == [end.key for end in ends(case.flow, role)]
        assert len(set(walked)) == len(walked)
        assert longest(case.flow, role) == max(len(path.steps) for path in walked) <= MAX_QUESTIONS


@thorough
@given(sound_flows())
def test_the_questions_ahead_are_those_of_the_longest_path_from_there(case):
    for role in case.roles:
        ahead = questions_ahead(case.flow, role)
        assert set(ahead) == reached(case.flow, role, case.flow.start)
        longest_from = dict.fromkeys(ahead, 0)
        for path in paths(case.flow, role):
            for place, (key, _) in enumerate(path.steps):
                longest_from[key] = max(longest_from[key], len(path.steps) - place)
        assert ahead == longest_from
        assert longest(case.flow, role) == ahead[case.flow.start]


@thorough
@given(sound_flows())
def test_every_step_of_a_path_is_an_option_of_its_role_that_leads_to_the_next_step(case):
    questions = {question.key: question for question in case.flow.questions}
    for role in case.roles:
        for path in paths(case.flow, role):
            taken = [questions[key].options[index] for key, index in path.steps]
            assert all(option.is_for(role) for option in taken)
            assert [case.flow.start, *(option.next for option in taken)] == [
                *(key for key, _ in path.steps),
                path.outcome,
            ]


@thorough
@given(sound_flows())
def test_what_a_role_sees_is_all_it_can_reach_and_as_sound_as_the_whole(case):
    for role in case.roles:
        seen = for_role(case.flow, role)
        assert {node.key for node in seen.nodes} == reached(case.flow, role, case.flow.start)
        assert all(option.is_for(role) for question in seen.questions for option in question.options)
        assert {problem.code for problem in problems(seen, roles=[role], kinds=KINDS)} <= {Code.UNKNOWN_ROLE}
        assert [path.outcome for path in paths(seen, role)] == [
            path.outcome for path in paths(case.flow, role)
        ]


@thorough
@given(sound_flows())
def test_questions_and_outcomes_know_which_questions_lead_to_them(case):
    led = {(question.key, option.next) for question in case.flow.questions for option in question.options}
    leading = parents(case.flow)
    assert {(parent, key) for key, found in leading.items() for parent in found} == led
    assert set(leading) == {node.key for node in case.flow.nodes}


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.__name__)
@fifteen_times
@given(data=st.data())
def test_a_flow_broken_anywhere_is_refused_and_the_place_is_named(breakage, data):
    broken = data.draw(broken_flows(breakage))
    found = problems(broken.flow, roles=broken.roles, kinds=KINDS)
    named = set(found) & set(broken.places)
    assert named if broken.any_will_do else named == set(broken.places)


@settings(thorough, max_examples=150)
@given(edited_flows() | garbage_flows)
def test_a_flow_without_problems_leaves_nobody_alone_whoever_wrote_it(case):
    if problems(case.flow, roles=case.roles, kinds=KINDS) == []:
        assert not [role for role in case.roles if leaves_somebody_alone(case.flow, role, KINDS)]


@settings(thorough, max_examples=150)
@given(garbage_flows)
def test_garbage_never_makes_it_raise_or_hang(case):
    found = problems(case.flow, roles=case.roles, kinds=KINDS)
    assert len(set(found)) == len(found)
    assert found == problems(case.flow, roles=reversed(case.roles), kinds=dict(reversed(KINDS.items())))
    assert all(for_role(case.flow, role).start == case.flow.start for role in ROLES)
    assert set(parents(case.flow)) == {node.key for node in case.flow.nodes}
    for role in ROLES:
        assert all(number >= 0 for number in questions_ahead(case.flow, role).values())
        with contextlib.suppress(ValueError):
            longest(case.flow, role)
        with contextlib.suppress(ValueError):
            assert all(
                path.outcome in reached(case.flow, role, case.flow.start) for path in paths(case.flow, role)
            )
