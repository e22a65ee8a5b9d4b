"""Load the words: tips, signals, glossary, roles, the flow and the information pages."""

from collections.abc import Sequence

from django.conf import settings
from django.core.management import CommandError

from contacts.models import ContactKind
from loading.commands import LoadCommand
from loading.tables import Table
from signals_portal.content import read_content


class Command(LoadCommand):
    help = "Load fixtures/content; words that an editor changed since are kept."

    def tables(self) -> Sequence[Table]:
        if not ContactKind.objects.exists():
            raise CommandError("There are no kinds of contact yet: run load_directory first.")
        return read_content(settings.FIXTURES_DIR / "content")
