"""Load the words: tips, signals, glossary, roles, the flow and the information pages."""

from collections.abc import Sequence

from django.conf import settings
from django.core.management import CommandError

from contacts.models import ContactKind
from loading.commands import LoadCommand
from loading.files import read_yaml_list
from loading.tables import Table
from signals_portal.content import read_content


class Command(LoadCommand):
    help = "Load fixtures/content; words that an editor changed since are kept."

    def tables(self) -> Sequence[Table]:
        folder = settings.FIXTURES_DIR / "content"
        kinds = {row.text("slug") for row in read_yaml_list(folder / "contact_kinds.yaml")}
        missing = kinds - set(ContactKind.objects.values_list("slug", flat=True))
        if missing:
            names = ", ".join(sorted(missing))
            raise CommandError(f"These kinds of contact are not there yet, run load_directory first: {names}")
        return read_content(folder)
