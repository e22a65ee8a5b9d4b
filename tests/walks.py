"""Walks through the real flow: which answers a thumb or a Tab key takes, and where they lead."""

from collections.abc import Iterator
from dataclasses import dataclass

from contacts.models import Contact, Municipality
from contacts.querysets import named_once
from guide.models import Guide
from guide.sheet import OutcomeStep, Sheet, sheet_for

ROLES = ["docent", "jongerenwerker", "ouders-vrienden", "zorgcoordinator", "hulpverlener"]
ROLES += ["huisarts", "politie", "burgemeester", "aandachtsfunctionaris"]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to give: at which step, which one in its list, in words, and the step it leads to."""

    step: int
    position: int
    question: str
    label: str
    to: int


def sheet_of(role: str) -> Sheet:
    """The numbered steps a role can come to."""
    return sheet_for(Guide.objects.get().flow, role)


def walks(sheet: Sheet) -> Iterator[tuple[Answer, ...]]:
    """Every way from the first question to an advice."""
    following: dict[int, list[Answer]] = {step.number: [] for step in sheet.questions}
    for answer in answers(sheet):
        following[answer.step].append(answer)
    todo: list[tuple[Answer, ...]] = [()]
    while todo:
        taken = todo.pop()
        here = taken[-1].to if taken else 1
        if here not in following:
            yield taken
        todo += [(*taken, answer) for answer in following.get(here, ())]


def answers(sheet: Sheet) -> Iterator[Answer]:
    """Each answer of each question."""
    for step in sheet.questions:
        for position, choice in enumerate(step.choices):
            yield Answer(step.number, position, step.question.text, choice.label, choice.to)


def numbers_for(advice: OutcomeStep, place: Municipality) -> list[str]:
    """What an advice offers to dial in a place, in order."""
    answering = Contact.objects.for_municipality(place).by_kind()
    contacts = named_once(c for kind in advice.outcome.contacts for c in answering.get(kind, ()))
    return [f"tel:{contact.phone_to_dial}" for contact in contacts if contact.phone]
