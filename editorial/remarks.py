"""Remarks that editors make to each other about words, at the field they are about."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import audit
from editorial import audit_words

if TYPE_CHECKING:
    from accounts.models import User
    from editorial.models import Editorial

LONGEST_REMARK = 1000  # letters
LONGEST_PLACE = 120


class RemarkQuerySet(models.QuerySet["Remark"]):
    """Remarks, the oldest first."""

    def about(self, words: "Editorial") -> Self:
        """Those about these words, in whatever version."""
        kind = ContentType.objects.get_for_model(words)
        return self.filter(content_type=kind, object_id=words.pk)

    def open(self) -> Self:
        """Those that nobody resolved yet."""
        return self.filter(resolved_at=None)

    def with_people(self) -> Self:
        """With who wrote and who resolved them, in the same query."""
        return self.select_related("author", "resolved_by")


class Remark(models.Model):
    """What somebody asks or says about words. It is plain text, and stays when it is resolved."""

    wagtail_reference_index_ignore = True  # a remark about words is no use of them

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    words: Any = GenericForeignKey()
    place = models.CharField(_("waarover"), max_length=LONGEST_PLACE, blank=True)  # see `editorial.places`
    text = models.TextField(_("opmerking"), max_length=LONGEST_REMARK)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="remarks"
    )
    author_name = models.CharField(max_length=310)  # as it was then, for when the account is removed
    created_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("opmerking")
        verbose_name_plural = _("opmerkingen")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="remark_about")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_by=None) | models.Q(resolved_at__isnull=False),
                name="remark_resolved_at_a_moment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.text}"

    @property
    def field(self) -> str:
        """The field it is about; empty when it is about the whole."""
        return self.place.partition(":")[0]

    @property
    def written_by(self) -> str:
        """Who wrote it, by the name they have now, or had then."""
        return str(self.author or self.author_name)

    @transaction.atomic
    def resolve(self, *, by: "User") -> None:
        """Say that this is done. What is resolved already stays so, by whom it was."""
        self._turn(audit_words.REMARK_RESOLVED, by, was_open=True, resolved_at=timezone.now(), resolved_by=by)

    @transaction.atomic
    def reopen(self, *, by: "User") -> None:
        """Say that this is not done after all."""
        self._turn(audit_words.REMARK_REOPENED, by, was_open=False, resolved_at=None, resolved_by=None)

    def _turn(self, action: str, by: "User", *, was_open: bool, **state: object) -> None:
        there = type(self).objects.filter(pk=self.pk, resolved_at__isnull=was_open)
        if there.update(**state):
            self.note(action, by)

    def note(self, action: str, by: "User") -> None:
        """Write down what `by` did with this remark, without what it says."""
        audit.record(action, actor=by, about=self.words.in_the_log(), detail=f"opmerking {self.pk}")


def remarks_in_number(number: int) -> str:
    """How many there are, in words such as `2 opmerkingen`."""
    return ngettext("%(count)d opmerking", "%(count)d opmerkingen", number) % {"count": number}
