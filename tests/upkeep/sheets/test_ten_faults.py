"""A broken sheet: ten different faults, each told at its own cell and with what to do; nothing is written."""

import pytest

from tests.upkeep.sheets.making import MAKE, csv_of, everything, plan_of, told_by, upload

HEADINGS = [
    "nummer",
    "soort",
    "plaats",
    "organisatie",
    "telefoon",
    "e-mail",
    "website",
    "dag en nacht",
    "openingstijden",
    "bron",
]


def good(**cells):
    row = {
        "soort": "Meldpunt",
        "plaats": "Adam",
        "organisatie": "Hulp",
        "telefoon": "010 000 90 01",
        "bron": "https://adam.example/contact",
        **cells,
    }
    return [row.get(heading, "") for heading in HEADINGS]


BROKEN = [
    ({"nummer": "999999"}, "A2", "Je houdt geen contact bij met nummer 999999"),
    ({"soort": "Loket"}, "B3", "Kies een van deze soorten: Meldpunt."),
    ({"plaats": "Bedam"}, "C4", "Je houdt geen plaats bij die zo heet"),
    ({"organisatie": ""}, "D5", "Vul de naam van de organisatie in."),
    ({"telefoon": "010 12"}, "E6", "Dit is geen telefoonnummer. Schrijf het zoals 030 123 45 67."),
    ({"e-mail": "hulp at adam"}, "F7", "Schrijf het e-mailadres zoals naam@organisatie.nl."),
    ({"website": "http://["}, "G8", "Schrijf het adres zoals www.organisatie.nl."),
    ({"dag en nacht": "soms"}, "H9", "Schrijf hier ‘ja’ of ‘nee’."),
    ({"openingstijden": "op afspraak"}, "I10", "Schrijf de openingstijden zoals"),
    ({"bron": ""}, "J11", "Vul in op welke pagina dit nummer staat."),
]
ROWS = [good(**cells) for cells, _cell, _told in BROKEN]


@pytest.mark.parametrize("make", MAKE.values(), ids=MAKE)
def test_each_of_ten_faults_is_told_at_its_cell(kelly, make):
    lines = plan_of(kelly.person, HEADINGS, *ROWS, make=make)
    assert len(lines) == len(BROKEN) == 10
    for line, (_cells, cell, words) in zip(lines, BROKEN, strict=True):
        ((where, told),) = line.told_faults
        assert line.outcome == "refused"
        assert where.partition(",")[0] == cell
        assert words in told


def test_the_page_tells_all_of_them_and_has_no_button(kelly):
    before = everything()
    answer = upload(kelly, csv_of(HEADINGS, *ROWS, good(organisatie="Wel goed")))
    told = told_by(answer)
    assert "10 rijen met een fout" in told
    assert "1 nieuw contact" in told
    for _cells, cell, words in BROKEN:
        assert f"{cell}, " in told
        assert words in told
    assert "/opslaan/" not in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize(
    ("cells", "cell", "words"),
    [
        ({"nummer": "x"}, "A2", "nummer van het contact"),
        ({"nummer": "²"}, "A2", "nummer van het contact"),
        ({"nummer": "9" * 40}, "A2", "geen contact"),
        ({"plaats": ""}, "C2", "Vul de plaats in."),
        ({"telefoon": ""}, "E2", "Vul een telefoonnummer, e-mailadres, website of chat in."),
        ({"dag en nacht": "ja", "openingstijden": "ma 9-17"}, "H2", "Kies: dag en nacht, of openingstijden."),
        ({"organisatie": "x" * 151}, "D2", "niet meer dan 150 tekens"),
    ],
)
def test_other_faults_are_told_at_their_cell_too(kelly, cells, cell, words):
    (line,) = plan_of(kelly.person, HEADINGS, good(**cells))
    ((where, told),) = line.told_faults
    assert where.startswith(f"{cell},")
    assert words in told


def test_a_row_may_have_several_faults(kelly):
    (line,) = plan_of(kelly.person, HEADINGS, good(telefoon="x", bron="", soort="x"))
    assert [where.partition(",")[0] for where, _told in line.told_faults] == ["B2", "E2", "J2"]


def test_what_a_new_contact_needs_is_asked_when_its_column_is_not_there(kelly):
    (line,) = plan_of(
        kelly.person, ["soort", "organisatie", "telefoon"], ["Meldpunt", "Hulp", "010 000 90 01"]
    )
    assert [told for where, told in line.told_faults if not where] == [
        "plaats: Vul de plaats in.",
        "bron: Vul in op welke pagina dit nummer staat.",
    ]


def test_formulas_are_told_at_their_cell(kelly):
    (line,) = plan_of(kelly.person, HEADINGS, good(organisatie="=1+1"), make=MAKE["xlsx"])
    ((where, told),) = line.told_faults
    assert where == "D2, organisatie"
    assert "formule" in told


def test_a_formula_in_a_column_that_is_not_read_is_no_fault(kelly):
    rows = [*HEADINGS, "stand", "eigen kolom"], [*good(), "=1+1", "=2"]
    (line,) = plan_of(kelly.person, *rows, make=MAKE["xlsx"])
    assert line.outcome == "new"
