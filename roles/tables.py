"""Loading roles, with whom they call and which tips they show."""

from collections.abc import Collection, Sequence
from typing import Any

from contacts.models import ContactKind
from editorial.tables import EditorialTable, fitting_text
from loading.files import Row
from loading.plan import Values
from roles.models import EscalationStep, Role, RoleIcon, TipPlacement
from tips.models import Tip

INSIDE = "internal"  # how the files name somebody in one's own organisation


class RoleTable(EditorialTable):
    """Roles."""

    name = "roles"
    model = Role
    fields = ("slug", "name", "plural", "intro", "has_reporting_code", "icon", "order")

    def related(self) -> tuple[str, ...]:
        return ("steps__kind", "placements__tip")

    def values_of(self, row: Role) -> dict[str, Any]:
        return super().values_of(row) | {
            "steps": [
                {"kind": step.kind_slug or INSIDE, "label": step.label, "when": step.when, "note": step.note}
                for step in row.steps.all()
            ],
            "own_tips": [tip.key for tip in row.own_tips],
            "shared_tips": [tip.key for tip in row.shared_tips],
        }

    def fill(self, row: Role, values: Values) -> None:
        super().fill(row, values)
        kinds = {kind.slug: kind for kind in ContactKind.objects.all()}
        tips = {tip.key: tip for tip in Tip.objects.all()}
        row.steps = [
            EscalationStep(**{**step, "kind": kinds.get(step["kind"]), "sort_order": order})
            for order, step in enumerate(values["steps"])
        ]
        keys = [*values["own_tips"], *values["shared_tips"]]
        row.placements = [
            TipPlacement(tip=tips[key], is_own=key in values["own_tips"], sort_order=order)
            for order, key in enumerate(keys)
        ]


def read_role(row: Row, *, order: int, kinds: Collection[str], tips: Sequence[Row]) -> tuple[str, Values]:
    """One role; `tips` tell which of them it shows, in the poster's order. Raises BadRow."""
    slug = fitting_text(row, "slug", Role)
    return slug, {
        "slug": slug,
        "name": fitting_text(row, "name", Role),
        "plural": fitting_text(row, "plural", Role),
        "intro": row.text("intro"),
        "has_reporting_code": row.truth("meldcode"),
        "icon": row.choice("icon", RoleIcon.values, required=False),
        "order": order,
        "steps": [_step(step, kinds) for step in row.rows("escalation")],
        "own_tips": [tip.values["key"] for tip in tips if tip.values["first_role"] == slug],
        "shared_tips": [tip.values["key"] for tip in tips if slug in tip.values["also"]],
    }


def _step(row: Row, kinds: Collection[str]) -> dict[str, str]:
    kind = row.choice("kind", {*kinds, INSIDE})
    label = row.text("label", max_length=120, required=kind == INSIDE)
    if label and kind != INSIDE:
        raise row.bad("label", f"only a step of kind {INSIDE} has a label")
    return {
        "kind": kind,
        "label": label,
        "when": row.text("when", max_length=150),
        "note": row.text("note", max_length=200, required=False),
    }


def check_placements(tip: Row, *, roles: Collection[str]) -> None:
    """Whether a tip names only known roles, each once. Raises BadRow."""
    first, also = tip.choice("first_role", roles), tip.choices("also", roles)
    if len({first, *also}) != 1 + len(also):
        raise tip.bad("also", "names a role twice")
