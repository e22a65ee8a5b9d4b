"""The flow as a graph: is it sound, what does a role see of it, which paths run through it. Pure: no Django.

Nobody may be left without a person to call. `problems` proves that for every role before a flow is published;
each problem carries its place, so that an editor finds it at the option that causes it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

ANYBODY_INSIDE = (
    "internal"  # the contact kind that is a person in one's own organisation: no number, no fallback
)
MAX_QUESTIONS = 6  # on one path
MIN_OPTIONS = 2  # options are counted as one role sees them
MAX_OPTIONS = 6
MELDCODE_STEPS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Option:
    """An answer and where it leads; for everybody, for `roles` only, or for everybody but `excluded`."""

    label: str
    next: str
    hint: str = ""
    roles: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()

    def is_for(self, role: str) -> bool:
        """Whether `role` gets to see this answer."""
        return (not self.roles or role in self.roles) and role not in self.excluded


@dataclass(frozen=True, slots=True)
class Question:
    """A node that asks."""

    key: str
    text: str
    help: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A node that advises: what to do, what to leave, and which kinds of contact to call, in that order."""

    key: str
    title: str
    do_now: tuple[str, ...]
    do_not: tuple[str, ...]
    contacts: tuple[str, ...]
    meldcode_step: int | None = None
    call_note: tuple[str, ...] = ()
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """All questions and outcomes, and the key of the question that comes first."""

    start: str
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def nodes(self) -> tuple[Question | Outcome, ...]:
        """All of them, questions first."""
        return (*self.questions, *self.outcomes)


class Code(StrEnum):
    """What can be wrong with a flow; the comment says what `Problem.detail` then holds."""

    UNKNOWN_START = "unknown_start"  # no question has this key
    DUPLICATE_KEY = "duplicate_key"
    EMPTY = "empty"  # the field
    DANGLING = "dangling"  # the key that no node has
    UNKNOWN_ROLE = "unknown_role"  # that role
    UNKNOWN_CONTACT = "unknown_contact"  # that kind
    NO_FALLBACK = "no_fallback"  # no contact is certain to have a number
    MELDCODE_STEP = "meldcode_step"  # the step
    STRAY = "stray"  # no role gets here
    CYCLE = "cycle"  # the key it leads back to
    TOO_FEW_OPTIONS = "too_few_options"  # their number
    TOO_MANY_OPTIONS = "too_many_options"  # their number
    SAME_LABEL = "same_label"  # the label
    TOO_MANY_QUESTIONS = "too_many_questions"  # the place is the first question too many


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where. `option` counts from zero in the whole question; no `role`: for everybody."""

    code: Code
    node: str = ""
    option: int | None = None
    role: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """The answers given, as (question key, index in the whole question), and the outcome they lead to."""

    steps: tuple[tuple[str, int], ...]
    outcome: str


def problems(flow: Flow, *, roles: Iterable[str], kinds: Mapping[str, bool]) -> list[Problem]:
    """Everything that is wrong with any flow, in a fixed order; an empty list means it is sound.

    `kinds` tells of each contact kind whether a national line answers when a place has none.
    """
    sights = [_Sight(flow, role) for role in sorted(set(roles))]
    found = chain(
        _wrong_keys(flow, sights),
        _wrong_questions(flow, {sight.role for sight in sights}),
        *(_wrong_outcome(outcome, kinds) for outcome in flow.outcomes),
        *(_wrong_for_role(sight) for sight in sights),
    )
    return list(dict.fromkeys(found))


def paths(flow: Flow, role: str) -> Iterator[Path]:
    """Every path of a sound flow, in option order. Raises ValueError at one that goes round or dead."""
    sight = _Sight(flow, role)
    todo: list[tuple[tuple[tuple[str, int], ...], str]] = [((), flow.start)]
    while todo:
        steps, key = todo.pop()
        options = sight.options(key)
        if isinstance(sight.nodes.get(key), Outcome):
            yield Path(steps, key)
        elif not options or key in dict(steps):
            raise ValueError(f"{role!r} finds no way on at {key!r}, after {steps}")
        todo += [((*steps, (key, index)), option.next) for index, option in reversed(options)]


def for_role(flow: Flow, role: str) -> Flow:
    """Only the nodes that `role` can reach, nearest first, with only its options. Takes any flow."""
    sight = _Sight(flow, role)
    reached, level = dict[str, Question | Outcome](), [flow.start]
    while level:
        new = [key for key in dict.fromkeys(level) if key in sight.nodes and key not in reached]
        reached |= {key: sight.nodes[key] for key in new}
        level = [option.next for key in new for _, option in sight.options(key)]
    questions = (node for node in reached.values() if isinstance(node, Question))
    return Flow(
        flow.start,
        tuple(replace(node, options=tuple(o for o in node.options if o.is_for(role))) for node in questions),
        tuple(node for node in reached.values() if isinstance(node, Outcome)),
    )


def longest(flow: Flow, role: str) -> int:
    """How many questions the longest path of `role` asks. Raises ValueError when it can go round for ever."""
    sight = _Sight(flow, role)
    if sight.cycles:
        raise ValueError(f"A path of {role!r} goes round: {sight.cycles[0]}")
    return sight.ahead()[flow.start]


def questions_ahead(flow: Flow, role: str) -> dict[str, int]:
    """How many questions may still come at each node that `role` can reach, at most and with its own.

    It never grows along a path. Takes any flow; where it goes round, a question is not counted twice.
    """
    return _Sight(flow, role).ahead()


def parents(flow: Flow) -> dict[str, tuple[str, ...]]:
    """Of each node the questions that lead to it, for whichever role, in the order of the flow."""
    leading: dict[str, dict[str, None]] = {node.key: {} for node in flow.nodes}
    for question in flow.questions:
        for option in question.options:
            leading.get(option.next, {})[question.key] = None
    return {key: tuple(questions) for key, questions in leading.items()}


class _Sight:
    """What one role sees of any flow. Where a key is used twice, the first node counts."""

    def __init__(self, flow: Flow, role: str) -> None:
        self.role, self.start = role, flow.start
        self.nodes = {node.key: node for node in reversed(flow.nodes)}
        self.reached: dict[str, None] = {}  # each key after all those it leads to, unless there is a cycle
        self.cycles: list[Problem] = []
        self._walk()

    def options(self, key: str) -> list[tuple[int, Option]]:
        """The options there, each with its index in the whole question; none at an outcome."""
        node = self.nodes.get(key)
        options = node.options if isinstance(node, Question) else ()
        return [(index, option) for index, option in enumerate(options) if option.is_for(self.role)]

    def _walk(self) -> None:
        """Go depth first from the start; without recursion, since a path may be of any length."""
        trail = {self.start: iter(self.options(self.start))}
        while trail:
            key, ahead = next(reversed(trail.items()))
            for index, option in ahead:
                if option.next in trail:
                    self.cycles.append(Problem(Code.CYCLE, key, index, self.role, option.next))
                elif option.next not in self.reached:
                    trail[option.next] = iter(self.options(option.next))
                    break
            else:
                self.reached[trail.popitem()[0]] = None

    def ahead(self) -> dict[str, int]:
        """The questions of the longest path from each node that can be reached."""
        ahead = dict[str, int]()
        for key in self.reached:
            further = max((ahead.get(option.next, 0) for _, option in self.options(key)), default=0)
            ahead[key] = further + isinstance(self.nodes.get(key), Question)
        return ahead

    def ranks(self) -> dict[str, int]:
        """Which one each question is on the longest path to it; says nothing when there is a cycle."""
        ranks = {self.start: 1}
        for key in reversed(self.reached):
            for _, option in self.options(key):
                ranks[option.next] = max(ranks.get(option.next, 0), ranks[key] + 1)
        return {key: rank for key, rank in ranks.items() if isinstance(self.nodes.get(key), Question)}


def _wrong_keys(flow: Flow, sights: list[_Sight]) -> Iterator[Problem]:
    uses = Counter(node.key for node in flow.nodes)
    yield from (Problem(Code.DUPLICATE_KEY, key) for key in uses if uses[key] > 1)
    if flow.start not in {question.key for question in flow.questions}:
        yield Problem(Code.UNKNOWN_START, flow.start)
    else:
        reached = {key for sight in sights for key in sight.reached}
        yield from (Problem(Code.STRAY, key) for key in uses if key not in reached)


def _wrong_questions(flow: Flow, roles: set[str]) -> Iterator[Problem]:
    keys = {node.key for node in flow.nodes}
    for question in flow.questions:
        yield from _empty(question.key, key=question.key, text=question.text)
        for index, option in enumerate(question.options):
            place = (question.key, index)
            yield from _empty(*place, label=option.label)
            if option.next not in keys:
                yield Problem(Code.DANGLING, *place, detail=option.next)
            for role in sorted((option.roles | option.excluded) - roles):
                yield Problem(Code.UNKNOWN_ROLE, *place, detail=role)


def _wrong_outcome(outcome: Outcome, kinds: Mapping[str, bool]) -> Iterator[Problem]:
    emptiest_step = min(map(str.strip, outcome.do_now), default="")
    yield from _empty(outcome.key, key=outcome.key, title=outcome.title, do_now=emptiest_step)
    for kind in outcome.contacts:
        if kind not in kinds and kind != ANYBODY_INSIDE:
            yield Problem(Code.UNKNOWN_CONTACT, outcome.key, detail=kind)
    if not any(kinds.get(kind) for kind in outcome.contacts if kind != ANYBODY_INSIDE):
        yield Problem(Code.NO_FALLBACK, outcome.key)
    if outcome.meldcode_step is not None and outcome.meldcode_step not in MELDCODE_STEPS:
        yield Problem(Code.MELDCODE_STEP, outcome.key, detail=str(outcome.meldcode_step))


def _empty(node: str, option: int | None = None, **fields: str) -> list[Problem]:
    blank = (name for name, text in fields.items() if not text.strip())
    return [Problem(Code.EMPTY, node, option, detail=name) for name in blank]


def _wrong_for_role(sight: _Sight) -> Iterator[Problem]:
    yield from sight.cycles
    for key, rank in sight.ranks().items():
        options = sight.options(key)
        number = str(len(options))
        if len(options) < MIN_OPTIONS:
            yield Problem(Code.TOO_FEW_OPTIONS, key, role=sight.role, detail=number)
        if len(options) > MAX_OPTIONS:
            yield Problem(Code.TOO_MANY_OPTIONS, key, role=sight.role, detail=number)
        if rank == MAX_QUESTIONS + 1 and not sight.cycles:
            yield Problem(Code.TOO_MANY_QUESTIONS, key, role=sight.role)
        labels = Counter[str]()
        for index, option in options:
            labels[as_read := " ".join(option.label.split()).casefold()] += 1
            if labels[as_read] > 1:
                yield Problem(Code.SAME_LABEL, key, index, sight.role, option.label)
