"""The way in when nobody can invite: the first Beheerder, or all of them locked out."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from accounts import audit
from accounts.groups import ADMINISTRATOR
from accounts.mail import invitation_path
from accounts.models import Invitation, User


class Command(BaseCommand):
    """`admit EMAIL`: makes or brings back a Beheerder, prints a link that works once, and writes it down."""

    help = "Let somebody in as Beheerder, by a link that works once, within seven days."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom, and whether the second step must be set up anew."""
        parser.add_argument("email")
        parser.add_argument(
            "--new-factor", action="store_true", help="forget the second step: phone and codes are lost"
        )
        parser.add_argument("--site", default="", help="where the site is, such as https://www.example.org")

    def handle(self, *args: Any, email: str, new_factor: bool, site: str, **options: Any) -> None:
        """Do it all, or nothing."""
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"Not an e-mail address: {email}") from None
        with transaction.atomic():
            user = User.objects.filter(email__iexact=email).first()
            if user:
                user.reactivate()
                if new_factor:
                    user.drop_factors()
            invitation = Invitation.objects.invite(email, [ADMINISTRATOR], by=None)
            detail = "new second step" if new_factor else ""
            audit.record(audit.ADMITTED, actor=None, about=invitation.email, detail=detail)
        self.stdout.write("Give this link to nobody else. It works once, within seven days:")
        self.stdout.write((site or _guess()).rstrip("/") + invitation_path(invitation))


def _guess() -> str:
    """Where this site most likely is."""
    return "http://127.0.0.1:8000" if settings.DEBUG else f"https://{settings.ALLOWED_HOSTS[0]}"
