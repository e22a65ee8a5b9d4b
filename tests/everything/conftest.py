"""These tests prove things about the real content: all of it is in the database."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.real_content import loaded


@pytest.fixture(scope="package")
def real_content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All of fixtures/ in the database, until the last test of this package."""
    with loaded(django_db_blocker):
        yield


@pytest.fixture(autouse=True)
def _real(real_content: None, db: None) -> None:
    """Load everything once for this package."""
