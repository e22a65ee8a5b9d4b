"""Every address that begins as those of staff do, as the resolver knows them, with made-up values in them."""

import re

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

from accounts.sessions import STAFF_PATHS

VALUES = {
    "int": "1",
    "slug": "iets",
    "str": "iets",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "path": "iets",
}


def staff_addresses():
    """(name, path) of each."""
    found = dict.fromkeys(_walk(get_resolver().url_patterns, "/", ""))
    return [(name, path) for name, path in found if path.startswith(STAFF_PATHS)]


def _walk(patterns, before, namespace):
    for pattern in patterns:
        path = before + _sample(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or ""), path
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, path, inner)


def _sample(pattern):
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda found: VALUES[found.group(1) or "str"], str(pattern))
    plain = re.sub(r"\(\?P<\w+>[^()]*(?:\([^()]*\))?[^()]*\)", "1", str(pattern))
    return re.sub(r"[\^$]|\\[AZ]", "", plain)
