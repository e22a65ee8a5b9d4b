"""One person may take words off the site at once; others hear of it, and visitors keep what they need."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from django.utils.formats import date_format

from accounts import audit
from editorial import audit_words
from roles.models import Role
from tests.desk import kinds
from tests.desk.words import address, approve, fresh, save
from tests.factories.words import RoleFactory
from tips.models import Tip


@pytest.fixture
def records(monkeypatch):
    kept = []
    monkeypatch.setattr(audit, "record", lambda action, **about: kept.append((action, about["about"])))
    return kept


def withdraw(client, row):
    return client.post(address(row, "unpublish"))


def test_a_page_tells_first_what_visitors_will_miss(vladimir, desk):
    tip = kinds.a_tip().row
    page = vladimir.get(address(tip, "unpublish")).content.decode()
    assert "De tip staat niet meer op de pagina van: Docent." in page
    assert fresh(tip).live


def test_a_tip_is_off_the_site_at_once_written_down_and_told(
    vladimir, michael, administrator, records, django_capture_on_commit_callbacks
):
    tip = kinds.a_tip().row
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(vladimir, tip)
    assert not Tip.objects.live().filter(pk=tip.pk).exists()
    assert records == [("words-withdrawn", f"tips.tip:{tip.key}")]
    (message,) = mail.outbox
    assert set(message.bcc) == {michael.person.email, administrator.person.email}
    assert "Let op elkaar." in message.body


def test_coming_back_takes_a_second_pair_of_eyes(vladimir, michael, desk):
    tip = kinds.a_tip().row
    withdraw(vladimir, tip)
    save(vladimir, tip, "submit")
    approve(vladimir, fresh(tip))
    assert not fresh(tip).live
    approve(michael, fresh(tip))
    assert fresh(tip).live


def test_a_reviewer_is_told_that_an_approval_brings_back_what_was_withdrawn(vladimir, michael, desk):
    tip = kinds.a_tip().row
    save(vladimir, tip, "submit", text="Kijk om.")
    told = f"Dit is van de site gehaald op {date_format(timezone.localdate(), 'j F Y')}; goedkeuren"
    assert told not in michael.get(address(tip, "edit")).content.decode()
    withdraw(vladimir, tip)
    assert fresh(tip).workflow_in_progress
    assert told in michael.get(address(tip, "edit")).content.decode()


@pytest.mark.parametrize("person", ["kelly", "administrator"])
def test_who_is_no_reviewer_withdraws_nothing(person, request, desk):
    tip = kinds.a_tip().row
    withdraw(request.getfixturevalue(person), tip)
    assert fresh(tip).live


@pytest.mark.parametrize("kind", ["a_guide", "a_role", "an_info_page"])
def test_what_visitors_cannot_do_without_stays(vladimir, superuser, kind):
    row = kinds.ALL[kind]().row
    for client in (vladimir, superuser):
        assert "Dit kan niet van de site." in client.get(address(row, "unpublish")).content.decode()
        withdraw(client, row)
        assert fresh(row).live


def test_a_role_may_go_when_another_is_left(vladimir, desk):
    role = kinds.a_role().row
    RoleFactory()
    assert "bestaat dan niet meer" in vladimir.get(address(role, "unpublish")).content.decode()
    withdraw(vladimir, role)
    assert not Role.objects.live().filter(pk=role.pk).exists()


def test_what_waits_for_its_moment_is_written_down_at_both_moments(kelly, vladimir, records, monkeypatch):
    tip = kinds.a_tip().row
    later = timezone.localtime(timezone.now() + timedelta(hours=2))
    save(kelly, tip, "submit", text="Straks.", go_live_at=later.strftime("%Y-%m-%dT%H:%M"))
    approve(vladimir, fresh(tip))
    monkeypatch.setattr(timezone, "now", lambda: later + timedelta(hours=1))
    call_command("publish_scheduled")
    steps = ("words-changed", "words-approved", "words-scheduled", "words-published")
    assert records == [(step, f"tips.tip:{tip.key}") for step in steps]


def test_what_is_published_is_written_down_with_who_approved(kelly, vladimir, records):
    tip = kinds.a_tip().row
    save(kelly, tip, "submit", text="Kijk om.")
    approve(vladimir, fresh(tip))
    steps = ("words-changed", "words-approved", "words-published")
    assert records == [(step, f"tips.tip:{tip.key}") for step in steps]


def test_what_is_off_the_site_already_is_not_withdrawn_again(vladimir, michael, records, mailoutbox):
    tip = kinds.a_tip().row
    Tip.objects.update(live=False)
    withdraw(vladimir, tip)
    assert records == []
    assert mailoutbox == []


def test_what_will_not_go_on_the_site_after_all_is_written_down(kelly, vladimir, records):
    tip = kinds.a_tip().row
    later = timezone.localtime(timezone.now() + timedelta(hours=2))
    save(kelly, tip, "submit", text="Straks.", go_live_at=later.strftime("%Y-%m-%dT%H:%M"))
    approve(vladimir, fresh(tip))
    scheduled = fresh(tip).scheduled_revision
    for _time in range(2):
        vladimir.post(address(tip, "revisions_unschedule", scheduled.pk))
    assert fresh(tip).scheduled_revision is None
    assert records[3:] == [("words-unscheduled", f"tips.tip:{tip.key}")]


def test_a_lock_is_written_down_and_its_end_too(superuser, records):
    tip = kinds.a_tip().row
    for screen in ("lock", "lock", "unlock", "unlock"):
        superuser.post(address(tip, screen))
    assert records == [(step, f"tips.tip:{tip.key}") for step in ("words-locked", "words-unlocked")]


def test_the_end_of_their_time_is_written_down_in_words(desk, records):
    tip = kinds.a_tip().row
    Tip.objects.update(expire_at=timezone.now())
    call_command("publish_scheduled")
    assert records == [("words-expired", f"tips.tip:{tip.key}")]


def test_all_that_happens_to_words_has_a_name_in_dutch():
    names = [value for name, value in vars(audit_words).items() if name.isupper()]
    assert set(names) <= set(audit.WORDS)
