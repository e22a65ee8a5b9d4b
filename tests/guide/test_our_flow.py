"""Our own flow is sound for every role, and stays so or is refused whatever is taken from it."""

from dataclasses import replace
from pathlib import Path as File

import pytest
import yaml

from guide.graph import (
    MAX_QUESTIONS,
    Flow,
    Outcome,
    longest,
    paths,
    problems,
)
from tests.edits import change, without
from tests.factories.flows import ask, to
from tests.strategies import leaves_somebody_alone

CONTENT = File(__file__).parents[2] / "fixtures" / "content"


@pytest.fixture(scope="module")
def document():
    return yaml.safe_load((CONTENT / "guide.yaml").read_text())


@pytest.fixture(scope="module")
def our_flow(document):
    def answer(row):
        limits = {"roles": row.get("roles", ()), "excluded": row.get("except", ())}
        return replace(to(row["next"], row["label"], **limits), hint=row.get("hint", ""))

    lists = ("do_now", "do_not", "contacts", "call_note")
    return Flow(
        document["start"],
        tuple(
            replace(ask(row["key"], *map(answer, row["options"])), text=row["text"])
            for row in document["questions"]
        ),
        tuple(Outcome(**row | {field: tuple(row[field]) for field in lists}) for row in document["outcomes"]),
    )


@pytest.fixture(scope="module")
def our_roles():
    return [role["slug"] for role in yaml.safe_load((CONTENT / "roles.yaml").read_text())]


@pytest.fixture(scope="module")
def our_kinds():
    kinds = yaml.safe_load((CONTENT / "contact_kinds.yaml").read_text())
    return {kind["slug"]: bool(kind["national"]) for kind in kinds}


def test_our_flow_is_sound(our_flow, our_roles, our_kinds):
    assert problems(our_flow, roles=our_roles, kinds=our_kinds) == []


def test_our_flow_has_173_paths_for_nine_roles_to_23_outcomes(our_flow, our_roles):
    walked = [path for role in our_roles for path in paths(our_flow, role)]
    assert (len(our_roles), len(walked), len(our_flow.outcomes)) == (9, 173, 23)
    assert {path.outcome for path in walked} == {outcome.key for outcome in our_flow.outcomes}


def test_nobody_is_asked_more_than_six_questions(document, our_flow, our_roles):
    assert document["max_questions"] == MAX_QUESTIONS == 6
    assert max(longest(our_flow, role) for role in our_roles) <= MAX_QUESTIONS


def single_deletions(flow):
    for node in flow.nodes:
        yield node.key, without(flow, node.key)
    for question in flow.questions:
        for index in range(len(question.options)):
            options = question.options[:index] + question.options[index + 1 :]
            yield f"{question.key}:{index}", change(flow, question.key, options=options)


def test_whatever_is_deleted_from_our_flow_is_refused_or_leaves_nobody_alone(our_flow, our_roles, our_kinds):
    keys = {node.key for node in our_flow.nodes}
    outcomes = {"sound": set(), "refused": set()}
    for name, flow in single_deletions(our_flow):
        wrong = problems(flow, roles=our_roles, kinds=our_kinds)
        outcomes["refused" if wrong else "sound"].add(name)
        assert {problem.node for problem in wrong} <= keys, name
        alone = [role for role in our_roles if leaves_somebody_alone(flow, role, our_kinds)]
        assert wrong or not alone, f"without {name} nobody answers {alone}"
    assert outcomes["refused"] >= keys
    assert outcomes["sound"] >= {"gevaar:2", "thema-volwassene:1"}


def test_wherever_an_answer_is_led_instead_it_is_refused_or_leaves_nobody_alone(
    our_flow, our_roles, our_kinds
):
    keys = {node.key for node in our_flow.nodes}
    sound, refused = 0, 0
    for question in our_flow.questions:
        for index, option in enumerate(question.options):
            for key in sorted(keys - {option.next}):
                options = list(question.options)
                options[index] = replace(option, next=key)
                flow = change(our_flow, question.key, options=tuple(options))
                wrong = problems(flow, roles=our_roles, kinds=our_kinds)
                assert {problem.node for problem in wrong} <= keys
                alone = [role for role in our_roles if leaves_somebody_alone(flow, role, our_kinds)]
                assert wrong or not alone, f"{question.key}:{index} to {key} leaves {alone} alone"
                sound, refused = sound + (not wrong), refused + bool(wrong)
    assert sound > 100
    assert refused > 100
