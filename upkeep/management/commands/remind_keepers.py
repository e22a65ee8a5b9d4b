"""Remind those who keep contacts of what was not looked at for months: run it once a day."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from upkeep.reminders import Outcome, digests, is_too_soon, remind


class Command(BaseCommand):
    """`remind_keepers`: at most one mail a week to each; a second time the same day sends nothing."""

    help = "Mail those who keep contacts that nobody looked at for five months, or ever."

    def add_arguments(self, parser: CommandParser) -> None:
        """To see first who would get one."""
        parser.add_argument("--dry-run", action="store_true", help="tell who would get a mail, and send none")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Send them, and tell how many. Raises CommandError when some could not be sent."""
        if dry_run:
            return self._foretell()
        done = Counter(outcome for _digest, outcome in remind())
        self.stdout.write(
            f"{done[Outcome.SENT]} sent, {done[Outcome.TOO_SOON]} had one within a week,"
            f" {done[Outcome.FAILED]} failed"
        )
        if done[Outcome.FAILED]:
            raise CommandError("Some mails could not be sent; the next run tries them again.")
        return None

    def _foretell(self) -> None:
        for digest in digests():
            wait = " (had one within a week: not now)" if is_too_soon(digest.person) else ""
            self.stdout.write(f"{digest.person.email}: {len(digest.contacts)} contacts{wait}")
