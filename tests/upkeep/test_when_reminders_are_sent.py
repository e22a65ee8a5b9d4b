"""A reminder rests for a week, a mail that fails stops no other, and two timers at once send one."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from upkeep import reminders
from upkeep.models import Reminder

SEND = "django.core.mail.message.EmailMessage.send"


def emails(*keepers):
    return sorted(keeper.person.email for keeper in keepers)


def test_nobody_gets_a_second_mail_within_a_week(country, kelly, aged, remind):
    aged(country.contact_a, 6)
    assert remind() == emails(kelly)
    assert remind() == []
    assert "0 sent, 1 had one" in remind.told
    for days, again in ((6, []), (7, emails(kelly))):
        Reminder.objects.update(sent_on=localdate() - timedelta(days=days))
        assert remind() == again


def test_a_mail_that_cannot_be_sent_stops_no_other_and_is_tried_again(
    country, kelly, vladimir, aged, remind, monkeypatch
):
    aged(country.contact_a, 6)
    real = EmailMessage.send

    def send(message, fail_silently=False):
        if message.to == [kelly.person.email]:
            raise ConnectionRefusedError
        return real(message, fail_silently)

    monkeypatch.setattr(SEND, send)
    with pytest.raises(CommandError, match="next run"):
        remind()
    assert list(Reminder.objects.exclude(sent_on=None).values_list("user", flat=True)) == [vladimir.person.pk]
    monkeypatch.undo()
    assert remind() == emails(kelly)


def test_two_timers_at_once_send_once(country, kelly, aged, remind, mailoutbox):
    """The second made its list before the first sent; what holds is what the row says under its lock."""
    aged(country.contact_a, 6)
    plan = reminders.digests()
    assert remind() == emails(kelly)
    mailoutbox.clear()
    assert [reminders._send(digest) for digest in plan] == ["too soon"]
    assert not mailoutbox


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite locks the whole database instead")
def test_the_row_is_locked_before_it_is_read(country, kelly, aged, remind):
    aged(country.contact_a, 6)
    with CaptureQueriesContext(connection) as asked:
        remind()
    about = [query["sql"] for query in asked if "upkeep_reminder" in query["sql"]]
    locked = next(number for number, sql in enumerate(about) if "FOR UPDATE" in sql)
    assert "sent_on" in about[locked + 1]


def test_a_dry_run_sends_nothing_and_tells_who_would_get_what(country, kelly, aged, remind):
    aged(country.contact_a, 6)
    assert remind("--dry-run") == []
    assert remind.told == f"{kelly.person.email}: 1 contacts\n"
    assert remind() == emails(kelly)
    remind("--dry-run")
    assert "not now" in remind.told
