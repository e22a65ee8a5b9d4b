"""A member of staff. Visitors have no account, so nobody else is a user."""

from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.groups import ADMINISTRATOR, STAFF, staff_groups

DEMO_DOMAIN = "@voorbeeld.test"  # nobody can have an address here, so a demo account is known by it


class NoAdministratorLeftError(Exception):
    """Without an active Beheerder nobody can invite or help anybody any more."""


class UserQuerySet(models.QuerySet["User"]):
    """Members of staff."""

    def able_to_sign_in(self) -> "UserQuerySet":
        """Those who are active; demo accounts only on a machine of one's own."""
        active = self.filter(is_active=True)
        return active if settings.DEBUG else active.exclude(email__iendswith=DEMO_DOMAIN)

    def administrators(self) -> "UserQuerySet":
        """Those who invite others and read the audit log."""
        return self.filter(groups__name=ADMINISTRATOR)

    def for_list(self) -> "UserQuerySet":
        """With their groups and whether they have a second factor, in the order of their names."""
        return self.order_by("-is_active", "email").prefetch_related("groups", "authenticator_set")


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]  # made at run time
    """Makes users that are known by their e-mail address."""

    def get_by_natural_key(self, email: str | None) -> "User":
        """The user with this address, whatever its capitals."""
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A member of staff. Raises ValueError without an address."""
        address = (email or "").strip().lower()
        if not address:
            raise ValueError("A user signs in by e-mail, so an address is needed.")
        user = self.model(email=address, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Somebody who may do everything."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True, **fields})


class User(AbstractUser):
    """A member of staff: signs in by e-mail and has no other name to sign in with."""

    username = None  # type: ignore[assignment]  # Django's way to leave out an inherited field
    email = models.EmailField(
        _("e-mailadres"), unique=True, error_messages={"unique": _("Er is al iemand met dit e-mailadres.")}
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()  # type: ignore[misc]  # replaces the manager that asks for a username

    class Meta:
        verbose_name = _("medewerker")
        verbose_name_plural = _("medewerkers")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once_whatever_capitals",
                violation_error_message=_("Er is al iemand met dit e-mailadres."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @property
    def is_demo(self) -> bool:
        """Whether this account was made to try things out."""
        return self.email.endswith(DEMO_DOMAIN)

    @property
    def may_sign_in(self) -> bool:
        """Whether the door is open at all; a demo account works only on a machine of one's own."""
        return self.is_active and (settings.DEBUG or not self.is_demo)

    @property
    def is_administrator(self) -> bool:
        """Whether this person invites others and reads the audit log."""
        return self.is_superuser or any(group.name == ADMINISTRATOR for group in self.groups.all())

    @property
    def staff_groups(self) -> list[str]:
        """The names of the groups of staff this person is in, in the order of what they may do."""
        present = {group.name for group in self.groups.all()}
        return [name for name in STAFF if name in present]

    @property
    def has_factor(self) -> bool:
        """Whether there is an app or a key to sign in with; recovery codes alone are none."""
        factors: Iterable[Authenticator] = self.authenticator_set.all()  # type: ignore[attr-defined]
        return any(one.type != one.Type.RECOVERY_CODES for one in factors)

    @transaction.atomic
    def put_in_groups(self, names: Iterable[str]) -> list[str]:
        """Have exactly these groups of staff; others stay. Raises NoAdministratorLeftError.

        Who stops being a Beheerder invites nobody: returns the addresses whose invitation is withdrawn.
        """
        chosen = set(names)
        stays = ADMINISTRATOR in chosen or ADMINISTRATOR not in self.staff_groups
        if ADMINISTRATOR not in chosen:
            self._leave_an_administrator()
        self.groups.remove(*staff_groups(set(STAFF) - chosen))
        self.groups.add(*staff_groups(chosen))
        return [] if stays else self._withdraw_invitations()

    @transaction.atomic
    def deactivate(self) -> list[str]:
        """No longer work here: signed out everywhere, and no way in. Raises NoAdministratorLeftError.

        Returns the addresses whose invitation by this person is withdrawn.
        """
        self._leave_an_administrator()
        self.is_active = False
        self.save(update_fields=["is_active"])
        self.end_sessions()
        return self._withdraw_invitations()

    def reactivate(self) -> None:
        """Work here again, with the same password and second factor."""
        self.is_active = True
        self.save(update_fields=["is_active"])

    @transaction.atomic
    def drop_factors(self) -> None:
        """Have to set up the second step anew: for who lost the phone and the recovery codes."""
        Authenticator.objects.filter(user=self).delete()
        self.end_sessions()

    def end_sessions(self) -> None:
        """Be signed out on every device."""
        for session in UserSession.objects.filter(user=self):
            session.end()

    def _withdraw_invitations(self) -> list[str]:
        """Have nobody come in on the word of this person any more."""
        waiting = self.invitations_sent.open()
        addresses = list(waiting.values_list("email", flat=True))
        waiting.update(withdrawn_at=timezone.now())
        return addresses

    def _leave_an_administrator(self) -> None:
        """See to it that somebody else can still invite; two at once wait for each other."""
        able = User.objects.administrators().able_to_sign_in().select_for_update()
        left = set(able.values_list("pk", flat=True))
        if self.pk in left and left == {self.pk}:
            raise NoAdministratorLeftError
