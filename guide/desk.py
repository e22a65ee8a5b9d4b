"""The flow at the desk: its form, what it does beside it, and how two versions are compared."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison, diff_text
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, Panel

from editorial.desk import Desk, RightsToWhatIsThere
from guide.changes import changes
from guide.document import flow_from
from guide.drawing import draw
from guide.errors import about_the_whole, at_their_places
from guide.graph import Flow, Outcome, Question
from guide.models import Guide
from guide.wording import changes_in_words, located, names_of
from roles.models import Role


class GuideForm(WagtailAdminModelForm):
    """A draft may have problems; what is submitted may not, and shows each one at its place."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        nodes = cleaned.get("nodes")
        if self.is_deferred_validation or nodes is None:
            return cleaned
        self.instance.start, self.instance.nodes = cleaned.get("start") or "", nodes
        problems = self.instance.problems()
        error = at_their_places(problems, nodes, _role_names())
        if error:
            self.add_error("nodes", error)
        whole = about_the_whole(problems, [node.key for node in self.instance.flow.nodes])
        if whole:
            self.add_error("start", ValidationError(whole))
        return cleaned


def _role_names() -> dict[str, str]:
    return dict(Role.objects.values_list("slug", "name"))


class EffectPanel(Panel):
    """What the saved version does: its problems, what is new, and a drawing for each role."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/flow_effect.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            guide: Guide = self.instance
            flow, names = guide.flow, _role_names()
            problems = guide.problems()
            roles = list(Role.objects.live())
            published = Guide.objects.live().filter(pk=guide.pk).first()
            before = published.flow if published else None
            return {
                **super().get_context_data(parent_context),
                "problems": [located(problem, flow, names) for problem in problems],
                "is_published": before is not None,
                "changes": _changes(before, flow, names, roles) if before else [],
                "drawings": [(role, draw(flow, role.slug, problems)) for role in roles],
            }


def _changes(before: Flow, after: Flow, names: dict[str, str], roles: list[Role]) -> list[str]:
    found = changes(before, after, roles=[role.slug for role in roles])
    return changes_in_words(found, before, after, names)


class FlowComparison(FieldComparison):
    """Two versions of the flow, node by node, as somebody would read them aloud."""

    def htmldiff(self) -> SafeString:
        before, after = (
            _texts(flow_from(start="", nodes=value.raw_data)) for value in (self.val_a, self.val_b)
        )
        keys = dict.fromkeys([*after, *before])
        changed = [key for key in keys if before.get(key) != after.get(key)]
        rows = ((diff_text(before.get(key, ""), after.get(key, "")).to_html(),) for key in changed)
        return format_html_join("", '<div class="comparison__child-object">{}</div>', rows)

    def has_changed(self) -> bool:
        return bool(self.val_a.raw_data != self.val_b.raw_data)


def _texts(flow: Flow) -> dict[str, str]:
    """Each node in words, by its key."""
    names, roles = names_of(flow), _role_names()
    return {node.key: "\n".join(_lines(node, names, roles)) for node in flow.nodes}


def _lines(node: Question | Outcome, names: dict[str, str], roles: dict[str, str]) -> list[str]:
    if isinstance(node, Outcome):
        lists = ((_("Doe nu"), node.do_now), (_("Doe niet"), node.do_not), (_("Bel"), node.contacts))
        told = [f"{label}: {text}" for label, texts in lists for text in texts]
        return [gettext("Advies: %(title)s") % {"title": node.title}, *told, *node.call_note, node.tip]
    lines = [gettext("Vraag: %(text)s") % {"text": node.text}, node.help]
    for option in node.options:
        only = [*sorted(option.roles), *(f"niet {slug}" for slug in sorted(option.excluded))]
        limits = ", ".join(roles.get(slug, slug) for slug in only)
        line = f"{option.label} {option.hint} → {names.get(option.next, option.next)}"
        lines.append(f"{line} ({limits})" if limits else line)
    return [line for line in lines if line]


class FlowPanel(FieldPanel):
    """The document itself."""

    def get_comparison_class(self) -> type[FieldComparison]:
        return FlowComparison


class GuideDesk(Desk):
    """The questions and advice."""

    model, icon, menu_order = Guide, "decimal", 100
    menu_label = _("Vragen en adviezen")
    rights = RightsToWhatIsThere
    may_expire = False
    list_filter = None
    form = GuideForm

    def fields(self) -> list[Panel]:
        start = forms.TextInput(attrs={"data-flow-start": ""})
        return [
            EffectPanel(heading=_("Wat deze versie doet")),
            FieldPanel("start", widget=start, heading=_("Eerste vraag")),
            FlowPanel("nodes"),
        ]
