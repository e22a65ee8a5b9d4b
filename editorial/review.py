"""The second pair of eyes: who wrote a change, who may approve it, and what may go live.

Wagtail lets a reviewer approve an own change; we do not (docs/decisions/0019).
"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry as log_registry
from wagtail.models import AbstractGroupApprovalTask, Revision, TaskState, WorkflowState

from accounts import audit
from accounts.models import User
from editorial import audit_words

if TYPE_CHECKING:
    from editorial.models import Editorial

_PUBLICATIONS = ("wagtail.publish", "wagtail.publish.scheduled")


def writers_of(words: "Editorial") -> set[int]:
    """The people who wrote a version since the published one, or asked for its review."""
    revisions = words.revisions.exclude(user=None)
    published = _last_published(words)
    if published:
        revisions = revisions.filter(pk__gt=published)
    asked = words.workflow_states.filter(status=WorkflowState.STATUS_IN_PROGRESS).exclude(requested_by=None)
    return {*revisions.values_list("user_id", flat=True), *asked.values_list("requested_by_id", flat=True)}


def _last_published(words: "Editorial") -> int | None:
    """The version that is live, or was the last to be so."""
    if words.live_revision_id:
        return int(words.live_revision_id)
    logs = log_registry.get_logs_for_instance(words).filter(action__in=_PUBLICATIONS, revision__isnull=False)
    return logs.order_by("-pk").values_list("revision_id", flat=True).first()


def may_go_live(revision: Revision, *, by: User | None) -> bool:
    """Whether somebody else approved this very version, or it comes from the reviewed files.

    What is loaded from files has no author, and no person asks for its publication.
    """
    if by is None and revision.user_id is None:
        return True
    approved = TaskState.objects.filter(
        revision=revision,
        status=TaskState.STATUS_APPROVED,
        workflow_state__status=WorkflowState.STATUS_APPROVED,
    )
    return approved.exclude(finished_by=None).exclude(finished_by=revision.user_id).exists()


class ApprovalByAnother(AbstractGroupApprovalTask):
    """Approval by somebody of the chosen groups who did not write any of the change."""

    class Meta:
        verbose_name = _("nakijken door iemand anders")
        verbose_name_plural = _("nakijken door iemand anders")

    def may_judge(self, words: "Editorial", user: User) -> bool:
        """Whether `user` reviews, and wrote nothing of what is to be reviewed; no exception for anybody."""
        may_review = user.is_active and super().user_can_access_editor(words, user)
        return may_review and user.pk not in writers_of(words)

    def why_no_approval(self, words: "Editorial", user: User) -> str:
        """Why `user` cannot approve what is now reviewed; empty when nothing is in the way."""
        if not self.may_judge(words, user):
            return gettext("Dat doet iemand anders, die er zelf niets aan schreef.")
        state = words.current_workflow_task_state
        if state and state.revision_id != words.latest_revision_id:
            return gettext("Er is een nieuwere versie dan die om na te kijken. Vraag om een aanpassing.")
        return words.get_latest_revision_as_object().why_it_cannot_go_live()

    def get_actions(self, obj: "Editorial", user: User) -> list[tuple[str, Any, bool]]:
        if not self.may_judge(obj, user):
            return []
        reject = ("reject", _("Vraag om een aanpassing"), True)
        if self.why_no_approval(obj, user):
            return [reject]
        return [
            ("approve", _("Keur goed"), False),
            ("approve", _("Keur goed, met een opmerking"), True),
            reject,
        ]

    def user_can_access_editor(self, obj: "Editorial", user: User) -> bool:
        return self.may_judge(obj, user)

    def locked_for_user(self, obj: "Editorial", user: User) -> bool:
        return not self.may_judge(obj, user)

    def user_can_lock(self, obj: "Editorial", user: User) -> bool:
        return False

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[TaskState]:
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        mine = [
            state.pk
            for state in states.select_related("workflow_state")
            if not self.may_judge(state.workflow_state.content_object, user)
        ]
        return states.exclude(pk__in=mine)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """Carry out what `user` decided. Raises PermissionDenied for a writer, whatever address is used.

        The words are those the task is about, not those of the address that was asked for. That it is the
        version that was looked at is for `may_go_live` to see.
        """
        words = task_state.workflow_state.content_object
        allowed = {name for name, _label, _asks in self.get_actions(words, user)}
        if action_name not in allowed:
            raise PermissionDenied
        done = audit_words.APPROVED if action_name == "approve" else audit_words.SENT_BACK
        audit.record(done, actor=user, about=words.in_the_log(), detail=f"versie {task_state.revision_id}")
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        return _("Iemand van de gekozen groepen die zelf niets van de wijziging schreef, keurt goed.")
