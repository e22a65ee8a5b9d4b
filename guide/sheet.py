"""The flow of one role as numbered steps on one page, on screen and on paper. Pure: no Django."""

from dataclasses import dataclass

from guide.graph import Flow, Outcome, Question, for_role, parents, questions_ahead


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer and the number of the step it leads to."""

    label: str
    hint: str
    to: int


@dataclass(frozen=True, slots=True)
class QuestionStep:
    """A question with its number, and how many questions may still come, this one included.

    `back` is the step before it; None where there are none or several.
    """

    number: int
    question: Question
    choices: tuple[Choice, ...]
    back: int | None
    ahead: int


@dataclass(frozen=True, slots=True)
class OutcomeStep:
    """An outcome with its number."""

    number: int
    outcome: Outcome
    back: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All steps a role can come to. Numbers tell nothing of the answers, so they may stand in an address."""

    questions: tuple[QuestionStep, ...]
    outcomes: tuple[OutcomeStep, ...]


def sheet_for(flow: Flow, role: str) -> Sheet:
    """The numbered steps of a flow for one role: first the questions, nearest first, then the outcomes.

    An answer that leads nowhere, as in a draft, is left out.
    """
    seen = for_role(flow, role)
    numbers = {node.key: number for number, node in enumerate(seen.nodes, 1)}
    leading = parents(seen)
    ahead = questions_ahead(seen, role)

    def back(key: str) -> int | None:
        return numbers[leading[key][0]] if len(leading[key]) == 1 else None

    return Sheet(
        questions=tuple(
            QuestionStep(
                numbers[question.key],
                question,
                tuple(
                    Choice(o.label, o.hint, numbers[o.next]) for o in question.options if o.next in numbers
                ),
                back(question.key),
                ahead[question.key],
            )
            for question in seen.questions
        ),
        outcomes=tuple(OutcomeStep(numbers[o.key], o, back(o.key)) for o in seen.outcomes),
    )
