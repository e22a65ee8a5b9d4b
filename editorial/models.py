"""What all words have in common: drafts, revisions, review, locks, preview, and being live or not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.log_actions import registry as log_registry
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)

from accounts import audit
from accounts.models import User
from editorial import audit_words, review  # it holds a model of this app
from editorial.remarks import Remark  # noqa: F401  # a model of this app
from editorial.sanitised import FEATURES, safe_html
from editorial.words_to_avoid import WordToAvoid  # noqa: F401  # a model of this app

EditorialT = TypeVar("EditorialT", bound="Editorial")


class EditorialQuerySet(models.QuerySet[EditorialT]):
    """Public pages start from `live()`."""

    def live(self) -> Self:
        """What visitors may see. A row holds what is published; drafts live in its revisions.

        What has expired is gone at that minute, also when the timer that takes it off is late.
        """
        return self.filter(is_live())


def is_live(prefix: str = "") -> Q:
    """The condition that words are live, for those at the end of `prefix`, such as `tip__`."""
    expire = f"{prefix}expire_at"
    not_expired = Q(**{expire: None}) | Q(**{f"{expire}__gt": timezone.now()})
    return Q(**{f"{prefix}live": True}) & not_expired


class Editorial(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """Words that editors draft, preview and have reviewed; approval by another publishes them."""

    key_field: ClassVar[str] = "slug"  # what addresses and other words know these words by; never changes
    key_source: ClassVar[str] = "text"  # where the key of new words is made from

    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id"
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id"
    )

    objects = EditorialQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def revisions(self) -> models.Manager:
        """All revisions of this row; Wagtail finds them by this name."""
        return self._revisions

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with a key of its own for new words."""
        if not getattr(self, self.key_field):
            setattr(self, self.key_field, self._free_key())
        super().save(*args, **kwargs)

    def _free_key(self) -> str:
        words = slugify(str(getattr(self, self.key_source)))[:40].strip("-") or str(self._meta.model_name)
        rows = type(self)._default_manager
        taken = set(
            rows.filter(**{f"{self.key_field}__startswith": words}).values_list(self.key_field, flat=True)
        )
        numbered = (f"{words}-{number}" for number in range(2, len(taken) + 3))
        return next(key for key in (words, *numbered) if key not in taken)

    @transaction.atomic
    def save_revision(self, user: User | None = None, **kwargs: Any) -> Revision:
        """Keep these words as a version, a draft until it is published."""
        revision: Revision = super().save_revision(user=user, **kwargs)
        if user:  # a load tells what it did by itself
            self._note(audit_words.CHANGED, user, revision)
        return revision

    @transaction.atomic
    def publish(self, revision: Revision, user: User | None = None, **kwargs: Any) -> None:
        """Put `revision` before visitors, the last door for every way there.

        Raises PermissionDenied unless somebody else approved this very version, or it comes from the files.
        """
        if not review.may_go_live(revision, by=user):
            raise PermissionDenied(gettext("Alleen wat een ander heeft goedgekeurd, komt op de site."))
        super().publish(revision, user=user, **kwargs)
        if user or revision.user_id:  # a load tells what it did by itself
            waits = self.revisions.filter(pk=revision.pk, approved_go_live_at__isnull=False).exists()
            self._note(audit_words.SCHEDULED if waits else audit_words.PUBLISHED, user, revision)

    @transaction.atomic
    def withdraw(self, *, by: User | None) -> None:
        """Take these words off the site at once. Raises PermissionDenied when visitors cannot do without."""
        reason = self.why_it_must_stay()
        if reason:
            raise PermissionDenied(reason)
        self.unpublish(user=by)
        audit.record(audit_words.WITHDRAWN, actor=by, about=self.in_the_log())

    def withdrawn_at(self) -> datetime | None:
        """When somebody took these words off the site; None when they are on it, or never were."""
        if self.live:
            return None
        logs = log_registry.get_logs_for_instance(self).filter(action="wagtail.unpublish")
        return logs.order_by("-pk").values_list("timestamp", flat=True).first()

    def _note(self, action: str, actor: User | None, revision: Revision) -> None:
        audit.record(action, actor=actor, about=self.in_the_log(), detail=f"versie {revision.pk}")

    @transaction.atomic
    def expire(self) -> None:
        """Take these words off the site, since their time is over."""
        self.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        audit.record(audit_words.EXPIRED, actor=None, about=self.in_the_log())

    def in_the_log(self) -> str:
        """What these words are called in the audit log, whatever they say."""
        return f"{self._meta.label_lower}:{getattr(self, self.key_field)}"

    def why_it_cannot_go_live(self) -> str:
        """What is wrong with these words, so that they cannot be before visitors; empty when nothing is."""
        if self.expire_at and self.expire_at <= timezone.now():
            return gettext("De dag waarop dit van de site moet, is al voorbij.")
        return ""

    def why_it_must_stay(self) -> str:
        """Why these words cannot be taken off the site; empty when they can."""
        return ""

    def what_visitors_miss(self) -> Sequence[str]:
        """What a visitor no longer finds once these words are off the site, a sentence each."""
        return []

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """For words without a page of their own: a bare page with just them."""
        return "editorial/preview.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        """What that template shows."""
        return {"kind": self._meta.verbose_name, "title": "", "text": str(self)}

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """A phone and a desk."""
        return [
            {"name": "mobile", "icon": "mobile-alt", "device_width": 360, "label": _("Als op een telefoon")},
            {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": _("Als op een computer")},
        ]


def one_line(text: str) -> str:
    """A text as the name of its row: a list shows it, and the subject of a mail holds no line break."""
    return " ".join(text.split())


class InfoPage(Editorial):
    """A page of information about the site itself, such as the one about privacy."""

    INTRO = "intro"  # the one that has no address: it stands on the home page
    key_source = "title"

    slug = models.SlugField(_("adres"), unique=True)
    title = models.CharField(
        _("titel"),
        max_length=100,
        help_text=_("Neutraal: de titel staat in de geschiedenis van de browser. Bijvoorbeeld: Privacy"),
    )
    body = RichTextField(_("tekst"), features=FEATURES)

    class Meta:
        verbose_name = _("informatiepagina")
        verbose_name_plural = _("informatiepagina's")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.body = safe_html(self.body)
        super().save(*args, **kwargs)

    def serializable_data(self) -> dict[str, Any]:
        """What a version keeps: nothing that could run, however it was typed."""
        self.body = safe_html(self.body)
        return dict(super().serializable_data())

    def why_it_must_stay(self) -> str:
        return gettext("Andere pagina's wijzen hierheen. Verander de tekst, en laat die nakijken.")

    def get_absolute_url(self) -> str:
        return reverse("home") if self.slug == self.INTRO else reverse(f"info:{self.slug}")

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "editorial/page.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        return {"page": self}
