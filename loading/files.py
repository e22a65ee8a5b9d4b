"""Read CSV and YAML so that every value still knows its file, line and column. Pure: no Django."""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

Built = TypeVar("Built")


class BadRow(ValueError):  # noqa: N818  # named for what is bad, in the words of the file
    """One value that cannot be loaded: where it stands, and why."""

    def __init__(self, *, file: Path, line: int, column: str, reason: str) -> None:
        place = f"{file.name}, line {line}" + (f", column {column!r}" if column else "")
        super().__init__(f"{place}: {reason}")


class BadFiles(ValueError):  # noqa: N818
    """All bad rows that were found, one a line; a row that is read twice is told once."""

    def __init__(self, errors: Iterable[BadRow]) -> None:
        self.errors = list({str(error): error for error in errors}.values())
        super().__init__("\n".join(str(error) for error in self.errors))


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one row, with the place where each of them stands."""

    file: Path
    line: int
    values: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)

    def bad(self, column: str, reason: str) -> BadRow:
        """The error that names this row's place."""
        return BadRow(file=self.file, line=self.lines.get(column, self.line), column=column, reason=reason)

    def text(self, column: str, *, max_length: int = 0, required: bool = True) -> str:
        """The text in `column`, without white space around it."""
        value = self.values.get(column)
        if value is not None and not isinstance(value, str):
            raise self.bad(column, f"expected text, found {_shown(value)}")
        text = (value or "").strip()
        if required and not text:
            raise self.bad(column, "is empty")
        if max_length and len(text) > max_length:
            raise self.bad(column, f"is longer than {max_length} characters")
        return text

    def choice(self, column: str, known: Collection[str], *, required: bool = True) -> str:
        """The text in `column`, which is one of `known`."""
        text = self.text(column, required=required)
        if text and text not in known:
            raise self.bad(column, f"unknown: {text!r}")
        return text

    def choices(self, column: str, known: Collection[str]) -> list[str]:
        """The list of texts in `column`, each one of `known`; nothing there is an empty list."""
        texts = self.texts(column)
        for text in texts:
            if text not in known:
                raise self.bad(column, f"unknown: {text!r}")
        return texts

    def texts(self, column: str) -> list[str]:
        """The list of texts in `column`; nothing there is an empty list."""
        texts = self._list(column, "texts")
        for text in texts:
            if not isinstance(text, str) or not text.strip():
                found = "a row" if isinstance(text, Row) else repr(text)
                raise self.bad(column, f"expected a list of texts, found {found} in it")
        return [text.strip() for text in texts]

    def truth(self, column: str, *, default: bool | None = None) -> bool:
        """Yes or no in `column`, as YAML's true and false or the words yes and no; `default` if left out."""
        value = self.values.get(column, default)
        if isinstance(value, bool):
            return value
        if value in ("yes", "no"):
            return value == "yes"
        raise self.bad(column, f"expected yes or no, found {_shown(value)}")

    def number(self, column: str, *, default: int | None = None) -> int | None:
        """The whole number in `column` of a YAML file; CSV knows only texts."""
        value = self.values.get(column)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.bad(column, f"expected a whole number, found {_shown(value)}")
        return value

    def rows(self, column: str) -> list["Row"]:
        """The list of rows in `column`."""
        rows = self._list(column, "rows")
        if not all(isinstance(row, Row) for row in rows):
            raise self.bad(column, "expected a list of rows")
        return rows

    def _list(self, column: str, of: str) -> list[Any]:
        value = self.values.get(column)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.bad(column, f"expected a list of {of}, found {_shown(value)}")
        return value


def _shown(value: Any) -> str:
    """A value for an error: short, and in the words of the file."""
    names = {Row: "named values", list: "a list", type(None): "nothing"}
    return names.get(type(value)) or repr(value)


def build_all(rows: Iterable[Row], build: Callable[[Row], Built], errors: list[BadRow]) -> list[Built]:
    """What `build` makes of each row; rows it refuses are added to `errors`."""
    built = []
    for row in rows:
        try:
            built.append(build(row))
        except BadRow as error:
            errors.append(error)
    return built


def unique(rows: Iterable[Row], columns: tuple[str, ...], errors: list[BadRow]) -> None:
    """Add an error for each row that repeats an earlier row's values in `columns`."""
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(_comparable(row.values.get(column)) for column in columns)
        if not any(key):
            continue  # nothing there repeats nothing; whether it may be empty is for the reader to say
        if key in seen:
            errors.append(row.bad(columns[0], f"repeats line {seen[key]}: {', '.join(key)}"))
        seen.setdefault(key, row.line)


def _comparable(value: Any) -> str:
    return "" if value is None else str(value).strip()


def read_csv(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """The rows of a CSV file that has `columns` (and perhaps more). Raises BadFiles."""
    errors: list[BadRow] = []
    rows = list(_csv_rows(path, columns, errors))
    if errors:
        raise BadFiles(errors)
    return rows


def _csv_rows(path: Path, columns: tuple[str, ...], errors: list[BadRow]) -> Iterator[Row]:
    lines = _csv_lines(path, errors)
    _, names = next(lines, (1, []))
    problems = {name: "stands here twice" for name in names if name and names.count(name) > 1}
    problems |= {column: "this column is missing" for column in columns if column not in names}
    errors += [BadRow(file=path, line=1, column=column, reason=reason) for column, reason in problems.items()]
    for line, cells in lines:
        if len(cells) == len(names):
            yield Row(path, line, dict(zip(names, cells, strict=True)))
        else:
            reason = f"has {len(cells)} columns, the first line {len(names)}"
            errors.append(BadRow(file=path, line=line, column="", reason=reason))


def _csv_lines(path: Path, errors: list[BadRow]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row with the line on which it begins; a cell may hold several lines."""
    reader = csv.reader(io.StringIO(_text_of(path), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:  # not an empty line
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        errors.append(BadRow(file=path, line=line, column="", reason=str(error)))


def read_yaml(path: Path) -> Row:
    """A YAML file with named values. Raises BadFiles."""
    value = _yaml_value(path)
    if not isinstance(value, Row):
        raise _bad_file(path, 1, f"expected named values, found {_shown(value)}")
    return value


def read_yaml_list(path: Path) -> list[Row]:
    """A YAML file with a list of rows. Raises BadFiles."""
    value = _yaml_value(path)
    if not isinstance(value, list) or not all(isinstance(item, Row) for item in value):
        raise _bad_file(path, 1, "expected a list of rows")
    return value


def _bad_file(path: Path, line: int, reason: str, column: str = "") -> BadFiles:
    return BadFiles([BadRow(file=path, line=line, column=column, reason=reason)])


def _text_of(path: Path) -> str:
    """The text of a file, without the byte order mark that some programs put in front."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise _bad_file(path, 1, "this file is missing") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _bad_file(path, line, "is not UTF-8; save the file with that encoding") from error


class _PlainLoader(yaml.SafeLoader):
    """YAML as people write it: what makes one value stand for another, or for code, is refused."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None):
            problem = "aliases and tags are not read; write out what is meant"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def _yaml_value(path: Path) -> Any:
    text = _text_of(path)
    try:
        loader = _PlainLoader(text)
        node = loader.get_single_node()
    except yaml.reader.ReaderError as error:
        raise _bad_file(path, text.count("\n", 0, error.position) + 1, str(error.reason)) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _bad_file(path, mark.line + 1 if mark else 1, str(error.problem or error.context)) from error
    return _from_node(path, loader, node) if node else None


def _from_node(path: Path, loader: _PlainLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_from_node(path, loader, item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return _row(path, loader, node)
    try:
        return loader.construct_object(node)
    except ValueError as error:  # such as the 31st of February
        raise _bad_file(path, node.start_mark.line + 1, f"{node.value!r}: {error}") from error


def _row(path: Path, loader: _PlainLoader, node: yaml.MappingNode) -> Row:
    row = Row(path, node.start_mark.line + 1, {})
    for name, value in node.value:
        line = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode):
            raise _bad_file(path, line, "expected a name before the colon")
        if name.value in row.values:
            raise _bad_file(path, line, "stands here twice", column=name.value)
        row.values[name.value] = _from_node(path, loader, value)
        row.lines[name.value] = value.start_mark.line + 1
    return row
