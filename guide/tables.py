"""Loading the flow: read it, prove that it has no dead end, and store it as one document."""

from collections.abc import Collection, Mapping
from typing import Any

from editorial.tables import EditorialTable
from guide.document import nodes_from
from guide.graph import Code, Flow, Option, Outcome, Problem, Question, problems
from guide.models import Guide
from guide.wording import in_words
from loading.files import BadFiles, BadRow, Row
from loading.plan import Values

NAME = "Iets niet pluis?"
_COLUMNS = {Code.DANGLING: "next", Code.CYCLE: "next", Code.SAME_LABEL: "label"}  # of an option


class GuideTable(EditorialTable):
    """The one document of the flow."""

    name = "guide"
    model = Guide
    key_field = "name"
    fields = ("name", "start", "nodes")

    def values_of(self, row: Guide) -> dict[str, Any]:
        return {"name": row.name, "start": row.start, "nodes": nodes_from(row.flow)}


def read_guide(
    row: Row, *, roles: Collection[str], kinds: Mapping[str, bool], tips: Collection[str]
) -> Values:
    """The flow in the files. Raises BadFiles with every problem at the line that causes it.

    `kinds` tells of each contact kind whether a national line answers where a place has none.
    """
    questions, outcomes = row.rows("questions"), row.rows("outcomes")
    flow = Flow(
        start=row.text("start"),
        questions=tuple(_question(question) for question in questions),
        outcomes=tuple(_outcome(outcome, tips) for outcome in outcomes),
    )
    wrong = problems(flow, roles=roles, kinds=kinds)
    if wrong:
        rows = {node.values["key"]: node for node in [*questions, *outcomes]}
        raise BadFiles(_located(problem, rows, row) for problem in wrong)
    return {"name": NAME, "start": flow.start, "nodes": nodes_from(flow)}


def _located(problem: Problem, rows: Mapping[str, Row], whole: Row) -> BadRow:
    row = rows.get(problem.node, whole)
    if problem.option is None:
        return row.bad("", in_words(problem))
    return row.rows("options")[problem.option].bad(_COLUMNS.get(problem.code, ""), in_words(problem))


def _question(row: Row) -> Question:
    return Question(
        key=row.text("key", max_length=60),
        text=row.text("text", max_length=200),
        help=row.text("help", max_length=300, required=False),
        options=tuple(_option(option) for option in row.rows("options")),
    )


def _option(row: Row) -> Option:
    return Option(
        label=row.text("label", max_length=120),
        next=row.text("next", max_length=60),
        hint=row.text("hint", max_length=200, required=False),
        roles=frozenset(row.texts("roles")),
        excluded=frozenset(row.texts("except")),
    )


def _outcome(row: Row, tips: Collection[str]) -> Outcome:
    return Outcome(
        key=row.text("key", max_length=60),
        title=row.text("title", max_length=120),
        do_now=tuple(row.texts("do_now")),
        do_not=tuple(row.texts("do_not")),
        contacts=tuple(row.texts("contacts")),
        meldcode_step=row.number("meldcode_step"),
        call_note=tuple(row.texts("call_note")),
        tip=row.choice("tip", tips, required=False),
    )
