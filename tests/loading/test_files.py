"""Files are read so that each bad value names its file, line and column, and says what is wrong."""

from pathlib import Path

import pytest

from loading.files import BadFiles, BadRow, Row, build_all, read_csv, read_yaml, read_yaml_list, unique

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture
def file(tmp_path):
    """Writes a file and gives its path."""

    def write(content, name="places.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def yaml_file(file):
    return lambda content: file(content, "tips.yaml")


def row(**values):
    return Row(Path("tips.yaml"), 7, values, lines={"late": 9})


def what_is_wrong(read, *arguments):
    """The errors that reading gives, in words."""
    with pytest.raises((BadFiles, BadRow)) as caught:
        read(*arguments)
    return str(caught.value)


# CSV


def test_rows_of_a_csv_file_know_their_line(file):
    path = file("code,name\nGM0344,Utrecht\nGM0363,Amsterdam\n")
    assert read_csv(path, ("code", "name")) == [
        Row(path, 2, {"code": "GM0344", "name": "Utrecht"}),
        Row(path, 3, {"code": "GM0363", "name": "Amsterdam"}),
    ]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("data/*.csv")), ids=lambda path: path.name)
def test_every_csv_file_of_ours_is_read(path):
    assert read_csv(path, ())


def test_a_byte_order_mark_is_no_part_of_the_first_column(file):
    rows = read_csv(file(b"\xef\xbb\xbfcode\r\nGM0344\r\n"), ("code",))
    assert [found.text("code") for found in rows] == ["GM0344"]


def test_a_cell_may_hold_several_lines_and_the_row_begins_on_the_first(file):
    rows = read_csv(file('code,note\na,"one\ntwo\r\nthree"\nb,\n'), ("code",))
    assert [(found.line, found.values["note"]) for found in rows] == [(2, "one\ntwo\r\nthree"), (5, "")]


def test_empty_lines_are_passed_over_but_counted(file):
    assert [found.line for found in read_csv(file("code\n\na\n\r\nb\n\n"), ("code",))] == [3, 5]


def test_columns_that_nobody_asked_for_may_be_there(file):
    assert read_csv(file("code,extra\na,b\n"), ("code",))[0].values == {"code": "a", "extra": "b"}


def test_a_csv_file_with_only_the_first_line_has_no_rows(file):
    assert read_csv(file("code,name\n"), ("code", "name")) == []


def test_each_missing_column_is_named(file):
    assert what_is_wrong(read_csv, file("code;name\n"), ("code", "name")).splitlines() == [
        "places.csv, line 1, column 'code': this column is missing",
        "places.csv, line 1, column 'name': this column is missing",
    ]


def test_an_empty_csv_file_misses_its_columns(file):
    assert what_is_wrong(read_csv, file(""), ("code",)) == (
        "places.csv, line 1, column 'code': this column is missing"
    )


def test_a_column_that_stands_there_twice_is_named(file):
    assert what_is_wrong(read_csv, file("code,name,code\n"), ("name",)) == (
        "places.csv, line 1, column 'code': stands here twice"
    )


def test_every_row_with_too_few_or_too_many_columns_is_named(file):
    assert what_is_wrong(read_csv, file("code,name\na\nb,B\nc,C,c\n"), ("code",)).splitlines() == [
        "places.csv, line 2: has 1 columns, the first line 2",
        "places.csv, line 4: has 3 columns, the first line 2",
    ]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest(file):
    assert what_is_wrong(read_csv, file('code,name\na,A\nb,"B\nc,C\n'), ("code",)) == (
        "places.csv, line 3: unexpected end of data"
    )


def test_a_file_that_is_not_utf8_names_the_line(file):
    assert what_is_wrong(read_csv, file("code\na\nFryslân\n".encode("latin-1")), ("code",)) == (
        "places.csv, line 3: is not UTF-8; save the file with that encoding"
    )
    assert "line 1: is not UTF-8" in what_is_wrong(read_csv, file("code\n".encode("utf-16")), ("code",))


def test_a_missing_file_is_named(tmp_path):
    for read in (lambda path: read_csv(path, ("code",)), read_yaml, read_yaml_list):
        assert what_is_wrong(read, tmp_path / "gone.txt") == "gone.txt, line 1: this file is missing"


# YAML


def test_a_yaml_file_with_named_values_is_read(yaml_file):
    assert read_yaml(yaml_file("title: Iets niet pluis?\nsteps: 3\n")).values == {
        "title": "Iets niet pluis?",
        "steps": 3,
    }


def test_a_yaml_list_is_read_and_each_row_and_value_knows_its_line(yaml_file):
    first, second = read_yaml_list(
        yaml_file(
            "# tips\n- key: nabij\n  text: Wees nabij.\n- key: luister\n  text: >\n    Luister\n    goed.\n"
        )
    )
    assert (first.line, first.lines) == (2, {"key": 2, "text": 3})
    assert (second.line, second.lines) == (4, {"key": 4, "text": 5})
    assert second.text("text") == "Luister goed."


def test_rows_within_rows_know_their_line(yaml_file):
    whole = read_yaml(yaml_file("forms:\n  - slug: a\n  - slug: b\n    also: [c, d]\n"))
    assert [(found.text("slug"), found.line) for found in whole.rows("forms")] == [("a", 2), ("b", 3)]
    assert whole.rows("forms")[1].texts("also") == ["c", "d"]


def test_yaml_with_a_byte_order_mark_is_read(yaml_file):
    assert read_yaml(yaml_file("\ufefftitle: a\n")).text("title") == "a"


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("content/*.yaml")), ids=lambda path: path.name)
def test_every_yaml_file_of_ours_is_read(path):
    read = read_yaml_list if path.read_text(encoding="utf-8").lstrip("# ").startswith("- ") else None
    if read is None:
        try:
            assert read_yaml(path).values
        except BadFiles:
            read = read_yaml_list
    if read:
        assert read(path)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("a: 1\na: 2\n", "line 2, column 'a': stands here twice"),
        ("a: 1\nb:\n  c: 1\n  c: 1\n", "line 4, column 'c': stands here twice"),
        ("a: 1\n[1, 2]: b\n", "line 2: "),
        ("? [a]\n: b\n", "line 1: expected a name before the colon"),
        ("a: [1\nb: 2\n", "line 2: "),
        ("a: 'b\n", "line 2: found unexpected end of stream"),
        ("a: b: c\n", "line 1: mapping values are not allowed here"),
        ("a: 1\n\tb: 2\n", "line 2: "),
        ("a: 1\n---\nb: 2\n", "line 2: but found another document"),
        ("a: 1\nb: \0\n", "line 2: special characters are not allowed"),
        ("a: 1\nb: 2024-02-31\n", "line 2: '2024-02-31': "),
        ("a: &x 1\nb: *x\n", "line 2: aliases and tags are not read; write out what is meant"),
        ("a: &x\n  b: *x\n", "line 2: aliases and tags are not read"),
        ("a: !!python/name:os.system\n", "line 1: aliases and tags are not read"),
        ("a: !!int b\n", "line 1: aliases and tags are not read"),
        ("a: !own {b: c}\n", "line 1: aliases and tags are not read"),
        (b"a: 1\nb: Frysl\xe2n\n", "line 2: is not UTF-8"),
        ("", "line 1: expected named values, found nothing"),
        ("# only words for the reader\n", "line 1: expected named values, found nothing"),
        ("- a: b\n", "line 1: expected named values, found a list"),
        ("just text\n", "line 1: expected named values, found 'just text'"),
    ],
)
def test_a_yaml_file_that_cannot_be_read_names_the_line(yaml_file, content, wrong):
    assert what_is_wrong(read_yaml, yaml_file(content)).startswith(f"tips.yaml, {wrong}")


@pytest.mark.parametrize("content", ["", "a: b\n", "- a\n- b\n", "- a: b\n- c\n", "text\n"])
def test_a_yaml_file_without_a_list_of_rows_is_refused(yaml_file, content):
    assert what_is_wrong(read_yaml_list, yaml_file(content)) == "tips.yaml, line 1: expected a list of rows"


def test_an_empty_yaml_list_has_no_rows(yaml_file):
    assert read_yaml_list(yaml_file("[]\n")) == []


# Values


def test_text_comes_without_white_space_around_it():
    assert row(name=" Fier\n").text("name") == "Fier"


def test_text_that_may_be_absent_is_empty():
    for absent in (row(), row(name=None), row(name=" ")):
        assert absent.text("name", required=False) == ""


def test_an_error_names_the_line_of_the_value_rather_than_of_the_row():
    assert what_is_wrong(row(late="").text, "late") == "tips.yaml, line 9, column 'late': is empty"


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (None, "is empty"),
        ("", "is empty"),
        ("  ", "is empty"),
        ("123456", "is longer than 5 characters"),
        (112, "expected text, found 112"),
        (False, "expected text, found False"),
        (["a"], "expected text, found a list"),
        (row(), "expected text, found named values"),
    ],
)
def test_what_is_no_text_is_refused(value, wrong):
    read = row(name=value).text
    with pytest.raises(BadRow, match=f"^tips.yaml, line 7, column 'name': {wrong}$"):
        read("name", max_length=5)


def test_text_may_be_as_long_as_it_may():
    assert row(name="12345").text("name", max_length=5) == "12345"


def test_a_choice_is_one_of_what_is_known():
    assert row(kind="police").choice("kind", {"police"}) == "police"
    assert row(kind="").choice("kind", {"police"}, required=False) == ""
    assert what_is_wrong(row(kind="polise").choice, "kind", {"police"}).endswith("unknown: 'polise'")
    assert what_is_wrong(row().choice, "kind", {"police"}).endswith("column 'kind': is empty")


def test_choices_are_each_one_of_what_is_known():
    assert row(also=["a", "b"]).choices("also", ["a", "b", "c"]) == ["a", "b"]
    assert row().choices("also", ["a"]) == []
    assert what_is_wrong(row(also=["a", "x"]).choices, "also", ["a"]).endswith("column 'also': unknown: 'x'")


def test_texts_are_a_list_without_white_space_around_each():
    assert row(also=[" a", "b "]).texts("also") == ["a", "b"]
    assert row(also=None).texts("also") == row(also=[]).texts("also") == row().texts("also") == []


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("a", "expected a list of texts, found 'a'"),
        ("", "expected a list of texts, found ''"),
        (0, "expected a list of texts, found 0"),
        (False, "expected a list of texts, found False"),
        (["a", 1], "expected a list of texts, found 1 in it"),
        (["a", " "], "expected a list of texts, found ' ' in it"),
        (["a", None], "expected a list of texts, found None in it"),
        ([row()], "expected a list of texts, found a row in it"),
        (row(), "expected a list of texts, found named values"),
    ],
)
def test_what_is_no_list_of_texts_is_refused(value, wrong):
    assert what_is_wrong(row(also=value).texts, "also") == f"tips.yaml, line 7, column 'also': {wrong}"


@pytest.mark.parametrize(("value", "truth"), [(True, True), ("yes", True), (False, False), ("no", False)])
def test_yes_and_no_are_read(value, truth):
    assert row(open=value).truth("open") is truth


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "nothing"), ("", "''"), ("ja", "'ja'"), (1, "1"), (0, "0"), ([], "a list")],
)
def test_what_is_neither_yes_nor_no_is_refused(value, shown):
    assert what_is_wrong(row(open=value).truth, "open").endswith(f"expected yes or no, found {shown}")


def test_a_whole_number_is_read():
    assert row(steps=6).number("steps") == 6
    assert row(steps=0).number("steps", default=3) == 0
    assert row().number("steps") is None
    assert row(steps=None).number("steps", default=3) == 3


@pytest.mark.parametrize(("value", "shown"), [("6", "'6'"), (1.5, "1.5"), (True, "True"), ([], "a list")])
def test_what_is_no_whole_number_is_refused(value, shown):
    assert what_is_wrong(row(steps=value).number, "steps").endswith(f"expected a whole number, found {shown}")


def test_rows_in_a_column_are_a_list_of_rows():
    inner = row(slug="a")
    assert row(forms=[inner]).rows("forms") == [inner]
    assert row(forms=None).rows("forms") == row().rows("forms") == []


@pytest.mark.parametrize("value", ["", "a", False, row(), ["a"], [row(), None]])
def test_what_is_no_list_of_rows_is_refused(value):
    assert "column 'forms': expected a list of rows" in what_is_wrong(row(forms=value).rows, "forms")


# All rows together


def test_all_bad_rows_are_found_before_anybody_is_told():
    errors = []
    built = build_all(
        [row(name="a"), row(name=""), row(name="b"), row(name=1)], lambda each: each.text("name"), errors
    )
    assert built == ["a", "b"]
    assert str(BadFiles(errors)).splitlines() == [
        "tips.yaml, line 7, column 'name': is empty",
        "tips.yaml, line 7, column 'name': expected text, found 1",
    ]


def repeats(*values, columns=("slug",)):
    errors = []
    rows = [Row(Path("tips.yaml"), line, each) for line, each in enumerate(values, 1)]
    unique(rows, columns, errors)
    return [str(error) for error in errors]


def test_each_row_that_repeats_an_earlier_one_is_named():
    assert repeats({"slug": "a"}, {"slug": "b"}, {"slug": "a"}, {"slug": " a "}) == [
        "tips.yaml, line 3, column 'slug': repeats line 1: a",
        "tips.yaml, line 4, column 'slug': repeats line 1: a",
    ]


def test_only_all_columns_together_make_a_repeat():
    rows = [{"pc4": "1096", "code": "GM0363"}, {"pc4": "1096", "code": "GM0437"}]
    assert repeats(*rows, columns=("pc4", "code")) == []
    assert repeats(*rows, rows[0], columns=("pc4", "code")) == [
        "tips.yaml, line 3, column 'pc4': repeats line 1: 1096, GM0363"
    ]


def test_nothing_repeats_nothing():
    assert repeats({}, {}, {"slug": None}, {"slug": ""}) == []


def test_values_of_a_wrong_type_can_be_compared_too():
    assert len(repeats({"slug": ["a"]}, {"slug": ["a"]}, {"slug": row()}, {"slug": 1})) == 1
