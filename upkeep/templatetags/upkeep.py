"""What the pages of /beheer/ need."""

from collections.abc import Iterable, Iterator

from django import template

from contacts.models import ContactKind
from contacts.models.place import place_in_words
from upkeep.coverage import Answer
from upkeep.places import key_of
from upkeep.who_answers import WORDS

register = template.Library()
register.filter(place_in_words)
register.filter("place_key", key_of)


@register.filter
def answer_in_words(answer: Answer) -> str:
    """What answers for a kind in a municipality, in a word or two."""
    return str(WORDS[answer])


@register.filter
def beside(answers: Iterable[Answer], kinds: Iterable[ContactKind]) -> Iterator[tuple[ContactKind, Answer]]:
    """Each answer with the kind it is for."""
    return zip(kinds, answers, strict=True)
