"""There is no path to a page of staff without a second step that was taken in this very session."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client

from accounts import second_factor
from accounts.groups import ADMINISTRATOR
from accounts.models import Invitation, User
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import (
    CODE,
    HOME,
    SET_UP,
    SHOW,
    SIGN_IN,
    code,
    code_in,
    give_password,
    is_in,
    sign_in,
)
from tests.accounts.staff_addresses import staff_addresses
from tests.staff import SECRET, at_work, with_app

pytestmark = pytest.mark.django_db

RECORDS = "account_authentication_methods"
FOR_ADMINISTRATORS = ("/account/medewerkers/", "/account/logboek/", "/account/logboek/logboek.csv")
ELSEWHERE = ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x"]


def refused(response, name, allowed):
    """Whether it led to where one signs in, shows the second step or sets it up; or this address may open."""
    if name in allowed:
        return response.status_code != 500
    return response.status_code == 302 and response.url.partition("?")[0] in {SIGN_IN, SHOW, SET_UP}


def nobody(client, kelly):
    return second_factor.FOR_EVERYBODY


def knows_the_password(client, kelly):
    give_password(client)
    return second_factor.FOR_EVERYBODY


def forced_in(client, kelly):
    client.force_login(kelly)
    return second_factor.TO_SHOW


def without_a_factor(client, kelly):
    kelly.drop_factors()
    client.force_login(kelly)
    return second_factor.TO_SET_UP


@pytest.mark.parametrize("come", [nobody, knows_the_password, forced_in, without_a_factor])
def test_every_address_is_closed(browser_client, kelly, come):
    allowed = come(browser_client, kelly)
    addresses = staff_addresses()
    assert len(addresses) > 150
    open_to = [
        (name, path)
        for name, path in addresses
        if name not in {"account_logout", "invitation"}  # these change who one is
        and not refused(browser_client.get(path), name, allowed)
    ]
    assert not open_to


def remembered(session, kelly):
    session[RECORDS] = [{"method": "password", "at": time.time()}]


def of_a_factor_that_is_gone(session, kelly):
    session[RECORDS][1]["id"] += 1000


def of_somebody_else(session, kelly):
    session[f"{RECORDS}_user"] = "999"


def of_long_ago(session, kelly):
    for record in session[RECORDS]:
        record["at"] -= second_factor.LASTS + 1


def of_a_password_alone(session, kelly):
    session[RECORDS] = [{"method": "password", "at": time.time(), "reauthenticated": True}]


def empty(session, kelly):
    del session[RECORDS]


def of_somebody_who_left(session, kelly):
    User.objects.filter(pk=kelly.pk).update(is_active=False)


def of_a_demo_account(session, kelly):
    User.objects.filter(pk=kelly.pk).update(email="kelly@voorbeeld.test")


@pytest.mark.parametrize(
    "spoil",
    [
        remembered,
        of_a_factor_that_is_gone,
        of_somebody_else,
        of_long_ago,
        of_a_password_alone,
        empty,
        of_somebody_who_left,
        of_a_demo_account,
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_session_that_is_not_whole_opens_nothing(browser_client, make_person, spoil, method):
    kelly = make_person(groups=[ADMINISTRATOR], is_superuser=True)
    at_work(browser_client, kelly)
    assert is_in(browser_client)
    session = browser_client.session
    spoil(session, kelly)
    session.save()
    for address in (HOME, *FOR_ADMINISTRATORS, "/redactie/", "/redactie/login/"):
        response = getattr(browser_client, method)(address)
        assert refused(response, "", ()), address


def test_the_hard_end_signs_out(browser_client, kelly):
    at_work(browser_client, kelly)
    session = browser_client.session
    of_long_ago(session, kelly)
    session.save()
    assert browser_client.get(HOME).url == f"{SIGN_IN}?next=/account/"
    assert "_auth_user_id" not in browser_client.session


def test_password_and_code_let_in(browser_client, kelly):
    assert give_password(browser_client).url == CODE
    assert not is_in(browser_client)
    assert browser_client.post(CODE, {"code": code()}).url == HOME
    assert is_in(browser_client)


def test_one_comes_where_one_was_going(browser_client, kelly):
    asked = browser_client.get("/account/sessies/")
    browser_client.post(asked.url, {"login": kelly.email, "password": PASSWORD})
    assert browser_client.post(CODE, {"code": code()}).url == "/account/sessies/"


@pytest.mark.parametrize(("come", "where"), [(nobody, SIGN_IN), (forced_in, SHOW)])
def test_nobody_is_led_back_to_what_can_only_be_sent(browser_client, kelly, come, where):
    come(browser_client, kelly)
    assert browser_client.post("/account/medewerkers/1/stoppen/").url == where


def test_after_the_hard_end_neither(browser_client, kelly):
    at_work(browser_client, kelly)
    session = browser_client.session
    of_long_ago(session, kelly)
    session.save()
    assert browser_client.post("/account/medewerkers/1/stoppen/").url == SIGN_IN


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_led_elsewhere(browser_client, kelly, elsewhere):
    browser_client.post(f"{SIGN_IN}?next={elsewhere}", {"login": kelly.email, "password": PASSWORD})
    assert browser_client.post(CODE, {"code": code()}).url == HOME


@pytest.mark.parametrize("typed", ["000000", "", code("AAAAAAAAAAAAAAAA"), code(periods=-9)])
def test_another_code_does_not(browser_client, kelly, typed):
    give_password(browser_client)
    browser_client.post(CODE, {"code": typed})
    assert not is_in(browser_client)


def as_shown(used):
    return used


def with_a_space(used):
    return f"{used[:3]} {used[3:]}"


def with_dashes(used):
    return f"-{used}-"


def very_long(used):
    return used + "." * 500


@pytest.mark.parametrize("written", [as_shown, with_a_space, with_dashes, very_long])
def test_a_code_works_once(browser_client, kelly, written):
    used = code()
    give_password(browser_client)
    browser_client.post(CODE, {"code": used})
    cache.delete(f"allauth.mfa.totp.used?user={kelly.pk}&code={used}")  # the library forgets it too soon
    other = Client(headers={"Sec-Fetch-Site": "same-origin"})
    give_password(other)
    assert other.post(CODE, {"code": written(used)}).status_code == 200
    assert is_in(browser_client)
    assert not is_in(other)


def test_a_code_written_at_great_length_lets_in(browser_client, kelly):
    give_password(browser_client)
    browser_client.post(CODE, {"code": very_long(code())})
    assert is_in(browser_client)


def test_a_recovery_code_lets_in_once(browser_client, kelly):
    first = RecoveryCodes.activate(kelly).get_unused_codes()[0]
    give_password(browser_client)
    browser_client.post(CODE, {"code": first})
    assert is_in(browser_client)
    other = Client(headers={"Sec-Fetch-Site": "same-origin"})
    give_password(other)
    other.post(CODE, {"code": first})
    assert not is_in(other)


def test_recovery_codes_alone_are_no_second_factor(browser_client, make_person):
    michael = make_person("michael@example.org", app=False)
    RecoveryCodes.activate(michael)
    give_password(browser_client, michael.email)
    assert browser_client.get(HOME).url == SET_UP


def test_who_was_forced_in_shows_the_code_and_is_in(browser_client, kelly):
    browser_client.force_login(kelly)
    asked = browser_client.get("/account/sessies/").url
    assert asked == f"{SHOW}?next=/account/sessies/"
    assert browser_client.post(asked, {"code": "000000"}).status_code == 200
    assert not is_in(browser_client)
    assert browser_client.post(asked, {"code": code()}).url == "/account/sessies/"
    assert is_in(browser_client)


def test_a_new_password_by_mail_skips_nothing(browser_client, kelly, mailoutbox):
    browser_client.post("/account/wachtwoord/vergeten/", {"email": kelly.email})
    given = code_in(mailoutbox[0])
    browser_client.post("/account/wachtwoord/code/", {"code": given})
    assert not is_in(browser_client)
    renewed = {"password1": "nog een zin van niemand", "password2": "nog een zin van niemand"}
    browser_client.post("/account/wachtwoord/nieuw/", renewed)
    kelly.refresh_from_db()
    assert kelly.check_password(renewed["password1"])
    assert not is_in(browser_client)
    assert give_password(browser_client, password=renewed["password1"]).url == CODE
    assert not is_in(browser_client)


def test_an_invitation_leads_to_the_second_step_and_no_further(browser_client, make_person):
    invitation = Invitation.objects.invite("nieuw@example.org", [ADMINISTRATOR], by=None)
    browser_client.get("/account/uitnodiging/", {"code": invitation.token})
    given = {"first_name": "Nieuw", "last_name": "Iemand", "password": PASSWORD}
    assert browser_client.post("/account/uitnodiging/aannemen/", given).url == SET_UP
    for address in (HOME, *FOR_ADMINISTRATORS, "/redactie/", "/account/e-mailadres/"):
        assert browser_client.get(address).url == SET_UP


def test_the_second_step_once_set_up_opens_the_rest(browser_client, make_person):
    michael = make_person("michael@example.org", app=False)
    give_password(browser_client, michael.email)
    asked = browser_client.get("/account/tweede-stap/app/")
    assert asked.url.startswith("/account/bevestigen/")  # the password once more
    browser_client.post(asked.url, {"password": PASSWORD})
    secret = browser_client.get("/account/tweede-stap/app/").context["form"].secret
    assert browser_client.post("/account/tweede-stap/app/", {"code": code(SECRET)}).status_code == 200
    assert not is_in(browser_client)
    set_up = browser_client.post("/account/tweede-stap/app/", {"code": code(secret)})
    assert set_up.url == "/account/tweede-stap/herstelcodes/"
    assert len(browser_client.get(set_up.url).context["unused_codes"]) == 10
    assert is_in(browser_client)


def test_who_has_a_factor_cannot_set_up_another_instead_of_showing_it(browser_client, kelly):
    Authenticator.objects.filter(user=kelly).delete()
    Authenticator.objects.create(user=kelly, type=Authenticator.Type.WEBAUTHN, data={})
    browser_client.force_login(kelly)
    for address in ("/account/tweede-stap/app/", "/account/tweede-stap/passkeys/nieuw/", SET_UP):
        assert browser_client.get(address).url.startswith("/account/tweede-stap/passkeys/bevestigen/")


def test_taking_the_factor_away_shuts_everything(browser_client, kelly):
    at_work(browser_client, kelly)
    browser_client.post("/account/bevestigen/", {"password": PASSWORD})
    browser_client.post("/account/tweede-stap/app/weghalen/")
    assert browser_client.get(HOME).url == SET_UP


@pytest.mark.parametrize(
    "address",
    [
        "/account/e-mailadres/",
        "/account/tweede-stap/app/weghalen/",
        "/account/tweede-stap/herstelcodes/",
        "/account/tweede-stap/herstelcodes/nieuw/",
        "/account/tweede-stap/herstelcodes/bestand/",
        "/account/tweede-stap/passkeys/nieuw/",
    ],
)
def test_what_matters_is_changed_after_showing_again_who_one_is(browser_client, kelly, address):
    RecoveryCodes.activate(kelly)
    at_work(browser_client, kelly)
    response = browser_client.post(address, {"email": "anders@example.org", "action_add": "x"})
    if response.status_code == 405:
        response = browser_client.get(address)
    assert response.url.startswith("/account/bevestigen/")
    kelly.refresh_from_db()
    assert kelly.email == "kelly@example.org"


def test_nothing_of_it_is_kept_by_a_browser(browser_client, kelly):
    at_work(browser_client, kelly)
    for address in (HOME, SIGN_IN, "/account/sessies/"):
        assert "no-store" in browser_client.get(address)["Cache-Control"]


def kept_of_signing_in(client):
    return {name for name in dict(client.session.items()) if name.startswith("account_auth")}


def test_at_work_is_what_signing_in_leaves_behind(browser_client, kelly):
    sign_in(browser_client)
    signed_in = kept_of_signing_in(browser_client)
    shape = [(one["method"], one.get("id"), one.get("type")) for one in browser_client.session[RECORDS]]
    other = at_work(Client(), kelly)
    assert signed_in == kept_of_signing_in(other)
    assert shape == [(one["method"], one.get("id"), one.get("type")) for one in other.session[RECORDS]]
    assert with_app(kelly).pk == shape[1][1]
