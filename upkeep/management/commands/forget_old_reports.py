"""Remove what visitors reported long ago: run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from upkeep.models import Report


class Command(BaseCommand):
    """`forget_old_reports`: what is over a year old has no meaning any more."""

    help = "Remove reports of visitors that are over a year old, handled or not."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them, and tell how many."""
        self.stdout.write(f"{Report.objects.delete_old()} reports removed")
