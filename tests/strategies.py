"""What Hypothesis draws from: sound flows, and flows that nobody meant. Ways to break one: breakages.py."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from guide.graph import (
    ANYBODY_INSIDE,
    MAX_OPTIONS,
    MAX_QUESTIONS,
    MIN_OPTIONS,
    Flow,
    Option,
    Outcome,
    Question,
)
from tests.edits import change, change_option, without

ROLES = ("docent", "huisarts", "politie")
KINDS = {"veilig_thuis": True, "police": True, "aandachtsfunctionaris-gemeente": False}
WITH_FALLBACK = [kind for kind, fallback in KINDS.items() if fallback]
WITHOUT_FALLBACK = [ANYBODY_INSIDE, "aandachtsfunctionaris-gemeente"]

Keys = Sequence[str]


@dataclass(frozen=True)
class Case:
    """A flow and the roles that use it."""

    flow: Flow
    roles: tuple[str, ...]


# A naive second opinion, which shares nothing with the code under test but the data.


def reached(flow: Flow, role: str, start: str) -> set[str]:
    """The keys of all nodes this role can come to from `start`, itself included."""
    nodes = {node.key: node for node in reversed(flow.nodes)}
    found, todo = set(), [start]
    while todo:
        key = todo.pop()
        if key in nodes and key not in found:
            found.add(key)
            todo += [option.next for option in getattr(nodes[key], "options", ()) if option.is_for(role)]
    return found


def ends(flow: Flow, role: str) -> Iterator[Outcome | None]:
    """Where each path ends that this role can take; None is a dead end, or one question too many."""
    nodes = {node.key: node for node in reversed(flow.nodes)}

    def walk(key: str, asked: int) -> Iterator[Outcome | None]:
        node = nodes.get(key)
        options = [option for option in getattr(node, "options", ()) if option.is_for(role)]
        if isinstance(node, Outcome):
            yield node
        elif not options or asked == MAX_QUESTIONS:
            yield None
        else:
            for option in options:
                yield from walk(option.next, asked + 1)

    return walk(flow.start, 0)


def leaves_somebody_alone(flow: Flow, role: str, kinds: dict[str, bool]) -> bool:
    """Whether some path of this role does not end at a contact that is certain to have a number."""
    return any(not end or not any(kinds.get(kind) for kind in end.contacts) for end in ends(flow, role))


# Sound flows: layers of questions, each leading only to later layers, and outcomes at the end.

_WIDTHS = [widths for deeper in range(MAX_QUESTIONS) for widths in product((1, 2), repeat=deeper)]
_CONTACTS = [(certain,) for certain in WITH_FALLBACK] + [(*WITHOUT_FALLBACK, WITH_FALLBACK[0]), tuple(KINDS)]
_ADVICE = [
    Outcome("", "Bel", ("Bel nu",), (), contacts, step) for contacts in _CONTACTS for step in (None, 1, 5)
]


@st.composite
def sound_flows(draw: DrawFn) -> Case:
    """A flow of one to six layers for one to three roles that obeys every rule."""
    roles = ROLES[: draw(st.integers(1, len(ROLES)))]
    widths = [1, *draw(st.sampled_from(_WIDTHS))]
    most = MAX_OPTIONS if len(widths) < 3 else 4  # or the paths become too many to walk them all
    layers = [[f"vraag-{depth}-{n}" for n in range(width)] for depth, width in enumerate(widths)]
    layers.append([f"advies-{n}" for n in range(draw(st.integers(1, 3)))])
    questions = []
    for depth, layer in enumerate(layers[:-1], start=1):
        targets = layers[depth] * 2 + [key for later in layers[depth:] for key in later]
        answers = draw(st.sampled_from([answers_for_all, answers_apart]))
        questions += [Question(key, "Vraag?", options=answers(draw, roles, targets, most)) for key in layer]
    outcomes = [replace(draw(st.sampled_from(_ADVICE)), key=key) for key in layers[-1]]
    return Case(without_strays(Flow(layers[0][0], tuple(questions), tuple(outcomes)), roles), roles)


def answers_for_all(draw: DrawFn, roles: Keys, targets: Keys, most: int) -> tuple[Option, ...]:
    """Answers that everybody sees, before one that some roles do not see, or that leads them elsewhere."""
    options = [
        Option(f"Antwoord {number}", key) for number, key in enumerate(several(draw, targets, most - 1))
    ]
    some = frozenset(roles[: draw(st.integers(0, len(roles)))])
    if some:
        options.insert(1, Option("Voor sommigen", draw(st.sampled_from(targets)), roles=some))
    if some and len(some) < len(roles) and draw(st.booleans()):
        options.append(Option("Voor sommigen", draw(st.sampled_from(targets)), excluded=some))
    return tuple(options)


def answers_apart(draw: DrawFn, roles: Keys, targets: Keys, most: int) -> tuple[Option, ...]:
    """Each role has its own answers, under the same labels; together they may be more than six."""
    return tuple(
        Option(f"Antwoord {number}", key, roles=frozenset({role}))
        for role in roles
        for number, key in enumerate(several(draw, targets, min(most, 3)))
    )


def several(draw: DrawFn, keys: Keys, most: int) -> list[str]:
    """At least two of these keys; as `st.lists`, but drawn in half the time."""
    return [draw(st.sampled_from(keys)) for _ in range(draw(st.integers(MIN_OPTIONS, most)))]


def without_strays(flow: Flow, roles: tuple[str, ...]) -> Flow:
    """Only the nodes that some role can come to, and only the options that lead to one of them."""
    keys = {key for role in roles for key in reached(flow, role, flow.start)}
    return replace(
        flow,
        questions=tuple(
            replace(question, options=tuple(option for option in question.options if option.next in keys))
            for question in flow.questions
            if question.key in keys
        ),
        outcomes=tuple(outcome for outcome in flow.outcomes if outcome.key in keys),
    )


# Flows that nobody meant.


@st.composite
def edited_flows(draw: DrawFn) -> Case:
    """A sound flow after a few careless edits; it may still be sound."""
    case = draw(sound_flows())
    flow = case.flow
    for _ in range(draw(st.integers(0, 3))):
        flow = edit(draw, flow, case.roles) if flow.questions and flow.outcomes else flow
    return Case(flow, case.roles)


def edit(draw: DrawFn, flow: Flow, roles: tuple[str, ...]) -> Flow:
    asked, end = draw(st.sampled_from(flow.questions)), draw(st.sampled_from(flow.outcomes))
    act = draw(st.sampled_from(["node", "contacts", "option", "next", "limit"]))
    if act == "node":
        return without(flow, draw(st.sampled_from(flow.nodes)).key)
    if act == "contacts":
        return change(flow, end.key, contacts=end.contacts[:-1])
    if not asked.options:
        return flow
    index = draw(st.integers(0, len(asked.options) - 1))
    if act == "option":
        return change(flow, asked.key, options=asked.options[:index] + asked.options[index + 1 :])
    if act == "next":
        return change_option(flow, asked.key, index, next=draw(st.sampled_from(flow.nodes)).key)
    return change_option(flow, asked.key, index, roles=frozenset({draw(st.sampled_from(roles))}))


_keys = st.sampled_from(["a", "b", "c", "d", ""])
_texts = st.sampled_from(["ja", "Ja ", "nee", "weet niet", ""])
_some_roles = st.frozensets(st.sampled_from([*ROLES, "onbekend"]), max_size=2)
_contacts = st.lists(st.sampled_from([*KINDS, ANYBODY_INSIDE, "onbekend"]), max_size=2).map(tuple)
_options = st.builds(Option, label=_texts, next=_keys, roles=_some_roles, excluded=_some_roles)
_questions = st.builds(Question, key=_keys, text=_texts, options=st.lists(_options, max_size=8).map(tuple))
_outcomes = st.builds(
    Outcome,
    key=_keys,
    title=_texts,
    do_now=st.lists(_texts, max_size=2).map(tuple),
    do_not=st.just(()),
    contacts=_contacts,
    meldcode_step=st.none() | st.integers(-1, 7),
)
garbage_flows = st.builds(
    Case,
    flow=st.builds(
        Flow,
        start=_keys,
        questions=st.lists(_questions, max_size=4).map(tuple),
        outcomes=st.lists(_outcomes, max_size=3).map(tuple),
    ),
    roles=st.lists(st.sampled_from(ROLES), max_size=3).map(tuple),
)
