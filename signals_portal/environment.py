"""What the settings need to read the environment strictly."""

import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError as NoAddress
from django.core.validators import validate_email
from environs import ValidationError

DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}
EMAIL_SCHEMES = {"smtp", "submission", "console", "file", "memory", "dummy"}
REDIS_SCHEMES = {"redis", "rediss", "unix"}


def url_with(schemes: Iterable[str], *, may_be_empty: bool = False) -> Callable[[str], None]:
    """A validator for a URL with one of `schemes`."""
    allowed = sorted(schemes)

    def check(value: str) -> None:
        if not value and may_be_empty:
            return
        if urlsplit(value).scheme not in allowed or "://" not in value:
            raise ValidationError(f"Start it with one of {', '.join(f'{s}://' for s in allowed)}")

    return check


def web_address(value: str) -> None:
    """A validator for an absolute http or https address."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValidationError("Give a whole web address, such as https://www.example.org/")


def web_address_or_nothing(value: str) -> None:
    """A validator for an absolute http or https address, or an empty value."""
    if value:
        web_address(value)


def email_addresses(value: list[str]) -> None:
    """A validator for a list of addresses to write to."""
    for address in value:
        try:
            validate_email(address)
        except NoAddress:
            raise ValidationError(f"Not an address to write to: {address!r}") from None


def folder_in(parent: Path) -> Callable[[str], None]:
    """A validator for the name of a folder directly in `parent`."""
    names = sorted(folder.name for folder in parent.iterdir() if folder.is_dir())

    def check(value: str) -> None:
        if value not in names:
            raise ValidationError(f"Unknown: {value!r}. Choose from {', '.join(names)}")

    return check


def kept_secret(path: Path) -> str:
    """A secret made once for this machine and kept in `path`, readable by its owner alone."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        secret = secrets.token_urlsafe(64)
        file.write(secret)
    return secret
