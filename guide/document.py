"""Between the document editors write and the graph the rules are about. Pure: no Django."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from guide.graph import Flow, Option, Outcome, Question

Node = Mapping[str, Any]  # as Wagtail keeps a block: its type, its value and an id
_NAMESPACE = uuid.UUID("0b7f4c0e-64b5-4d5a-9a5e-2d0a3f3f3c51")


def flow_from(*, start: str, nodes: Iterable[Node]) -> Flow:
    """The graph of a stored document."""
    nodes = list(nodes)
    return Flow(
        start=start,
        questions=tuple(_question(node["value"]) for node in nodes if node["type"] == "question"),
        outcomes=tuple(_outcome(node["value"]) for node in nodes if node["type"] == "outcome"),
    )


def nodes_from(flow: Flow) -> list[dict[str, Any]]:
    """The document of a graph; a node keeps its id as long as it keeps its key."""
    questions = [_node("question", question.key, _question_value(question)) for question in flow.questions]
    return questions + [_node("outcome", outcome.key, _outcome_value(outcome)) for outcome in flow.outcomes]


def _node(kind: str, key: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": _id(key)}


def _id(*parts: object) -> str:
    return str(uuid.uuid5(_NAMESPACE, "/".join(map(str, parts))))


def _items(name: str, values: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"type": "item", "value": value, "id": _id(name, number)} for number, value in enumerate(values)]


def _texts(items: Iterable[Any] | None) -> tuple[str, ...]:
    """The texts of a list, in either of the two forms in which Wagtail keeps them; no text yet is empty."""
    return tuple((item["value"] if isinstance(item, Mapping) else item) or "" for item in items or ())


def _question(value: Mapping[str, Any]) -> Question:
    options = (item.get("value", item) for item in value.get("options") or ())
    return Question(
        key=value.get("key") or "",
        text=value.get("text") or "",
        help=value.get("help") or "",
        options=tuple(_option(option) for option in options),
    )


def _option(value: Mapping[str, Any]) -> Option:
    return Option(
        label=value.get("label") or "",
        next=value.get("next") or "",
        hint=value.get("hint") or "",
        roles=frozenset(_texts(value.get("roles"))),
        excluded=frozenset(_texts(value.get("excluded"))),
    )


def _outcome(value: Mapping[str, Any]) -> Outcome:
    step = value.get("meldcode_step")
    return Outcome(
        key=value.get("key") or "",
        title=value.get("title") or "",
        do_now=_texts(value.get("do_now")),
        do_not=_texts(value.get("do_not")),
        contacts=_texts(value.get("contacts")),
        meldcode_step=int(step) if step else None,
        call_note=_texts(value.get("call_note")),
        tip=value.get("tip") or "",
    )


def _question_value(question: Question) -> dict[str, Any]:
    options = [_option_value(option) for option in question.options]
    return {
        "key": question.key,
        "text": question.text,
        "help": question.help,
        "options": _items(f"{question.key}/options", options),
    }


def _option_value(option: Option) -> dict[str, Any]:
    return {
        "label": option.label,
        "hint": option.hint,
        "next": option.next,
        "roles": sorted(option.roles),
        "excluded": sorted(option.excluded),
    }


def _outcome_value(outcome: Outcome) -> dict[str, Any]:
    lists = ("do_now", "do_not", "contacts", "call_note")
    return {
        "key": outcome.key,
        "title": outcome.title,
        "meldcode_step": "" if outcome.meldcode_step is None else str(outcome.meldcode_step),
        "tip": outcome.tip,
        **{name: _items(f"{outcome.key}/{name}", getattr(outcome, name)) for name in lists},
    }
