"""What is done from the command line: letting somebody in, and accounts to try things with."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.groups import ADMINISTRATOR
from accounts.models import AuditEntry, Invitation, User
from accounts.models.user import DEMO_DOMAIN
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import CODE, SIGN_IN, code, give_password, is_in

pytestmark = pytest.mark.django_db

GIVEN = {"first_name": "Eerste", "last_name": "Beheerder", "password": PASSWORD}


def run(*args, **options):
    out = StringIO()
    call_command(*args, stdout=out, **options)
    return out.getvalue()


def link_in(told):
    return re.search(r"https?://[^/]+(/\S+)", told).group(1)


def test_the_first_beheerder_comes_by_a_link(browser_client):
    told = run("admit", "Eerste@example.org", site="https://www.example.org/")
    assert "https://www.example.org/account/uitnodiging/?code=" in told
    browser_client.get(link_in(told))
    browser_client.post("/account/uitnodiging/aannemen/", GIVEN)
    first = User.objects.get()
    assert (first.email, first.is_administrator) == ("eerste@example.org", True)
    assert not is_in(browser_client)  # the second step comes first
    entry = AuditEntry.objects.get(action="admitted")
    assert (entry.actor, entry.about) == ("", "eerste@example.org")


def test_who_was_stopped_is_brought_back_and_keeps_the_second_step(browser_client, make_person):
    kelly = make_person(is_active=False)
    browser_client.get(link_in(run("admit", kelly.email)))
    browser_client.post("/account/uitnodiging/aannemen/", GIVEN)
    kelly = User.objects.get()
    assert (kelly.is_active, kelly.is_administrator, kelly.has_factor) == (True, True, True)
    assert not is_in(browser_client)


def test_who_lost_everything_sets_up_a_second_step_anew(make_person):
    make_person()
    run("admit", "kelly@example.org", new_factor=True)
    assert not User.objects.get().has_factor
    assert AuditEntry.objects.get().detail == "new second step"


@pytest.mark.parametrize("email", ["", "kelly", "kelly@"])
def test_only_an_address_is_admitted(email):
    with pytest.raises(CommandError, match="Not an e-mail address"):
        run("admit", email)
    assert not Invitation.objects.exists()
    assert not AuditEntry.objects.exists()


def test_demo_accounts_are_refused_outside_debug(settings):
    with pytest.raises(CommandError, match="DEBUG"):
        run("demo_accounts")
    assert run("demo_accounts", if_debug=True) == ""
    assert not User.objects.exists()


@pytest.fixture
def demo(settings, tmp_path, quick_passwords):
    """Demo accounts on a machine of one's own, and their password."""
    settings.DEBUG, settings.VAR_DIR = True, tmp_path
    told = run("demo_accounts")
    return re.search(r"password (\S+)", told).group(1)


def test_demo_accounts_sign_in_with_what_is_printed(demo, browser_client, settings):
    settings.MFA_TOTP_INSECURE_BYPASS_CODE = settings.DEMO_CODE
    for user in User.objects.all():
        browser_client.logout()
        assert give_password(browser_client, user.email, demo).url == CODE
        browser_client.post(CODE, {"code": settings.DEMO_CODE})
        assert is_in(browser_client), user.email
    assert User.objects.get(email="beheerder@voorbeeld.test").staff_groups == [ADMINISTRATOR]
    assert User.objects.count() == 8


def test_demo_accounts_made_twice_are_the_same(demo):
    before = list(User.objects.values_list("pk", "password"))
    assert demo in run("demo_accounts")
    assert list(User.objects.values_list("pk", "password")) == before


def test_the_password_is_of_this_machine_and_for_its_owner_alone(demo, settings, tmp_path):
    kept = settings.VAR_DIR / "demo_password"
    assert kept.read_text() == demo
    assert kept.stat().st_mode & 0o777 == 0o600
    settings.VAR_DIR = tmp_path / "elsewhere"
    settings.VAR_DIR.mkdir()
    assert demo not in run("demo_accounts")


def test_demo_accounts_do_not_work_once_debug_is_off(demo, browser_client, settings):
    settings.DEBUG = False
    for user in User.objects.filter(email__endswith=DEMO_DOMAIN):
        assert give_password(browser_client, user.email, demo).status_code == 200
        browser_client.force_login(user)
        assert browser_client.get("/account/").url.startswith(SIGN_IN)


def test_the_code_of_demo_accounts_is_no_code_otherwise(browser_client, kelly, settings):
    assert settings.MFA_TOTP_INSECURE_BYPASS_CODE is None
    assert code() != settings.DEMO_CODE or code(periods=1) != settings.DEMO_CODE
    give_password(browser_client)
    browser_client.post(CODE, {"code": settings.DEMO_CODE})
    assert not is_in(browser_client)
