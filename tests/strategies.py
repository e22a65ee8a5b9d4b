"""What Hypothesis draws from: sound flows, the ways to break one, and flows that are merely garbage."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from guide.graph import (
    ANYBODY_INSIDE,
    MAX_OPTIONS,
    MAX_QUESTIONS,
    MIN_OPTIONS,
    Code,
    Flow,
    Option,
    Outcome,
    Problem,
    Question,
)

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


@dataclass(frozen=True)
class Broken(Case):
    """A flow that was broken, and where: all these places must be named, or one of them if any will do."""

    places: tuple[Problem, ...]
    any_will_do: bool = False


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


# Ways to change a flow.


def without(flow: Flow, key: str) -> Flow:
    """The flow with this node left out; what led there now leads nowhere."""
    return replace(
        flow,
        questions=tuple(question for question in flow.questions if question.key != key),
        outcomes=tuple(outcome for outcome in flow.outcomes if outcome.key != key),
    )


def change(flow: Flow, key: str, **changes: object) -> Flow:
    """The flow with these fields of this node changed."""
    return replace(
        flow,
        questions=tuple(replace(q, **changes) if q.key == key else q for q in flow.questions),
        outcomes=tuple(replace(o, **changes) if o.key == key else o for o in flow.outcomes),
    )


def change_option(flow: Flow, key: str, index: int, **changes: object) -> Flow:
    """The flow with these fields of one option changed."""
    options = list(question(flow, key).options)
    options[index] = replace(options[index], **changes)
    return change(flow, key, options=tuple(options))


def add_options(flow: Flow, key: str, *options: Option) -> Flow:
    """The flow with these options behind the others of this question."""
    return change(flow, key, options=question(flow, key).options + options)


def question(flow: Flow, key: str) -> Question:
    """The question with this key."""
    return next(question for question in flow.questions if question.key == key)


# Ways to break one, each at a drawn place. They return the broken flow and the problem that must be found.


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
