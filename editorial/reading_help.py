"""Help while writing: how each text of a row reads, as hints. It stores nothing and stops nobody."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_POST
from wagtail import hooks

from editorial.readability import Finding, read
from editorial.texts import Text
from editorial.wording import in_words, summary, why_avoid
from editorial.words_to_avoid import WordsToAvoid

LONGEST_TEXT = 20_000  # letters; what is longer is read as far as that
SHOWN_WORDS = 90  # letters of a long sentence that are shown beside the hint


@dataclass(frozen=True, slots=True)
class Hint:
    """One friendly remark about some words of a text."""

    words: str
    message: str
    is_to_avoid: bool = False


@dataclass(frozen=True, slots=True)
class Help:
    """How one text reads."""

    where: str
    summary: str
    hints: tuple[Hint, ...]
    is_easy: bool


def help_with(texts: Iterable[Text]) -> list[Help]:
    """How each of these texts reads; an empty text has nothing to say. At most two queries."""
    avoided, familiar = WordsToAvoid(), familiar_words()
    return [_help_with(text, avoided, familiar) for text in texts if text.words.strip()]


def _help_with(text: Text, avoided: WordsToAvoid, familiar: set[str]) -> Help:
    words = text.words[:LONGEST_TEXT]
    reading = read(words, familiar=familiar)
    hints = [Hint(use.words, why_avoid(avoided.of(use)), is_to_avoid=True) for use in avoided.find(words)]
    hints += [Hint(_shown(finding), in_words(finding)) for finding in reading.findings]
    return Help(text.where, summary(reading), tuple(dict.fromkeys(hints)), reading.is_easy and not hints)


def _shown(finding: Finding) -> str:
    return finding.words if len(finding.words) <= SHOWN_WORDS else finding.words[:SHOWN_WORDS].rstrip() + "…"


def as_shown(texts: Iterable[Text]) -> dict[str, object]:
    """What the template shows: the texts that may read easier, and how many do already."""
    all_help = help_with(texts)
    return {
        "help": [text for text in all_help if not text.is_easy],
        "easy": sum(text.is_easy for text in all_help),
    }


def familiar_words() -> set[str]:
    """Long words that need no hint, in small letters: apps that explain words tell them by this hook."""
    return {word.lower() for tell in hooks.get_hooks("familiar_words") for word in tell()}


@require_POST
def reading_help(request: HttpRequest) -> HttpResponse:
    """The hints for what somebody is typing now. Nothing of it is kept."""
    try:
        texts = [Text(str(item["where"]), str(item["words"])) for item in json.loads(request.body)]
    except (ValueError, TypeError, KeyError):
        return HttpResponseBadRequest()
    return render(request, "desk/reading_help.html", as_shown(texts))
