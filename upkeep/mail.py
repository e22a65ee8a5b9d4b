"""The mails about contacts: to those who keep them, and to the old address of a contact that changed.

Each goes to one address, so that nobody sees who else got it, and only once the change is there for good.
"""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from accounts.mail import is_sent
from accounts.models import User
from accounts.models.user import UserQuerySet
from contacts.models import Contact, Mandate, Municipality
from upkeep.models import Proposal

CHANGED = gettext_lazy("veranderd")
CONFIRMED = gettext_lazy("veranderd, en door een tweede persoon bevestigd")
WITHDRAWN = gettext_lazy("van de site gehaald")


def send(template: str, subject: str, told: dict[str, Any], email: str) -> None:
    """Send one mail to one address, once the transaction is done."""
    body = render_to_string(f"upkeep/email/{template}.txt", {**told, "site_name": settings.SITE_NAME})
    title = " ".join(f"{settings.EMAIL_SUBJECT_PREFIX}{subject}".split())  # a name may hold a line break
    transaction.on_commit(lambda: is_sent(lambda: send_mail(title, body, None, [email])))


def link_to(name: str, **kwargs: Any) -> str:
    """The whole address of a page of ours."""
    return settings.SITE_URL.rstrip("/") + reverse(name, kwargs=kwargs or None)


def keepers(contact: Contact) -> UserQuerySet:
    """Who keeps the contacts of the very place of `contact`."""
    return Mandate.objects.current().of(contact.place).holders()


def second_people(contact: Contact, *, but: User) -> UserQuerySet:
    """Who may confirm a proposal: those of the place, or else of its regions, or else of the country."""
    current = Mandate.objects.current()
    levels = [current.of(contact.place)]
    if isinstance(contact.place, Municipality):
        levels.append(current.filter(region__in=contact.place.region_ids))
    levels.append(current.for_the_country())
    for mandates in levels:
        people = mandates.holders().exclude(pk=but.pk)
        if people.exists():
            return people
    return User.objects.none()


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
    for person in keepers(contact).exclude(pk=by.pk):
        send("changed", subject, {**told, "link": link}, person.email)
    if old_email:
        yours = gettext("Je gegevens op %(site)s zijn veranderd") % {"site": settings.SITE_NAME}
        send("changed_yours", yours, told, old_email)


def tell_proposer(proposal: Proposal) -> None:
    """Tell somebody that a proposal was declined, and why."""
    subject = gettext("Je voorstel is afgewezen: %(contact)s") % {"contact": proposal.contact}
    told = {"proposal": proposal, "link": link_to("upkeep:contact", contact=proposal.contact.pk)}
    send("declined", subject, told, proposal.proposed_by.email)
