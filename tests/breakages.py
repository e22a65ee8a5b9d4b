"""Ways to break a sound flow, each at a place that Hypothesis draws.

Each returns the broken flow and the problems that must be found, with their places.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from guide.graph import (
    MAX_OPTIONS,
    MAX_QUESTIONS,
    Code,
    Flow,
    Option,
    Outcome,
    Problem,
    Question,
)
from tests.edits import add_options, change, change_option, question, without
from tests.strategies import WITHOUT_FALLBACK, Case, reached, sound_flows


@dataclass(frozen=True)
class Broken(Case):
    """A flow that was broken, and where: all these places must be named, or one of them if any will do."""

    places: tuple[Problem, ...]
    any_will_do: bool = False


@st.composite
def any_option(draw: DrawFn, flow: Flow) -> tuple[str, int]:
    key = draw(st.sampled_from(flow.questions)).key
    return key, draw(st.integers(0, len(question(flow, key).options) - 1))


@st.composite
def role_at_question(draw: DrawFn, case: Case) -> tuple[str, str, list[int]]:
    """A role, a question it can come to, and the places of the options it sees there."""
    role = draw(st.sampled_from(case.roles))
    keys = reached(case.flow, role, case.flow.start)
    asked = draw(st.sampled_from([question for question in case.flow.questions if question.key in keys]))
    return role, asked.key, [index for index, option in enumerate(asked.options) if option.is_for(role)]


Breakage = Callable[[DrawFn, Case], tuple[Flow, list[Problem]]]


def lose_a_node(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    key = draw(st.sampled_from(case.flow.nodes)).key
    flow = without(case.flow, key)
    dangling = [
        Problem(Code.DANGLING, asked.key, index, detail=key)
        for asked in flow.questions
        for index, option in enumerate(asked.options)
        if option.next == key
    ]
    return flow, dangling or [Problem(Code.UNKNOWN_START, key)]


def dangle_an_option(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    place = draw(any_option(case.flow))
    flow = change_option(case.flow, *place, next="nergens")
    return flow, [Problem(Code.DANGLING, *place, detail="nergens")]


def start_at_an_outcome(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    key = draw(st.sampled_from([outcome.key for outcome in case.flow.outcomes] + ["nergens"]))
    return replace(case.flow, start=key), [Problem(Code.UNKNOWN_START, key)]


def add_a_stray(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    flow, end = case.flow, case.flow.outcomes[0]
    asks = Question("los", "Vraag?", options=(Option("Ja", end.key), Option("Nee", end.key)))
    stray = draw(st.sampled_from([asks, replace(end, key="los")]))
    return put_somewhere(draw, flow, stray), [Problem(Code.STRAY, "los")]


def use_a_key_twice(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    key, model = draw(st.sampled_from(case.flow.nodes)).key, draw(st.sampled_from(case.flow.nodes))
    return put_somewhere(draw, case.flow, replace(model, key=key)), [Problem(Code.DUPLICATE_KEY, key)]


def put_somewhere(draw: DrawFn, flow: Flow, node: Question | Outcome) -> Flow:
    field = "questions" if isinstance(node, Question) else "outcomes"
    nodes = list(getattr(flow, field))
    nodes.insert(draw(st.integers(0, len(nodes))), node)
    return replace(flow, **{field: tuple(nodes)})


def empty_a_field(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    node = draw(st.sampled_from(case.flow.nodes))
    blank = draw(st.sampled_from(["", " ", "\n\t"]))
    if isinstance(node, Outcome):
        field, value = draw(st.sampled_from([("title", blank), ("do_now", ()), ("do_now", ("Bel", blank))]))
        return change(case.flow, node.key, **{field: value}), [Problem(Code.EMPTY, node.key, detail=field)]
    if draw(st.booleans()):
        return change(case.flow, node.key, text=blank), [Problem(Code.EMPTY, node.key, detail="text")]
    index = draw(st.integers(0, len(node.options) - 1))
    flow = change_option(case.flow, node.key, index, label=blank)
    return flow, [Problem(Code.EMPTY, node.key, index, detail="label")]


def name_an_unknown_role(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    key, index = draw(any_option(case.flow))
    field = draw(st.sampled_from(["roles", "excluded"]))
    named = getattr(question(case.flow, key).options[index], field) | {"onbekend"}
    flow = change_option(case.flow, key, index, **{field: named})
    return flow, [Problem(Code.UNKNOWN_ROLE, key, index, detail="onbekend")]


def lead_back(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    """Any option on the circle may be named: each, taken away, opens it."""
    role, key, _ = draw(role_at_question(case))
    before = sorted(
        node.key
        for node in case.flow.questions
        if node.key in reached(case.flow, role, case.flow.start) and key in reached(case.flow, role, node.key)
    )
    flow = add_options(case.flow, key, Option("Terug", draw(st.sampled_from(before))))
    return flow, [
        Problem(Code.CYCLE, asked.key, index, role, option.next)
        for asked in flow.questions
        if asked.key in reached(flow, role, flow.start)
        for index, option in enumerate(asked.options)
        if option.is_for(role) and asked.key in reached(flow, role, option.next)
    ]


def leave_too_little_to_choose(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    role, key, seen = draw(role_at_question(case))
    left = draw(st.sampled_from([(), (draw(st.sampled_from(seen)),)]))
    options = question(case.flow, key).options
    kept = tuple(option for index, option in enumerate(options) if index in left or index not in seen)
    return change(case.flow, key, options=kept), [
        Problem(Code.TOO_FEW_OPTIONS, key, role=role, detail=str(len(left)))
    ]


def give_too_much_to_choose(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    role, key, seen = draw(role_at_question(case))
    end = case.flow.outcomes[0].key
    extra = [Option(f"Nog een {n}", end, roles=frozenset({role})) for n in range(MAX_OPTIONS + 1 - len(seen))]
    return add_options(case.flow, key, *extra), [
        Problem(Code.TOO_MANY_OPTIONS, key, role=role, detail=str(MAX_OPTIONS + 1))
    ]


def say_the_same_twice(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    role, key, seen = draw(role_at_question(case))
    first, second = sorted(draw(st.permutations(seen))[:2])
    label = question(case.flow, key).options[first].label
    copy = draw(st.sampled_from([label, label.upper(), f" {label.replace(' ', '  ')} "]))
    flow = change_option(case.flow, key, second, label=copy)
    return flow, [Problem(Code.SAME_LABEL, key, second, role, copy)]


def ask_a_seventh_question(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    """Between an option and its target come just so many questions that the last of them is the seventh."""
    role, key, seen = draw(role_at_question(case))
    place = (key, draw(st.sampled_from(seen)))
    target = question(case.flow, key).options[place[1]].next
    extra = [f"extra-{n}" for n in range(rank(case.flow, role, key), MAX_QUESTIONS + 1)]
    chain = [
        Question(here, "Nog iets?", options=(Option("Ja", onward), Option("Nee", target)))
        for here, onward in zip(extra, [*extra[1:], target], strict=True)
    ]
    flow = change_option(case.flow, *place, next=extra[0])
    flow = replace(flow, questions=flow.questions + tuple(chain))
    return flow, [Problem(Code.TOO_MANY_QUESTIONS, extra[-1], role=role)]


def rank(flow: Flow, role: str, key: str) -> int:
    """Which question this one is on the longest path that leads to it."""
    found, level = 0, {flow.start}
    for number in range(1, MAX_QUESTIONS + 1):
        found = number if key in level else found
        level = {
            option.next
            for asked in flow.questions
            if asked.key in level
            for option in asked.options
            if option.is_for(role)
        }
    return found


def offer_nobody_to_call(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    key = draw(st.sampled_from(case.flow.outcomes)).key
    contacts = draw(st.lists(st.sampled_from(WITHOUT_FALLBACK), max_size=2))
    return change(case.flow, key, contacts=tuple(contacts)), [Problem(Code.NO_FALLBACK, key)]


def offer_an_unknown_contact(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    outcome = draw(st.sampled_from(case.flow.outcomes))
    flow = change(case.flow, outcome.key, contacts=(*outcome.contacts, "onbekend"))
    return flow, [Problem(Code.UNKNOWN_CONTACT, outcome.key, detail="onbekend")]


def stand_for_no_meldcode_step(draw: DrawFn, case: Case) -> tuple[Flow, list[Problem]]:
    key, step = draw(st.sampled_from(case.flow.outcomes)).key, draw(st.sampled_from([-1, 0, 6]))
    return change(case.flow, key, meldcode_step=step), [Problem(Code.MELDCODE_STEP, key, detail=str(step))]


BREAKAGES: tuple[Breakage, ...] = (
    lose_a_node,
    dangle_an_option,
    start_at_an_outcome,
    add_a_stray,
    use_a_key_twice,
    empty_a_field,
    name_an_unknown_role,
    lead_back,
    leave_too_little_to_choose,
    give_too_much_to_choose,
    say_the_same_twice,
    ask_a_seventh_question,
    offer_nobody_to_call,
    offer_an_unknown_contact,
    stand_for_no_meldcode_step,
)


@st.composite
def broken_flows(draw: DrawFn, breakage: Breakage) -> Broken:
    """A sound flow, broken in this way at any place."""
    case = draw(sound_flows())
    flow, places = breakage(draw, case)
    return Broken(flow, case.roles, tuple(places), any_will_do=breakage is lead_back)
