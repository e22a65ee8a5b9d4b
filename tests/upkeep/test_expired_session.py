"""What somebody typed when the session was over waits until they signed in again."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from contacts.models import Contact
from tests.staff import at_work

TYPED = {"organisation": "Wat ik typte", "phone": "010 000 99 91", "stamp": "1.0"}


@pytest.fixture
def address(country):
    return f"/beheer/contact/{country.contact_a.pk}/"


def end_by_time(client):
    """Nobody did anything for eight hours; the browser still has its cookie."""
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    Session.objects.filter(session_key=key).update(expire_date=timezone.now() - timedelta(seconds=1))


def send(client, address, typed, **more):
    """As a browser sends a form."""
    return client.post(address, urlencode(typed), content_type="application/x-www-form-urlencoded", **more)


def sign_in_again(client):
    """As the sign-in pages do it: the session goes on, under another key."""
    at_work(client, client.person)


def test_the_form_comes_back_with_what_was_typed(country, kelly, address):
    end_by_time(kelly)
    response = send(kelly, address, TYPED)
    assert response["Location"] == f"/account/inloggen/?next={address}"
    sign_in_again(kelly)
    page = kelly.get(address)
    assert "Je was uitgelogd. Wat je had ingevuld staat er nog." in page.text
    assert 'value="Wat ik typte"' in page.text
    assert Contact.objects.get(pk=country.contact_a.pk).organisation != "Wat ik typte"


def test_it_comes_back_once_and_at_its_own_page_alone(country, kelly, address):
    end_by_time(kelly)
    send(kelly, address, TYPED)
    sign_in_again(kelly)
    assert "Wat ik typte" not in kelly.get("/beheer/plaats/gemeente-adam/nieuw/").text
    assert "Wat ik typte" in kelly.get(address).text
    assert "Wat ik typte" not in kelly.get(address).text


def test_a_new_contact_comes_back_too(country, kelly):
    address = "/beheer/plaats/gemeente-adam/nieuw/"
    end_by_time(kelly)
    send(kelly, address, TYPED)
    sign_in_again(kelly)
    assert "Wat ik typte" in kelly.get(address).text


def test_a_mandate_that_was_being_given_comes_back_too(country, national):
    end_by_time(national)
    send(national, "/beheer/mensen/", {"email": "nieuw@example.org", "place": "Adam"})
    sign_in_again(national)
    assert 'value="nieuw@example.org"' in national.get("/beheer/mensen/").text


@pytest.mark.parametrize(
    ("what", "headers"),
    [
        (TYPED, {"Sec-Fetch-Site": "cross-site"}),
        ({**TYPED, "organisation": "x" * 20_000}, {}),
    ],
    ids=["from another site", "too much"],
)
def test_what_is_not_ours_or_too_big_is_not_kept(country, kelly, address, what, headers):
    end_by_time(kelly)
    send(kelly, address, what, headers=headers)
    sign_in_again(kelly)
    page = kelly.get(address)
    assert "Je was uitgelogd" not in page.text


def test_a_button_keeps_nothing_and_leads_to_signing_in(country, kelly):
    end_by_time(kelly)
    response = send(kelly, "/beheer/klopt-nog/bevestigen/", {"contact": "1:1.0"})
    assert response["Location"] == "/account/inloggen/"


def test_who_signed_out_left_nothing_behind(country, kelly, address):
    kelly.logout()
    assert send(kelly, address, TYPED)["Location"] == "/account/inloggen/"


def test_a_stranger_fills_nothing(country, client, address):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    answer = send(client, address, TYPED, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer["Location"] == "/account/inloggen/"
    assert not Session.objects.filter(expire_date__gt=timezone.now()).exists()


def test_somebody_else_at_the_same_computer_does_not_see_it(country, kelly, vladimir, address):
    end_by_time(kelly)
    send(kelly, address, TYPED)
    at_work(kelly, vladimir.person)
    assert "Wat ik typte" not in kelly.get(address).text
