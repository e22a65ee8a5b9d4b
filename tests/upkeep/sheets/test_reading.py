"""A file is read as people save one; what cannot be read is refused with what to do."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from tests.upkeep.sheets.making import csv_of, packed, xlsx_of
from upkeep.sheets import table
from upkeep.sheets.reading import read
from upkeep.sheets.table import UnreadableError, bare, cell_name, neutralised

HEADINGS = ["naam", "organisatie"]


def cells(content):
    return [row.cells for row in read(content).rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_way_to_save_a_csv_is_understood(delimiter, encoding):
    content = csv_of(HEADINGS, ["Zoë", "’t Huis; a, b\nen c"], delimiter=delimiter, encoding=encoding)
    assert cells(content) == [("Zoë", "’t Huis; a, b\nen c")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_understood(line_end):
    assert cells(line_end.join(["naam;organisatie", "a;b", ""]).encode()) == [("a", "b")]


def test_the_line_in_which_excel_names_the_delimiter_is_no_row():
    sheet = read(b"sep=,\r\nnaam,organisatie\r\na;b,c\r\n")
    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("a;b", "c"))]


@pytest.mark.parametrize("heading", ["E-mail", "EMAIL", " e mail ", "É-mail", "E-mailadres", "mail"])
def test_headings_are_understood_however_they_are_written(heading):
    assert [column.name for column in read(csv_of([heading], ["a"])).columns.values()] == ["email"]


def test_empty_rows_count_but_are_not_read():
    sheet = read(csv_of([], HEADINGS, ["", ""], ["a"]))
    assert [(row.number, row.cell(0), row.cell(1)) for row in sheet.rows] == [(4, "a", "")]


def test_headings_nobody_knows_are_told():
    assert read(csv_of(["naam", "actief", "verified_by"], ["a", "ja", "1"])).unknown == (
        "actief",
        "verified_by",
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (302343000, "302343000"),
        (302343000.0, "302343000"),
        (0.5, "0,5"),
        (True, "ja"),
        (False, "nee"),
        (date(2026, 3, 1), "1-3-2026"),
        (datetime(2026, 3, 1), "1-3-2026"),
        (datetime(2026, 3, 1, 9, 30), "1-3-2026 09:30"),
        (time(9, 30), "09:30"),
        (" a ", "a"),
    ],
)
def test_what_excel_keeps_is_read_as_what_it_shows(value, text):
    assert cells(xlsx_of(HEADINGS, [value, "x"])) == [(text, "x")]


def test_a_formula_and_a_fault_of_excel_are_told_at_their_cells():
    (row,) = read(xlsx_of(HEADINGS, ["=1+1", "#N/A"])).rows
    assert "formule" in row.faults[0]
    assert "fout van Excel" in row.faults[1]
    assert row.cells == ("", "")


def test_the_sheet_that_is_called_contacts_is_read():
    book = Workbook()
    book.active.title = "Kladblok"
    sheet = book.create_sheet("Contacten")
    sheet.append(HEADINGS)
    sheet.append(["a", "b"])
    assert cells(packed(book)) == [("a", "b")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+31 30 1", "'+31 30 1"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_what_looks_like_a_formula_is_neutralised_and_comes_back(text, kept):
    assert neutralised(text) == kept
    assert bare(kept) == text


@pytest.mark.parametrize(("column", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (59, "BH7")])
def test_a_cell_has_the_name_that_excel_gives_it(column, name):
    assert cell_name(7, column) == name


def _zip(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packing:
        for name, content in parts.items():
            packing.writestr(name, content)
    return file.getvalue()


def _with(part, content):
    """A sheet like any other, with one part of it replaced or added."""
    with zipfile.ZipFile(io.BytesIO(xlsx_of(HEADINGS, ["a", "b"]))) as packing:
        parts = {name: packing.read(name) for name in packing.namelist()}
    return _zip(parts | {part: content})


BOMB = _with("xl/worksheets/sheet1.xml", b"<a>" + b" " * 70_000_000)
ENTITIES = b'<!DOCTYPE a [<!ENTITY x "' + b"y" * 1000 + b'">]><a>&x;</a>'
REFUSED = {
    "nothing": (b"", "leeg"),
    "only empty rows": (b";;\n;;\n", "leeg"),
    "only headings": (csv_of(HEADINGS), "Onder de koppen"),
    "headings of another sheet": (csv_of(["bedrag", "datum"], ["1", "2"]), "herkennen de koppen niet"),
    "headings to read alone": (csv_of(["stand"], ["x"]), "herkennen de koppen niet"),
    "the same heading twice": (csv_of(["naam", "x", "Naam"], ["a"]), "in A1 en C1"),
    "an old Excel file": (b"\xd0\xcf\x11\xe0" + b"\0" * 500, "oud Excel-bestand"),
    "letters of no encoding": (b"naam\n\x81\x8d", "letters"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01", "letters"),
    "UTF-16 that ends halfway": (csv_of(HEADINGS, ["a"], encoding="utf-16")[:-1], "letters"),
    "a cell without an end": (b'naam\n"' + b"a" * 200_000, "niet lezen"),
    "a zip that is none": (b"PK\x03\x04" + b"x" * 500, "niet lezen"),
    "a zip of something else": (_zip({"a.txt": b"a"}), "niet lezen"),
    "half a sheet": (xlsx_of(HEADINGS, ["a", "b"])[:3000], "niet lezen"),
    "a zip bomb": (BOMB, "uitgepakt te groot"),
    "a thousand parts": (_zip({f"{number}.xml": b"" for number in range(1000)}), "uitgepakt te groot"),
    "macros": (_with("xl/vbaProject.bin", b"x"), "macro"),
    "entities": (_with("xl/sharedStrings.xml", ENTITIES), "geen gewoon Excel-bestand"),
    "entities in another encoding": (
        _with("xl/worksheets/sheet1.xml", ENTITIES.decode().encode("utf-16")),
        "geen gewoon Excel-bestand",
    ),
    "no sheet that can be read": (_with("xl/worksheets/sheet1.xml", b"<a"), "niet lezen"),
    "a row of letters": (
        _with(
            "xl/worksheets/sheet1.xml",
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<sheetData><row r="x"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
        ),
        "niet lezen",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_sheet_of_contacts_is_refused_with_what_to_do(case):
    content, told = REFUSED[case]
    with pytest.raises(UnreadableError, match=told):
        read(content)


def test_a_sheet_that_says_to_be_endless_is_read_as_far_as_it_goes():
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="XFD2"><v>1</v></c></row>'
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert [row.cell(0) for row in read(_with("xl/worksheets/sheet1.xml", far)).rows] == ["a"]


def test_one_row_too_many_is_refused(monkeypatch):
    monkeypatch.setattr("upkeep.sheets.reading.MOST_ROWS", 3)
    assert len(read(csv_of(HEADINGS, *[["a", "b"]] * 3)).rows) == 3
    with pytest.raises(UnreadableError, match="Verdeel"):
        read(csv_of(HEADINGS, *[["a", "b"]] * 4))


def test_a_text_that_is_too_long_is_told_at_its_cell():
    for make in (csv_of, xlsx_of):
        (row,) = read(make(HEADINGS, ["a", "b" * (table.LONGEST_CELL + 1)])).rows
        assert list(row.faults) == [1]
