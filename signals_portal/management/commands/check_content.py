"""Check the files in fixtures without a database: every row, every reference, and that the flow is sound."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from contacts.directory import read_directory
from loading.files import BadFiles
from signals_portal.content import read_content


class Command(BaseCommand):
    help = "Check the files in fixtures; exit status 1 when a row is wrong."

    def handle(self, *args: Any, **options: Any) -> None:
        data, content = settings.FIXTURES_DIR / "data", settings.FIXTURES_DIR / "content"
        try:
            directory = read_directory(data=data, kinds_file=content / "contact_kinds.yaml")
            tables = read_content(content)
        except BadFiles as error:
            raise CommandError(str(error)) from error
        counts = {
            "municipalities": len(directory.municipalities),
            "place names": len(directory.place_names),
            "postcodes": len(directory.postcodes),
            "contacts": len(directory.contacts),
            **{table.name: len(table.wanted) for table in tables},
        }
        self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
