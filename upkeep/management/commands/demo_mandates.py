"""What the demo accounts keep, on a machine of one's own."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.models import User
from accounts.models.user import DEMO_DOMAIN
from contacts.models import Mandate, Municipality, Region, RegionKind

MUNICIPALITIES = {"utrecht-1": "utrecht", "utrecht-2": "utrecht", "rotterdam": "rotterdam"}
REGIONS = {"drenthe": (RegionKind.VEILIG_THUIS, "drenthe")}
COUNTRY = "landelijk"


class Command(BaseCommand):
    """`demo_mandates`: gives each demo account its place; a second time changes nothing."""

    help = "Give the demo accounts the places they keep. Refused unless DEBUG is on."

    def add_arguments(self, parser: CommandParser) -> None:
        """For the Makefile, which does not know whether DEBUG is on."""
        parser.add_argument("--if-debug", action="store_true", help="do nothing, rather than refuse")

    @transaction.atomic
    def handle(self, *args: Any, if_debug: bool, **options: Any) -> None:
        """Give what is missing. Raises CommandError for an account or a place that is not there."""
        if not settings.DEBUG:
            if if_debug:
                return
            raise CommandError("Demo accounts are for a machine of one's own: they need DEBUG=yes.")
        people = {user.email: user for user in User.objects.filter(email__endswith=DEMO_DOMAIN)}
        for name, place in self._places().items():
            user = people.get(name + DEMO_DOMAIN)
            if user is None:
                raise CommandError(f"There is no {name}{DEMO_DOMAIN}. Run demo_accounts first.")
            Mandate.objects.get_or_create(user=user, **place)

    def _places(self) -> dict[str, dict[str, Any]]:
        """What each account keeps, as the fields of a mandate."""
        try:
            towns = {
                name: {"municipality": Municipality.objects.get(slug=slug)}
                for name, slug in MUNICIPALITIES.items()
            }
            regions = {
                name: {"region": Region.objects.get(kind=kind, slug=slug)}
                for name, (kind, slug) in REGIONS.items()
            }
        except (Municipality.DoesNotExist, Region.DoesNotExist) as error:
            raise CommandError("The places are not there. Run load_directory first.") from error
        return {**towns, **regions, COUNTRY: {"municipality": None, "region": None}}
