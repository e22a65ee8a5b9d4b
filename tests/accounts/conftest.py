"""What tests of signing in share."""

import pytest
from allauth.account.models import EmailAddress

from accounts.models import User
from tests.staff import with_app

PASSWORD = "een zin die niemand raadt"  # noqa: S105  # nobody's


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def make_person(db, quick_passwords):
    """Makes somebody who works here, with a password, an app with codes unless told otherwise, and groups."""

    def make(email="kelly@example.org", groups=(), *, app=True, **fields):
        user = User.objects.create_user(email, PASSWORD, **fields)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        user.put_in_groups(groups) if groups else None
        if app:
            with_app(user)
        return user

    return make


@pytest.fixture
def kelly(make_person):
    return make_person()


@pytest.fixture
def at_once(monkeypatch):
    """What waits for the end of a transaction does not wait for the end of the test."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda callback, **options: callback())
