"""Every address of staff, as the resolver knows it, and how to ask for one."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from accounts.sessions import STAFF_PATHS

ANYTHING = "1"  # fits wherever a number, a key or a word is asked for


@dataclass(frozen=True, slots=True)
class Address:
    """An address: its name, the pattern it has, and that pattern with gaps to fill."""

    name: str
    pattern: str
    gaps: str

    def filled(self, values: dict[str, object]) -> str:
        """The path with these values in its gaps, and anything where none is given."""
        _form, names = normalize(self.gaps)[0]
        return "/" + _form % {name: values.get(name, ANYTHING) for name in names}


def staff_addresses() -> list[Address]:
    """All addresses of staff; a new one is among them by itself."""
    inside = tuple(path.removeprefix("/") for path in STAFF_PATHS)
    return [address for address in _walk(get_resolver()) if address.pattern.startswith(inside)]


def _walk(resolver: URLResolver, name: str = "", shown: str = "", gaps: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern, regex = shown + str(entry.pattern), gaps + _regex(entry)
        if isinstance(entry, URLPattern):
            yield Address(f"{name}{entry.name or ''}", pattern, regex)
        else:
            inner = f"{name}{entry.namespace}:" if entry.namespace else name
            yield from _walk(entry, inner, pattern, regex)


def _regex(entry: URLPattern | URLResolver) -> str:
    return entry.pattern.regex.pattern.removeprefix("^").replace("\\Z", "")
