"""On the site at a moment, and off it again: only what was approved, and gone at the minute it says."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from contacts.models import Contact
from roles.models import Role
from tests.desk import kinds
from tests.desk.words import address, approve, form_of, fresh, press, save
from tips.models import Tip

SOON = timedelta(hours=2)


@pytest.fixture
def tip(desk):
    return kinds.a_tip().row


def moment(when):
    return timezone.localtime(when).strftime("%Y-%m-%dT%H:%M")


def later(monkeypatch, by=2 * SOON):
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + by)


def test_what_was_approved_goes_on_the_site_at_its_moment(kelly, vladimir, tip, monkeypatch):
    save(kelly, tip, "submit", text="Straks.", go_live_at=moment(timezone.now() + SOON))
    approve(vladimir, fresh(tip))
    call_command("publish_scheduled")
    assert fresh(tip).text == "Let op elkaar."
    later(monkeypatch)
    call_command("publish_scheduled")
    assert fresh(tip).text == "Straks."
    assert fresh(tip).live


def test_what_was_not_approved_does_not_go_on_the_site_at_its_moment(kelly, tip, monkeypatch):
    save(kelly, tip, "submit", text="Straks.", go_live_at=moment(timezone.now() + SOON))
    later(monkeypatch)
    call_command("publish_scheduled")
    assert fresh(tip).text == "Let op elkaar."


def test_what_waits_for_its_moment_is_locked(kelly, vladimir, tip):
    save(kelly, tip, "submit", text="Straks.", go_live_at=moment(timezone.now() + SOON))
    approve(vladimir, fresh(tip))
    save(kelly, tip, text="Toch anders.")
    assert fresh(tip).get_latest_revision_as_object().text == "Straks."


def test_what_has_expired_is_gone_also_before_the_timer_runs(kelly, vladimir, tip, monkeypatch):
    save(kelly, tip, "submit", expire_at=moment(timezone.now() + SOON))
    approve(vladimir, fresh(tip))
    assert Tip.objects.live().filter(pk=tip.pk).exists()
    assert Role.objects.live().with_page().get(slug="docent").shared_tips == [tip]
    later(monkeypatch)
    assert not Tip.objects.live().filter(pk=tip.pk).exists()
    assert Role.objects.live().with_page().get(slug="docent").shared_tips == []
    call_command("publish_scheduled")
    assert not fresh(tip).live


def test_one_that_cannot_go_live_keeps_no_other_waiting(kelly, vladimir, tip, monkeypatch):
    guide = kinds.a_guide_for(tip.shown_by()[0]).row
    save(kelly, guide, "submit", go_live_at=moment(timezone.now() + SOON / 2))
    save(kelly, tip, "submit", text="Straks.", go_live_at=moment(timezone.now() + SOON))
    for row in (guide, tip):
        approve(vladimir, fresh(row))
    Contact.objects.update(is_fallback=False)
    later(monkeypatch)
    call_command("publish_scheduled")
    assert fresh(tip).text == "Straks."
    assert fresh(guide).live_revision == guide.live_revision


@pytest.mark.parametrize("kind", ["a_role", "a_guide", "an_info_page"])
def test_what_visitors_cannot_do_without_has_no_end(kelly, vladimir, kind):
    row = kinds.ALL[kind]().row
    assert 'name="expire_at"' not in kelly.get(address(row, "edit")).content.decode()
    save(kelly, row, "submit", expire_at=moment(timezone.now() + SOON))
    approve(vladimir, fresh(row))
    assert fresh(row).expire_at is None


def test_what_expired_during_its_review_is_sent_back_and_not_approved(kelly, vladimir, tip, monkeypatch):
    save(kelly, tip, "submit", text="Nu.", expire_at=moment(timezone.now() + SOON))
    sent = form_of(vladimir, tip, **{"workflow-action-name": "approve"})
    later(monkeypatch)
    answer = press(vladimir, tip, "workflow-action", sent).content.decode()
    assert "Dit is niet goedgekeurd. De dag waarop dit van de site moet, is al voorbij." in answer
    assert fresh(tip).text == "Let op elkaar."
    press(vladimir, tip, "workflow-action", {**sent, "workflow-action-name": "reject"})
    assert not fresh(tip).workflow_in_progress
