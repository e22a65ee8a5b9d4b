"""Professions: what each of them needs to know, and in which order it calls whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Orderable

from contacts.models import Contact, ContactKind, Municipality
from editorial.models import Editorial, EditorialQuerySet, is_live
from tips.models import Setting, Tip


class RoleQuerySet(EditorialQuerySet):
    """The vocabulary of roles."""

    def with_steps(self) -> Self:
        """With the steps and their kinds at hand: one more query."""
        return self.prefetch_related(
            Prefetch("steps", EscalationStep.objects.select_related("kind").order_by("sort_order"))
        )

    def with_inside(self) -> Self:
        """With who in the own organisation is asked first, as `inside`, or None; takes no query."""
        inside = EscalationStep.objects.filter(role=OuterRef("pk"), kind=None).order_by("sort_order")
        return self.annotate(inside=Subquery(inside.values("label")[:1]))

    def that_may_walk(self) -> list[str]:
        """The slugs of the roles a flow must hold for: one that is off the site for now may come back."""
        return list(self.exclude(live=False, first_published_at=None).values_list("slug", flat=True))

    def with_page(self) -> Self:
        """With all that its page shows of itself: steps and live tips, two more queries."""
        placements = (
            TipPlacement.objects.filter(is_live("tip__")).select_related("tip").order_by("sort_order")
        )
        return self.with_steps().prefetch_related(Prefetch("placements", placements))


@dataclass(frozen=True, slots=True)
class Call:
    """A step of a role and the contacts that answer it in a place; an inside step has no contact."""

    step: "EscalationStep"
    contacts: tuple[Contact, ...]


class RoleIcon(models.TextChoices):
    """The picture beside a role's name; each is `role-<value>` in frontend/icons.json."""

    SCHOOL = "school", _("school")
    NEIGHBOURHOOD = "neighbourhood", _("wijk")
    HOME = "home", _("thuis")
    COORDINATION = "coordination", _("coördinatie")
    CARE = "care", _("hulp")
    SURGERY = "surgery", _("praktijk")
    POLICE = "police", _("politie")
    TOWN = "town", _("gemeente")
    ATTENTION = "attention", _("aandacht")


class Role(Editorial):
    """A profession, or another reason to meet people, with a page of its own."""

    slug = models.SlugField(_("adres"), unique=True)
    name = models.CharField(_("naam"), max_length=60, help_text=_("Bijvoorbeeld: Docent"))
    plural = models.CharField(
        _("meervoud"), max_length=80, help_text=_("Voor in een zin. Bijvoorbeeld: docenten")
    )
    intro = models.TextField(
        _("inleiding"), help_text=_("Twee korte zinnen: waarom telt juist wat jij ziet?")
    )
    has_reporting_code = models.BooleanField(
        _("werkt met de meldcode"),
        default=False,
        help_text=_("Dan noemt een advies de stap van de meldcode die erbij hoort."),
    )
    icon = models.CharField(_("plaatje"), max_length=20, choices=RoleIcon.choices, blank=True)
    order = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    settings = ParentalManyToManyField(
        Setting, blank=True, related_name="roles", verbose_name=_("omgevingen")
    )

    key_source = "name"
    objects = RoleQuerySet.as_manager()
    inside: str | None  # only of roles `with_inside()`

    class Meta:
        verbose_name = _("rol")
        verbose_name_plural = _("rollen")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the role with its children, also when two of its placements traded their tips.

        The database knows a tip once on a role, row after row; so a placement of another tip is a new row.
        """
        tips = dict(TipPlacement.objects.filter(role=self.pk).values_list("pk", "tip_id"))
        for placement in self.placements.all():
            if tips.get(placement.pk, placement.tip_id) != placement.tip_id:
                placement.pk = None
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("roles:page", kwargs={"role": self.slug})

    @property
    def icon_name(self) -> str:
        """The name of its picture in frontend/icons.json."""
        return f"role-{self.icon or 'person'}"

    @property
    def own_tips(self) -> list[Tip]:
        """The tips the poster gives this role, in the order of its page."""
        return [placement.tip for placement in self.placements.all() if placement.is_own]

    @property
    def shared_tips(self) -> list[Tip]:
        """The tips this role shares with others."""
        return [placement.tip for placement in self.placements.all() if not placement.is_own]

    def calls_in(self, place: Municipality | None) -> list[Call]:
        """Whom this role calls in `place`, in the role's order; a kind nobody answers is left out."""
        answering = Contact.objects.for_municipality(place).by_kind()
        calls = (Call(step, answering.get(step.kind_slug, ())) for step in self.steps.all())
        return [call for call in calls if call.contacts or call.step.is_inside]

    def why_it_must_stay(self) -> str:
        others = Role.objects.live().exclude(pk=self.pk)
        return "" if others.exists() else gettext("Dit is de enige rol op de site.")

    def what_visitors_miss(self) -> Sequence[str]:
        return [
            gettext("De pagina %(page)s bestaat dan niet meer, ook niet per gemeente.")
            % {"page": self.get_absolute_url()},
            gettext("Wie %(role)s is, kan de vragen niet meer lopen.") % {"role": self.name},
        ]

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "roles/page.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        return {"role": self, "place": None, "calls": self.calls_in(None)}


class EscalationStep(Orderable):
    """When this role calls which kind of contact, or first somebody in its own organisation."""

    role = ParentalKey(Role, on_delete=models.CASCADE, related_name="steps")
    kind = models.ForeignKey(
        ContactKind,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("soort contact"),
        help_text=_("Laat leeg voor iemand in de eigen organisatie."),
    )
    label = models.CharField(
        _("wie in de eigen organisatie"),
        max_length=120,
        blank=True,
        help_text=_("Bijvoorbeeld: De aandachtsfunctionaris van je school"),
    )
    when = models.CharField(
        _("wanneer"), max_length=150, help_text=_("Bijvoorbeeld: Je denkt aan uitbuiting")
    )
    note = models.CharField(_("erbij"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")
        constraints = [
            models.CheckConstraint(
                name="step_calls_a_kind_or_somebody_inside",
                condition=Q(kind__isnull=False, label="") | (Q(kind=None) & ~Q(label="")),
                violation_error_message=_("Kies een soort contact, of noem iemand in de eigen organisatie."),
            )
        ]

    def __str__(self) -> str:
        return self.label or str(self.kind)

    @property
    def is_inside(self) -> bool:
        """Whether this is somebody in one's own organisation, who has no number here."""
        return self.kind_id is None

    @property
    def kind_slug(self) -> str:
        """The kind of contact this step calls; empty for somebody inside."""
        return self.kind.slug if self.kind else ""


class TipPlacement(Orderable):
    """A tip on the page of a role, in the role's order."""

    role = ParentalKey(Role, on_delete=models.CASCADE, related_name="placements")
    tip = models.ForeignKey(Tip, on_delete=models.PROTECT, related_name="placements", verbose_name=_("tip"))
    is_own = models.BooleanField(
        _("eigen tip"),
        default=False,
        help_text=_("De poster geeft deze tip aan deze rol; hij staat vooraan."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("tip op deze pagina")
        verbose_name_plural = _("tips op deze pagina")
        constraints = [models.UniqueConstraint(fields=["role", "tip"], name="tip_once_on_a_role")]

    def __str__(self) -> str:
        return str(self.tip)
