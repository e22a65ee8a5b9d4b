"""Places: municipalities, the regions they lie in, and the names and postcodes people know them by."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User


class RegionKind(models.TextChoices):
    """The divisions of the country that matter to who answers the phone."""

    VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis-regio")
    POLICE_UNIT = "police_unit", _("politie-eenheid")
    SAFETY_REGION = "safety_region", _("veiligheidsregio")
    GGD = "ggd", _("GGD-regio")
    CARE_COORDINATION = "care_coordination", _("regio van een zorgcoördinator")


class Region(models.Model):
    """A group of municipalities that share a contact."""

    kind = models.CharField(_("soort"), max_length=20, choices=RegionKind.choices)
    slug = models.SlugField(_("sleutel"))
    name = models.CharField(_("naam"), max_length=100)

    class Meta:
        verbose_name = _("regio")
        verbose_name_plural = _("regio's")
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="region_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=RegionKind.values), name="region_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


def place_in_words(place: "Municipality | Region | None") -> str:
    """Such as `Utrecht`, `Midden-Nederland (politie-eenheid)` or, for None, the whole country."""
    if isinstance(place, Region):
        return f"{place} ({place.get_kind_display()})"
    return str(place or gettext("heel Nederland"))


def _region_of(kind: RegionKind) -> models.ForeignKey:
    return models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": kind},
        verbose_name=kind.label,
    )


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """The vocabulary of municipalities."""

    def get_or_404(self, slug: str | None) -> "Municipality | None":
        """The municipality with this address; None stays None, for pages about the whole country."""
        if slug is None:
            return None
        try:
            return self.get(slug=slug)
        except (self.model.DoesNotExist, ValueError):  # PostgreSQL refuses to look for a null character
            raise Http404 from None

    def in_regions(self, regions: object) -> Self:
        """Those that lie in one of these regions, of whatever kind."""
        lies_in = Q()
        for field in Municipality.REGION_FIELDS:
            lies_in |= Q(**{f"{field}__in": regions})
        return self.filter(lies_in)

    def kept_by(self, user: "User") -> Self:
        """Those whose own contacts this person may change."""
        from contacts.models.mandate import Mandate  # noqa: PLC0415  # it needs this module to exist first

        held = Mandate.objects.held_by(user)
        if held.for_the_country().exists():
            return self.all()
        return self.filter(pk__in=held.filter(municipality__isnull=False).values("municipality"))

    def given_out_by(self, user: "User") -> Self:
        """Those for which this person may ask somebody to keep the contacts.

        A Beheerder for all; who keeps a region for those in it, who keeps the country for all.
        """
        from contacts.models.mandate import Mandate  # noqa: PLC0415  # it needs this module to exist first

        held = Mandate.objects.held_by(user)
        if user.may_sign_in and (user.is_administrator or held.for_the_country().exists()):
            return self.all()
        return self.in_regions(held.filter(region__isnull=False).values("region"))


class Municipality(models.Model):
    """A municipality, known by its CBS code."""

    code = models.CharField(_("CBS-code"), max_length=6, unique=True)
    name = models.CharField(_("naam"), max_length=100, unique=True)
    slug = models.SlugField(_("adres"), unique=True)
    province = models.CharField(_("provincie"), max_length=50)
    veilig_thuis_region = _region_of(RegionKind.VEILIG_THUIS)
    police_unit = _region_of(RegionKind.POLICE_UNIT)
    safety_region = _region_of(RegionKind.SAFETY_REGION)
    ggd_region = _region_of(RegionKind.GGD)
    care_coordination_region = _region_of(RegionKind.CARE_COORDINATION)

    changed_at = models.DateTimeField(auto_now=True)

    objects = MunicipalityQuerySet.as_manager()

    REGION_FIELDS = {
        "veilig_thuis_region": RegionKind.VEILIG_THUIS,
        "police_unit": RegionKind.POLICE_UNIT,
        "safety_region": RegionKind.SAFETY_REGION,
        "ggd_region": RegionKind.GGD,
        "care_coordination_region": RegionKind.CARE_COORDINATION,
    }

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("contacts:municipality", kwargs={"municipality": self.slug})

    @property
    def region_ids(self) -> list[int]:
        """The regions this municipality lies in, of every kind that is known."""
        ids = (getattr(self, f"{field}_id") for field in self.REGION_FIELDS)
        return [pk for pk in ids if pk is not None]


class PlaceName(models.Model):
    """A place, an old name or a former municipality, and the municipality that answers for it now."""

    class Kind(models.TextChoices):
        PLACE = "place", _("plaats")
        OTHER_NAME = "other_name", _("andere naam")
        FORMER_MUNICIPALITY = "former_municipality", _("vroegere gemeente")

    name = models.CharField(_("naam"), max_length=100)
    kind = models.CharField(_("soort"), max_length=20, choices=Kind.choices)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="place_names")

    class Meta:
        verbose_name = _("plaatsnaam")
        verbose_name_plural = _("plaatsnamen")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "kind", "municipality"], name="place_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class PostcodeArea(models.Model):
    """The four digits of a postcode, and a municipality in which that area lies (there may be several)."""

    digits = models.CharField(_("cijfers"), max_length=4)
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="postcode_areas")

    class Meta:
        verbose_name = _("postcodegebied")
        verbose_name_plural = _("postcodegebieden")
        ordering = ["digits"]
        constraints = [models.UniqueConstraint(fields=["digits", "municipality"], name="postcode_area_once")]

    def __str__(self) -> str:
        return self.digits
