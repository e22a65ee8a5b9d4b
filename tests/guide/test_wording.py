"""What is wrong with a flow is told in words an editor understands."""

import pytest
from hypothesis import given, settings

from guide.graph import Code, Problem, problems
from guide.wording import WORDS, in_words
from tests.strategies import KINDS, edited_flows, garbage_flows


@pytest.mark.parametrize("code", Code)
def test_every_code_has_words(code):
    words = in_words(Problem(code, "wie", 1, "docent", "nergens"))
    assert words.startswith("wie, antwoord 2, rol docent: ")
    assert words.endswith((".", ")."))
    assert "%" not in words


def test_no_words_are_left_without_a_code():
    assert set(WORDS) == set(Code)


def test_all_codes_have_words_of_their_own():
    assert len({str(words) for words in WORDS.values()}) == len(Code)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem(Code.STRAY, "los"), "los: Hier komt niemand."),
        (
            Problem(Code.DANGLING, "wie", 0, detail="nergens"),
            "wie, antwoord 1: Dit antwoord leidt naar een vraag of advies dat niet bestaat: nergens.",
        ),
        (
            Problem(Code.TOO_MANY_QUESTIONS, "laatste", role="docent"),
            "laatste, rol docent: Dit is de zevende vraag op een rij; zes is genoeg.",
        ),
        (Problem(Code.EMPTY, "", detail="key"), "het geheel: Hier ontbreekt een tekst (key)."),
    ],
)
def test_the_place_comes_first(problem, words):
    assert in_words(problem) == words


def test_a_detail_with_a_percent_sign_is_told_as_it_is():
    assert in_words(Problem(Code.SAME_LABEL, "wie", 0, detail="100% %(zeker)s")).endswith(": 100% %(zeker)s.")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(edited_flows() | garbage_flows)
def test_every_problem_of_any_flow_can_be_put_into_words(case):
    for problem in problems(case.flow, roles=case.roles, kinds=KINDS):
        words = in_words(problem)
        assert words.startswith(problem.node or "het geheel")
        assert str(problem.detail) in words
