"""What there is to draw of a flow for one role, not yet in its place. Pure: no Django."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from unicodedata import category

from guide.graph import Code, Flow, Option, Outcome, Problem, Question, for_role, problems
from guide.shapes import AROUND_ANSWERS, BETWEEN_ANSWERS, CHARACTERS, LINE, Answer, Arrow, Box, Kind
from guide.sheet import sheet_for

EMERGENCY = "emergency"  # the contact kind of 112
_UNWRITABLE = ("Cc", "Cn", "Cs")  # controls, and what no letter stands for: XML may not hold them


@dataclass(frozen=True, slots=True)
class Sketch:
    """Boxes a role comes to, boxes nobody comes to, and arrows, whose `y` is from the top of their box."""

    boxes: tuple[Box, ...]
    strays: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def sketch(flow: Flow, role: str, found: Sequence[Problem]) -> Sketch:
    """What to draw; `found` are the problems to mark, each with its place in it, counted from one."""
    marks = [(number, problem) for number, problem in enumerate(found, 1) if problem.role in ("", role)]
    back = {(p.node, p.option) for p in problems(flow, roles=[role], kinds={}) if p.code is Code.CYCLE}
    nodes = {node.key: node for node in reversed(flow.nodes)}
    numbers = _numbers(flow, role)
    boxes: dict[str, Box] = {}
    arrows: list[Arrow] = []
    for key in numbers or [flow.start]:
        boxes[key] = replace(
            _box(key, nodes.get(key), marks), number=numbers.get(key), is_start=key == flow.start
        )
        arrows += _arrows(nodes.get(key), role, below=boxes[key].height, back=back, marks=marks)
    for arrow in arrows:
        if arrow.target not in boxes:
            boxes[arrow.target] = _box(arrow.target, None, marks)
    strays = (_box(node.key, node, marks, and_options=True) for node in _strays(flow, found))
    return Sketch(
        boxes=tuple(boxes.values()),
        strays=tuple(replace(box, is_stray=True) for box in strays),
        arrows=tuple(arrows),
    )


def _numbers(flow: Flow, role: str) -> dict[str, int]:
    """The number each node has on the page of this role, in that order."""
    sheet = sheet_for(flow, role)
    questions = {step.question.key: step.number for step in sheet.questions}
    return questions | {step.outcome.key: step.number for step in sheet.outcomes}


def _strays(flow: Flow, found: Iterable[Problem]) -> list[Question | Outcome]:
    """The nodes that nobody comes to, whatever the role, and those with the key of an earlier one."""
    for_anybody = tuple(
        replace(question, options=tuple(Option(option.label, option.next) for option in question.options))
        for question in flow.questions
    )
    drawn = {node.key for node in for_role(replace(flow, questions=for_anybody), "").nodes}
    drawn -= {problem.node for problem in found if problem.code is Code.STRAY}
    strays = []
    for node in flow.nodes:
        if node.key not in drawn:
            strays.append(node)
        drawn.discard(node.key)
    return strays


def _box(
    key: str,
    node: Question | Outcome | None,
    marks: Iterable[tuple[int, Problem]],
    *,
    and_options: bool = False,
) -> Box:
    """A box with the marks of its own problems, and those of its options where these are not drawn."""
    own = tuple(number for number, p in marks if p.node == key and (and_options or p.option is None))
    if isinstance(node, Question):
        return Box(key=key, kind=Kind.QUESTION, lines=_lines(node.text), marks=own)
    if isinstance(node, Outcome):
        emergency = node.contacts[:1] == (EMERGENCY,)
        return Box(key=key, kind=Kind.OUTCOME, lines=_lines(node.title), marks=own, is_emergency=emergency)
    return Box(key=key, kind=Kind.MISSING, lines=_lines(key), marks=own)


def _arrows(
    node: Question | Outcome | None,
    role: str,
    *,
    below: int,
    back: set[tuple[str, int | None]],
    marks: Iterable[tuple[int, Problem]],
) -> list[Arrow]:
    """The arrows of a question, one to each target, with its answers from `below` on; none at an outcome."""
    if not isinstance(node, Question):
        return []
    by_target: dict[str, list[int]] = {}
    for index, option in enumerate(node.options):
        if option.is_for(role):
            by_target.setdefault(option.next, []).append(index)
    arrows: list[Arrow] = []
    for target, indexes in by_target.items():
        arrow = Arrow(
            source=node.key,
            target=target,
            answers=tuple(_answers(node, indexes)),
            marks=tuple(number for number, p in marks if p.node == node.key and p.option in indexes),
            leads_back=(node.key, indexes[0]) in back,
            y=below,
        )
        below += arrow.height
        arrows.append(arrow)
    return arrows


def _answers(question: Question, indexes: Iterable[int]) -> Iterable[Answer]:
    top = AROUND_ANSWERS
    for index in indexes:
        answer = Answer(index, _lines(question.options[index].label), top)
        top += LINE * max(len(answer.lines), 1) + BETWEEN_ANSWERS
        yield answer


def _lines(text: str) -> tuple[str, ...]:
    """The text on lines that fit a box, without what cannot be written."""
    written = "".join(c for c in text if c.isspace() or category(c) not in _UNWRITABLE)
    return tuple(wrap(" ".join(written.split()), CHARACTERS))
