"""A mail that cannot be sent: who can try again is told, no answer differs, and the log names no address."""

import re
import smtplib

import pytest
from django.test import Client

from accounts.groups import ADMINISTRATOR
from accounts.models import AuditEntry, Invitation
from tests.accounts.test_signing_in import RESET, seen
from tests.staff import at_work

pytestmark = pytest.mark.django_db

PEOPLE, AGAIN = "/account/medewerkers/", "/account/uitnodigingen/{}/opnieuw/"
NO_MAIL = "De mail naar nieuw@example.org kon niet worden verstuurd."
SEND = "django.core.mail.message.EmailMessage.send"
FAILURES = [
    ConnectionRefusedError("nieuw@example.org"),
    TimeoutError(),
    smtplib.SMTPRecipientsRefused({"nieuw@example.org": (550, b"kelly@example.org")}),
]


@pytest.fixture(params=FAILURES, ids=lambda error: type(error).__name__)
def failing(request, monkeypatch):
    def send(message, fail_silently=False):
        raise request.param

    monkeypatch.setattr(SEND, send)
    return monkeypatch


@pytest.fixture
def desk(browser_client, make_person):
    return at_work(browser_client, make_person(groups=[ADMINISTRATOR]))


def quiet(caplog):
    assert "A mail could not be sent" in caplog.text
    return "@" not in caplog.text


def test_an_invitation_waits_for_another_try(desk, failing, mailoutbox, caplog):
    page = desk.post(PEOPLE, {"email": "nieuw@example.org"}, follow=True)
    invitation = Invitation.objects.open().get()
    assert NO_MAIL in page.content.decode()
    assert "is verstuurd naar" not in page.content.decode()
    assert page.content.decode().count("Stuur nieuw@example.org een nieuwe") == 2  # told, and there to press
    assert NO_MAIL in desk.post(AGAIN.format(invitation.pk), follow=True).content.decode()
    assert quiet(caplog)
    failing.undo()
    page = desk.post(AGAIN.format(invitation.pk), follow=True)
    assert "Er is een nieuwe uitnodiging verstuurd naar nieuw@example.org" in page.content.decode()
    sent = re.search(r"code=(\S+)", mailoutbox[0].body).group(1)
    assert Invitation.objects.for_token(sent) == invitation
    assert AuditEntry.objects.filter(action="invitation-sent-again").count() == 2


def test_known_and_unknown_get_the_same_answer(make_person, failing, caplog):
    make_person("kelly@example.org")
    make_person("weg@example.org", is_active=False)
    answers = set()
    for email in ("kelly@example.org", "niemand@example.org", "weg@example.org"):
        client = Client(headers={"Sec-Fetch-Site": "same-origin"})
        asked = seen(client.post(RESET, {"email": email}))
        answers.add((asked, seen(client.get("/account/wachtwoord/code/"))))
    assert len(answers) == 1
    assert quiet(caplog)


def test_what_was_done_stays_done(desk, make_person, failing, caplog):
    michael = make_person("michael@example.org")
    assert desk.post(f"{PEOPLE}{michael.pk}/tweede-stap/").status_code == 302
    assert not michael.authenticator_set.exists()
    assert quiet(caplog)
