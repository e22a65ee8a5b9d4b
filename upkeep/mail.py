"""The mails about contacts: to those who keep them, and to the old address of a contact that changed.

Each goes to one address, so that nobody sees who else got it, and only once the change is there for good.
"""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from accounts.mail import is_sent
from accounts.models import User
from accounts.models.user import UserQuerySet
from contacts.models import Contact, Mandate, Municipality
from upkeep.models import Proposal
from upkeep.places import Place, key_of

CHANGED = gettext_lazy("veranderd")
CONFIRMED = gettext_lazy("veranderd, en door een tweede persoon bevestigd")
WITHDRAWN = gettext_lazy("van de site gehaald")


def send(template: str, subject: str, told: dict[str, Any], email: str) -> None:
    """Send one mail to one address, once the transaction is done."""
    written = _written(template, subject, told, email)
    transaction.on_commit(lambda: is_sent(written.send))


def is_sent_now(template: str, subject: str, told: dict[str, Any], email: str) -> bool:
    """Send one mail to one address, and say whether that worked."""
    return is_sent(_written(template, subject, told, email).send)


def _written(template: str, subject: str, told: dict[str, Any], email: str) -> EmailMessage:
    body = render_to_string(f"upkeep/email/{template}.txt", {**told, "site_name": settings.SITE_NAME})
    title = " ".join(f"{settings.EMAIL_SUBJECT_PREFIX}{subject}".split())  # a name may hold a line break
    return EmailMessage(title, body, None, [email])


def link_to(name: str, **kwargs: Any) -> str:
    """The whole address of a page of ours."""
    return settings.SITE_URL.rstrip("/") + reverse(name, kwargs=kwargs or None)


def closest_to(place: Place, *, but: User | None = None) -> UserQuerySet:
    """Who is asked about `place`: those who keep it, or else its regions, or else the country."""
    current = Mandate.objects.current()
    levels = [current.of(place)]
    if isinstance(place, Municipality):
        levels.append(current.filter(region__in=place.region_ids))
    levels.append(current.for_the_country())
    for mandates in levels:
        people = mandates.holders()
        if but:
            people = people.exclude(pk=but.pk)
        if people.exists():
            return people
    return User.objects.none()


def second_people(contact: Contact, *, but: User) -> UserQuerySet:
    """Who may confirm a proposal: those closest to the place, but for who proposed it."""
    return closest_to(contact.place, but=but)


def ask_for_confirmation(proposal: Proposal) -> None:
    """Ask those closest to the place to look at a proposal."""
    told = {"proposal": proposal, "link": link_to("upkeep:proposal", proposal=proposal.pk)}
    subject = gettext("Wil je dit nakijken? %(contact)s") % {"contact": proposal.contact}
    for person in second_people(proposal.contact, but=proposal.proposed_by):
        send("confirm", subject, told, person.email)


def tell_of_change(contact: Contact, *, by: User, what: Any, old_email: str) -> None:
    """Tell the others who keep this place, and whoever reads the address the contact had."""
    told = {"contact": contact, "by": by, "what": what}
    subject = gettext("Contact veranderd: %(contact)s") % {"contact": contact}
    link = link_to("upkeep:history", contact=contact.pk)
    for person in closest_to(contact.place, but=by):
        send("changed", subject, {**told, "link": link}, person.email)
    if old_email:
        yours = gettext("Je gegevens op %(site)s zijn veranderd") % {"site": settings.SITE_NAME}
        send("changed_yours", yours, told, old_email)


def tell_of_mandate(mandate: Mandate) -> None:
    """Tell somebody which contacts they keep from now on."""
    subject = gettext("Je houdt nu contacten bij: %(place)s") % {"place": mandate.place_name}
    told = {"mandate": mandate, "link": link_to("upkeep:place", place=key_of(mandate.place))}
    send("mandate_given", subject, told, mandate.email)


def tell_of_end(mandate: Mandate, *, by: User) -> None:
    """Tell somebody, also who was only invited, that it is over."""
    subject = gettext("Je mandaat is gestopt: %(place)s") % {"place": mandate.place_name}
    send("mandate_ended", subject, {"mandate": mandate, "by": by}, mandate.email)


def tell_proposer(proposal: Proposal) -> None:
    """Tell somebody that a proposal was declined, and why."""
    subject = gettext("Je voorstel is afgewezen: %(contact)s") % {"contact": proposal.contact}
    told = {"proposal": proposal, "link": link_to("upkeep:contact", contact=proposal.contact.pk)}
    send("declined", subject, told, proposal.proposed_by.email)
