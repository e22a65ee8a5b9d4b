"""Problems of the flow as the form shows them: each one at the very answer or node that causes it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from guide.graph import Code, Problem
from guide.wording import told

_FIELDS = {
    Code.DANGLING: "next",
    Code.CYCLE: "next",
    Code.SAME_LABEL: "label",
    Code.UNKNOWN_ROLE: "roles",
    Code.UNKNOWN_CONTACT: "contacts",
    Code.NO_FALLBACK: "contacts",
    Code.MELDCODE_STEP: "meldcode_step",
}


def at_their_places(
    problems: Iterable[Problem], nodes: Iterable[Any], roles: Mapping[str, str]
) -> StreamBlockValidationError | None:
    """All problems with a place in `nodes`, a list of blocks; `roles` names the roles. None without any."""
    places: dict[int, dict[int | None, dict[str, dict[str, None]]]] = {}
    keys = [block.value.get("key") for block in nodes]
    for problem in problems:
        for index in (place for place, key in enumerate(keys) if key == problem.node):
            field = _FIELDS.get(problem.code, problem.detail if problem.code is Code.EMPTY else "")
            words = places.setdefault(index, {}).setdefault(problem.option, {}).setdefault(field, {})
            words[told(problem, roles)] = None
    if not places:
        return None
    return StreamBlockValidationError(block_errors={i: _node(found) for i, found in places.items()})


def _node(found: Mapping[int | None, Mapping[str, Mapping[str, None]]]) -> StructBlockValidationError:
    options = {index: _struct(words) for index, words in found.items() if index is not None}
    error = _struct(found.get(None, {}))
    if options:
        error.block_errors["options"] = ListBlockValidationError(block_errors=options)
    return error


def _struct(words: Mapping[str, Mapping[str, None]]) -> StructBlockValidationError:
    """Those of one node or answer, by field. A list of texts has no field of its own to stand at."""
    fields, rest = {}, []
    for field, messages in words.items():
        if field in ("", "key", "do_now", "contacts"):
            rest += list(messages)
        else:
            fields[field] = ValidationError(list(messages))
    return StructBlockValidationError(
        block_errors=fields, non_block_errors=[ValidationError(message) for message in rest]
    )


def about_the_whole(problems: Iterable[Problem], keys: Iterable[str]) -> list[str]:
    """What is wrong and has no node to stand at."""
    known = set(keys)
    whole = [problem for problem in problems if problem.node not in known]
    return [gettext("Kies een eerste vraag.") for _problem in whole[:1]]
