"""What all tests share: static files as in production, and the real content for those who ask for it."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings


@pytest.fixture(scope="session", autouse=True)
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files collected and named as in production."""
    with override_settings(STATIC_ROOT=tmp_path_factory.mktemp("static")):
        call_command("collectstatic", verbosity=0, interactive=False)
        yield


@pytest.fixture(scope="package")
def real_content(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The database with all of fixtures/ in it, for the tests of one package; taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_directory", verbosity=0, stdout=Silent())
        call_command("load_content", verbosity=0, stdout=Silent())
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


class Silent:
    """An output nobody reads."""

    def write(self, text: str) -> None:
        """Forget it."""


@pytest.fixture
def browser_client() -> Client:
    """A client that says where its forms stand, as every browser does."""
    return Client(headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
