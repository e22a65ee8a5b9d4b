"""Make the groups of staff, their rights at the desk, and the review."""

from typing import Any

from django.core.management.base import BaseCommand

from editorial.staff import prepare_desk


class Command(BaseCommand):
    """`manage.py prepare_desk`; run it after each `migrate`."""

    help = "Make the groups of staff, their rights at the desk, and the review that all words go through."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; a second time changes nothing."""
        prepare_desk()
        self.stdout.write("The desk is ready.")
