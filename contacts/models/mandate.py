"""Mandates: who keeps the contacts of which place, and until when."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, User
from accounts.models.user import UserQuerySet
from contacts.models.place import Municipality, Region, place_in_words


class MandateQuerySet(models.QuerySet["Mandate"]):
    """The vocabulary of mandates."""

    def current(self) -> Self:
        """Those that hold today. The last day still counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))

    def standing(self) -> Self:
        """Those, without what hangs on an invitation that was withdrawn: nobody will come for it."""
        return self.current().filter(Q(invitation=None) | Q(invitation__withdrawn_at=None))

    def of_address(self, email: str) -> Self:
        """Those of who has this address, or was invited at it."""
        invited = Q(invitation__accepted_by=None, invitation__email__iexact=email)
        came = Q(invitation__accepted_by__email__iexact=email)
        return self.filter(Q(user__email__iexact=email) | invited | came)

    def held_by(self, user: User) -> Self:
        """What this person keeps today; nothing for who may not sign in."""
        if not user.is_authenticated or not user.may_sign_in:
            return self.none()
        return self.current().filter(Q(user=user) | Q(invitation__accepted_by=user))

    def for_the_country(self) -> Self:
        """Those of people who keep the national contacts, and see all others."""
        return self.filter(municipality=None, region=None)

    def of(self, place: Municipality | Region | None) -> Self:
        """Those for this very place."""
        if isinstance(place, Region):
            return self.filter(region=place)
        return self.filter(municipality=place, region=None)

    def holders(self) -> UserQuerySet:
        """Who has these mandates, and can sign in."""
        has = Q(mandates__in=self) | Q(invitations_accepted__mandates__in=self)
        return User.objects.able_to_sign_in().filter(has).distinct()

    def keeping(self, place: Municipality | Region | None) -> Self:
        """Those that let somebody change the contacts of `place`: its own, and those of the country."""
        return self.of(place) | self.for_the_country()

    def over(self, place: Municipality | Region | None) -> Self:
        """Those that reach `place`: its own, those of the regions it lies in, and of the country."""
        country = Q(municipality=None, region=None)
        if place is None:
            return self.filter(country)
        if isinstance(place, Region):
            return self.filter(country | Q(region=place))
        return self.filter(country | Q(municipality=place) | Q(region__in=place.region_ids))

    def editable_by(self, user: User) -> Self:
        """Those this person may end: all for a Beheerder, those of the own municipalities for others."""
        if not user.may_sign_in:
            return self.none()
        if user.is_administrator:
            return self.all()
        return self.filter(municipality__in=Municipality.objects.given_out_by(user))

    def for_list(self) -> Self:
        """With all that a list shows, by place."""
        people = ("user", "invitation__accepted_by", "given_by")
        return self.select_related(*people, "municipality", "region").order_by(
            "municipality__name", "region__name", "pk"
        )


class Mandate(models.Model):
    """The word of somebody that a person keeps the contacts of a municipality, a region or the country.

    Who was only invited has it from the moment the invitation is accepted.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("wie"),
    )
    invitation = models.ForeignKey(
        Invitation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("uitnodiging"),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("gemeente"),
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name=_("regio"),
    )
    ends_on = models.DateField(_("laatste dag"), null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("gegeven door"),
    )
    given_on = models.DateField(_("gegeven op"), default=timezone.localdate)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandaat")
        verbose_name_plural = _("mandaten")
        constraints = [
            models.CheckConstraint(
                name="mandate_has_one_scope", condition=Q(municipality=None) | Q(region=None)
            ),
            models.CheckConstraint(
                name="mandate_of_a_person_or_an_invitation",
                condition=Q(user=None, invitation__isnull=False) | Q(user__isnull=False, invitation=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.place_name}"

    @property
    def place(self) -> Municipality | Region | None:
        """What it is for; None for the whole country."""
        return self.municipality or self.region

    @property
    def place_name(self) -> str:
        """The place in words."""
        return place_in_words(self.place)

    @property
    def holder(self) -> User | None:
        """Who has it; None as long as the invitation waits."""
        return self.user or (self.invitation.accepted_by if self.invitation else None)

    @property
    def email(self) -> str:
        """The address of who has it, or was invited."""
        who = self.holder or self.invitation
        return who.email if who else ""

    @property
    def has_ended(self) -> bool:
        """Whether the last day is over."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    def end(self, *, on: date) -> None:
        """Have `on` as its last day."""
        self.ends_on = on
        self.save(update_fields=["ends_on"])
