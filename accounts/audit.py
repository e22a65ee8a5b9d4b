"""What people who work here did, told to the log named "audit"."""

import logging

from django.http import HttpRequest

from accounts.models import User

logger = logging.getLogger("audit")


def record(
    action: str, *, actor: User | None, about: str = "", detail: str = "", request: HttpRequest | None = None
) -> None:
    """Keep that `actor` did this."""
    logger.info("%s by %s: %s %s", action, actor.pk if actor else "nobody", about, detail)
