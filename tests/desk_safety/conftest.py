"""Everything that can be typed at the desk, full of payloads, and somebody who may look at all of it."""

import pytest
from django.utils import timezone

from editorial.models import Remark
from editorial.staff import prepare_desk
from tests.desk.conftest import Colleague
from tests.desk_safety.examples import example, models_with_words, together
from tests.desk_safety.payloads import PAYLOADS
from tests.desk_safety.planting import plant
from tests.factories.accounts import UserFactory
from tests.journeys.conftest import browser_type_launch_args, site  # noqa: F401


@pytest.fixture
def chief(db):
    """Somebody who may see everything."""
    prepare_desk()
    return Colleague(email="alles@example.org", is_superuser=True, is_staff=True)


@pytest.fixture
def writers(db):
    """People whose names are payloads, all of them together."""
    text, size = " ".join(PAYLOADS), 150
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    pairs = zip(pieces[::2], [*pieces[1::2], ""], strict=False)
    return [
        UserFactory(email=f"p{n}@example.org", first_name=a, last_name=b) for n, (a, b) in enumerate(pairs)
    ]


@pytest.fixture
def planted(chief, writers):
    """A row of each model with payloads in what is published, drafted, kept and said of it."""
    return {model: planted_row(model, writers) for model in models_with_words()}


def planted_row(model, writers):
    """One row, full of payloads wherever a person can type."""
    row = plant(example(model), together())
    row.save()
    if not hasattr(row, "save_revision"):
        return row
    for start, writer in enumerate(writers):
        draft = plant(row.get_latest_revision_as_object(), together(start * 7 + 1))
        draft.save_revision(user=writer, log_action=True)
        _remark(row, writer, together(start * 5)(None))
    row.refresh_from_db()
    _review(row, writers)
    return row


def _remark(row, writer, text):
    """Two remarks, one of them resolved: each person's name, and whatever can be said and named."""
    said = {"words": row, "text": text, "author": writer, "author_name": str(writer)}
    Remark.objects.create(**said)
    Remark.objects.create(**said, resolved_at=timezone.now(), resolved_by=writer)


def _review(row, writers):
    state = row.get_workflow().start(row, writers[0])
    comment = together()(None)
    state.current_task_state.reject(user=writers[1], comment=comment)
    state.refresh_from_db()
    state.resume(writers[2])


@pytest.fixture(scope="package")
def real_content():
    """None: what these pages show is made by each test."""
