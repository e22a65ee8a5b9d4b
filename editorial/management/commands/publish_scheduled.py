"""Put approved words on the site at their moment, and take off what has expired: run it every few minutes."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Revision

from editorial.staff import editorial_models

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """In place of Wagtail's own command, in which one that cannot be published keeps the others waiting."""

    help = "Publish approved words whose moment has come, and take off the site what has expired."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, each of them by itself."""
        now = timezone.now()
        for model in editorial_models():
            for words in model.objects.filter(live=True, expire_at__lte=now):
                _try(words.expire)
        for revision in Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at"):
            _try(partial(revision.publish, log_action="wagtail.publish.scheduled"))


def _try(act: Callable[[], object]) -> None:
    try:
        act()
    except (PermissionDenied, ValidationError):
        logger.exception("Words that were scheduled cannot go on the site, or off it")
