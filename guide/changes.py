"""What a change of the flow does to those who walk it. Pure: no Django.

A path is known by its answers, so that a new wording of an answer or a question changes no path.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from guide.graph import Flow, Option, Outcome, Question

_MANY = 5_000  # of the paths of a draft; a flow of six questions has far fewer
Steps = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Answers that led to one outcome and now lead to another; an empty key is nowhere."""

    steps: Steps
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RoleChange:
    """What changes for one role: paths that end elsewhere, that are new, and that are gone."""

    role: str
    moved: tuple[Moved, ...] = ()
    new: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.moved or self.new or self.gone)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is different between two flows."""

    added: tuple[str, ...]  # keys of nodes
    removed: tuple[str, ...]
    reworded: tuple[str, ...]
    called_otherwise: tuple[str, ...]  # outcomes with other contacts, or in another order
    roles: tuple[RoleChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.reworded or self.called_otherwise or self.roles)


def changes(before: Flow, after: Flow, *, roles: Iterable[str]) -> Changes:
    """What `after` does otherwise than `before`. Takes any flow, also one that is not sound."""
    old, new = _nodes(before), _nodes(after)
    same = [key for key in new if key in old]
    per_role = (_for_role(old, new, (before.start, after.start), role) for role in roles)
    return Changes(
        added=tuple(key for key in new if key not in old),
        removed=tuple(key for key in old if key not in new),
        reworded=tuple(key for key in same if _words(old[key]) != _words(new[key])),
        called_otherwise=tuple(key for key in same if _calls(old[key]) != _calls(new[key])),
        roles=tuple(change for change in per_role if change),
    )


def _nodes(flow: Flow) -> dict[str, Question | Outcome]:
    """In the order of the flow; where a key is used twice, the first node counts."""
    first = {node.key: node for node in reversed(flow.nodes)}
    return {node.key: first[node.key] for node in flow.nodes}


def _words(node: Question | Outcome) -> object:
    if isinstance(node, Question):
        return node.text, node.help, sorted((option.label, option.hint) for option in node.options)
    return node.title, node.do_now, node.do_not, node.call_note, node.tip, node.meldcode_step


def _calls(node: Question | Outcome) -> tuple[str, ...]:
    return node.contacts if isinstance(node, Outcome) else ()


def _for_role(
    old: dict[str, Question | Outcome],
    new: dict[str, Question | Outcome],
    starts: tuple[str, str],
    role: str,
) -> RoleChange:
    answers = {key: _pairs(old.get(key), node) for key, node in new.items() if isinstance(node, Question)}
    before = dict(islice(_ends(old, starts[0], role), _MANY))
    after = {
        tuple((key, answers[key][index]) for key, index in steps): end
        for steps, end in islice(_ends(new, starts[1], role), _MANY)
    }
    stayed = [steps for steps in after if steps in before]
    return RoleChange(
        role=role,
        moved=tuple(Moved(s, before[s], after[s]) for s in stayed if before[s] != after[s]),
        new=len(after) - len(stayed),
        gone=len(before) - len(stayed),
    )


def _pairs(old: Question | Outcome | None, new: Question) -> dict[int, int]:
    """Of each answer of `new` which one of `old` it was; a negative number where it was none.

    Answers with the same words are the same. What is left in the same place has new words.
    """
    were = old.options if isinstance(old, Question) else ()
    free = dict(enumerate(were))
    found: dict[int, int] = {}
    for index, option in enumerate(new.options):
        match = next((number for number, other in free.items() if _same(other, option)), None)
        if match is not None:
            found[index] = match
            del free[match]
    for index in range(len(new.options)):
        if index not in found:
            found[index] = index if free.pop(index, None) else -1 - index
    return found


def _same(one: Option, other: Option) -> bool:
    return one.label.strip().casefold() == other.label.strip().casefold()


def _ends(nodes: dict[str, Question | Outcome], start: str, role: str) -> Iterator[tuple[Steps, str]]:
    """Every path with the key of its outcome; one that goes round or leads nowhere has an empty key."""
    todo: list[tuple[Steps, str]] = [((), start)]
    while todo:
        steps, key = todo.pop()
        node = nodes.get(key)
        if isinstance(node, Outcome):
            yield steps, key
            continue
        options = node.options if isinstance(node, Question) and key not in dict(steps) else ()
        ways = [(index, option) for index, option in enumerate(options) if option.is_for(role)]
        if not ways:
            yield steps, ""
        todo += [((*steps, (key, index)), option.next) for index, option in reversed(ways)]
