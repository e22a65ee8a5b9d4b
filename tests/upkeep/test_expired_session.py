"""What somebody typed when the session was over waits until they signed in again."""

from urllib.parse import urlencode

import pytest

from contacts.models import Contact
from tests.staff import at_work

TYPED = {"organisation": "Wat ik typte", "phone": "010 000 99 91", "stamp": "1.0"}


@pytest.fixture
def address(country):
    return f"/beheer/contact/{country.contact_a.pk}/"


def send(client, address, typed, **more):
    """As a browser sends a form."""
    return client.post(address, urlencode(typed), content_type="application/x-www-form-urlencoded", **more)


def sign_in_again(client):
    """As the sign-in pages do it: the session goes on, under another key."""
    at_work(client, client.person)


def test_the_form_comes_back_with_what_was_typed(country, kelly, address):
    kelly.logout()
    response = send(kelly, address, TYPED)
    assert response["Location"] == f"/account/inloggen/?next={address}"
    sign_in_again(kelly)
    page = kelly.get(address)
    assert "Je was uitgelogd. Wat je had ingevuld staat er nog." in page.text
    assert 'value="Wat ik typte"' in page.text
    assert Contact.objects.get(pk=country.contact_a.pk).organisation != "Wat ik typte"


def test_it_comes_back_once_and_at_its_own_page_alone(country, kelly, address):
    kelly.logout()
    send(kelly, address, TYPED)
    sign_in_again(kelly)
    assert "Wat ik typte" not in kelly.get("/beheer/plaats/gemeente-adam/nieuw/").text
    assert "Wat ik typte" in kelly.get(address).text
    assert "Wat ik typte" not in kelly.get(address).text


def test_a_new_contact_comes_back_too(country, kelly):
    address = "/beheer/plaats/gemeente-adam/nieuw/"
    kelly.logout()
    send(kelly, address, TYPED)
    sign_in_again(kelly)
    assert "Wat ik typte" in kelly.get(address).text


def test_a_mandate_that_was_being_given_comes_back_too(country, national):
    national.logout()
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
    kelly.logout()
    send(kelly, address, what, headers=headers)
    sign_in_again(kelly)
    page = kelly.get(address)
    assert "Je was uitgelogd" not in page.text


def test_a_button_keeps_nothing_and_leads_to_signing_in(country, kelly):
    kelly.logout()
    response = send(kelly, "/beheer/klopt-nog/bevestigen/", {"contact": "1:1.0"})
    assert response["Location"] == "/account/inloggen/"


def test_strangers_fill_no_more_than_a_little(country, kelly, address, monkeypatch):
    monkeypatch.setattr("accounts.kept_form._EACH_HOUR", 2)
    kelly.logout()
    answers = [send(kelly, address, TYPED)["Location"] for _time in range(3)]
    assert [bool("next=" in where) for where in answers] == [True, True, False]
