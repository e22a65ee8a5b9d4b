"""Load the directory: municipalities, regions, names, postcodes, kinds of contact and contacts."""

from collections.abc import Sequence

from django.conf import settings

from contacts.directory import read_directory
from contacts.tables import tables
from loading.commands import LoadCommand
from loading.tables import Table


class Command(LoadCommand):
    help = "Load fixtures/data and the kinds of contact; numbers that people changed since are kept."

    def tables(self) -> Sequence[Table]:
        fixtures = settings.FIXTURES_DIR
        return tables(
            read_directory(data=fixtures / "data", kinds_file=fixtures / "content" / "contact_kinds.yaml")
        )
