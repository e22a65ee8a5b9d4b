"""A provider of one's own lets in who works here, and no further than the second step."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount

from accounts.models import AuditEntry, User
from accounts.provider import StaffProviderAdapter
from tests.accounts.signing_in import CODE, HOME, SET_UP, SIGN_IN, code, is_in
from tests.staff import at_work

pytestmark = pytest.mark.django_db

ISSUER = "https://inloggen.example.org"
START, BACK = "/account/extern/oidc/", "/account/extern/oidc/terug/"


class Answer:
    """What the provider says."""

    status_code = 200
    headers = {"content-type": "application/json"}

    def __init__(self, told):
        self.told = told

    def raise_for_status(self):
        pass

    def json(self):
        return self.told


class Provider:
    """Stands in for the network: a provider that knows one person."""

    def __init__(self, **person):
        self.person = {"sub": "7", **person}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    def get(self, url, **kwargs):
        if url == f"{ISSUER}/.well-known/openid-configuration":
            names = ("token_endpoint", "authorization_endpoint", "userinfo_endpoint", "issuer", "jwks_uri")
            return Answer({name: f"{ISSUER}/{name}" for name in names})
        assert url == f"{ISSUER}/userinfo_endpoint"
        return Answer(self.person)

    def request(self, method, url, **kwargs):
        assert (method, url) == ("POST", f"{ISSUER}/token_endpoint")
        assert kwargs["data"]["code_verifier"]
        return Answer({"access_token": "geheim", "token_type": "Bearer"})


@pytest.fixture
def come(browser_client, settings, monkeypatch):
    """Comes back from the provider as the person it knows."""
    app = {"provider_id": "oidc", "name": "Gemeente Utrecht", "client_id": "ons", "secret": "x"}
    app["settings"] = {"server_url": ISSUER}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}

    def go(start=f"{START}?process=login", **person):
        monkeypatch.setattr(StaffProviderAdapter, "get_requests_session", lambda self: Provider(**person))
        there = browser_client.get(start)
        assert there.url.startswith(f"{ISSUER}/authorization_endpoint?")
        state = parse_qs(urlsplit(there.url).query)["state"][0]
        return browser_client.get(BACK, {"code": "een code", "state": state})

    return go


def test_without_one_in_the_settings_there_is_none(browser_client):
    assert b"extern" not in browser_client.get(SIGN_IN).content
    assert browser_client.get(START).status_code == 404


def test_it_is_offered_where_one_signs_in(browser_client, come):
    assert "Inloggen met Gemeente Utrecht" in browser_client.get(SIGN_IN).content.decode()


def test_who_works_here_comes_to_the_second_step(browser_client, kelly, come):
    assert come(email="Kelly@example.org", email_verified=True).url == CODE
    assert not is_in(browser_client)
    assert browser_client.post(CODE, {"code": code()}).url == HOME
    assert is_in(browser_client)
    assert AuditEntry.objects.get().action == "signed-in"


def test_who_has_no_factor_yet_sets_one_up(browser_client, make_person, come):
    make_person(app=False)
    come(email="kelly@example.org", email_verified=True)
    assert browser_client.get(HOME).url == SET_UP
    assert browser_client.get("/redactie/").url == SET_UP


@pytest.mark.parametrize(
    "person",
    [
        {"email": "vreemde@example.org", "email_verified": True},
        {"email": "kelly@example.org", "email_verified": False},
        {"email": "kelly@example.org"},
        {},
    ],
)
def test_nobody_else_gets_in_or_gets_an_account(browser_client, kelly, come, person):
    answer = come(**person)
    assert "Je hebt hier geen account" in answer.content.decode()
    assert not is_in(browser_client)
    assert list(User.objects.all()) == [kelly]
    assert not SocialAccount.objects.exists()
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.about, entry.detail) == ("sign-in-refused", "", "OIDC")


def test_who_left_does_not_get_in(browser_client, kelly, come):
    kelly.is_active = False
    kelly.save()
    assert come(email=kelly.email, email_verified=True).url == SIGN_IN
    assert not is_in(browser_client)


def test_an_account_elsewhere_is_never_tied_to_one_here(browser_client, kelly, come):
    at_work(browser_client, kelly)
    answer = come(f"{START}?process=connect", email="vreemde@example.org", email_verified=True)
    assert answer.status_code == 401
    assert not SocialAccount.objects.exists()


def test_an_answer_nobody_asked_for_is_refused(browser_client, kelly, come):
    assert browser_client.get(BACK, {"code": "een code", "state": "verzonnen"}).status_code == 401
    assert not is_in(browser_client)
