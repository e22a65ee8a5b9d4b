"""A visitor says that a number does not work; those who keep it hear of it, and handle it.

Nothing is kept of who said it, so what holds back a flood is how many reports there are, not who sends them.
"""

from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from accounts import audit
from accounts.models import User
from contacts.models import Contact
from upkeep import audit_words, mail
from upkeep.models import Report, Wrong
from upkeep.places import key_of

MOST_ABOUT_ONE, MOST_IN_ALL = 5, 60  # reports in an hour


@transaction.atomic
def receive(*, contact: Contact, what: Wrong) -> Report | None:
    """Keep a report, and tell those who keep the contact: one mail a day. None when there are too many."""
    Contact.objects.select_for_update().get(pk=contact.pk)  # two at once would both be the first of the day
    if not (_has_room(f"reports:{contact.pk}", MOST_ABOUT_ONE) and _has_room("reports", MOST_IN_ALL)):
        return None
    today = timezone.localdate()
    is_first = not Report.objects.filter(contact=contact, received_on=today).exists()
    report = Report.objects.create(contact=contact, what=what, received_on=today)
    if is_first:
        _tell(report)
    return report


@transaction.atomic
def handle(*, contact: Contact, last: int, by: User) -> None:
    """Write down that the reports up to the `last` one that `by` saw are handled."""
    if Report.objects.filter(contact=contact).close(by=by, up_to=last):
        audit.record(audit_words.REPORTS_HANDLED, actor=by, about=audit_words.in_the_log(contact))


def _has_room(counter: str, most: int) -> bool:
    """Whether there is room for one more in this hour; if so it is counted.

    A counter ends with the hour, so that what is left of it tells no minute.
    """
    counted = cache.get(counter, 0)
    if counted >= most:
        return False
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    cache.set(counter, counted + 1, (hour + timedelta(hours=1) - now).total_seconds())
    return True


def _tell(report: Report) -> None:
    """Mail those closest to the contact."""
    contact = report.contact
    told = {"report": report, "link": mail.link_to("upkeep:place", place=key_of(contact.place))}
    subject = gettext("Klopt dit nog? %(contact)s") % {"contact": contact}
    for person in mail.closest_to(contact.place):
        mail.send("reported", subject, told, person.email)
