"""What all tests share: static files as in production, and a client that says where its forms stand."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="session", autouse=True)
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files collected and named as in production."""
    with override_settings(STATIC_ROOT=tmp_path_factory.mktemp("static")):
        call_command("collectstatic", verbosity=0, interactive=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_other_connection(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """At the end only this connection to the test database is left, so that it can be dropped.

    While Playwright's event loop runs in this thread, Django keeps a connection apart for it, and nobody can
    reach that one any more once the loop has stopped. PostgreSQL drops no database that somebody looks at.
    """
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def browser_client() -> Client:
    """A client that says where its forms stand, as every browser does."""
    return Client(headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
