"""How words are shown at the desk: one pattern for all kinds. A kind adds its fields and its filters."""

import json
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, Panel, PublishingPanel
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.admin.views.generic.history import HistoryFilterSet
from wagtail.fields import RichTextField
from wagtail.models import WorkflowState
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views import snippets

from editorial.models import Editorial
from editorial.noted import LockView, UnlockView, UnscheduleView
from editorial.panels import ReadingHelpPanel
from editorial.remark_panel import RemarksPanel
from editorial.remark_screens import RemarksView, ShowsRemarks
from editorial.sanitised import safe_html
from editorial.withdrawal import withdraw


class Rights(ModelPermissionPolicy):
    """Nobody deletes words: they are withdrawn, and their history stays."""

    closed: ClassVar[frozenset[str]] = frozenset({"delete"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in self.closed and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class RightsToWhatIsThere(Rights):
    """For words whose number is fixed: they change, but nobody adds to them."""

    closed = frozenset({"delete", "add"})


class _ThroughReview:
    """A form that saves drafts and asks for review; it never publishes, and is closed during a review."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        except MultiValueDictKeyError as missing:  # of rows or blocks; no browser leaves those out
            raise BadRequest from missing
        return response

    def get_available_actions(self) -> list[str]:
        """What the form may do. That of an earlier version approves nothing: it would be saved on the way."""
        closed = {"publish", "workflow-action"} if hasattr(self, "revision_id") else {"publish"}
        return [action for action in super().get_available_actions() if action not in closed]  # type: ignore[misc]

    @property
    def overwrite_revision(self) -> None:
        """Each save is a version of its own, so that it stays known who wrote what."""
        return

    def is_valid(self, form: Any) -> bool:
        if self._is_in_review() and self.action != "workflow-action":  # type: ignore[attr-defined]
            self.produced_error_code = "locked"
            self.produced_error_message = self._why_closed()
            return False
        if self._sends_back():
            return True  # nothing of the form is kept, so it may be as broken as the words that go back
        valid = bool(super().is_valid(form))  # type: ignore[misc]
        if not valid and self.action == "workflow-action" and not self.locked_for_user:  # type: ignore[attr-defined]
            self.produced_error_message = gettext(
                "Dit is niet goedgekeurd. Bij de velden staat wat er niet klopt."
            )
        if self.is_out_of_date and not self.locked_for_user:  # type: ignore[attr-defined]
            self.produced_error_code = "invalid_revision"
            self.produced_error_message = self._told_of_the_other_version()
            return False
        return valid

    def save_instance(self) -> Any:
        if self.action != "workflow-action":  # type: ignore[attr-defined]
            return super().save_instance()  # type: ignore[misc]
        if not self._sends_back() and _changes_words(self.form):  # type: ignore[attr-defined]
            raise PermissionDenied(
                gettext("Je hebt zelf iets veranderd. Vraag om een aanpassing, of keur goed wat er stond.")
            )
        self.new_revision = self.object.latest_revision  # type: ignore[attr-defined]
        return self.object  # type: ignore[attr-defined]

    def workflow_action_action(self) -> None:
        """Carry out what the reviewer decided; of all that may be sent with it, only the remark counts."""
        self.object.current_workflow_task.on_action(  # type: ignore[attr-defined]
            self.object.current_workflow_task_state,  # type: ignore[attr-defined]
            self.request.user,  # type: ignore[attr-defined]
            self.workflow_action,  # type: ignore[attr-defined]
            comment=_remark(self.request.POST.get("workflow-action-extra-data") or "{}"),  # type: ignore[attr-defined]
        )

    def submit_action(self) -> None:
        """Ask for the review of the version that was just saved, also when an earlier one was sent back."""
        state = self.workflow_state  # type: ignore[attr-defined]
        if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            WorkflowState.objects.get(pk=state.pk).resume(self.request.user)  # type: ignore[attr-defined]
        else:
            super().submit_action()  # type: ignore[misc]

    def _is_in_review(self) -> bool:
        return bool(self.object and self.object.workflow_in_progress)  # type: ignore[attr-defined]

    def _sends_back(self) -> bool:
        """Whether a reviewer asks for a change; `get_available_actions` saw to it who may."""
        return self.action == "workflow-action" and self.workflow_action == "reject"  # type: ignore[attr-defined]

    def _told_of_the_other_version(self) -> str:
        """Once told, the form that comes back knows the version of the other, and may be saved over it."""
        if self.action == "workflow-action":  # type: ignore[attr-defined]
            return gettext("Dit is niet goedgekeurd: er is intussen een nieuwere versie. Kijk die eerst na.")
        return gettext(
            "Iemand anders heeft dit intussen bewaard. Wat jij typte staat hieronder, maar is niet bewaard. "
            "Kijk bij de geschiedenis wat er veranderde. Bewaar je daarna opnieuw, dan geldt jouw tekst."
        )

    def _why_closed(self) -> str:
        """Why the form does nothing during a review: to who approves, what stands in the way of that."""
        sent = self.request.POST  # type: ignore[attr-defined]
        if "action-workflow-action" in sent and sent.get("workflow-action-name") == "approve":
            task = self.object.current_workflow_task  # type: ignore[attr-defined]
            reason = task.why_no_approval(self.object, self.request.user)  # type: ignore[attr-defined]
            if reason:
                return gettext("Dit is niet goedgekeurd. %(reason)s") % {"reason": reason}
        return gettext("Dit wordt nu nagekeken. Trek het terug om te veranderen.")


def _remark(sent: str) -> str:
    """The remark in what the window of a decision sent."""
    try:
        data = json.loads(sent)
    except ValueError as broken:  # no browser sends that
        raise BadRequest from broken
    return str(data.get("comment", "")) if isinstance(data, dict) else ""


def _changes_words(form: WagtailAdminModelForm) -> bool:
    """Whether the form says something else than before; markup comes back with other marks each time."""
    changed = set(form.changed_data)
    for name in form.changed_data:
        if isinstance(form.instance._meta.get_field(name), RichTextField):
            same = safe_html(form.cleaned_data[name]) == safe_html(form.initial[name])
            changed -= {name} if same else set()
    return bool(changed) or any(formset.has_changed() for formset in form.formsets.values())


class CreateView(_ThroughReview, snippets.CreateView):
    """New words."""


class EditView(_ThroughReview, ShowsRemarks, snippets.EditView):
    """Words that are there."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        withdrawn = self.object.withdrawn_at() if self._is_in_review() else None
        if withdrawn:
            told = gettext("Dit is van de site gehaald op %(day)s; goedkeuren zet het terug.")
            messages.info(request, told % {"day": date_format(localtime(withdrawn), "j F Y")})
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response


class WithdrawView(snippets.UnpublishView):
    """Take words off the site at once, after seeing what visitors will miss."""

    page_title = _("Haal van de site")
    success_message = _("'%(object)s' staat niet meer op de site.")
    template_name = "desk/withdraw.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "reason": self.object.why_it_must_stay(),
            "missed": self.object.what_visitors_miss(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().post(request, *args, **kwargs)
        except PermissionDenied as refused:
            messages.error(request, str(refused))
            return redirect(self.edit_url_name, self.object.pk)
        return response

    def unpublish(self) -> None:
        withdraw(words=self.object, by=self.request.user)


class ListView(snippets.IndexView):
    """A list without boxes to tick: nothing is done to many words at once."""

    @cached_property
    def columns(self) -> list[Any]:
        return [column for column in super().columns if column.name != "bulk_actions"]


class HistoryFilters(HistoryFilterSet):
    """What was done and by whom; without Wagtail's date field, which needs a script in the page."""

    timestamp = None


class HistoryView(snippets.HistoryView):
    """Who did what, and when."""

    filterset_class = HistoryFilters


class Desk(snippets.SnippetViewSet):
    """The screens of one kind of words."""

    model: ClassVar[type[Editorial]]
    rights: ClassVar[type[Rights]] = Rights
    may_expire: ClassVar[bool] = True
    form: ClassVar[type[WagtailAdminModelForm] | None] = None
    index_view_class = ListView
    add_view_class = CreateView
    edit_view_class = EditView
    history_view_class = HistoryView
    unpublish_view_class = WithdrawView
    lock_view_class = LockView
    unlock_view_class = UnlockView
    revisions_unschedule_view_class = UnscheduleView
    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 50
    list_filter: Any = {"live": ["exact"], "has_unpublished_changes": ["exact"]}

    @property
    def list_display(self) -> list[Any]:
        return ["__str__", UpdatedAtColumn(), LiveStatusTagColumn()]

    @property
    def edit_handler(self) -> ObjectList:
        """The fields of this kind, how they read, and when it goes live."""
        fields = self.fields()
        for panel in fields:  # a draft may miss a lot, but not what it is known by
            if getattr(panel, "field_name", "") == self.model.key_source:
                panel.required_on_save = True
        panels = [
            RemarksPanel(),
            *fields,
            RemarksPanel(when_quiet=True),
            ReadingHelpPanel(),
            KeyPanel(self.model.key_field),
            SchedulePanel(may_expire=self.may_expire),
        ]
        return ObjectList(panels, base_form_class=self.form)

    @property
    def remarks_view(self) -> Any:
        """The page of the remarks about words of this kind."""
        return self.construct_view(RemarksView)

    def get_urlpatterns(self) -> list[Any]:
        """Those of Wagtail, and that page."""
        remarks = path(f"opmerkingen/<{self.pk_path_converter}:pk>/", self.remarks_view, name="remarks")
        return [*super().get_urlpatterns(), remarks]

    def fields(self) -> list[Panel]:
        """The panels of the words themselves."""
        raise NotImplementedError


def open_desk(desk: type[Desk]) -> None:
    """Give this kind of words its screens, and its rights."""
    register_permission_policy(desk.model, desk.rights(desk.model))
    register_snippet(desk)


def KeyPanel(field: str) -> FieldPanel:  # noqa: N802  # reads as the panel it makes
    """The key of words, to see and not to change."""
    told = _(
        "Ontstaat vanzelf bij nieuwe woorden, en blijft daarna hetzelfde: andere pagina's wijzen ernaar."
    )
    return FieldPanel(field, read_only=True, help_text=told)


class MomentInput(forms.DateTimeInput):
    """A moment, chosen with what the browser itself has for that; it needs no script of ours."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


def SchedulePanel(*, may_expire: bool = True) -> PublishingPanel:  # noqa: N802  # reads as the panel it makes
    """When approved words go on the site, and off it."""
    live = FieldPanel("go_live_at", widget=MomentInput(), heading=_("Op de site vanaf"))
    expire = FieldPanel("expire_at", widget=MomentInput(), heading=_("Van de site op"))
    return PublishingPanel(children=[live, expire] if may_expire else [live])


class Rows(InlinePanel):
    """Rows that belong to the words, in an order to drag; desk.js starts them, not a script in the page."""

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "desk/rows.html"
