"""The desk takes words and no files, so no file carries anything in: what would is closed, for everybody."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from wagtail import blocks
from wagtail.documents.models import Document
from wagtail.fields import RichTextField
from wagtail.images.models import Image

from tests.desk.test_doors import addresses
from tests.desk.words import address
from tests.desk_safety.examples import example, models_with_words
from tests.desk_safety.planting import stream_fields

pytestmark = pytest.mark.django_db
ONLY_WORDS = {"bold", "italic", "h2", "h3", "ol", "ul", "link"}
WORD_BLOCKS = (
    blocks.CharBlock,
    blocks.TextBlock,
    blocks.ChoiceBlock,
    blocks.MultipleChoiceBlock,
    blocks.BooleanBlock,
    blocks.IntegerBlock,
    blocks.ListBlock,
    blocks.BaseStructBlock,
    blocks.BaseStreamBlock,
)


def test_no_field_holds_a_file_and_no_text_a_picture():
    """So there is no picture that could miss its text for who does not see it."""
    fields = [field for model in models_with_words() for field in model._meta.concrete_fields]
    assert not [field for field in fields if isinstance(field, models.FileField)]
    rich = [field for field in fields if isinstance(field, RichTextField)]
    assert rich
    assert all(field.features and set(field.features) <= ONLY_WORDS for field in rich)


def test_no_block_holds_a_file():
    streams = [field.stream_block for model in models_with_words() for field in stream_fields(model)]
    found = [block for stream in streams for block in _all_blocks(stream)]
    assert len(found) > 10
    assert not [block for block in found if not isinstance(block, WORD_BLOCKS)]


def _all_blocks(block):
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from _all_blocks(child)
    if isinstance(block, blocks.ListBlock):
        yield from _all_blocks(block.child_block)


def test_no_form_asks_for_a_file(chief):
    for model in models_with_words():
        page = chief.get(address(example(model), "edit")).content.decode()
        assert not re.search(r'type="file"', page)


def test_nobody_gets_a_file_in(chief):
    picture = b"<svg xmlns='http://www.w3.org/2000/svg' onload='pwned=1'/>"
    places = [path for name, path in addresses() if re.search("image|document|upload|avatar", name + path)]
    assert len(places) > 20
    for path in places:
        for name in ("file", "files[]", "image-chooser-upload-file", "avatar-avatar"):
            sent = {name: SimpleUploadedFile("a.svg", picture, "image/svg+xml"), "title": "a"}
            assert chief.post(path, sent).status_code in {302, 404}, path
    assert not Image.objects.exists()
    assert not Document.objects.exists()
