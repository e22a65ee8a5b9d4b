"""The real content in the database, for the packages whose tests are about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker


class Silent:
    """An output nobody reads."""

    def write(self, text: str) -> None:
        """Forget it."""


@contextmanager
def loaded(blocker: DjangoDbBlocker) -> Iterator[None]:
    """All of fixtures/ in the database, taken back at the end.

    A package's conftest makes it a fixture of the package: pytest ends such a fixture where the package that
    defines it ends, so it cannot stand in the conftest of all tests.
    """
    with blocker.unblock(), transaction.atomic():
        call_command("load_directory", stdout=Silent())
        call_command("load_content", stdout=Silent())
        with blocker.block():
            yield
        transaction.set_rollback(True)
