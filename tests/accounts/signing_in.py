"""Signing in by hand, step by step."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.accounts.conftest import PASSWORD
from tests.staff import SECRET

SIGN_IN, CODE, HOME = "/account/inloggen/", "/account/tweede-stap/code/", "/account/"
SET_UP, SHOW = "/account/tweede-stap/instellen/", "/account/tweede-stap/bevestigen/"


def code(secret=SECRET, periods=0):
    """What an app with this secret shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods))


def give_password(client, email="kelly@example.org", password=PASSWORD):
    return client.post(SIGN_IN, {"login": email, "password": password})


def sign_in(client, email="kelly@example.org", password=PASSWORD, periods=0):
    give_password(client, email, password)
    return client.post(CODE, {"code": code(periods=periods)})


def is_in(client):
    """Whether what staff see opens."""
    return client.get(HOME).status_code == 200


def code_in(mail):
    """The code that a mail brings, on a line of its own."""
    return next(line for line in mail.body.splitlines() if re.fullmatch(r"[A-Z0-9-]{6,}", line))
