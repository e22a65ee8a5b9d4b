"""The desk, prepared, with people of each group at it."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.groups import ADMINISTRATOR, EDITOR, REVIEWER
from editorial.staff import prepare_desk
from tests.factories.accounts import UserFactory
from tests.staff import at_work

OWN_PAGE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


class Colleague(Client):
    """Somebody at work, in a browser of their own."""

    def __init__(self, *groups, **fields):
        super().__init__(headers=OWN_PAGE)
        self.person = UserFactory(**fields)
        self.person.groups.set(Group.objects.filter(name__in=groups))
        at_work(self, self.person)


@pytest.fixture
def desk(db):
    prepare_desk()


@pytest.fixture
def kelly(desk):
    """A Redacteur."""
    return Colleague(EDITOR, email="kelly@example.org", first_name="Kelly")


@pytest.fixture
def vladimir(desk):
    """An Eindredacteur."""
    return Colleague(REVIEWER, email="vladimir@example.org", first_name="Vladimir")


@pytest.fixture
def michael(desk):
    """Another Eindredacteur."""
    return Colleague(REVIEWER, email="michael@example.org", first_name="Michael")


@pytest.fixture
def administrator(desk):
    return Colleague(ADMINISTRATOR, email="beheer@example.org")


@pytest.fixture
def superuser(desk):
    return Colleague(email="alles@example.org", is_superuser=True, is_staff=True)
