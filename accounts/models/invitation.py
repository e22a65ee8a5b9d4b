"""The only way to an account: somebody who is here asks somebody to come and work here."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import signing
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.groups import staff_groups
from accounts.models.user import User

LASTS = timedelta(days=7)
SALT = "accounts.invitation"


class InvitationManager(models.Manager["Invitation"]):
    """Invitations, and the one that a link stands for."""

    @transaction.atomic
    def invite(self, email: str, groups: list[str], *, by: User | None) -> "Invitation":
        """A new invitation; open ones for the same address are withdrawn, so that one link works."""
        address = email.strip().lower()
        before = list(self.open().filter(email=address).values_list("pk", flat=True))
        self.filter(pk__in=before).update(withdrawn_at=timezone.now())
        invitation = self.create(email=address, invited_by=by)
        invitation.groups.set(staff_groups(groups))
        invitation.take_over(before)
        return invitation

    def open(self) -> models.QuerySet["Invitation"]:
        """Those that wait for an answer; their link may have run out."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def for_token(self, token: str) -> "Invitation | None":
        """The open invitation a link stands for; None if it is not ours, ran out, was used or replaced."""
        try:
            pk, nonce = signing.loads(token, salt=SALT, max_age=LASTS)
            invitation = self.open().filter(pk=pk, nonce=nonce).first()
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return invitation if invitation and not invitation.has_run_out else None


def new_nonce() -> str:
    """What makes one link differ from the next for the same invitation."""
    return get_random_string(32)


class Invitation(models.Model):
    """One person who was asked, what they may do, and how it ended."""

    email = models.EmailField(_("e-mailadres"))
    groups = models.ManyToManyField(Group, verbose_name=_("groepen"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="invitations_sent"
    )
    sent_at = models.DateTimeField(_("verstuurd op"), default=timezone.now)
    nonce = models.CharField(max_length=32, default=new_nonce)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="invitations_accepted",
    )
    accepted_at = models.DateTimeField(_("aangenomen op"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    objects = InvitationManager()

    class Meta:
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.email

    @property
    def token(self) -> str:
        """What stands in the link. It is signed, and good for the last time this was sent."""
        return signing.dumps([self.pk, self.nonce], salt=SALT)

    @property
    def expires_at(self) -> Any:
        """Until when the link works."""
        return self.sent_at + LASTS

    @property
    def has_run_out(self) -> bool:
        """Whether the link came too long ago."""
        return timezone.now() >= self.expires_at

    @property
    def group_names(self) -> list[str]:
        """The names of the groups, as people see them."""
        return sorted(group.name for group in self.groups.all())

    def send_again(self) -> None:
        """Have a new link; the one before stops working."""
        self.nonce, self.sent_at = new_nonce(), timezone.now()
        self.save(update_fields=["nonce", "sent_at"])

    def withdraw(self) -> None:
        """Have no link that works any more."""
        self.withdrawn_at = timezone.now()
        self.save(update_fields=["withdrawn_at"])

    def take_over(self, before: list[int]) -> None:
        """Bring along what other apps hang on these invitations, which gave way to this one."""
        for relation in self._meta.related_objects:
            name = relation.field.name
            kept = relation.related_model._base_manager.filter(**{f"{name}__in": before})
            kept.update(**{name: self})

    @transaction.atomic
    def accept(self, *, first_name: str, last_name: str, password: str) -> User | None:
        """Make the account, or renew the password of who has one. None if the link was just used."""
        unused = Invitation.objects.open().filter(pk=self.pk, nonce=self.nonce)
        if not unused.update(accepted_at=timezone.now()):
            return None
        user = User.objects.filter(email__iexact=self.email).first() or User(email=self.email)
        user.first_name, user.last_name = first_name, last_name
        user.set_password(password)
        user.save()
        user.groups.add(*self.groups.all())
        self.accepted_by = user
        self.save(update_fields=["accepted_by"])
        # The link came by this address, so it is theirs.
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
        return user
