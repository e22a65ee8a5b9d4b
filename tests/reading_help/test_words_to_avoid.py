"""The list of words to avoid: it is loaded, and a reviewer may change it."""

import pytest
from django.conf import settings

from editorial.models import WordToAvoid
from editorial.readability import read
from editorial.word_tables import WordToAvoidTable, read_word_to_avoid
from editorial.wording import why_avoid
from editorial.words_to_avoid import WordsToAvoid
from loading.files import BadRow, read_yaml_list
from tests.desk.words import address
from tests.factories.avoided import WordToAvoidFactory

pytestmark = pytest.mark.django_db
FILE = settings.FIXTURES_DIR / "content" / "words_to_avoid.yaml"


def load(rows):
    table = WordToAvoidTable(dict(map(read_word_to_avoid, rows)))
    steps = table.plan()
    table.apply(steps, done=lambda number: None)
    return {step.key: step.act.name for step in steps}


def test_the_files_are_loaded_and_a_second_time_changes_nothing():
    rows = read_yaml_list(FILE)
    assert set(load(rows).values()) == {"CREATE"}
    assert set(load(rows).values()) == {"LEAVE"}
    assert WordToAvoid.objects.get(word="loverboy").better.startswith("mensenhandelaar")


def test_what_an_editor_changed_stays():
    rows = read_yaml_list(FILE)
    load(rows)
    WordToAvoid.objects.filter(word="loverboy").update(reason="Onze eigen reden.")
    load(rows)
    assert WordToAvoid.objects.get(word="loverboy").reason == "Onze eigen reden."


def test_what_the_files_no_longer_have_goes_unless_an_editor_made_it():
    rows = read_yaml_list(FILE)
    load(rows)
    WordToAvoidFactory(word="eigen woord")
    load(rows[1:])
    assert set(WordToAvoid.objects.values_list("word", flat=True)) == {
        *(row.values["word"] for row in rows[1:]),
        "eigen woord",
    }


@pytest.mark.parametrize("column", ["word", "reason", "better", "source"])
def test_a_row_needs_its_reason_and_its_source(column):
    row = read_yaml_list(FILE)[0]
    row.values.pop(column)
    with pytest.raises(BadRow, match=column):
        read_word_to_avoid(row)


def test_our_own_list_practises_what_it_tells():
    """Each reason reads easily and uses no other word of the list."""
    load(read_yaml_list(FILE))
    words = WordsToAvoid()
    assert len(words) == WordToAvoid.objects.count() == 10
    for row in WordToAvoid.objects.all():
        assert not read(why_avoid(row)).findings, row
        assert {words.of(use).word for use in words.find(why_avoid(row))} <= {row.word}
        assert row.source.startswith("https://")


@pytest.mark.parametrize(("who", "may"), [("kelly", False), ("vladimir", True), ("superuser", True)])
def test_a_reviewer_may_change_the_list_and_an_editor_may_see_it(who, may, request):
    word = WordToAvoidFactory()
    client = request.getfixturevalue(who)
    assert client.get(address(type(word), "list")).status_code == 200
    sent = {"word": word.word, "forms": "a, b", "reason": "Daarom.", "better": "", "source": ""}
    client.post(address(word, "edit"), sent)
    word.refresh_from_db()
    assert (word.reason == "Daarom.") is may
    assert word.all_forms() == ([word.word, "a", "b"] if may else [word.word])


def test_the_source_is_an_address_of_the_web(vladimir):
    word = WordToAvoidFactory()
    sent = {"word": word.word, "reason": "Daarom.", "source": "javascript:alert(1)"}
    assert vladimir.post(address(word, "edit"), sent).status_code == 200
    word.refresh_from_db()
    assert word.source == ""
