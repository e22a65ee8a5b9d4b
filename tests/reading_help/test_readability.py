"""What is told of a Dutch text, and what is rather left unsaid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.readability import Code, read, sentences


def found(text: str, code: Code, **how: object) -> list[str]:
    """The words in `text` that are told to be of this sort."""
    return [finding.words for finding in read(text, **how).findings if finding.code is code]


def test_a_short_active_text_reads_easily():
    reading = read("Jij kent de ander het best. Vraag hulp als je denkt dat er iets niet klopt.")
    assert reading.is_easy
    assert (reading.sentences, reading.average) == (2, 8)


def test_a_finding_stands_where_its_words_stand():
    text = "Bel ons. Soms wordt iemand opgehaald, o.a. op school."
    assert [text[finding.start : finding.end] for finding in read(text).findings] == [
        finding.words for finding in read(text).findings
    ]
    assert {finding.code for finding in read(text).findings} == {Code.PASSIVE, Code.ABBREVIATION}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Eén. Twee! Drie? Vier", ["Eén.", "Twee!", "Drie?", "Vier"]),
        ("Bel bijv. de huisarts. Dat mag.", ["Bel bijv. de huisarts.", "Dat mag."]),
        ("Open van 9.00 tot 17.00 uur. Bel dan.", ["Open van 9.00 tot 17.00 uur.", "Bel dan."]),
        ("Kijk goed\nVraag door\n\n", ["Kijk goed", "Vraag door"]),
        ("Zij zei: 'Kom.' En ik ging.", ["Zij zei: 'Kom.'", "En ik ging."]),
        ("... ! ?", []),
        ("", []),
    ],
)
def test_sentences(text, told):
    assert [sentence.text for sentence in sentences(text)] == told


def test_twenty_words_are_enough_for_a_sentence_and_one_more_is_long():
    assert found("woord " * 20, Code.LONG_SENTENCE) == []
    assert len(found("woord " * 21, Code.LONG_SENTENCE)) == 1


def test_an_average_says_something_of_three_sentences_or_more():
    sentence = "woord " * 12 + "laatste. "
    assert read(sentence * 2).is_easy
    assert not read(sentence * 3).is_easy


def test_a_long_word_is_told_unless_it_is_explained_elsewhere():
    text = "Vraag de aandachtsfunctionaris."
    assert found(text, Code.LONG_WORD) == ["aandachtsfunctionaris"]
    assert found(text, Code.LONG_WORD, familiar={"aandachtsfunctionaris"}) == []
    assert found("Arbeidsuitbuiting, zorgcoördinator, Zorg-en-veiligheidshuis.", Code.LONG_WORD) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iemand wordt gedwongen.", "wordt gedwongen"),
        ("Een account dat door een ander wordt beheerd.", "wordt beheerd"),
        ("De klacht had behandeld kunnen worden.", "behandeld kunnen worden"),
        ("Door wie worden leerlingen na school opgehaald?", "worden leerlingen na school opgehaald"),
        ("Hij werd misleid.", "werd misleid"),
        ("Je wordt niet gestraft voor iets waartoe je bent gedwongen.", "wordt niet gestraft"),
        ("Dat zal besproken worden.", "besproken worden"),
    ],
)
def test_the_passive_is_told(text, words):
    assert words in found(text, Code.PASSIVE)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Iemand wordt bang en betaalt.",
        "Als je ouder wordt, vertel je meer.",
        "Het wordt beter met gesprekken.",
        "Mensen worden ziek van het gevoel.",
        "Zij worden bekend in de gemeenten.",
        "Het wordt gezond.",
        "Wie geeft om de ander, wordt geen detective.",
        "Hij heeft betaald.",
    ],
)
def test_what_only_looks_like_a_passive_is_left_alone(text):
    assert found(text, Code.PASSIVE) == []


@pytest.mark.parametrize(
    "text",
    ["Doe dit niet zonder overleg.", "Dat is niet onmogelijk.", "Zeg nooit niets.", "Bel niemand niet."],
)
def test_two_times_no_in_one_clause_is_told(text):
    assert len(found(text, Code.DOUBLE_NEGATION)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Je hoeft geen naam te noemen en niet te melden.",
        "Komt vaak niet, zonder goede reden.",
        "Je weet niet of er geen gevaar is.",
        "Niet doen. Geen vragen stellen.",
    ],
)
def test_no_in_two_clauses_is_left_alone(text):
    assert found(text, Code.DOUBLE_NEGATION) == []


def test_an_abbreviation_is_told_with_what_it_stands_for():
    told = {f.words: f.detail for f in read("Bel bijv. om 9 uur, d.w.z. vroeg, of x.y.z. nu.").findings}
    assert told == {"bijv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen", "x.y.z.": ""}


def test_words_that_hold_an_abbreviation_are_left_alone():
    assert found("Het max.getal en de anderen. Een minder goed idee.", Code.ABBREVIATION) == []


@given(st.text(alphabet=st.sampled_from("aebdgnt.,!? \n'’-“wordtzijnniet/ö"), max_size=300))
def test_every_finding_lies_inside_the_text_whatever_is_typed(text):
    for finding in read(text).findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.words
