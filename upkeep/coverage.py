"""Who answers where, for the whole country at once. Pure: no Django.

It says of every municipality and kind what `Contact.objects.for_municipality` says of one; a test holds the
two together for all of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from contacts.ageing import Age


class Level(IntEnum):
    """How near a contact is to a municipality; what nobody looked at for a year comes after the country."""

    MUNICIPALITY = 1
    REGION = 2
    NATIONAL = 3
    TOO_OLD = 4
    NOBODY = 5


class Answer(StrEnum):
    """What answers for a kind in a municipality."""

    CHECKED = "checked"  # its own contact or that of its region, checked in the last half year
    OLD = "old"  # the same, checked longer ago
    UNCHECKED = "unchecked"  # the same, never checked
    NATIONAL = "national"  # a line for the whole country
    NOBODY = "nobody"


ASKS_ATTENTION = frozenset({Answer.OLD, Answer.UNCHECKED, Answer.NATIONAL, Answer.NOBODY})


@dataclass(frozen=True, slots=True)
class Known:
    """What counts of a contact that visitors may see."""

    pk: int
    kind: int
    municipality: int | None
    region: int | None
    can_be_called: bool
    age: Age


@dataclass(frozen=True, slots=True)
class Spot:
    """A municipality: where it is, and the regions it lies in."""

    pk: int
    name: str
    slug: str
    group: str
    regions: frozenset[int]


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality, and what answers there for each kind, in the order of the kinds."""

    spot: Spot
    answers: tuple[Answer, ...]

    @property
    def asks_attention(self) -> bool:
        """Whether something here is not as it should be."""
        return not ASKS_ATTENTION.isdisjoint(self.answers)


def rows(spots: Iterable[Spot], kinds: Sequence[int], contacts: Iterable[Known]) -> list[Row]:
    """What answers everywhere, for each of these kinds."""
    by_kind: dict[int, list[Known]] = defaultdict(list)
    for contact in contacts:
        by_kind[contact.kind].append(contact)
    near = {kind: _by_place(by_kind[kind]) for kind in kinds}
    return [Row(spot, tuple(answer(spot, _around(spot, near[kind])) for kind in kinds)) for spot in spots]


def totals(found: Iterable[Row], kinds: Sequence[int]) -> dict[int, Counter[Answer]]:
    """Of each kind, in how many of these municipalities it answers in which way."""
    counted: dict[int, Counter[Answer]] = {kind: Counter() for kind in kinds}
    for row in found:
        for kind, what in zip(kinds, row.answers, strict=True):
            counted[kind][what] += 1
    return counted


def grouped(found: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each group, the groups by name."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[row.spot.group].append(row)
    return dict(sorted(groups.items()))


def answering(spot: Spot, contacts: Iterable[Known]) -> list[Known]:
    """Those of one kind who answer in `spot`: of the closest level that can be called, and closer."""
    near = [(level, contact) for contact in contacts if (level := _level(spot, contact))]
    closest = min((level for level, contact in near if contact.can_be_called), default=Level.NOBODY)
    return [contact for level, contact in near if level <= closest]


def answer(spot: Spot, contacts: Iterable[Known]) -> Answer:
    """What that comes to: the best of those who can be called, or else of those who can be written to."""
    shown = answering(spot, contacts)
    called = [contact for contact in shown if contact.can_be_called] or shown
    if not called:
        return Answer.NOBODY
    ages = {contact.age for contact in called if not _is_national(contact)}
    if not ages:
        return Answer.NATIONAL
    if ages & {Age.FRESH, Age.DUE}:
        return Answer.CHECKED
    return Answer.OLD if ages & {Age.OLD, Age.GONE} else Answer.UNCHECKED


def _level(spot: Spot, contact: Known) -> Level | None:
    if _is_national(contact):
        return Level.NATIONAL
    if contact.municipality != spot.pk and contact.region not in spot.regions:
        return None
    if contact.age is Age.GONE:
        return Level.TOO_OLD
    return Level.MUNICIPALITY if contact.municipality == spot.pk else Level.REGION


def _is_national(contact: Known) -> bool:
    return contact.municipality is None and contact.region is None


def _by_place(contacts: Iterable[Known]) -> dict[tuple[int | None, int | None], list[Known]]:
    places = defaultdict(list)
    for contact in contacts:
        places[contact.municipality, contact.region].append(contact)
    return places


def _around(spot: Spot, near: dict[tuple[int | None, int | None], list[Known]]) -> Iterator[Known]:
    """The contacts that could answer in `spot`, without looking at all the others."""
    yield from near.get((spot.pk, None), ())
    for region in spot.regions:
        yield from near.get((None, region), ())
    yield from near.get((None, None), ())
