"""Small changes to a flow, to say in a line what a test is about."""

from dataclasses import replace

from guide.graph import Flow, Option, Question


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
