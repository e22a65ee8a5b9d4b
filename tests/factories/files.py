"""Copies of our own files for tests that change or break them."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

FIXTURES = Path(__file__).parents[2] / "fixtures"
PLACES = {"GM0344", "GM0307", "GM0855"}  # Utrecht and Amersfoort share a care coordinator, Tilburg has none


class Files:
    """A folder of files and the ways to change them; each way tells the line it changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def copied(cls, folder: Path) -> "Files":
        """All that stands in fixtures/."""
        shutil.copytree(FIXTURES, folder, dirs_exist_ok=True)
        return cls(folder)

    @classmethod
    def of_three_places(cls, folder: Path) -> "Files":
        """All that stands in fixtures/, but only what belongs to `PLACES`; as consistent as the whole."""
        files = cls.copied(folder)
        files._cut_down()
        return files

    def change(self, name: str, row: str, /, **values: str) -> int:
        """Put `values` in the row whose first column is `row`."""
        table, columns = self._read(name)
        number = _place(table, columns, row)
        table[number] |= values
        self._write(name, table, columns)
        return number + 2

    def add(self, name: str, row: str, /, **values: str) -> int:
        """Add a copy of a row, with these values."""
        table, columns = self._read(name)
        table.append(table[_place(table, columns, row)] | values)
        self._write(name, table, columns)
        return len(table) + 1

    def drop(self, name: str, row: str) -> None:
        """Take this row out."""
        table, columns = self._read(name)
        del table[_place(table, columns, row)]
        self._write(name, table, columns)

    def keep(self, name: str, is_kept: Callable[[dict[str, str]], bool]) -> None:
        """Take out the rows of which this does not hold."""
        table, columns = self._read(name)
        self._write(name, [row for row in table if is_kept(row)], columns)

    def drop_column(self, name: str, column: str) -> None:
        """Take this column out."""
        table, columns = self._read(name)
        self._write(name, table, [kept for kept in columns if kept != column])

    def replace(self, name: str, old: str, new: str) -> int:
        """Put `new` for the first `old` in a text."""
        text = self._path(name).read_text(encoding="utf-8")
        before, found, after = text.partition(old)
        assert found, f"{name} does not hold {old!r}"
        self._path(name).write_text(before + new + after, encoding="utf-8")
        return before.count("\n") + 1

    def _cut_down(self) -> None:
        self.keep("municipalities.csv", lambda row: row["code"] in PLACES)
        for name in ("place_names.csv", "postcodes_pc4.csv"):
            self.keep(name, lambda row: row["municipality_code"] in PLACES)
        places, _ = self._read("municipalities.csv")
        for name, key, column in (
            ("veilig_thuis.csv", "slug", "veilig_thuis_region"),
            ("police_units.csv", "slug", "police_unit"),
            ("safety_regions.csv", "code", "safety_region"),
            ("zorgcoordinatoren.csv", "slug", "zorgcoordinator_region"),
        ):
            named = {place[column] for place in places}
            self.keep(name, lambda row, key=key, named=named: row[key] in named)
        self.change("zorgcoordinatoren.csv", "utrecht", serves="GM0344;GM0307")

    def _path(self, name: str) -> Path:
        return self.folder / ("data" if name.endswith(".csv") else "content") / name

    def _read(self, name: str) -> tuple[list[dict[str, str]], list[str]]:
        with self._path(name).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            return list(reader), list(reader.fieldnames or ())

    def _write(self, name: str, table: list[dict[str, str]], columns: list[str]) -> None:
        with self._path(name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(table)


def _place(table: list[dict[str, str]], columns: list[str], row: str) -> int:
    return next(number for number, values in enumerate(table) if values[columns[0]] == row)
