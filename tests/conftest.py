"""What all tests share: static files as in production, and a client that says where its forms stand."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client, override_settings


@pytest.fixture(scope="session", autouse=True)
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files collected and named as in production."""
    with override_settings(STATIC_ROOT=tmp_path_factory.mktemp("static")):
        call_command("collectstatic", verbosity=0, interactive=False)
        yield


@pytest.fixture
def browser_client() -> Client:
    """A client that says where its forms stand, as every browser does."""
    return Client(headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
