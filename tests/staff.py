"""People who work here, signed in."""

import time

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client

from accounts.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  # of an app that only tests have


def with_app(user: User) -> Authenticator:
    """The app with codes of `user`, set up if there was none."""
    return Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": SECRET}}
    )[0]


def at_work(client: Client, user: User) -> Client:
    """`client` with `user` signed in, past everything that stands before the desk."""
    client.force_login(user)
    session = client.session
    now = time.time()
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": now},
        {"method": "mfa", "at": now, "id": with_app(user).pk, "type": "totp"},
    ]
    session.save()
    return client


def cookie_of(client: Client, site: str) -> dict:
    """The session of `client`, for a browser that looks at `site` (Playwright's `add_cookies`).

    It is for https alone, which a browser takes this machine for; Playwright wants to hear it said.
    """
    name = settings.SESSION_COOKIE_NAME
    said = {"name": name, "value": client.cookies[name].value, "secure": True, "httpOnly": True}
    return {**said, "url": site.replace("http:", "https:")}
