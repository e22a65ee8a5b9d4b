"""Settings come from the environment; a wrong one stops the start and is named."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SHOWN = "s.DEBUG, s.DATABASES['default']['ENGINE'], s.SHOW_UNCONFIRMED_CONTACTS, bool(s.SECRET_KEY)"


def start(*, show: str = SHOWN, **environment: str) -> subprocess.CompletedProcess:
    """Start Django in a process of its own with only this environment, and print some settings."""
    code = f"import django; django.setup(); from django.conf import settings as s; print({show})"
    kept = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "signals_portal.settings"}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=kept | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_set_is_the_embedded_default():
    started = start()
    assert started.stdout.split() == ["False", "django.db.backends.sqlite3", "False", "True"], started.stderr


def test_debug_shows_unconfirmed_contacts_unless_told_otherwise():
    assert start(DEBUG="yes").stdout.split()[2] == "True"
    assert start(DEBUG="yes", SHOW_UNCONFIRMED_CONTACTS="no").stdout.split()[2] == "False"


def test_a_database_address_chooses_the_database():
    started = start(DATABASE_URL="postgres://someone@127.0.0.1:5432/portal")
    assert started.stdout.split()[1] == "django.db.backends.postgresql"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("SHOW_UNCONFIRMED_CONTACTS", "perhaps"),
        ("BEHIND_PROXY", "perhaps"),
        ("DATABASE_URL", "mysql://127.0.0.1/portal"),
        ("DATABASE_URL", ""),
        ("EMAIL_URL", "pigeon://roof"),
        ("EMAIL_URL", ""),
        ("REDIS_URL", "http://127.0.0.1"),
        ("EXIT_URL", "javascript:alert(1)"),
        ("SITE_URL", "www.example.nl"),
        ("OIDC_ISSUER", "inloggen.example.nl"),
        ("ADMIN_EMAILS", "beheer"),
        ("ADMIN_EMAILS", "beheer@example.nl, techniek@example.nl"),
        ("THEME", "nergens"),
        ("THEME", "../static"),
    ],
)
def test_a_wrong_value_stops_the_start_and_is_named(name, value):
    started = start(**{name: value})
    assert started.returncode != 0
    assert name in started.stderr.splitlines()[-1]


def test_a_provider_to_sign_in_with_needs_all_that_belongs_to_it():
    whole = {"OIDC_ISSUER": "https://login.example.nl", "OIDC_CLIENT_ID": "ons", "OIDC_CLIENT_SECRET": "x"}
    assert start(**whole).returncode == 0
    started = start(OIDC_ISSUER=whole["OIDC_ISSUER"], OIDC_CLIENT_ID="ons")
    assert started.returncode != 0
    assert "OIDC_CLIENT_SECRET" in started.stderr.splitlines()[-1]


def test_all_wrong_values_are_named_at_once():
    last = start(DEBUG="perhaps", THEME="nergens").stderr.splitlines()[-1]
    assert "DEBUG" in last
    assert "THEME" in last


def test_failures_are_mailed_to_everybody_named():
    started = start(ADMIN_EMAILS="beheer@example.nl,techniek@example.nl", show="[to for _, to in s.ADMINS]")
    assert started.stdout.strip() == "['beheer@example.nl', 'techniek@example.nl']", started.stderr


def test_a_call_that_cannot_be_logged_prints_its_values_only_in_debug():
    cannot_be_logged = "__import__('logging').getLogger().warning('%d', 'Geheimdorp')"
    assert "Geheimdorp" not in start(show=cannot_be_logged).stderr
    assert "Geheimdorp" in start(show=cannot_be_logged, DEBUG="yes").stderr


@pytest.mark.parametrize("debug", ["yes", "no"])
def test_the_development_server_writes_no_query(debug):
    request = "'GET /?Geheimdorp HTTP/1.1', '200', '17', extra={'status_code': 200}"
    line = f"__import__('logging').getLogger('django.server').info('%s %s %s', {request})"
    started = start(show=line, DEBUG=debug)
    assert "GET / HTTP/1.1 200 17" in started.stderr
    assert "Geheimdorp" not in started.stderr


def test_sqlite_writes_ahead():
    code = "s.DATABASES['default']['OPTIONS']['init_command']"
    assert "journal_mode=WAL" in start(show=code).stdout
