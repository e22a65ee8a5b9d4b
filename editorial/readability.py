"""What makes a Dutch text hard to read, found without a dictionary. Pure: no Django.

These are hints. A rule rather stays silent than is wrong: a hint that was wrong twice is not read any more.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from statistics import mean

LONGEST_SENTENCE = 20  # words; a text at B1 stays below this
LONGEST_WORD = 17  # letters; a compound such as `arbeidsuitbuiting` still passes
EASY_AVERAGE = 12  # words in a sentence

ABBREVIATIONS = {
    "afd.": "afdeling",
    "bijv.": "bijvoorbeeld",
    "blz.": "bladzijde",
    "bv.": "bijvoorbeeld",
    "ca.": "ongeveer",
    "d.m.v.": "door",
    "d.w.z.": "dat wil zeggen",
    "dhr.": "meneer",
    "e.d.": "en zo",
    "enz.": "enzovoort",
    "etc.": "enzovoort",
    "evt.": "misschien",
    "excl.": "zonder",
    "i.p.v.": "in plaats van",
    "i.v.m.": "door",
    "incl.": "met",
    "m.b.t.": "over",
    "max.": "hoogstens",
    "mevr.": "mevrouw",
    "min.": "minstens",
    "n.a.v.": "door",
    "nl.": "namelijk",
    "nr.": "nummer",
    "o.a.": "onder andere",
    "resp.": "",
    "t.a.v.": "voor",
    "t/m": "tot en met",
    "tel.": "telefoon",
    "z.s.m.": "zo snel mogelijk",
}

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ABBREVIATION = re.compile(
    "(?<![^\\W_])(?:"
    + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
    + r"|(?:[a-z]\.){2,})(?![^\W_])",
    re.IGNORECASE,
)
# A sentence ends at its full stop, and so does a line: an item of a list is read on its own.
_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+")
_CLAUSE = re.compile(
    r"[,;:()–—]|\b(?:en|of|maar|want|omdat|als|dat|die|dan|om|terwijl|zodat)\b", re.IGNORECASE
)

_WORDEN = frozenset(("word", "wordt", "worden", "werd", "werden"))
_BEFORE = (
    "(?:aan|achter|af|bij|bloot|door|in|los|mee|mis|na|neer|om|onder|op|over|samen|tegen|terug|toe|uit|vast|voor"
    "|vrij|weg)"
)
# A weak participle ends in d, or in t behind one of the sounds of 't kofschip; so `betaalt` is none.
_PARTICIPLE = re.compile(
    rf"{_BEFORE}?ge[^\W\d_]{{2,}}(?:d|[kfspcx]t|cht|tt|oet|en)"
    r"|(?:be|ver|her|ont|mis)[^\W\d_]{2,}(?:d|[kfsp]t|cht)"
)
_STRONG = frozenset(
    """
    bedrogen begonnen behouden beschreven besproken bewezen geworven herschreven misbruikt ondernomen
    onderzocht ontnomen ontvangen overwogen overreden verboden vergeten vergeleken verkregen verloren verwezen
    verzonden
    """.split()  # noqa: SIM905  # a list of words reads as one
)
_NO_PARTICIPLE = frozenset(
    """
    bekend bereid beroemd bericht besluit bevriend bezet geacht gebeurtenissen gebied gebieden gebouwen
    gebruiken gedachten gedicht geduld geeft geen gehecht geld gelden geloven geluid geluiden gemeenten
    gemist genieten geraken gerecht gerechten geslacht gesprekken gevaren gevoelens gewend geweten
    gewicht gewonden gewoonten gezicht gezichten gezinnen gezond hersteld ontslagen opgewonden verbaasd
    verband verdacht verdoofd verdriet verhard verliefd vermoeid verschillend verstand vervelend verwant
    verward
    """.split()  # noqa: SIM905
)
_NEGATIONS = frozenset(
    ("niet", "geen", "nooit", "niets", "niemand", "nergens", "zonder", "noch", "nauwelijks")
)
_ON_WORDS = re.compile(
    "on(?:mogelijk|gewoon|bekend|belangrijk|duidelijk|verstandig|veilig|gebruikelijk|terecht|nodig)e?"
)


class Code(Enum):
    """The sorts of things that make reading hard."""

    LONG_SENTENCE = auto()
    LONG_WORD = auto()
    PASSIVE = auto()
    DOUBLE_NEGATION = auto()
    ABBREVIATION = auto()
    AVOID = auto()  # found by editorial.avoiding


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that reads hard: where it stands in the text, and the words themselves."""

    start: int
    end: int
    code: Code = field(compare=False)
    words: str = field(compare=False)
    detail: str = field(default="", compare=False)  # a number of words, or the full form of an abbreviation


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it begins."""

    start: int
    text: str

    @property
    def words(self) -> list[re.Match[str]]:
        """Its words, each with its place in the sentence."""
        return list(_WORD.finditer(self.text))


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads."""

    sentences: int
    average: int  # words in a sentence
    findings: tuple[Finding, ...]

    @property
    def is_slow(self) -> bool:
        """Whether its sentences are long on the whole; of one or two that says nothing."""
        return self.sentences >= 3 and self.average > EASY_AVERAGE

    @property
    def is_easy(self) -> bool:
        """Whether there is nothing to say about it."""
        return not self.findings and not self.is_slow


def read(text: str, *, familiar: Collection[str] = ()) -> Reading:
    """How `text` reads. A long word in `familiar` (small letters) is no hindrance: others explain it."""
    parts = list(sentences(text))
    lengths = [len(sentence.words) for sentence in parts]
    found = [finding for sentence in parts for finding in _in_sentence(sentence, familiar)]
    found += abbreviations(text)
    return Reading(len(parts), round(mean(lengths)) if lengths else 0, tuple(sorted(found)))


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; the full stop of an abbreviation ends none."""
    inside = {place for found in _ABBREVIATION.finditer(text) for place in range(found.start(), found.end())}
    start = 0
    for end in _END.finditer(text):
        stands_in_abbreviation = end.start() in inside and not text[end.start()].isspace()
        if not stands_in_abbreviation:
            yield from _sentence(text, start, end.end())
            start = end.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    stripped = piece.strip()
    if _WORD.search(stripped):
        yield Sentence(start + piece.index(stripped), stripped)


def abbreviations(text: str) -> list[Finding]:
    """Abbreviations, with what they stand for as far as we know."""
    return [
        Finding(
            found.start(), found.end(), Code.ABBREVIATION, found[0], ABBREVIATIONS.get(found[0].lower(), "")
        )
        for found in _ABBREVIATION.finditer(text)
    ]


def _in_sentence(sentence: Sentence, familiar: Collection[str]) -> Iterator[Finding]:
    if len(sentence.words) > LONGEST_SENTENCE:
        yield _finding(sentence, 0, len(sentence.text), Code.LONG_SENTENCE, str(len(sentence.words)))
    yield from _long_words(sentence, familiar)
    start = 0
    for border in [*_CLAUSE.finditer(sentence.text), None]:
        end = border.start() if border else len(sentence.text)
        words = list(_WORD.finditer(sentence.text, start, end))
        yield from _first(words, sentence, Code.PASSIVE, _passive)
        yield from _first(words, sentence, Code.DOUBLE_NEGATION, _double_negation)
        start = border.end() if border else end


def _finding(sentence: Sentence, start: int, end: int, code: Code, detail: str = "") -> Finding:
    begin = sentence.start
    return Finding(begin + start, begin + end, code, sentence.text[start:end], detail)


def _long_words(sentence: Sentence, familiar: Collection[str]) -> Iterator[Finding]:
    for word in sentence.words:
        longest = max(map(len, re.split(r"[-'’]", word[0])))
        if longest > LONGEST_WORD and word[0].lower() not in familiar:
            yield _finding(sentence, *word.span(), Code.LONG_WORD)


def _first(
    words: list[re.Match[str]],
    sentence: Sentence,
    code: Code,
    find: Callable[[list[re.Match[str]]], list[re.Match[str]]],
) -> Iterator[Finding]:
    """A finding from the first to the last of the words that `find` names, if it names any."""
    found = find(words)
    if found:
        yield _finding(sentence, found[0].start(), found[-1].end(), code)


def _passive(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """A form of `worden` with a participle, in the order of the clause."""
    helpers = [word for word in words if word[0].lower() in _WORDEN]
    participles = [word for word in words if _is_participle(word[0].lower())]
    pairs = [(abs(one.start() - other.start()), one, other) for one in helpers[:1] for other in participles]
    closest = min(pairs, key=lambda pair: pair[0], default=None)
    return sorted(closest[1:], key=re.Match.start) if closest else []


def _is_participle(word: str) -> bool:
    return word in _STRONG or (word not in _NO_PARTICIPLE and bool(_PARTICIPLE.fullmatch(word)))


def _double_negation(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Two words in one clause that each say no, such as `niet` and `zonder`, or `niet onmogelijk`."""
    denying = [w for w in words if w[0].lower() in _NEGATIONS or _ON_WORDS.fullmatch(w[0].lower())]
    return denying if len(denying) > 1 else []
