"""Carry out a plan: tables that know their rows, loaded together or not at all."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TextIO

from django.db import transaction
from tqdm import tqdm

from loading.models import LoadedRow
from loading.plan import ACTING, Act, Step, Values, compare, fingerprint, summary


class Table(ABC):
    """One kind of row: what the files want of it, what is there, and how to write it.

    Relations stand in the values as natural keys, so that values can be compared before anything exists.
    """

    name: str

    def __init__(self, wanted: Mapping[str, Values]) -> None:
        """`wanted` are the rows in the files, by key."""
        self.wanted = wanted

    @abstractmethod
    def present(self) -> Mapping[str, Values]:
        """The rows in the database, by key."""

    @abstractmethod
    def write(self, key: str, values: Values) -> None:
        """Create or change one row."""

    @abstractmethod
    def retire(self, key: str) -> None:
        """Take back a row that the files no longer have and that nobody changed here."""

    def plan(self) -> list[Step]:
        """What loading would do, row by row."""
        return compare(wanted=self.wanted, present=self.present(), loaded=self._loaded())

    def _loaded(self) -> dict[str, str]:
        """The fingerprint of each row as it was last loaded."""
        return dict(LoadedRow.objects.filter(table=self.name).values_list("key", "fingerprint"))

    def apply(self, steps: Iterable[Step], *, done: Callable[[int], object]) -> None:
        """Do what `plan` said, and call `done` with the number of steps each time some are taken."""
        agreed = []
        for step in steps:
            if step.act in {Act.CREATE, Act.CHANGE}:
                self.write(step.key, self.wanted[step.key])
            if step.act in {Act.CREATE, Act.CHANGE, Act.LEAVE}:
                agreed.append(step.key)
            elif step.act is Act.RETIRE:
                self.retire(step.key)
                LoadedRow.objects.filter(table=self.name, key=step.key).delete()
            done(step.act in ACTING)
        self._remember(agreed)

    def _remember(self, keys: Iterable[str]) -> None:
        """Note that file and database now say the same of these rows, whoever came to it first."""
        loaded = self._loaded()
        prints = {key: fingerprint(self.wanted[key]) for key in keys}
        LoadedRow.objects.bulk_create(
            [
                LoadedRow(table=self.name, key=key, fingerprint=prints[key])
                for key in prints
                if loaded.get(key) != prints[key]
            ],
            update_conflicts=True,
            unique_fields=["table", "key"],
            update_fields=["fingerprint", "loaded_at"],
        )


class ReferenceTable(Table):
    """Rows nobody edits here, such as postcodes: the database follows the files, in bulk."""

    @abstractmethod
    def create(self, rows: Sequence[Values]) -> None:
        """Add all `rows`."""

    @abstractmethod
    def remove(self, keys: Sequence[str]) -> None:
        """Delete the rows with `keys`."""

    def write(self, key: str, values: Values) -> None:
        self.create([values])

    def retire(self, key: str) -> None:
        self.remove([key])

    def plan(self) -> list[Step]:
        present = self.present()
        acts = {key: Act.LEAVE if key in present else Act.CREATE for key in self.wanted}
        gone = {key: Act.RETIRE for key in present if key not in self.wanted}
        return [Step(act, key) for key, act in (acts | gone).items()]

    def apply(self, steps: Iterable[Step], *, done: Callable[[int], object]) -> None:
        steps = list(steps)
        self.remove([step.key for step in steps if step.act is Act.RETIRE])
        self.create([self.wanted[step.key] for step in steps if step.act is Act.CREATE])
        done(sum(step.act in ACTING for step in steps))


def load(tables: Sequence[Table], *, dry_run: bool, out: Any, err: TextIO | None = None) -> None:
    """Plan every table, tell it, and unless `dry_run` do it: all of it, or nothing.

    Rows are retired last, and in the opposite order: by then nothing that stays leans on them any more.
    """
    with transaction.atomic():
        plans = [(table, table.plan()) for table in tables]
        for table, steps in plans:
            tell(table.name, steps, out)
        if dry_run:
            out.write("Nothing was changed: this was a dry run.")
            return
        total = sum(step.act in ACTING for _, steps in plans for step in steps)
        with tqdm(total=total, desc="Loading", unit=" rows", delay=1, leave=False, file=err) as bar:
            for table, steps in plans:
                table.apply([step for step in steps if step.act is not Act.RETIRE], done=bar.update)
            for table, steps in reversed(plans):
                table.apply([step for step in steps if step.act is Act.RETIRE], done=bar.update)


def tell(name: str, steps: Sequence[Step], out: Any) -> None:
    """Write a line a table, and a line for each row that is changed, kept or retired."""
    out.write(f"{name}: {summary(steps)}")
    for step in steps:
        if step.act in {Act.CHANGE, Act.KEEP, Act.RETIRE}:
            out.write(f"  {step}")
