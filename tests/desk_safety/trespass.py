"""What in a page came from a payload as more than words."""

import json
import re

import lxml.html

from tests.desk_safety.payloads import MARK

ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "background", "srcset", "xlink:href"}
RUNNING = ("javascript:", "data:", "vbscript:")
MAY_HOLD_WORDS = {"value", "title", "alt", "aria-label", "placeholder", "content", "label"}
RUN_BY_THE_DESK = ("data-controller", "data-action")  # what Wagtail's scripts take their orders from
HOLDS_NO_WORDS = {"style", "iframe", "object", "embed", "base", "link", "meta"}


def trespasses(html: str) -> list[str]:
    """Each element, attribute or comment that a payload made of itself."""
    page = lxml.html.document_fromstring(html)
    return [told for element in page.iter() for told in _of(element)]


def _of(element):
    if not isinstance(element.tag, str):
        return [f"comment: {element.text}"] if MARK in (element.text or "") else []
    told = [f"<{element.tag}>"] if MARK in element.tag else []
    told += [
        f"<{element.tag} {name}={value[:60]!r}>"
        for name, value in element.attrib.items()
        if _is_foreign(name.lower(), value)
    ]
    text = element.text or ""
    if MARK in text and (
        element.tag in HOLDS_NO_WORDS or (element.tag == "script" and not _is_data(element))
    ):
        told.append(f"<{element.tag}>: {text[:80]!r}")
    return told


def _is_foreign(name: str, value: str) -> bool:
    if name.startswith("on") or MARK in name:
        return True
    if name in ADDRESSES and re.sub(r"[\x00-\x20\u200b]", "", value).lower().startswith(RUNNING):
        return True
    holds_words = name in MAY_HOLD_WORDS or (name.startswith("data-") and name not in RUN_BY_THE_DESK)
    return MARK in value and not holds_words


def _is_data(script) -> bool:
    """Whether a script element is nothing but data, with no way out of it."""
    if not script.text:
        return True
    if script.get("type") != "application/json" or "<" in script.text:
        return False
    json.loads(script.text)
    return True
