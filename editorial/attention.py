"""What asks for an editor's attention: a finding says what is the matter, and which rows it is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from editorial.models import Editorial
from editorial.remarks import Remark, remarks_in_number
from editorial.staff import editorial_models
from editorial.texts import Text, children_with_words, texts_of
from editorial.words_to_avoid import WordsToAvoid

if TYPE_CHECKING:
    from accounts.models import User

OLD_DRAFT = timedelta(days=31)


class Urgency(IntEnum):
    """How soon somebody should look, most urgent first."""

    NOW = 1
    SOON = 2
    SOME_DAY = 3

    @property
    def in_words(self) -> str:
        """Its heading."""
        return str(_URGENCIES[self])


_URGENCIES = {
    Urgency.NOW: _("Wacht op jou"),
    Urgency.SOON: _("Kijk hier eens naar"),
    Urgency.SOME_DAY: _("Als je tijd hebt"),
}


@dataclass(frozen=True, slots=True)
class About:
    """A row that a finding is about, and what is to be said of it alone."""

    row: models.Model
    note: str = ""
    draft: str = ""  # what its draft is called, where the finding is about that

    def __str__(self) -> str:
        return self.draft or str(self.row)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that asks for attention.

    Somebody sees of it the rows they may change. `needs` names a permission that will do as well, for rows
    that have no form in the desk.
    """

    urgency: Urgency
    text: str
    about: tuple[About, ...]
    needs: str = ""


def words_that_ask_attention(user: "User") -> Iterator[Finding]:
    """Of all words: what waits for review, open remarks, old drafts, words to avoid, and links without https.

    Each model is read once, so this costs the same number of queries however much there is.
    """
    rows = [row for model in editorial_models() for row in _all_of(model)]
    waiting = waiting_for_review(rows)
    yield from _reviews(waiting, user)
    under_review = {item.key for item in waiting}
    drafts = [row for row in rows if row.has_unpublished_changes and _key(row) not in under_review]
    yield from _remarks(rows)
    yield from _old_drafts(drafts)
    texts = {row: list(texts_of(row)) for row in rows if row.live}
    yield from _words_to_avoid(texts)
    yield from _unsafe_links(texts)


def _all_of(model: type[Editorial]) -> Iterable[Any]:
    drafted = model.objects.annotate(
        drafted_at=F("latest_revision__created_at"), draft=F("latest_revision__object_str")
    )
    return drafted.prefetch_related(*children_with_words(model))


def _key(row: Any) -> tuple[int, str]:
    return ContentType.objects.get_for_model(row).pk, str(row.pk)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that somebody sent in, and which groups may decide about it."""

    row: Any
    key: tuple[int, str]
    sent_by: "User | None"
    reviewers: tuple[str, ...]  # names of groups

    def is_for(self, user: "User", own_groups: set[str], written: set[tuple[int, str]]) -> bool:
        """Whether `user` may decide: a reviewer who wrote none of it."""
        reviews = user.is_superuser or not own_groups.isdisjoint(self.reviewers)
        return reviews and self.sent_by != user and self.key not in written


def waiting_for_review(rows: Iterable[Any]) -> list[Waiting]:
    """Which of these are under review, the oldest first; a query, and two for each sort of review."""
    by_key = {_key(row): row for row in rows}
    states = (
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_IN_PROGRESS, current_task_state__isnull=False
        )
        .select_related("requested_by", "current_task_state__task")
        .order_by("created_at")
    )
    keyed = [((state.content_type_id, str(state.object_id)), state) for state in states]
    tasks = {state.current_task_state.task for _, state in keyed}
    groups = {task.pk: _groups_of(task.specific) for task in tasks}
    return [
        Waiting(by_key[key], key, state.requested_by, groups[state.current_task_state.task_id])
        for key, state in keyed
        if key in by_key
    ]


def _groups_of(task: Any) -> tuple[str, ...]:
    return tuple(group.name for group in task.groups.all()) if hasattr(task, "groups") else ()


def _written_by(user: "User", waiting: list[Waiting]) -> set[tuple[int, str]]:
    """Which of these hold something that `user` wrote since they were last published."""
    published = {item.key: item.row.live_revision_id or 0 for item in waiting}
    own = Revision.objects.filter(user=user, object_id__in={key[1] for key in published})
    return {
        (content_type, row)
        for content_type, row, revision in own.values_list("content_type_id", "object_id", "pk")
        if revision > published.get((content_type, row), revision)
    }


def _reviews(waiting: list[Waiting], user: "User") -> Iterator[Finding]:
    own_groups, written = set(user.groups.values_list("name", flat=True)), _written_by(user, waiting)
    mine = [item for item in waiting if item.is_for(user, own_groups, written)]
    others = [item for item in waiting if item not in mine]
    if mine:
        text = gettext("Een collega vraagt of jij dit wilt nakijken")
        yield Finding(
            Urgency.NOW, text, tuple(About(item.row, _sender(item), item.row.draft) for item in mine)
        )
    if others:
        text = gettext("Dit kijkt een ander nog na")
        yield Finding(
            Urgency.SOME_DAY,
            text,
            tuple(About(item.row, _reviewers(item), item.row.draft) for item in others),
        )


def _sender(item: Waiting) -> str:
    return gettext("van %(name)s") % {"name": item.sent_by} if item.sent_by else ""


def _reviewers(item: Waiting) -> str:
    groups = ", ".join(item.reviewers) or gettext("een collega")
    return gettext("wacht op: %(groups)s") % {"groups": groups}


def _remarks(rows: list[Any]) -> Iterator[Finding]:
    open_remarks = Remark.objects.open().order_by().values_list("content_type_id", "object_id")
    numbers = Counter((kind, str(pk)) for kind, pk in open_remarks)
    about = tuple(
        About(row, remarks_in_number(numbers[_key(row)]), row.draft or "")
        for row in rows
        if _key(row) in numbers
    )
    if about:
        yield Finding(Urgency.SOON, gettext("Hier staan opmerkingen open"), about)


def _old_drafts(drafts: list[Any]) -> Iterator[Finding]:
    border = timezone.now() - OLD_DRAFT
    old = sorted((d for d in drafts if d.drafted_at and d.drafted_at < border), key=lambda d: d.drafted_at)
    if old:
        about = tuple(About(draft, f"{timezone.localtime(draft.drafted_at):%d-%m-%Y}") for draft in old)
        text = gettext("Dit concept ligt er al meer dan een maand. Stuur het in, of zet de oude tekst terug")
        yield Finding(Urgency.SOON, text, about)


def _words_to_avoid(texts: dict[Any, list[Text]]) -> Iterator[Finding]:
    avoided = WordsToAvoid()
    used: dict[Any, dict[str, None]] = defaultdict(dict)
    for row, own in texts.items():
        for text in own:
            used[row].update(dict.fromkeys(use.words.lower() for use in avoided.find(text.words)))
    about = tuple(About(row, ", ".join(words)) for row, words in used.items() if words)
    if about:
        yield Finding(Urgency.SOON, gettext("Hier staat een woord dat we liever vermijden"), about)


def _unsafe_links(texts: dict[Any, list[Text]]) -> Iterator[Finding]:
    about = tuple(
        About(row, link)
        for row, own in texts.items()
        for link in dict.fromkeys(link for text in own for link in text.links)
        if link.lower().startswith("http:")
    )
    if about:
        yield Finding(Urgency.SOON, gettext("Deze link is niet beveiligd (geen https)"), about)
