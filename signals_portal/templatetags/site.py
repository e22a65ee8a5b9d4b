"""Small things templates need everywhere."""

from urllib.parse import urlsplit

from django import template
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def theme_stylesheet(theme: str) -> str:
    """The address of a theme's tokens."""
    return static(f"themes/{theme}/tokens.css")


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
