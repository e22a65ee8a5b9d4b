"""What people do to words without changing them, written down in the audit log as well."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.snippets.views import snippets

from accounts import audit
from editorial import audit_words


class LockView(snippets.LockView):
    """Keep words for oneself."""

    @transaction.atomic
    def perform_operation(self) -> None:
        was_locked = self.object.locked
        super().perform_operation()
        if not was_locked:
            audit.record(audit_words.LOCKED, actor=self.request.user, about=self.object.in_the_log())


class UnlockView(snippets.UnlockView):
    """Give words free again."""

    @transaction.atomic
    def perform_operation(self) -> None:
        was_locked = self.object.locked
        super().perform_operation()
        if was_locked:
            audit.record(audit_words.UNLOCKED, actor=self.request.user, about=self.object.in_the_log())


class UnscheduleView(snippets.RevisionsUnscheduleView):
    """Let an approved version not go on the site after all."""

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        was_waiting = self.revision.approved_go_live_at is not None
        response: HttpResponse = super().post(request, *args, **kwargs)
        if was_waiting:
            about, detail = self.object.in_the_log(), f"versie {self.revision.pk}"
            audit.record(audit_words.UNSCHEDULED, actor=self.request.user, about=about, detail=detail)
        return response
