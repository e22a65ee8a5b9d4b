"""Puts words in every text of a row: each field, each block, each child, without naming any of them.

Whatever is added to a model or a block is found here by itself.
"""

import re
from collections.abc import Callable
from itertools import count

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import StreamField

CHECKED = (models.SlugField, models.EmailField, models.URLField)  # their own validators refuse such words
KEY = re.compile(r"[a-z0-9_-]+")  # what holds a flow together; with other words it would not be shown
number = count(1)

Words = Callable[[int | None], str]  # the words for a field, given how many letters fit in it


def text_fields(model):
    """The fields in which anything can be typed."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not isinstance(field, CHECKED)
        and not field.choices
        and field.editable
    ]


def checked_fields(model):
    """The fields that hold text and are checked."""
    texts = [f for f in model._meta.concrete_fields if isinstance(f, (models.CharField, models.TextField))]
    return [f for f in texts if f.editable and f not in text_fields(model)]


def stream_fields(model):
    """The fields made of blocks."""
    return [field for field in model._meta.concrete_fields if isinstance(field, StreamField)]


def plant(row, words: Words):
    """`row` with `words` in each of its texts, and in those of its children; it is not saved."""
    for field in text_fields(type(row)):
        if not KEY.fullmatch(getattr(row, field.attname) or " "):
            setattr(row, field.attname, words(field.max_length))
    for field in stream_fields(type(row)):
        stream = field.stream_block
        raw = [dict(part) for part in getattr(row, field.attname).raw_data]
        setattr(row, field.attname, [with_words(stream, part, words) for part in raw])
    for relation in get_all_child_relations(type(row)):
        _plant_children(row, relation, words)
    return row


def with_words(stream, part, words):
    """A block of a stream, with words in it."""
    block = stream.child_blocks[part["type"]]
    return {**part, "value": in_block(block, part["value"], words)}


def in_block(block, stored, words: Words):
    """What is stored of a block, with words in each of its texts, also in those that were left empty."""
    if isinstance(block, blocks.BaseStructBlock):
        known = stored or {}
        filled = {n: in_block(child, known.get(n), words) for n, child in block.child_blocks.items()}
        return {**known, **filled}
    if isinstance(block, blocks.ListBlock):
        items = [item.get("value", item) if isinstance(item, dict) else item for item in stored or []]
        is_text = isinstance(block.child_block, (blocks.CharBlock, blocks.TextBlock))
        return [in_block(block.child_block, item, words) for item in items or ([None] if is_text else [])]
    if isinstance(block, (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)):
        is_key = isinstance(stored, str) and KEY.fullmatch(stored)
        return stored if is_key else words(getattr(block.field, "max_length", None))
    return stored


def _plant_children(row, relation, words: Words):
    name, child_model = relation.get_accessor_name(), relation.related_model
    if not text_fields(child_model):
        return
    children = list(getattr(row, name).all()) or [child_model()]
    for child in children:
        for field in text_fields(child_model):
            setattr(child, field.attname, words(field.max_length))
        for field in child_model._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.null:
                setattr(child, field.attname, None)
    setattr(row, name, children)
