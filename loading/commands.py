"""What the commands that load files have in common."""

from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from loading.files import BadFiles
from loading.tables import Table, load


class LoadCommand(BaseCommand):
    """Loads files: tells first what changes, keeps what people changed, does all or nothing."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only tell what would change.")

    def tables(self) -> Sequence[Table]:
        """The tables to load, in order. Raises BadFiles."""
        raise NotImplementedError

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        try:
            load(self.tables(), dry_run=dry_run, out=self.stdout)
        except BadFiles as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        except ValidationError as error:  # what the database holds does not go with the files
            raise CommandError("\n".join(["Nothing was loaded.", *error.messages])) from error
