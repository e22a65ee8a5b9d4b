"""People to try each job with, on a machine of one's own."""

import os
import secrets
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.groups import ADMINISTRATOR, EDITOR, REVIEWER, staff_groups
from accounts.models import User
from accounts.models.user import DEMO_DOMAIN

JOBS = {
    "redacteur": ([EDITOR], "writes words"),
    "eindredacteur": ([REVIEWER], "approves words"),
    "beheerder": ([ADMINISTRATOR], "invites people, reads the audit log"),
    "landelijk": ([], "keeps the national numbers"),
    "utrecht-1": ([], "keeps the numbers of Utrecht"),
    "utrecht-2": ([], "keeps the numbers of Utrecht"),
    "rotterdam": ([], "keeps the numbers of Rotterdam"),
    "drenthe": ([], "keeps the numbers of Drenthe"),
}


class Command(BaseCommand):
    """`demo_accounts`: makes those that are missing, and says how to sign in."""

    help = (
        "Make accounts to try each job with. Refused unless DEBUG is on; without it they do not work either."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """For the Makefile, which does not know whether DEBUG is on."""
        parser.add_argument("--if-debug", action="store_true", help="do nothing, rather than refuse")

    def handle(self, *args: Any, if_debug: bool, verbosity: int, **options: Any) -> None:
        """Make them, and print how to get in."""
        if not settings.DEBUG:
            if if_debug:
                return
            raise CommandError("Demo accounts are for a machine of one's own: they need DEBUG=yes.")
        password = _password(settings.VAR_DIR / "demo_password")
        with transaction.atomic():
            _make_missing(password)
        if verbosity:
            self._tell(password)

    def _tell(self, password: str) -> None:
        self.stdout.write(f"  Staff: /account/   password {password}   code {settings.DEMO_CODE}")
        for name, (_groups, job) in JOBS.items():
            self.stdout.write(f"         {name + DEMO_DOMAIN:<30}{job}")


def _make_missing(password: str) -> None:
    """Each person with this password, a confirmed address and an app with codes."""
    people = User.objects.filter(email__endswith=DEMO_DOMAIN)
    if len(people) == len(JOBS) and people[0].check_password(password):
        return
    hashed = make_password(password)
    for name, (groups, _job) in JOBS.items():
        user, is_new = User.objects.update_or_create(
            email=name + DEMO_DOMAIN,
            defaults={"first_name": name.capitalize(), "last_name": "Voorbeeld", "password": hashed},
        )
        if is_new:
            user.groups.add(*staff_groups(groups))
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
            TOTP.activate(user, generate_totp_secret())


def _password(path: Path) -> str:
    """One for all, made once for this machine and kept in `path`."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"proef-{secrets.token_hex(4)}")
    return path.read_text(encoding="utf-8")
