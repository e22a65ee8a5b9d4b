"""What all words have in common: drafts, revisions, review, locks, preview, and being live or not."""

from typing import Self, TypeVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from editorial.words_to_avoid import WordToAvoid  # noqa: F401  # a model of this app

EditorialT = TypeVar("EditorialT", bound="Editorial")


class EditorialQuerySet(models.QuerySet[EditorialT]):
    """Public pages start from `live()`."""

    def live(self) -> Self:
        """What visitors may see. A row holds what is published; drafts live in its revisions."""
        return self.filter(live=True)


class Editorial(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel
):
    """Words that editors draft, preview, have reviewed and publish."""

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

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """For words without a page of their own: a bare page with just them."""
        return "editorial/preview.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        """What that template shows."""
        return {"kind": self._meta.verbose_name, "text": str(self)}


class InfoPage(Editorial):
    """A page of information about the site itself, such as the one about privacy."""

    INTRO = "intro"  # the one that has no address: it stands on the home page

    slug = models.SlugField(_("adres"), unique=True)
    title = models.CharField(
        _("titel"),
        max_length=100,
        help_text=_("Neutraal: de titel staat in de geschiedenis van de browser. Bijvoorbeeld: Privacy"),
    )
    body = RichTextField(_("tekst"), features=["bold", "italic", "h2", "h3", "ol", "ul", "link"])

    class Meta:
        verbose_name = _("informatiepagina")
        verbose_name_plural = _("informatiepagina's")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("home") if self.slug == self.INTRO else reverse(f"info:{self.slug}")

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "editorial/page.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        return {"page": self}
