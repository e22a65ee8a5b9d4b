"""`Zo leest het`: hints in the form, also without a script, that stop nobody and keep nothing."""

import json

import pytest
from django.urls import reverse

from editorial.reading_help import LONGEST_TEXT, help_with
from editorial.texts import Text
from tests.desk.conftest import Colleague
from tests.desk.words import address, save
from tests.factories.avoided import WordToAvoidFactory
from tests.factories.words import TipFactory
from tips.models import Term

pytestmark = pytest.mark.django_db
LONG = "Dit is een zin met " + "heel " * 20 + "veel woorden."


def ask(client, *texts, **how):
    """What the script sends, and what it gets."""
    body = json.dumps([{"where": "Tekst", "words": text} for text in texts])
    return client.post(reverse("reading_help"), body, content_type="application/json", **how)


def told(response):
    """What stands in the answer, in one line."""
    return " ".join(response.content.decode().split())


def test_a_word_to_avoid_is_told_with_its_reason_and_something_better():
    WordToAvoidFactory(
        word="loverboy", forms="loverboys", reason="Het klinkt lief.", better="mensenhandelaar"
    )
    [told] = help_with([Text("Tekst", "Twee Loverboys.")])
    [hint] = told.hints
    assert (hint.words, hint.message) == ("Loverboys", "Het klinkt lief. Beter: mensenhandelaar.")
    assert hint.is_to_avoid


def test_a_word_without_a_better_one_is_told_with_its_reason():
    WordToAvoidFactory(word="loverboy", reason="Het klinkt lief.", better="")
    assert help_with([Text("Tekst", "loverboy!")])[0].hints[0].message == "Het klinkt lief."


def test_a_word_of_the_glossary_is_never_too_long():
    assert help_with([Text("Tekst", "Bel je aandachtsfunctionaris.")])[0].hints
    Term.objects.create(code="af", term="Aandachtsfunctionaris", text="Een collega.", live=True)
    assert not help_with([Text("Tekst", "Bel je aandachtsfunctionaris.")])[0].hints


def test_many_texts_cost_two_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        help_with([Text("Tekst", LONG)] * 50)


def test_the_form_tells_how_the_present_text_reads(kelly):
    tip = TipFactory(text=LONG)
    page = kelly.get(address(tip, "edit")).content.decode()
    assert "Zo leest het" in page
    assert "Een lange zin: 27 woorden. Kun je er twee van maken?" in page
    assert "Dit zijn tips, geen fouten." in page


def test_the_form_tells_it_of_the_draft_and_not_of_what_is_live(kelly):
    tip = TipFactory(text="Let op elkaar.")
    save(kelly, tip, text="Een loverboy.")
    WordToAvoidFactory(word="loverboy", reason="Het klinkt lief.")
    assert "Het klinkt lief." in kelly.get(address(tip, "edit")).content.decode()


def test_hints_stop_nobody(kelly):
    WordToAvoidFactory(word="loverboy")
    tip = TipFactory(text="Let op elkaar.")
    assert save(kelly, tip, "submit", text=f"Een loverboy. {LONG}").status_code == 302
    tip.refresh_from_db()
    assert tip.get_latest_revision_as_object().text == f"Een loverboy. {LONG}"
    assert tip.workflow_in_progress


def test_an_empty_form_says_when_there_will_be_hints(kelly):
    page = kelly.get(address(type(TipFactory.build()), "add")).content.decode()
    assert "Zodra er tekst staat, lees je hier hoe die leest." in page


def test_while_typing_the_server_answers_with_hints_and_keeps_nothing(kelly, django_assert_max_num_queries):
    WordToAvoidFactory(word="loverboy", reason="Het klinkt lief.")
    ask(kelly, "Opwarmen.")
    with django_assert_max_num_queries(16) as queries:
        answer = ask(kelly, LONG, "Een loverboy.", "Let op elkaar.")
    assert "Een lange zin: 27 woorden." in told(answer)
    assert "Het klinkt lief." in told(answer)
    assert "De andere tekst leest makkelijk." in told(answer)
    writes = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not [write for write in writes if "session" not in write]
    assert "heel heel" not in json.dumps([q["sql"] for q in queries])


def test_what_was_typed_comes_back_as_words(kelly):
    WordToAvoidFactory(word="<b>naar</b>", reason="<i>Daarom</i>")
    answer = told(ask(kelly, f"<b>naar</b> <img src=x> {LONG}"))
    assert "&lt;b&gt;naar&lt;/b&gt;" in answer
    assert not {"<b>", "<i>", "<img"} & set(answer.replace(">", "> ").split())
    assert "<b>" not in answer
    assert "<img" not in answer
    assert "<i>" not in answer


def test_a_text_without_end_is_read_for_a_part(kelly):
    answer = ask(kelly, "Kort. " * LONGEST_TEXT + LONG)
    assert answer.status_code == 200
    assert "lange zin" not in told(answer)


@pytest.mark.parametrize("body", ["", "{", "[1]", '{"a": 1}', '[{"where": "x"}]', "null"])
def test_what_is_no_list_of_texts_is_refused(kelly, body):
    assert kelly.post(reverse("reading_help"), body, content_type="application/json").status_code == 400


def test_the_address_is_only_asked_by_a_form(kelly):
    assert kelly.get(reverse("reading_help")).status_code == 405


def test_only_who_works_at_the_desk_is_answered(browser_client, desk):
    assert ask(browser_client, LONG).status_code == 302
    assert ask(Colleague(email="zonder@example.org"), LONG).status_code == 403
    assert LONG not in told(ask(browser_client, LONG))
