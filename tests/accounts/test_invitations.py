"""The only way to an account is an invitation: for one person, once, within seven days."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.utils import timezone

from accounts.groups import ADMINISTRATOR, EDITOR, REVIEWER
from accounts.models import AuditEntry, Invitation, User
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import SIGN_IN
from tests.staff import at_work

pytestmark = pytest.mark.django_db

ACCEPT = "/account/uitnodiging/aannemen/"
GIVEN = {"first_name": "Michael", "last_name": "Jansen", "password": PASSWORD}


@pytest.fixture
def invited():
    return Invitation.objects.invite("Michael@example.org ", [EDITOR], by=None)


def open_link(client, token):
    client.get("/account/uitnodiging/", {"code": token})
    return client.get(ACCEPT)


def test_it_is_mailed_in_dutch_with_a_link_that_works(browser_client, make_person, mailoutbox):
    at_work(browser_client, make_person(groups=[ADMINISTRATOR]))
    browser_client.post(
        "/account/medewerkers/", {"email": "Michael@example.org", "groups": [EDITOR, REVIEWER]}
    )
    mail = mailoutbox[0]
    assert mail.to == ["michael@example.org"]
    assert "Uitnodiging" in mail.subject
    assert "zeven dagen en één keer" in mail.body
    link = re.search(r"http://testserver(/\S+)", mail.body).group(1)
    browser_client.logout()
    page = browser_client.get(link, follow=True)
    assert page.redirect_chain == [(ACCEPT, 302)]
    assert "michael@example.org" in page.content.decode()
    browser_client.post(ACCEPT, GIVEN)
    assert User.objects.get(email="michael@example.org").staff_groups == [EDITOR, REVIEWER]


def test_accepting_makes_the_account(browser_client, invited):
    open_link(browser_client, invited.token)
    browser_client.post(ACCEPT, GIVEN)
    michael = User.objects.get(email="michael@example.org")
    assert (str(michael), michael.staff_groups, michael.is_staff) == ("Michael Jansen", [EDITOR], False)
    assert michael.check_password(PASSWORD)
    assert michael.emailaddress_set.get().verified
    assert AuditEntry.objects.filter(action="invitation-accepted", actor="michael@example.org").exists()


def used(invited):
    invited.accept(first_name="A", last_name="B", password=PASSWORD)


def run_out(invited):
    Invitation.objects.filter(pk=invited.pk).update(sent_at=timezone.now() - timedelta(days=7, seconds=1))


def withdrawn(invited):
    invited.withdraw()


def sent_again(invited):
    invited.send_again()


def replaced(invited):
    Invitation.objects.invite("michael@example.org", [EDITOR], by=None)


@pytest.mark.parametrize("end", [used, run_out, withdrawn, sent_again, replaced])
def test_a_link_that_is_over_opens_nothing(browser_client, invited, end):
    token = invited.token
    end(invited)
    people = User.objects.count()
    for answer in (open_link(browser_client, token), browser_client.post(ACCEPT, GIVEN)):
        assert answer.status_code == 410
        assert "werkt niet meer" in answer.content.decode()
    assert User.objects.count() == people


@pytest.mark.parametrize("end", [used, run_out, withdrawn, sent_again, replaced])
def test_a_form_that_was_open_when_it_ended_makes_nothing(browser_client, invited, end):
    open_link(browser_client, invited.token)
    end(invited)
    people = User.objects.count()
    assert browser_client.post(ACCEPT, GIVEN).status_code == 410
    assert User.objects.count() == people


def test_a_link_made_up_or_changed_opens_nothing(browser_client, invited):
    other = Invitation.objects.invite("vladimir@example.org", [ADMINISTRATOR], by=None)
    real = invited.token
    forged = [
        "",
        "onzin",
        real[:-1],
        f"{real}x",
        signing.dumps([invited.pk, invited.nonce]),
        signing.dumps([invited.pk, invited.nonce], salt="iets anders"),
        signing.dumps([other.pk, invited.nonce], salt="accounts.invitation"),
        signing.dumps([invited.pk], salt="accounts.invitation"),
        signing.dumps("tekst", salt="accounts.invitation"),
        signing.dumps(["geen nummer", invited.nonce], salt="accounts.invitation"),
    ]
    for token in forged:
        assert open_link(browser_client, token).status_code == 410, token
    assert open_link(browser_client, real).status_code == 200


def test_a_link_made_up_leaves_no_session(browser_client, invited):
    for token in ("onzin", "", "x" * 5000, invited.token[:-1]):
        answer = browser_client.get("/account/uitnodiging/", {"code": token})
        assert answer.url == ACCEPT
    assert not Session.objects.exists()
    assert not browser_client.cookies
    browser_client.get("/account/uitnodiging/", {"code": invited.token})
    assert Session.objects.count() == 1


def test_a_link_made_up_opens_nothing_after_a_good_one(browser_client, invited):
    assert open_link(browser_client, invited.token).status_code == 200
    assert open_link(browser_client, "onzin").status_code == 410


def test_the_signature_runs_out_by_itself(invited, monkeypatch):
    token = invited.token
    later = timezone.now() + timedelta(days=7, minutes=1)
    monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
    Invitation.objects.filter(pk=invited.pk).update(sent_at=later)
    assert Invitation.objects.for_token(token) is None


def test_two_who_use_it_at_once_make_one_account(invited):
    again = Invitation.objects.get(pk=invited.pk)
    assert invited.accept(first_name="A", last_name="B", password=PASSWORD)
    assert again.accept(first_name="C", last_name="D", password=f"{PASSWORD}!") is None
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["", "kort", "michael@example.org", "password1234"])
def test_a_weak_password_is_told(browser_client, invited, weak):
    open_link(browser_client, invited.token)
    answer = browser_client.post(ACCEPT, {**GIVEN, "password": weak})
    assert answer.status_code == 200
    assert answer.context["form"].errors["password"]
    assert not User.objects.exists()


def test_who_has_an_account_and_a_factor_signs_in_with_it(browser_client, make_person):
    kelly = make_person()
    back = Invitation.objects.invite(kelly.email, [ADMINISTRATOR], by=None)
    open_link(browser_client, back.token)
    renewed = "nog een zin van niemand"
    assert browser_client.post(ACCEPT, {**GIVEN, "password": renewed}).url == SIGN_IN
    assert "_auth_user_id" not in browser_client.session
    kelly.refresh_from_db()
    assert kelly.check_password(renewed)
    assert User.objects.get(pk=kelly.pk).staff_groups == [ADMINISTRATOR]
