"""A remark is told by mail to who writes the words, and each step is written down."""

import pytest

from accounts import audit
from editorial.models import Remark
from tests.desk import kinds
from tests.desk.remarks import TEXT, press, remark
from tests.desk.words import address, save


@pytest.fixture
def tip(desk):
    return kinds.a_tip().row


@pytest.fixture
def mails(mailoutbox, django_capture_on_commit_callbacks):
    """What is sent when somebody makes a remark."""

    def sent(client, row):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            assert remark(client, row).status_code == 302
        return list(mailoutbox)

    return sent


def test_the_writers_of_the_draft_get_one_mail_and_nobody_else(kelly, vladimir, michael, tip, mails):
    save(kelly, tip, text="Kijk om.")
    save(vladimir, tip, text="Kijk goed om.")
    [mail] = mails(vladimir, tip)
    assert mail.recipients() == [kelly.person.email]
    assert mail.body.startswith(f"Vladimir schreef een opmerking bij tip 'Kijk goed om.':\n\n{TEXT}")
    assert mail.body.endswith(address(tip, "remarks"))
    [mail] = mails(michael, tip)
    assert sorted(mail.recipients()) == [kelly.person.email, vladimir.person.email]
    assert mail.to == [], "nobody sees who else got it"


def test_without_a_draft_nobody_is_mailed(kelly, tip, mails):
    assert mails(kelly, tip) == []


def test_who_was_stopped_gets_no_mail(kelly, vladimir, tip, mails):
    save(kelly, tip, text="Kijk om.")
    type(kelly.person).objects.filter(pk=kelly.person.pk).update(is_active=False)
    assert mails(vladimir, tip) == []


def test_a_mail_that_fails_takes_no_remark_away(kelly, vladimir, tip, mails, monkeypatch):
    def fails(*_args, **_kwargs):
        raise OSError

    save(kelly, tip, text="Kijk om.")
    monkeypatch.setattr("django.core.mail.EmailMessage.send", fails)
    assert mails(vladimir, tip) == []
    assert Remark.objects.get().text == TEXT


def test_each_step_is_written_down_once_and_not_what_was_said(kelly, tip, monkeypatch):
    kept = []
    monkeypatch.setattr(audit, "record", lambda action, **told: kept.append((action, *told.values())))
    remark(kelly, tip)
    one = Remark.objects.get()
    for button in ("resolve", "resolve", "reopen", "reopen"):
        press(kelly, tip, button, one)
    steps = ("remark-made", "remark-resolved", "remark-reopened")
    expected = [(step, kelly.person, f"tips.tip:{tip.key}", f"opmerking {one.pk}") for step in steps]
    assert kept == expected
