"""Prove that nobody changed, removed or slipped in an entry of the audit log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import AuditHead
from accounts.models.audit_log import faults


class Command(BaseCommand):
    """`verify_audit_log`: ends with status 1 and names the first bad entry when the log is not whole."""

    help = (
        "Check the audit log, and print its head: NUMBER:HASH. Keep that elsewhere, and give it back later."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The head of an earlier time, which the log must still hold."""
        parser.add_argument("--known", default="", metavar="NUMBER:HASH", help="a head printed before")

    def handle(self, *args: Any, known: str, **options: Any) -> None:
        """Read the whole log."""
        found = list(faults(known.strip()))
        if found:
            raise CommandError("The audit log is not whole: " + "; ".join(found))
        head = AuditHead.objects.filter(pk=1).first() or AuditHead()
        self.stdout.write(f"The audit log is whole: {head.count} entries.")
        self.stdout.write(str(head))
