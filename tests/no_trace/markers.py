"""What a visitor types and sends in these tests, and how to find it again wherever it may have been kept."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

# What is typed: a place that is found, one that asks back, one that nobody knows; and anything else.
TYPED = {
    "found": "sas-van-gent",
    "asks back": "Tietsjerksteradiel",
    "unknown": "Klaas Qwxqwx",
    "note": "Zij heet Qwxfatima & woont hier",
}
# What comes along with a request, and what stands in the address that one came by.
SENT = {
    "browser": "Qwxbrowser/7",
    "address": "203.0.113.7",
    "host": "qwxhost.example",
    "referrer": "qwxverwijzer",
    "query": "qwxvraag",
}
GZIP = re.compile(b"\x1f\x8b\x08")


def spellings(marker: str) -> set[bytes]:
    """A marker as it may stand in a file, in small letters, encoded or not, and in wide characters too."""
    texts = {marker.lower(), quote(marker, safe="").lower(), quote_plus(marker).lower()}
    return {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le")}


def held_by(data: bytes, markers: dict[str, str]) -> set[str]:
    """The names of the markers that stand in some bytes, compressed parts included."""
    data = b"".join([data, *unpacked(data)]).lower()
    return {name for name, marker in markers.items() if any(one in data for one in spellings(marker))}


def unpacked(data: bytes) -> Iterator[bytes]:
    """What can be read of each part that gzip compressed."""
    for start in GZIP.finditer(data):
        try:
            yield zlib.decompressobj(wbits=31).decompress(data[start.start() :])
        except zlib.error:
            continue


def files_that_hold(folder: Path, markers: dict[str, str]) -> dict[str, set[str]]:
    """Each file below a folder in whose name or bytes a marker stands, and which."""
    held = {
        str(path.relative_to(folder)): held_by(
            str(path.relative_to(folder)).encode() + path.read_bytes(), markers
        )
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    return {path: names for path, names in held.items() if names}


def of_the_tabs(path: str) -> bool:
    """The files with which Chromium brings its tabs back: each page, and a form that led to it."""
    return path.startswith("Default/Sessions/")


def of_the_addresses(path: str) -> bool:
    """The files in which Chromium keeps the addresses of pages, as it does for any site."""
    return path.startswith(("Default/History", "Default/Favicons", "segmentation_platform/")) or of_the_tabs(
        path
    )
