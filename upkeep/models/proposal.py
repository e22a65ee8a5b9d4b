"""Proposals: a new way to reach somebody is only shown after a second person looked at it."""

from copy import copy
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from contacts.models.contact import stored_phone

if TYPE_CHECKING:
    from accounts.models import User

WAYS = ("phone", "email", "website", "chat")  # the fields of a contact that a stranger could be reached by


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """The vocabulary of proposals."""

    def waiting(self) -> Self:
        """Those that nobody decided about yet."""
        return self.filter(outcome=Proposal.Outcome.WAITING)

    def readable_by(self, user: "User") -> Self:
        """Those for the contacts this person may see. Each of them may decide, but for the proposer."""
        return self.filter(contact__in=Contact.objects.readable_by(user))


class Proposal(models.Model):
    """How a contact is to be reached from now on, in the words of one person, waiting for another."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("wacht op een tweede persoon")
        CONFIRMED = "confirmed", _("bevestigd")
        DECLINED = "declined", _("afgewezen")
        TAKEN_BACK = "taken_back", _("teruggenomen")
        REPLACED = "replaced", _("vervangen door een nieuw voorstel")

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("contact")
    )
    # None leaves that way as it is; empty takes it away.
    phone = models.CharField(_("telefoon"), max_length=16, null=True, blank=True, validators=[stored_phone])
    email = models.EmailField(_("e-mailadres"), null=True, blank=True)
    website = models.URLField(_("website"), null=True, blank=True)
    chat = models.URLField(_("chat"), null=True, blank=True)
    reason = models.CharField(_("waarom"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("voorgesteld door"),
    )
    proposed_at = models.DateTimeField(_("voorgesteld op"), default=timezone.now)
    outcome = models.CharField(_("uitkomst"), max_length=12, choices=Outcome.choices, default=Outcome.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("beslist door"),
    )
    decided_at = models.DateTimeField(_("beslist op"), null=True, blank=True)
    answer = models.CharField(_("antwoord"), max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=Q(outcome="waiting"), name="proposal_waits_once"
            ),
            models.CheckConstraint(
                name="proposal_is_decided_by_somebody",
                condition=Q(outcome="waiting", decided_by=None, decided_at=None)
                | (~Q(outcome="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="proposal_is_confirmed_by_another",
                condition=~Q(outcome="confirmed") | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="proposal_changes_a_way",
                condition=~Q(phone=None, email=None, website=None, chat=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact} ({self.get_outcome_display()})"

    @property
    def is_waiting(self) -> bool:
        """Whether nobody decided about it yet."""
        return self.outcome == self.Outcome.WAITING

    @property
    def ways(self) -> dict[str, str]:
        """How the contact would be reached: what is proposed, and what stays as it is."""
        wanted = {way: getattr(self, way) for way in WAYS if getattr(self, way) is not None}
        return {**ways_of(self.contact), **wanted}

    def may_be_decided_by(self, user: "User") -> bool:
        """Whether this is the second person, and not the one who proposed it."""
        return self.is_waiting and self.proposed_by_id != user.pk and not self._repeats(user)

    def _repeats(self, user: "User") -> bool:
        """Whether it holds something new that this person proposed before, and another took over."""
        earlier = Proposal.objects.filter(
            contact=self.contact, proposed_by=user, outcome=Proposal.Outcome.REPLACED
        )
        now, then = ways_of(self.contact), self.ways
        new = {way: value for way, value in then.items() if value and value != now[way]}
        return any(getattr(one, way) == value for one in earlier for way, value in new.items())

    @property
    def as_it_would_be(self) -> Contact:
        """The contact as visitors would see it, unsaved."""
        contact = copy(self.contact)
        for way, value in self.ways.items():
            setattr(contact, way, value)
        contact.active = True
        contact.verified_on = timezone.localdate()
        return contact

    def decide(self, outcome: "Proposal.Outcome", *, by: "User", answer: str = "") -> None:
        """Write down how it ended, and on whose word."""
        self.outcome, self.decided_by, self.decided_at = outcome, by, timezone.now()
        self.answer = answer
        self.save(update_fields=["outcome", "decided_by", "decided_at", "answer"])


def ways_of(contact: Contact) -> dict[str, str]:
    """How a contact is reached now, by the names of the fields."""
    return {way: getattr(contact, way) for way in WAYS}
