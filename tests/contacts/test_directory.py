"""The files of the directory are read whole, or every wrong value is named with its place."""

import csv

import pytest

from contacts.directory import Directory, read_directory
from loading.files import BadFiles
from tests.factories.files import FIXTURES, Files


@pytest.fixture
def files(tmp_path):
    return Files.of_three_places(tmp_path)


def read(folder) -> Directory:
    return read_directory(data=folder / "data", kinds_file=folder / "content" / "contact_kinds.yaml")


def errors_in(files):
    with pytest.raises(BadFiles) as refused:
        read(files.folder)
    return str(refused.value).splitlines()


# Our own files.


@pytest.fixture(scope="module")
def ours():
    return read(FIXTURES)


def test_our_own_files_are_read_whole(ours):
    def rows(name):
        with (FIXTURES / "data" / name).open(encoding="utf-8", newline="") as file:
            return len(list(csv.DictReader(file)))

    assert len(ours.municipalities) == rows("municipalities.csv") == 342
    assert len(ours.place_names) == rows("place_names.csv")
    assert len(ours.postcodes) == rows("postcodes_pc4.csv")
    regional = ("veilig_thuis.csv", "police_units.csv", "safety_regions.csv", "zorgcoordinatoren.csv")
    assert len(ours.regions) == sum(map(rows, regional))


def test_every_municipality_of_ours_lies_in_the_regions_it_needs(ours):
    needed = ("veilig_thuis_region", "police_unit", "safety_region")
    lacking = [code for code, place in ours.municipalities.items() if not all(place[name] for name in needed)]
    assert not lacking


def test_every_region_that_a_municipality_names_is_one_of_its_kind(ours):
    named = {place["care_coordination_region"] for place in ours.municipalities.values()} - {None}
    assert named == {key for key in ours.regions if key.startswith("care_coordination/")}


def test_every_contact_of_ours_answers_for_a_known_kind_and_region(ours):
    for key, contact in ours.contacts.items():
        assert contact["kind"] in ours.kinds, key
        assert contact["region"] is None or contact["region"] in ours.regions, key


def test_a_kind_has_one_line_that_catches_the_whole_country_or_none(ours):
    catching = [contact["kind"] for contact in ours.contacts.values() if contact["is_fallback"]]
    assert set(ours.kinds) - set(catching) == {"aandachtsfunctionaris-gemeente"}
    assert len(set(catching)) == len(catching)


# What is made of a row.


def test_a_region_of_veilig_thuis_is_named_after_its_place(files):
    directory = read(files.folder)
    assert directory.regions["veilig_thuis/utrecht"]["name"] == "Utrecht"
    assert directory.contacts["veilig_thuis/utrecht"]["organisation"] == "Veilig Thuis Utrecht"


def test_veilig_thuis_in_a_region_has_the_hours_and_source_of_the_national_line(files):
    contact = read(files.folder).contacts["veilig_thuis/utrecht"]
    assert contact["always_open"]
    assert contact["source"].startswith("https://www.rijksoverheid.nl/")


def test_hours_that_can_be_read_become_periods_and_others_a_note(files):
    files.change("zorgcoordinatoren.csv", "utrecht", opening_hours="ma-di 09:00-17:00")
    contact = read(files.folder).contacts["zorgcoordinator/utrecht"]
    assert (contact["hours"], contact["hours_note"]) == (["0 09:00-17:00", "1 09:00-17:00"], "")
    files.change("zorgcoordinatoren.csv", "utrecht", opening_hours="ma-vr kantooruren")
    contact = read(files.folder).contacts["zorgcoordinator/utrecht"]
    assert (contact["hours"], contact["hours_note"]) == ([], "ma-vr kantooruren")


def test_a_municipality_may_lack_a_care_coordinator(files):
    assert read(files.folder).municipalities["GM0855"]["care_coordination_region"] is None


def test_a_kind_without_a_national_line_has_no_national_contact(files):
    files.replace("contact_kinds.yaml", "national: comensha", "national: null")
    assert "national/zorgcoordinator" not in read(files.folder).contacts


# What is wrong is named with its place.

WRONG = [  # file, row and column; a value; and what is said of it
    (
        ("national_lines.csv", "comensha", "phone"),
        "033 448 11 86",
        "not an international number: '033 448 11 86'",
    ),
    (("national_lines.csv", "comensha", "phone"), "", "is empty"),
    (("national_lines.csv", "comensha", "source_url"), "http://example.org", "starts with https://"),
    (("national_lines.csv", "comensha", "name"), "CoMensha " * 20, "is longer than 150 characters"),
    (("national_lines.csv", "comensha", "kind"), "brandweer", "unknown: 'brandweer'"),
    (("zorgcoordinatoren.csv", "utrecht", "phone"), "+31", "not an international number: '+31'"),
    (("zorgcoordinatoren.csv", "utrecht", "source_url"), "", "is empty"),
    (("zorgcoordinatoren.csv", "utrecht", "source_url"), "ftp://example.org", "starts with https://"),
    (("zorgcoordinatoren.csv", "utrecht", "serves"), "GM0344", "differs from municipalities.csv: GM0307"),
    (("zorgcoordinatoren.csv", "utrecht", "serves"), "GM0344;GM0307;GM0855", "municipalities.csv: GM0855"),
    (("veilig_thuis.csv", "utrecht", "phone"), "+31302345678", "differs from the national line"),
    (("municipalities.csv", "GM0344", "veilig_thuis_region"), "atlantis", "unknown: 'atlantis'"),
    (("municipalities.csv", "GM0344", "police_unit"), "atlantis", "unknown: 'atlantis'"),
    (("municipalities.csv", "GM0344", "safety_region"), "VR99", "unknown: 'vr99'"),
    (("municipalities.csv", "GM0344", "zorgcoordinator_region"), "atlantis", "unknown: 'atlantis'"),
    (("municipalities.csv", "GM0344", "police_unit"), "", "is empty"),
    (("municipalities.csv", "GM0344", "code"), "GM03441", "is longer than 6 characters"),
    (("place_names.csv", "De Meern", "municipality_code"), "GM9999", "unknown: 'GM9999'"),
    (("place_names.csv", "De Meern", "kind"), "village", "unknown: 'village'"),
    (("postcodes_pc4.csv", "3511", "municipality_code"), "GM9999", "unknown: 'GM9999'"),
    (("postcodes_pc4.csv", "3511", "pc4"), "351", "expected four digits, found '351'"),
    (("postcodes_pc4.csv", "3511", "pc4"), "351O", "expected four digits, found '351O'"),
]


@pytest.mark.parametrize(("place", "value", "reason"), WRONG)
def test_a_wrong_value_is_named_with_file_line_and_column(files, place, value, reason):
    name, row, column = place
    line = files.change(name, row, **{column: value})
    start = f"{name}, line {line}, column {column!r}: "
    [told] = [error for error in errors_in(files) if error.startswith(start)]
    assert reason in told


@pytest.mark.parametrize(
    ("name", "row", "column", "values"),
    [
        ("municipalities.csv", "GM0344", "code", {"name": "Nieuwegein", "slug": "nieuwegein"}),
        ("municipalities.csv", "GM0344", "slug", {"code": "GM0356", "name": "Nieuwegein"}),
        ("municipalities.csv", "GM0344", "name", {"code": "GM0356", "slug": "nieuwegein"}),
        ("national_lines.csv", "comensha", "slug", {}),
        ("zorgcoordinatoren.csv", "utrecht", "slug", {}),
        ("veilig_thuis.csv", "utrecht", "slug", {}),
        ("place_names.csv", "De Meern", "name", {}),
        ("postcodes_pc4.csv", "3511", "pc4", {}),
    ],
)
def test_a_row_that_repeats_another_is_named_with_its_place(files, name, row, column, values):
    first = files.change(name, row)
    line = files.add(name, row, **values)
    [told] = {error for error in errors_in(files) if "repeats" in error}
    assert told.startswith(f"{name}, line {line}, column {column!r}: repeats line {first}")


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("municipalities.csv", "veilig_thuis_region"),
        ("national_lines.csv", "source_url"),
        ("veilig_thuis.csv", "phone"),
        ("zorgcoordinatoren.csv", "serves"),
    ],
)
def test_a_column_that_is_missing_is_named_at_the_first_line(files, name, column):
    files.drop_column(name, column)
    assert errors_in(files) == [f"{name}, line 1, column {column!r}: this column is missing"]


def test_a_file_that_is_missing_is_named(files):
    (files.folder / "data" / "police_units.csv").unlink()
    assert errors_in(files) == ["police_units.csv, line 1: this file is missing"]


def test_a_kind_that_names_an_unknown_line_is_named_with_its_place(files):
    line = files.replace("contact_kinds.yaml", "national: comensha", "national: nergens")
    assert errors_in(files) == [f"contact_kinds.yaml, line {line}, column 'national': unknown: 'nergens'"]


def test_a_kind_that_stands_there_twice_is_named_with_its_place(files):
    first = files.replace("contact_kinds.yaml", "slug: police", "slug: police")
    line = files.replace("contact_kinds.yaml", "slug: comensha", "slug: police")
    told = [error for error in errors_in(files) if "repeats" in error]
    assert told == [f"contact_kinds.yaml, line {line}, column 'slug': repeats line {first}: police"]


def test_all_errors_of_all_files_are_told_at_once(files):
    lines = {
        "national_lines.csv": files.change("national_lines.csv", "comensha", phone="geen"),
        "zorgcoordinatoren.csv": files.change("zorgcoordinatoren.csv", "utrecht", source_url="geen"),
        "municipalities.csv": files.change("municipalities.csv", "GM0855", police_unit="geen"),
        "place_names.csv": files.change("place_names.csv", "De Meern", kind="geen"),
        "postcodes_pc4.csv": files.change("postcodes_pc4.csv", "3511", pc4="geen"),
    }
    told = "\n".join(errors_in(files))
    for name, line in lines.items():
        assert f"{name}, line {line}, column " in told
