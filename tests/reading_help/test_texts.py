"""Every text that editors write is found, wherever it stands, and nothing else."""

import pytest

from editorial.models import InfoPage
from editorial.texts import from_html, texts_of
from guide.document import nodes_from
from guide.models import Guide
from tests.factories.contacts import ContactKindFactory
from tests.factories.words import (
    EscalationStepFactory,
    RoleFactory,
    TipFactory,
    TipPlacementFactory,
    small_flow,
)


def as_pairs(row):
    """Each place and the words there."""
    return [(text.where, text.words) for text in texts_of(row)]


def test_a_tip_has_its_text_and_not_its_key():
    assert as_pairs(TipFactory.build(key="let-op", text="Let op elkaar.")) == [("Tekst", "Let op elkaar.")]


@pytest.mark.django_db
def test_a_role_has_its_own_words_and_those_of_its_steps():
    role = RoleFactory(name="Docent", plural="leraren en leraressen", intro="Jij ziet veel.")
    EscalationStepFactory(role=role, inside=True, label="Je teamleider", when="Je twijfelt")
    EscalationStepFactory(role=role, kind=ContactKindFactory(), when="Je weet het", note="Bel gerust.")
    TipPlacementFactory(role=role)
    assert as_pairs(role) == [
        ("Naam", "Docent"),
        ("Meervoud", "leraren en leraressen"),
        ("Inleiding", "Jij ziet veel."),
        ("Stap 1: wie in de eigen organisatie", "Je teamleider"),
        ("Stap 1: wanneer", "Je twijfelt"),
        ("Stap 2: wanneer", "Je weet het"),
        ("Stap 2: erbij", "Bel gerust."),
    ]


def test_a_rich_text_reads_line_by_line_without_its_markup():
    html = '<h2>Kop</h2><p>Eén <b>woord</b> &amp; meer.<br/>Los.</p><ul><li>Bel <a href="http://a.nl">ons</a></li></ul>'
    page = InfoPage(slug="over", title="Over", body=html)
    assert as_pairs(page) == [("Titel", "Over"), ("Tekst", "Kop\nEén woord & meer.\nLos.\nBel ons")]
    assert from_html("Tekst", html).links == ("http://a.nl",)


def test_the_flow_has_every_question_answer_and_advice_and_no_key():
    flow = small_flow("soort-een")
    told = as_pairs(Guide(name="Proef", start="gevaar", nodes=nodes_from(flow)))
    assert told == [
        ("Naam", "Proef"),
        ("Vraag 1, vraag", "Is er gevaar?"),
        ("Vraag 1, antwoorden 1, antwoord", "Ja"),
        ("Vraag 1, antwoorden 2, antwoord", "Nee"),
        ("Advies 1, kop", "Bel nu"),
        ("Advies 1, doe nu 1", "Bel."),
        ("Advies 2, kop", "Vraag advies"),
        ("Advies 2, doe nu 1", "Vraag advies."),
    ]
