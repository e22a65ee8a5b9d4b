"""The words in a row that editors write: every field, block and child, without naming any of them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from django.utils.html import strip_tags
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

# A key such as `docent` or `stap-2` is for the machine; nobody reads it.
_KEY = re.compile(r"[a-z0-9_-]+")
_END_OF_LINE = re.compile(r"</(?:p|h\d|li)>|<[bh]r ?/?>")
_NO_WORDS = (models.SlugField, models.EmailField, models.URLField)


@dataclass(frozen=True, slots=True)
class Text:
    """One text as a reader meets it, where it stands in the form, and the addresses it links to."""

    where: str
    words: str
    links: tuple[str, ...] = ()


def texts_of(row: models.Model) -> Iterator[Text]:
    """All texts of a row and of its children, in the order of the form."""
    yield from _own_texts(row)
    yield from _texts_of_children(row)


def _own_texts(row: models.Model) -> Iterator[Text]:
    for field in _fields_with_words(type(row)):
        value, where = getattr(row, field.attname), _label(field.verbose_name)
        if not value:
            continue
        if isinstance(field, RichTextField):
            yield from_html(where, value)
        elif isinstance(field, StreamField):
            yield from _in_block(value.stream_block, value.raw_data, "")
        else:
            yield from _from_plain(where, str(value))


def _fields_with_words(model: type[models.Model]) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField, StreamField))
        and not isinstance(field, _NO_WORDS)
        and field.editable
        and not field.choices
    ]


def children_with_words(model: type[models.Model]) -> dict[str, type[models.Model]]:
    """The children of a model in which editors write, by the name that leads to them."""
    children = {r.get_accessor_name(): r.related_model for r in get_all_child_relations(model)}
    return {name: child for name, child in children.items() if _fields_with_words(child)}


def _texts_of_children(row: models.Model) -> Iterator[Text]:
    for name, child_model in children_with_words(type(row)).items():
        label = _label(child_model._meta.verbose_name)
        for number, child in enumerate(getattr(row, name).all(), 1):
            for text in _own_texts(child):
                yield Text(f"{label} {number}: {text.where.lower()}", text.words, text.links)


def _from_plain(where: str, words: str) -> Iterator[Text]:
    if not _KEY.fullmatch(words):
        yield Text(where, words)


def from_html(where: str, html: str) -> Text:
    """A rich text as it reads: each paragraph and each item of a list on a line of its own."""
    links = [str(link["href"]) for link in BeautifulSoup(html, "html.parser").select("a[href]")]
    return Text(where, unescape(strip_tags(_END_OF_LINE.sub("\n", html))).strip(), tuple(links))


def _in_block(block: blocks.Block, stored: Any, where: str) -> Iterator[Text]:
    """The texts in a block as it is stored: to make values of it would ask the database for every choice."""
    if isinstance(block, blocks.RichTextBlock) and stored:
        yield from_html(where, stored)
    elif isinstance(block, (blocks.CharBlock, blocks.TextBlock)) and stored:
        yield from _from_plain(where, str(stored))
    else:
        for child, part, name in _parts(block, stored):
            yield from _in_block(child, part, f"{where}{name}".removeprefix(", "))


def blocks_of(stream: Any) -> Iterator[tuple[str, str]]:
    """The key of each block of a document, and what to call it: its sort, its number and its first words."""
    parts = _parts(stream.stream_block, stream.raw_data)
    for stored, (child, value, name) in zip(stream.raw_data, parts, strict=True):
        if stored.get("id"):
            first = next(_in_block(child, value, ""), None)
            called = name.removeprefix(", ")
            yield stored["id"], f"{called}: {first.words}" if first else called


def _parts(block: blocks.Block, stored: Any) -> Iterator[tuple[blocks.Block, Any, str]]:
    """The blocks inside a block, what is stored of each, and its name behind that of the whole."""
    if isinstance(block, blocks.BaseStreamBlock):
        numbers: Counter[str] = Counter()  # each sort is counted apart: the first advice is number 1
        for part in stored or ():
            child = block.child_blocks[part["type"]]
            numbers[part["type"]] += 1
            yield child, part["value"], f", {_label(child.label)} {numbers[part['type']]}"
    elif isinstance(block, blocks.ListBlock):
        for number, part in enumerate(map(_stored_item, stored or ()), 1):
            yield block.child_block, part, f" {number}"
    elif isinstance(block, blocks.BaseStructBlock) and stored:
        for name, child in block.child_blocks.items():
            yield child, stored.get(name), f", {_label(child.label).lower()}"


def _stored_item(item: Any) -> Any:
    """An item of a list, whether it was stored by the desk or by hand."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


def _label(name: object) -> str:
    text = str(name)
    return text[:1].upper() + text[1:]
