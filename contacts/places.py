"""Find the municipality that belongs to what somebody typed. Pure: no Django.

Only a name or postcode that is really in the list leads straight to a municipality; anything that merely
looks like one is offered back. A wrong place means the wrong number, so a guess is never taken: a name that
several municipalities know asks back, also when it is the name of one of them and of a village in another.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_POSTCODE = re.compile(
    r"(?P<digits>[0-9]{4})(?![0-9])"
    r"( ?[a-z] ?[a-z]\b( [0-9][0-9a-z]*)*)?"  # letters, and perhaps the number of the house
    r" ?(?P<rest>.*)"
)
_NAMESAKE = r" (gem .+|ac|ca|coevorden|gld|gn|l|nb|nh|oldebroek|rotterdam|ut)$"  # Bergen (NH), Bavel AC
_ALSO_WRITTEN = (  # what stands in a name, and what somebody may type for it
    (r"\bst\b", "sint"),
    (r"\bsint\b", "st"),
    (r"\bt\b", "het"),
    (r"\bhet\b", "t"),
    (r"\baan den?\b", "a d"),  # Alphen a/d Rijn
    (_NAMESAKE, ""),
    (r"^(s|t|het) ", ""),  # 's-Hertogenbosch, 't Harde
)
_LONGEST = 80  # characters that are looked at; the longest name has 30
_MOST_OFFERED = 6
_LIKENESS = 70  # of 100; below it a suggestion puzzles more than it helps


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that leads to a municipality, by its CBS code."""

    name: str
    municipality: str
    is_municipality: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: places that bear the name, or else places that look like it."""

    matches: tuple[Entry, ...] = ()
    nearby: tuple[Entry, ...] = ()
    postcode: str = ""

    @property
    def municipality(self) -> str | None:
        """The code of the one municipality that is meant; None when it is unknown or there are several."""
        return self.matches[0].municipality if len(self.matches) == 1 else None


class Gazetteer:
    """All names and postcodes, ready to be asked."""

    def __init__(self, entries: Iterable[Entry], postcodes: Mapping[str, Iterable[str]]) -> None:
        """`postcodes` maps four digits to the codes of the municipalities they lie in."""
        self._by_key: dict[str, list[Entry]] = {}
        for entry in sorted(
            entries, key=lambda entry: (not entry.is_municipality, len(entry.name), entry.name)
        ):
            for key in sorted(name_keys(entry.name)):
                self._by_key.setdefault(key, []).append(entry)
        self._keys = tuple(self._by_key)  # municipalities first, so that they win among equally near names
        self._postcodes = {digits: tuple(codes) for digits, codes in postcodes.items()}

    def find(self, typed: str) -> Answer:
        """The municipality, the several, or the look-alikes that `typed` stands for."""
        typed = typed.strip()
        words = _words(typed[:_LONGEST])
        if len(typed) > _LONGEST:
            return Answer(nearby=self._nearby(words))
        postcode = _POSTCODE.fullmatch(" ".join(words))
        if postcode:
            return self._find_postcode(postcode["digits"], postcode["rest"].split())
        matches = self._named(words)
        return Answer(matches=matches) if matches else Answer(nearby=self._nearby(words))

    def _find_postcode(self, digits: str, rest: list[str]) -> Answer:
        """What lies in the postcode; a place name behind it must agree, or both are asked back."""
        there = tuple(Entry(digits, code) for code in self._postcodes.get(digits, ()))
        if not rest:
            return Answer(matches=there, postcode=digits)
        named = self._named(rest)
        if not there or not named:
            return Answer(nearby=_nearest(there + (named or self._nearby(rest))), postcode=digits)
        codes = {entry.municipality for entry in named}
        agreed = tuple(entry for entry in there if entry.municipality in codes)
        return Answer(matches=agreed or there + named, postcode=digits)

    def _named(self, words: list[str]) -> tuple[Entry, ...]:
        """One entry for each municipality that knows exactly this name, those that bear it first."""
        return _once_each(self._by_key.get("".join(words)) or self._by_key.get(_bare_key(words)) or ())

    def _nearby(self, words: list[str]) -> tuple[Entry, ...]:
        """Names that differ in a letter or two, begin as typed, stand in what was typed, or look like it."""
        key = _bare_key(words)
        if len(key) < 2:  # one letter looks like everything
            return ()
        errors = process.extract(
            key, self._keys, scorer=OSA.distance, score_cutoff=_errors_allowed(key), limit=None
        )
        alike = process.extract(key, self._keys, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=None)
        keys = [
            *(name for name, distance, _ in errors if distance == 1),
            *(name for name in self._keys if len(key) > 2 and name.startswith(key)),
            *(part for part in _parts(words) if part in self._by_key),
            *(name for name, *_ in errors),
            *(name for name, *_ in alike),
        ]
        return _nearest(entry for name in keys for entry in self._by_key[name])


def name_keys(name: str) -> set[str]:
    """The forms under which a listed name is found: also without what tells it from its namesakes."""
    forms = {" ".join(_words(name))}
    for written, typed in _ALSO_WRITTEN:
        forms |= {re.sub(written, typed, form) for form in forms}
    return {form.replace(" ", "") for form in forms} - {""}


def _bare_key(words: list[str]) -> str:
    """What was typed as one word, without `gemeente` in front."""
    return "".join(words[1:] if len(words) > 1 and words[0] in {"gemeente", "gem"} else words)


def _words(text: str) -> list[str]:
    """Lower-case words without accents, hyphens or apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " en ")).casefold()
    return re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))


def _parts(words: list[str]) -> list[str]:
    """All runs of words as keys, the longest first: `rotterdam` stands in `rotterdam zuid`."""
    ends = range(len(words) + 1)
    runs = ["".join(words[start:end]) for start in ends for end in ends if start < end]
    return sorted(runs, key=len, reverse=True)


def _errors_allowed(key: str) -> int:
    """How many typing errors are forgiven; in a short name two errors make another name."""
    return 1 if len(key) < 5 else 2


def _once_each(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The first entry of each municipality."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.municipality, entry)
    return tuple(first.values())


def _nearest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The few that are worth offering."""
    return _once_each(entries)[:_MOST_OFFERED]
