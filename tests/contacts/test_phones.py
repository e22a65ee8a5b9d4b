"""Phone numbers are kept as E.164 and read as people in the Netherlands write them."""

import csv
from pathlib import Path

import pytest

from contacts.phones import in_dutch_notation, is_free, is_stored_form, to_dial

DATA = Path(__file__).parents[2] / "fixtures" / "data"


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("line", rows("national_lines.csv"), ids=lambda line: line["slug"])
def test_a_national_line_is_shown_as_its_source_shows_it(line):
    assert is_stored_form(line["phone"])
    assert in_dutch_notation(line["phone"]) == line["phone_display"]


@pytest.mark.parametrize(
    ("region", "shown"),
    [
        ("amsterdam-amstelland", "020 626 38 00"),
        ("den-haag-hollands-midden", "070 361 47 47"),
        ("drenthe", "0592 30 63 00"),
        ("eindhoven", "040 219 33 88"),
        ("friesland", "058 215 70 84"),
        ("noord-oost-gelderland", "088 374 47 44"),
        ("groningen", "050 312 61 23"),
        ("utrecht", "088 374 47 44"),
        ("gelderland-midden-zuid", "088 374 47 44"),
        ("rotterdam", "010 236 52 12"),
        ("limburg-noord-midden", "0475 35 99 47"),
        ("flevoland", "088 234 24 50"),
        ("zeeland", "0118 42 04 10"),
        ("de-markiezaten", "0164 27 20 00"),
    ],
)
def test_a_care_coordinator_is_shown_with_area_code_and_groups(region, shown):
    phones = {row["slug"]: row["phone"] for row in rows("zorgcoordinatoren.csv")}
    assert is_stored_form(phones[region])
    assert in_dutch_notation(phones[region]) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+31612345678", "06 12 34 56 78"),
        ("+31850000001", "085 000 00 01"),
        ("+3114030", "14 030"),
        ("+31140592", "14 0592"),
        ("+319002020202", "0900-2020202"),
        ("+319060606", "0906-0606"),
        ("+319090909", "0909-0909"),
        ("+3225551234", "+32 2 555 12 34"),
        ("+49301234567", "+49 30 1234567"),
    ],
)
def test_other_numbers_are_shown_in_their_own_notation(phone, shown):
    assert is_stored_form(phone)
    assert in_dutch_notation(phone) == shown


@pytest.mark.parametrize(
    "phone",
    [
        "",
        " ",
        "+",
        "030 234 3000",
        "0302343000",
        "0031302343000",
        "+31 30 234 3000",
        "+31302343000 ",
        "+31(0)302343000",
        "+310302343000",
        "+31302343000;ext=5",
        "+3130234300",
        "+313023430000",
        "+31592306",
        "+3161234567",
        "+31800",
        "+313023430000000000",
        "+\uff13\uff11302343000",
        "+999123456789",
        "+31800CALLME",
        "112 ",
        "+31112",
        "113",
        "tel:+31302343000",
        "geen nummer",
        "\0",
        "😀",
        "9" * 10_000,
    ],
)
def test_anything_else_is_not_a_number_to_keep(phone):
    assert not is_stored_form(phone)


@pytest.mark.parametrize("phone", ["", "030 234 3000", "geen nummer", "+999", "9" * 300])
def test_what_is_no_number_is_shown_and_dialled_as_it_is(phone):
    assert in_dutch_notation(phone) == phone
    assert to_dial(phone) == phone


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("112", "112"),
        ("+31334481186", "+31334481186"),
        ("+31612345678", "+31612345678"),
        ("+3225551234", "+3225551234"),
        ("+318002000", "08002000"),
        ("+319008844", "09008844"),
        ("+319002020202", "09002020202"),
        ("+3114030", "14030"),
    ],
)
def test_a_number_is_dialled_in_the_form_that_connects(phone, dialled):
    assert to_dial(phone) == dialled


def test_every_dialled_number_is_only_digits_and_perhaps_a_plus():
    for line in [*rows("national_lines.csv"), *rows("zorgcoordinatoren.csv"), *rows("veilig_thuis.csv")]:
        assert to_dial(line["phone"]).removeprefix("+").isdecimal()


@pytest.mark.parametrize("phone", ["112", "+318002000", "+318000432"])
def test_112_and_0800_cost_nothing(phone):
    assert is_free(phone)


@pytest.mark.parametrize(
    "phone", ["+319008844", "+31302343000", "+31880000000", "+3280012345", "", "0800-2000"]
)
def test_other_numbers_may_cost_something(phone):
    assert not is_free(phone)
