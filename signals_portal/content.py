"""The words of the product as its files say them, read together since they refer to each other."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from editorial.tables import InfoPageTable, read_info_page, read_intro
from editorial.word_tables import WordToAvoidTable, read_word_to_avoid
from guide.tables import GuideTable, read_guide
from loading.files import BadFiles, BadRow, Row, build_all, read_yaml, read_yaml_list, unique
from loading.plan import Values
from loading.tables import Table
from roles.tables import RoleTable, check_placements, read_role
from tips import tables as tips
from tips.tables import Keyed


def read_content(folder: Path) -> list[Table]:
    """The tables of all words, in the order in which they lean on each other. Raises BadFiles."""
    reading = _Reading(folder)
    tables = [
        *reading.tips_and_signals(),
        *reading.roles_and_guide(),
        reading.pages(),
        reading.words_to_avoid(),
    ]
    if reading.errors:
        raise BadFiles(reading.errors)
    return tables


class _Reading:
    """One reading of all files, and what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.errors: list[BadRow] = []
        self.folder = folder
        self.tips = self.rows("tips", "key")
        self.kinds = {
            str(row.values.get("slug")): bool(row.values.get("national"))
            for row in self.rows("contact_kinds", "slug")
        }

    def rows(self, name: str, key: str) -> list[Row]:
        rows = read_yaml_list(self.folder / f"{name}.yaml")
        unique(rows, (key,), self.errors)
        return rows

    def build(self, rows: Iterable[Row], read: Callable[[Row], Keyed]) -> dict[str, Values]:
        return dict(build_all(rows, read, self.errors))

    def build_in_order(self, rows: Iterable[Row], read: Callable[..., Keyed]) -> dict[str, Values]:
        numbered = (self.build([row], partial(read, order=order)) for order, row in enumerate(rows, 1))
        return {key: values for built in numbered for key, values in built.items()}

    def tips_and_signals(self) -> list[Table]:
        whole = read_yaml(self.folder / "signals.yaml")
        signals, pitfalls = whole.rows("signals"), whole.rows("pitfalls")
        unique(signals, ("slug",), self.errors)
        unique(pitfalls, ("slug",), self.errors)
        forms = self.build_in_order(whole.rows("forms"), tips.read_form)
        settings = self.build_in_order(whole.rows("settings"), tips.read_setting)
        return [
            tips.TipTable(self.build(self.tips, tips.read_tip)),
            tips.FormTable(forms),
            tips.SettingTable(settings),
            tips.SignalTable(self.build(signals, partial(tips.read_signal, forms=forms, settings=settings))),
            tips.PitfallTable(self.build(pitfalls, tips.read_pitfall)),
            tips.TermTable(self.build(self.rows("glossary", "code"), tips.read_term)),
        ]

    def roles_and_guide(self) -> list[Table]:
        rows = self.rows("roles", "slug")
        slugs = [str(row.values.get("slug")) for row in rows]
        before = len(self.errors)
        build_all(self.tips, partial(check_placements, roles=slugs), self.errors)
        if len(self.errors) > before:  # without sound placements the roles would only repeat those errors
            return []
        roles = self.build_in_order(rows, partial(read_role, kinds=self.kinds, tips=self.tips))
        return [RoleTable(roles), GuideTable(self.guide(slugs))]

    def guide(self, roles: list[str]) -> dict[str, Values]:
        whole = read_yaml(self.folder / "guide.yaml")
        keys = {str(tip.values.get("key")) for tip in self.tips}
        try:
            values = read_guide(whole, roles=roles, kinds=self.kinds, tips=keys)
        except BadFiles as error:
            self.errors += error.errors
            return {}
        except BadRow as error:
            self.errors.append(error)
            return {}
        return {values["name"]: values}

    def pages(self) -> Table:
        intro = self.build([read_yaml(self.folder / "intro.yaml")], read_intro)
        return InfoPageTable(intro | self.build(self.rows("pages", "slug"), read_info_page))

    def words_to_avoid(self) -> Table:
        return WordToAvoidTable(self.build(self.rows("words_to_avoid", "word"), read_word_to_avoid))
