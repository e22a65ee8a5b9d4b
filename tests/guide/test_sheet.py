"""The flow of one role as numbered steps: on screen, offline and on paper."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from guide.graph import Flow, Option, Outcome, Question
from guide.sheet import sheet_for
from tests.strategies import reached, sound_flows


def ask(key, *options):
    return Question(key, f"{key}?", options=options)


def advise(key):
    return Outcome(key, key, ("Bel.",), (), ("police",))


AGENTS = frozenset({"politie"})
FLOW = Flow(
    "gevaar",
    (
        ask("later", Option("Ja", "hulp"), Option("Nee", "advies")),
        ask(
            "gevaar",
            Option("Ja", "112", "Bel"),
            Option("Nee", "wie"),
            Option("Bureau", "bureau", roles=AGENTS),
        ),
        ask("wie", Option("Kind", "later"), Option("Ander", "advies"), Option("Ik", "hulp", excluded=AGENTS)),
    ),
    tuple(map(advise, ("bureau", "hulp", "advies", "112"))),
)


@pytest.fixture
def docent():
    return sheet_for(FLOW, "docent")


@pytest.fixture
def politie():
    return sheet_for(FLOW, "politie")


def test_questions_are_numbered_first_nearest_to_the_start_first_and_then_outcomes(docent):
    numbered = [(step.number, step.question.key) for step in docent.questions]
    assert numbered == [(1, "gevaar"), (2, "wie"), (3, "later")]
    assert [(step.number, step.outcome.key) for step in docent.outcomes] == [
        (4, "112"),
        (5, "advies"),
        (6, "hulp"),
    ]


def test_steps_at_the_same_distance_come_in_the_order_of_the_answers_that_lead_there():
    def both(key, first, second):
        return ask(key, Option("Ja", first), Option("Nee", second))

    flow = replace(
        FLOW,
        questions=(
            both("a", "d", "112"),
            both("b", "c", "112"),
            both("c", "112", "hulp"),
            both("d", "112", "hulp"),
            both("gevaar", "b", "a"),
        ),
    )
    assert [step.question.key for step in sheet_for(flow, "docent").questions] == [
        "gevaar",
        "b",
        "a",
        "c",
        "d",
    ]


def test_an_answer_tells_the_number_of_the_step_it_leads_to(docent):
    first = docent.questions[0]
    assert [(choice.label, choice.hint, choice.to) for choice in first.choices] == [
        ("Ja", "Bel", 4),
        ("Nee", "", 2),
    ]


def test_a_role_sees_only_its_own_answers(docent, politie):
    def labels(sheet):
        return {step.question.key: [choice.label for choice in step.choices] for step in sheet.questions}

    assert labels(docent) == {"gevaar": ["Ja", "Nee"], "wie": ["Kind", "Ander", "Ik"], "later": ["Ja", "Nee"]}
    assert labels(politie) == {
        "gevaar": ["Ja", "Nee", "Bureau"],
        "wie": ["Kind", "Ander"],
        "later": ["Ja", "Nee"],
    }


def test_a_role_sees_only_the_steps_it_can_come_to(docent, politie):
    assert "bureau" not in [step.outcome.key for step in docent.outcomes]
    assert "bureau" in [step.outcome.key for step in politie.outcomes]


def test_back_leads_to_the_step_before(docent):
    assert {step.question.key: step.back for step in docent.questions} == {
        "gevaar": None,
        "wie": 1,
        "later": 2,
    }


def test_there_is_no_way_back_from_a_step_with_several_before_it(docent, politie):
    assert {step.outcome.key: step.back for step in docent.outcomes} == {
        "112": 1,
        "hulp": None,
        "advies": None,
    }
    assert {step.outcome.key: step.back for step in politie.outcomes}["hulp"] == 3


def test_two_answers_of_one_question_to_one_step_leave_one_way_back():
    flow = replace(FLOW, questions=(ask("gevaar", Option("Ja", "112"), Option("Misschien", "112")),))
    assert [step.back for step in sheet_for(flow, "docent").outcomes] == [1]


def test_an_answer_that_leads_nowhere_yet_is_left_out_of_a_draft():
    flow = replace(FLOW, questions=(ask("gevaar", Option("Ja", "112"), Option("Nee", "nergens")),))
    assert [choice.label for choice in sheet_for(flow, "docent").questions[0].choices] == ["Ja"]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(sound_flows())
def test_every_answer_leads_on_and_every_way_back_leads_to_where_one_came_from(case):
    for role in case.roles:
        sheet = sheet_for(case.flow, role)
        steps = [*sheet.questions, *sheet.outcomes]
        assert [step.number for step in steps] == list(range(1, len(steps) + 1))
        assert sheet.questions[0].question.key == case.flow.start
        keys = {step.number: getattr(step, "question", None) or step.outcome for step in steps}
        assert {node.key for node in keys.values()} == reached(case.flow, role, case.flow.start)
        leading = {step.number: set() for step in steps}
        for step in sheet.questions:
            for choice, option in zip(step.choices, step.question.options, strict=True):
                assert (choice.label, keys[choice.to].key) == (option.label, option.next)
                leading[choice.to].add(step.number)
        assert {step.number: step.back for step in steps} == {
            number: min(before) if len(before) == 1 else None for number, before in leading.items()
        }
