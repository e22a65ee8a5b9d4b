"""Small things templates need everywhere."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.paginator import Page
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The picture frontend/icons.json gives this name. It only adorns words, so it says nothing itself."""
    return mark_safe(_drawing(name))  # noqa: S308  # our own build made it


@cache
def _drawing(name: str) -> str:
    file = settings.BUILD_DIR / "icons" / f"{name}.svg"
    if not file.exists():
        raise ImproperlyConfigured(f"There is no {file}. Is it in frontend/icons.json? Run: make assets")
    source = file.read_text(encoding="utf-8")
    shapes = "".join(re.findall(r"<(?:path|circle|rect|line|poly\w+|ellipse)[^>]*>", source))
    return f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{shapes}</svg>'


@register.simple_tag
def theme_stylesheet(theme: str) -> str:
    """The address of a theme's stylesheet."""
    return static(f"css/{theme}.css")


@register.filter
def page_numbers(page: Page) -> Iterator[int | str]:
    """The numbers to show around a page of a list, with dots for those left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def breakable(text: str) -> str:
    """`text`, that may go on on the next line after a slash: Ouders/vrienden is long for a phone."""
    return text.replace("/", "/\u200b")


@register.filter
def host(address: str) -> str:
    """The host of a web address, as people say it: without www."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.filter
def place_id(number: int) -> str:
    """The id of the place field in a step of the flow."""
    return f"plaats-{number}"
