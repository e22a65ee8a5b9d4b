"""Whatever file somebody sends: a page that says what to do, never a failure; nothing is written by it."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contacts.models import Contact
from tests.upkeep.sheets.making import confirm, csv_of, everything, new_row, told_by, upload, xlsx_of
from tests.upkeep.sheets.test_reading import REFUSED
from upkeep.sheets.columns import COLUMNS
from upkeep.sheets.table import MOST_BYTES

FUZZ = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HEADINGS = [str(column.heading) for column in COLUMNS]
GOOD = xlsx_of(HEADINGS, ["", "Meldpunt", "Adam", "Hulp", "", "010 000 90 01"])
CELLS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40),
    st.sampled_from(
        ["=1+1", "ja", "1", "Adam", "Meldpunt", "010 000 90 01", "ma-vr 9-17", "https://[", "9" * 40]
    ),
)
PARTS = zipfile.ZipFile(io.BytesIO(GOOD)).namelist()


def answered(keeper, content, name="a.xlsx"):
    """The answer to a file, which wrote nothing."""
    before = everything()
    answer = upload(keeper, content, name)
    assert answer.status_code == 200
    assert everything() == before
    return told_by(answer)


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_told_on_the_page(country, kelly, case):
    content, told = REFUSED[case]
    words = answered(kelly, content)
    assert told in words or ("leeg" in words and not content)


def test_a_file_of_fifty_megabytes_is_not_even_read(country, kelly, monkeypatch):
    monkeypatch.setattr("upkeep.sheets.forms.read", None)  # calling it would fail
    assert "groter dan 5 MB" in answered(kelly, b"PK\x03\x04" + b"\0" * 50_000_000)
    assert "groter dan 5 MB" in answered(kelly, b"n" * (MOST_BYTES + 1), "a.csv")


def test_no_file_is_asked_for_again(country, kelly):
    assert "Kies eerst een bestand" in told_by(kelly.post("/beheer/inlezen/"))
    assert "Kies eerst een bestand" in told_by(kelly.post("/beheer/inlezen/", {"file": "geen bestand"}))
    long = SimpleUploadedFile("a" * 300 + ".csv", csv_of(["naam"], ["a"]))
    assert kelly.post("/beheer/inlezen/", {"file": long}, follow=True).status_code == 200


@FUZZ
@given(content=st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(b"PK\x03\x04".__add__)))
def test_any_bytes(country, kelly, content):
    answered(kelly, content)


@FUZZ
@given(
    rows=st.lists(st.lists(CELLS, max_size=len(HEADINGS) + 2), max_size=6),
    delimiter=st.sampled_from(";,\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]),
)
def test_any_rows_in_a_csv_file(country, kelly, rows, delimiter, encoding):
    answered(kelly, csv_of(HEADINGS, *rows, delimiter=delimiter, encoding=encoding), "a.csv")


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Z"]), max_size=40),
)


@FUZZ
@given(rows=st.lists(st.lists(VALUES, max_size=len(HEADINGS) + 2), max_size=6))
def test_any_values_in_an_excel_file(country, kelly, rows):
    answered(kelly, xlsx_of(HEADINGS, *rows))


@FUZZ
@given(place=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255), length=st.integers(0, 30))
def test_an_excel_file_with_bytes_that_went_wrong(country, kelly, place, byte, length):
    answered(kelly, GOOD[:place] + bytes([byte]) * length + GOOD[place + length :])


@FUZZ
@given(
    part=st.sampled_from(PARTS),
    place=st.integers(0, 5000),
    text=st.sampled_from([b"", b"<", b">", b'"', b"99999999999", b"-1", b"A", b"&#0;", b"<c/>"]),
    cut=st.integers(0, 40),
)
def test_an_excel_file_that_is_well_packed_and_wrong_inside(country, kelly, part, place, text, cut):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(file, "w") as packing:
        for name in PARTS:
            content = good.read(name)
            if name == part:
                at = place % len(content)
                content = content[:at] + text + content[at + cut :]
            packing.writestr(name, content)
    answered(kelly, file.getvalue())


@FUZZ
@given(
    faults=st.lists(
        st.sampled_from(["", "", "", "plaats", "bron", "telefoon", "soort"]), min_size=1, max_size=5
    )
)
def test_all_rows_or_none(country, kelly, faults):
    """Whatever rows are wrong: either there are none of those and all are written, or nothing is."""
    rows = [
        new_row(country, organisatie=f"Hulp {number}", **({fault: "x"} if fault else {}))
        for number, fault in enumerate(faults)
    ]
    Contact.objects.filter(organisation__startswith="Hulp ", active=False).delete()
    answer = upload(kelly, csv_of(rows[0][0], *[row for _headings, row in rows]))
    if not any(faults):
        assert "Klaar" in confirm(kelly, answer)
    else:
        assert "/opslaan/" not in answer.content.decode()
    written = Contact.objects.filter(organisation__startswith="Hulp ", active=False).count()
    assert written == (0 if any(faults) else len(faults))
