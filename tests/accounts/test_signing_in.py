"""Signing in tells nobody who works here, cannot be tried for ever, and is written down."""

import re

import pytest
from django.test import Client

from accounts.models import AuditEntry, User
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import CODE, SIGN_IN, code, code_in, give_password, is_in, sign_in
from tests.staff import at_work

pytestmark = pytest.mark.django_db

RESET = "/account/wachtwoord/vergeten/"
OF_ONE_VISIT = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|[\w.]+@[\w.]+')


def seen(response):
    """What somebody sees, less what they typed themselves."""
    return response.status_code, response.get("Location"), OF_ONE_VISIT.sub("", response.content.decode())


def written_down():
    return list(AuditEntry.objects.order_by("number").values_list("action", "actor", "about"))


def a_browser():
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def test_there_is_no_way_to_make_an_account(client):
    assert client.get("/account/signup/").status_code == 404
    assert client.get("/account/aanmelden/").status_code == 404


def test_wrong_and_unknown_and_left_get_the_same_answer(make_person):
    make_person("kelly@example.org")
    make_person("weg@example.org", is_active=False)
    User.objects.create_user("uitgenodigd@example.org")
    make_person("demo@voorbeeld.test")
    tries = {
        "kelly@example.org": "verkeerd",
        "niemand@example.org": PASSWORD,
        "weg@example.org": PASSWORD,
        "uitgenodigd@example.org": PASSWORD,
        "demo@voorbeeld.test": PASSWORD,
    }
    answers = {email: seen(give_password(a_browser(), email, given)) for email, given in tries.items()}
    assert len(set(answers.values())) == 1
    status, _, words = answers["niemand@example.org"]
    assert status == 200
    assert "Het e-mailadres of het wachtwoord klopt niet." in words


def test_who_forgot_and_who_never_was_get_the_same_answer(make_person, mailoutbox):
    make_person("kelly@example.org")
    make_person("weg@example.org", is_active=False)
    answers = set()
    for email in ("kelly@example.org", "niemand@example.org", "weg@example.org"):
        browser = a_browser()
        asked = browser.post(RESET, {"email": email})
        code_page, wrong = browser.get(asked.url), browser.post(asked.url, {"code": "NIKS"})
        answers.add((seen(asked), seen(code_page), seen(wrong)))
    assert len(answers) == 1
    assert [mail.to for mail in mailoutbox] == [["kelly@example.org"]]


def test_the_code_for_a_new_password_comes_in_dutch_and_tells_no_browser(browser_client, kelly, mailoutbox):
    browser_client.post(RESET, {"email": kelly.email})
    mail = mailoutbox[0]
    assert "Code voor een nieuw wachtwoord" in mail.subject
    assert "Vroeg je dit niet zelf?" in mail.body
    browser_client.post("/account/wachtwoord/code/", {"code": code_in(mail)})
    renewed = {"password1": "nog een zin van niemand", "password2": "nog een zin van niemand"}
    browser_client.post("/account/wachtwoord/nieuw/", renewed)
    assert "127.0.0.1" not in mailoutbox[1].body
    assert ("password-changed", kelly.email, "") in written_down()


@pytest.mark.parametrize("email", ["kelly@example.org", "niemand@example.org"])
def test_the_sixth_try_is_refused_whatever_is_given(kelly, email):
    for _ in range(5):
        assert "klopt niet" in give_password(a_browser(), email, "verkeerd").content.decode()
    answer = give_password(a_browser(), email, PASSWORD)
    assert answer.status_code == 200
    assert "Te vaak geprobeerd" in answer.content.decode()


def test_one_who_was_tried_too_often_keeps_nobody_else_out(kelly, make_person):
    make_person("michael@example.org")
    for _ in range(6):
        give_password(a_browser(), "kelly@example.org", "verkeerd")
    assert give_password(a_browser(), "michael@example.org").url == CODE


def test_the_sixth_code_is_refused_even_if_it_is_right(browser_client, kelly):
    give_password(browser_client)
    for _ in range(5):
        browser_client.post(CODE, {"code": "000000"})
    browser_client.post(CODE, {"code": code()})
    assert not is_in(browser_client)


def test_the_sixth_mail_in_a_minute_is_refused(kelly, mailoutbox):
    answers = [a_browser().post(RESET, {"email": kelly.email}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Dat ging te vaak" in answers[-1].content.decode()
    assert len(mailoutbox) == 5


def test_coming_and_going_are_written_down(browser_client, kelly):
    sign_in(browser_client)
    browser_client.post("/account/uitloggen/")
    assert written_down() == [("signed-in", kelly.email, ""), ("signed-out", kelly.email, "")]


def test_refusals_are_written_down_with_no_word_of_a_stranger(browser_client, kelly):
    give_password(browser_client, kelly.email, "verkeerd")
    give_password(browser_client, "mijn wachtwoord per ongeluk@example.org", "verkeerd")
    give_password(browser_client, "niemand@example.org", "verkeerd")
    give_password(browser_client)
    browser_client.post(CODE, {"code": "000000"})
    assert written_down() == [
        ("sign-in-refused", "", kelly.email),
        ("sign-in-refused", "", ""),
        ("code-refused", "", kelly.email),
    ]


def test_another_password_is_written_down_and_ends_other_sessions(browser_client, kelly):
    other = at_work(a_browser(), kelly)
    at_work(browser_client, kelly)
    changed = {"oldpassword": PASSWORD, "password1": "nog een zin van niemand"}
    browser_client.post("/account/wachtwoord/", {**changed, "password2": changed["password1"]})
    assert ("password-changed", kelly.email, "") in written_down()
    assert is_in(browser_client)
    assert not is_in(other)


@pytest.mark.parametrize("weak", ["kort", "kelly@example.org", "password1234"])
def test_a_weak_password_is_refused(browser_client, kelly, weak):
    at_work(browser_client, kelly)
    changed = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    browser_client.post("/account/wachtwoord/", changed)
    kelly.refresh_from_db()
    assert kelly.check_password(PASSWORD)


def test_another_address_counts_when_its_code_was_given(browser_client, kelly, mailoutbox):
    at_work(browser_client, kelly)
    browser_client.post("/account/bevestigen/", {"password": PASSWORD})
    asked = browser_client.post("/account/e-mailadres/", {"email": "nieuw@example.org", "action_add": "x"})
    kelly.refresh_from_db()
    assert kelly.email == "kelly@example.org"
    assert mailoutbox[0].to == ["nieuw@example.org"]
    browser_client.post(asked.url, {"code": code_in(mailoutbox[0])})
    kelly.refresh_from_db()
    assert kelly.email == "nieuw@example.org"
    assert mailoutbox[1].to == ["kelly@example.org"]
    entry = AuditEntry.objects.get(action="email-changed")
    assert (entry.about, entry.detail) == ("kelly@example.org", "nieuw@example.org")


def test_ones_own_sessions_are_listed_and_others_ended(browser_client, kelly):
    other = a_browser()
    sign_in(other)
    sign_in(browser_client, periods=1)
    page = browser_client.get("/account/sessies/")
    assert page.context["session_count"] == 2
    assert "dit apparaat" in page.content.decode()
    browser_client.post("/account/sessies/")
    assert is_in(browser_client)
    assert not is_in(other)


def test_everywhere_is_here_too(browser_client, kelly, make_person):
    other, stranger = a_browser(), a_browser()
    make_person("michael@example.org")
    sign_in(stranger, "michael@example.org")
    sign_in(other)
    sign_in(browser_client, periods=1)
    assert browser_client.post("/account/sessies/overal-uitloggen/").url == SIGN_IN
    assert not is_in(browser_client)
    assert not is_in(other)
    assert is_in(stranger)
    assert AuditEntry.objects.filter(action="signed-out", actor=kelly.email, detail="overal").exists()


def test_a_visitor_has_no_session_and_no_cookie_even_with_one_of_staff(browser_client, kelly):
    sign_in(browser_client)
    response = browser_client.get("/weg/")
    assert not response.cookies
    assert is_in(browser_client)


def test_the_cookies_are_for_this_host_alone(browser_client, kelly):
    give_password(browser_client)
    response = browser_client.post(CODE, {"code": code()})
    kept = response.cookies["__Host-sessionid"]
    assert (kept["secure"], kept["httponly"], kept["samesite"], kept["path"]) == (True, True, "Lax", "/")
    assert not kept["domain"]
    token = browser_client.get("/account/sessies/").cookies["__Host-csrftoken"]
    assert (token["secure"], token["httponly"], token["samesite"]) == (True, True, "Lax")


def test_a_session_gets_another_key_on_signing_in(browser_client, kelly):
    give_password(browser_client)
    before = browser_client.session.session_key
    browser_client.post(CODE, {"code": code()})
    assert browser_client.session.session_key != before


def test_a_form_without_a_token_is_refused(kelly):
    strict = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"})
    assert give_password(strict).status_code == 403


def test_the_door_of_the_desk_leads_to_ours(browser_client, make_person):
    at_work(browser_client, make_person(is_superuser=True))
    assert browser_client.post("/redactie/logout/")["Location"] == "/account/uitloggen/"


def test_another_second_step_is_written_down_and_mailed(browser_client, kelly, mailoutbox, at_once):
    at_work(browser_client, kelly)
    browser_client.post("/account/bevestigen/", {"password": PASSWORD})
    browser_client.post("/account/tweede-stap/app/weghalen/")
    secret = browser_client.get("/account/tweede-stap/app/").context["form"].secret
    browser_client.post("/account/tweede-stap/app/", {"code": code(secret)})
    told = list(AuditEntry.objects.order_by("number").values_list("action", "actor", "detail"))
    assert ("factor-removed", kelly.email, "app met codes") in told
    assert ("factor-added", kelly.email, "app met codes") in told
    assert ("factor-added", kelly.email, "herstelcodes") in told
    assert [mail.to for mail in mailoutbox] == [[kelly.email]] * 2


def test_who_has_no_passkey_is_not_asked_for_one(browser_client, kelly):
    give_password(browser_client)
    assert "passkey" not in browser_client.get("/account/tweede-stap/code/").content.decode()
