"""Who works here. Visitors have no account, so nobody else is a user."""

from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
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

    objects = UserManager()  # type: ignore[assignment,misc]  # replaces the manager that asks for a username

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
