"""What those who keep contacts see of each: its state, and who answers where a place has nobody itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from contacts.ageing import Age
from contacts.models import Contact, ContactKind, Municipality
from contacts.querysets import ContactQuerySet
from roles.models import EscalationStep
from upkeep.locking import stamps_of
from upkeep.models import Proposal, Report, ways_of
from upkeep.models.report import in_words
from upkeep.places import Place, in_order

if TYPE_CHECKING:
    from accounts.models import User


class State(StrEnum):
    """How a contact stands, the first that holds."""

    NEW = "new"
    WITHDRAWN = "withdrawn"
    FRESH = Age.FRESH
    DUE = Age.DUE
    OLD = Age.OLD
    GONE = Age.GONE
    NEVER = Age.NEVER


@dataclass(frozen=True, slots=True)
class Card:
    """A contact with its state, what waits for a second person, and the stamp of what is shown."""

    contact: Contact
    proposal: Proposal | None
    stamp: str
    is_kept: bool  # whether who looks may change it, and does not only see it
    reports: tuple[Report, ...] = ()  # of visitors, those that nobody handled yet

    @property
    def state(self) -> State:
        """How it stands."""
        if not self.contact.active:
            return State.NEW if self.is_new else State.WITHDRAWN
        return State(self.contact.age)

    @property
    def is_new(self) -> bool:
        """Whether it was never on the site, and waits to be."""
        return self.proposal is not None and not self._was_reachable

    @property
    def _was_reachable(self) -> bool:
        return any(ways_of(self.contact).values())

    @property
    def state_in_words(self) -> str:
        """The state, as people read it."""
        day = self.contact.verified_on
        words = {
            State.NEW: _("nieuw, nog niet op de site"),
            State.WITHDRAWN: _("ingetrokken") if self._was_reachable else _("niet op de site"),
            State.FRESH: _("nagekeken"),
            State.DUE: _("bijna oud"),
            State.OLD: _("oud: bezoekers zien dat dit lang geleden is nagekeken"),
            State.GONE: _("te oud: een ander nummer gaat voor"),
            State.NEVER: _("niet bevestigd"),
        }
        told = words[self.state]
        return f"{told} ({day.day}-{day.month}-{day.year})" if day and self.contact.active else told

    @property
    def can_be_put_back(self) -> bool:
        """Whether it was on the site, and can be proposed to be there again."""
        return self.is_kept and not self.contact.active and self._was_reachable and self.proposal is None

    @property
    def reports_in_words(self) -> str:
        """What visitors say that is wrong, as people read it; empty when they say nothing."""
        return in_words(self.reports) if self.reports else ""

    @property
    def last_report(self) -> int:
        """The key of the newest report that is shown: what comes later is not handled with it."""
        return max(report.pk for report in self.reports)

    @property
    def can_be_verified(self) -> bool:
        """Whether 'klopt nog' has a meaning."""
        return self.is_kept and self.contact.active


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind of contact that a municipality has no number of its own for: who answers, and why."""

    kind: ContactKind
    answering: tuple[Contact, ...]
    why: str


def cards_of(place: Place, *, user: "User") -> list[Card]:
    """The contacts of this very place, in the order visitors see them; those that are not shown come last."""
    contacts = Contact.objects.readable_by(user).of(place)
    return cards_for(contacts.order_by("-active", "kind__order", "organisation", "pk"), user=user)


def cards_for(contacts: ContactQuerySet, *, user: "User") -> list[Card]:
    """A card of each of these contacts, in their order, as `user` sees it."""
    return _cards(contacts.select_related("kind", "municipality", "region", "verified_by"), user=user)


def card_of(contact: Contact, *, user: "User") -> Card:
    """One contact that this person may see."""
    return _cards([contact], user=user)[0]


def _cards(contacts: Iterable[Contact], *, user: "User") -> list[Card]:
    keys = [contact.pk for contact in contacts]
    kept = set(Contact.objects.editable_by(user).filter(pk__in=keys).values_list("pk", flat=True))
    proposals = Proposal.objects.waiting().filter(contact__in=keys)
    waiting = {
        proposal.contact_id: proposal for proposal in proposals.select_related("proposed_by", "contact")
    }
    stamps = stamps_of(contacts)
    reports: dict[int, tuple[Report, ...]] = {}
    for report in Report.objects.open().filter(contact__in=keys):
        reports[report.contact_id] = (*reports.get(report.contact_id, ()), report)
    return [
        Card(
            contact,
            waiting.get(contact.pk),
            stamps[contact.pk],
            contact.pk in kept,
            reports.get(contact.pk, ()),
        )
        for contact in contacts
    ]


def by_place(cards: Iterable[Card]) -> list[tuple[Place, list[Card]]]:
    """The cards of each place together, the country first."""
    places: dict[Place, list[Card]] = {}
    for card in cards:
        places.setdefault(card.contact.place, []).append(card)
    return [(place, places[place]) for place in sorted(places, key=in_order)]


def gaps_of(place: Municipality, cards: Iterable[Card]) -> list[Gap]:
    """The kinds that belong to a place, and for which the municipality itself does not answer."""
    answering = Contact.objects.for_municipality(place).by_kind()
    own: dict[int, list[Card]] = {}
    for card in cards:
        own.setdefault(card.contact.kind_id, []).append(card)
    called = EscalationStep.objects.filter(role__live=True, kind__isnull=False).values("kind")
    gaps = []
    for kind in ContactKind.objects.filter(Q(pk__in=own) | Q(is_local=True, pk__in=called)):
        shown = answering.get(kind.slug, ())
        if not any(contact.municipality_id == place.pk for contact in shown):
            gaps.append(Gap(kind, shown, _why(own.get(kind.pk, []))))
    return gaps


def _why(cards: list[Card]) -> str:
    """Why none of these is shown."""
    states = {card.state for card in cards}
    if not cards:
        return _("Er is geen eigen contact.")
    if State.NEW in states:
        return _("Het eigen contact wacht nog op een tweede persoon.")
    if State.GONE in states:
        return _("Het eigen contact is langer dan een jaar niet nagekeken.")
    if State.NEVER in states and not settings.SHOW_UNCONFIRMED_CONTACTS:
        return _("Het eigen contact is nog nooit nagekeken.")
    return _("Het eigen contact is ingetrokken.")
