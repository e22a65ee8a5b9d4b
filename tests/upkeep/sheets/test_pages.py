"""The files that one takes away, and what the pages say about them."""

import io

import pytest
from openpyxl import load_workbook

from tests.factories.contacts import MandateFactory
from tests.upkeep.sheets.making import csv_of, new_row, told_by, upload
from upkeep.sheets.columns import COLUMNS
from upkeep.sheets.reading import read
from upkeep.sheets.table import UnreadableError

HEADINGS = [str(column.heading) for column in COLUMNS]


@pytest.mark.parametrize("sort", ["csv", "xlsx"])
def test_a_file_is_a_download_that_nobody_keeps(country, kelly, sort):
    for answer in (
        kelly.post("/beheer/ophalen/", {"sort": sort}),
        kelly.get("/beheer/ophalen/sjabloon/", {"soort": sort}),
    ):
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith("attachment; filename=")
        assert answer["Content-Disposition"].endswith(f'.{sort}"')
        assert answer["Cache-Control"] == "no-store, private"


def test_the_template_has_the_headings_and_explains_each(country, kelly):
    book = load_workbook(io.BytesIO(kelly.get("/beheer/ophalen/sjabloon/").content))
    assert book.sheetnames == ["Contacten", "Uitleg"]
    assert [cell.value for cell in book["Contacten"][1]] == HEADINGS
    assert [row[0].value for row in book["Uitleg"].iter_rows(min_row=2)] == HEADINGS
    assert all(row[1].value for row in book["Uitleg"].iter_rows(min_row=2))
    told = told_by(kelly.get("/beheer/inlezen/"))
    assert all(str(column.explanation) in told for column in COLUMNS)


def test_the_examples_that_explain_a_column_are_right(country, national):
    examples = {str(column.heading): column.example for column in COLUMNS if column.example}
    rows = new_row(country, **(examples | {"soort": "Meldpunt", "plaats": "heel Nederland"}))
    assert "1 nieuw contact" in told_by(upload(national, csv_of(*rows)))


@pytest.mark.parametrize("sort", ["csv", "xlsx"])
def test_a_template_that_was_not_filled_in_says_so(country, kelly, sort):
    content = kelly.get("/beheer/ophalen/sjabloon/", {"soort": sort}).content
    with pytest.raises(UnreadableError, match="staan geen contacten"):
        read(content)


def test_who_does_not_say_which_file_is_asked(country, kelly):
    assert "Kies Excel of CSV." in told_by(kelly.post("/beheer/ophalen/"))
    assert "Kies Excel of CSV." in told_by(kelly.post("/beheer/ophalen/", {"sort": "exe"}))


def test_what_stands_in_a_sheet_stays_words(country, kelly):
    attack = "<script>alert(1)</script>"
    page = upload(kelly, csv_of(*new_row(country, organisatie=attack, **{attack: "x"})), f"{attack}.csv")
    content = page.content.decode()
    assert "<script>alert" not in content
    assert content.count("&lt;script&gt;") >= 3


def test_the_way_there_stands_on_the_pages_of_who_keeps_contacts(country, kelly, national):
    MandateFactory(user=national.person, municipality=country.a)  # with one place, that is the first page
    for keeper, path in ((national, "/beheer/"), (kelly, "/beheer/plaats/gemeente-adam/")):
        content = keeper.get(path).content.decode()
        assert 'href="/beheer/ophalen/"' in content
        assert 'href="/beheer/inlezen/"' in content
