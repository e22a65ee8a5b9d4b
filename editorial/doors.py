"""Which addresses of the desk exist, and what its pages may load.

Wagtail brings pages, pictures, documents, users, groups and passwords along. Words need none of them, and who
works here signs in and changes a password elsewhere. So only what is listed here answers.
"""

from collections.abc import Callable
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse

from accounts import audit
from accounts.models import User
from editorial import audit_words

OPEN = {
    "wagtailadmin_home",
    "wagtailadmin_choose_page_external_link",  # a link in a text, one window for each sort
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_editing_sessions:ping",  # who else has these words open
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "reading_help",
}
OPEN_FOR_WORDS = {
    "list",
    "list_results",
    "add",
    "edit",
    "usage",
    "history",
    "history_results",
    "preview_on_add",
    "preview_on_edit",
    "revisions_view",
    "revisions_revert",
    "revisions_compare",
    "revisions_unschedule",
    "unpublish",
    "remarks",
    "lock",
    "unlock",
    "workflow_action",
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
    "workflow_history",
    "workflow_history_detail",
    "workflow_preview",
}
OPEN_BESIDES = {"wagtailsnippets_editorial_wordtoavoid:delete"}  # no visitor sees them, so nothing is lost
ELSEWHERE = {
    "wagtailadmin_login": "account_login",
    "wagtailadmin_logout": "account_logout",
    "wagtailadmin_account": "account_home",
}
# The editor of text with markup writes its hints as style elements, that differ each time.
_WITH_MARKUP = {
    "wagtailsnippets_editorial_infopage:edit",
    "wagtailsnippets_editorial_infopage:revisions_revert",
}
_PREVIEWS = {"preview_on_add", "preview_on_edit"}


def is_open(name: str) -> bool:
    """Whether the desk answers at the address with this name."""
    namespace, _colon, screen = name.rpartition(":")
    return name in OPEN | OPEN_BESIDES or (
        namespace.startswith("wagtailsnippets_") and screen in OPEN_FOR_WORDS
    )


class DeskMiddleware:
    """At the desk: only the listed addresses, and a frame for previews of our own pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and request.path_info.startswith("/redactie/"):
            _let_frames_be_ours(response, match)
            if _is_refused(response, match):
                audit.record(audit_words.REFUSED, actor=_person(request), about=match.view_name)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not request.path_info.startswith("/redactie/"):
            return None
        if is_open(name):
            # Wagtail would send them to the page where one signs in, which sends them back.
            if not request.user.has_perm("wagtailadmin.access_admin"):
                raise PermissionDenied
            return None
        if name in ELSEWHERE:
            return redirect(ELSEWHERE[name])
        raise Http404


def _is_refused(response: HttpResponse, match: ResolverMatch) -> bool:
    """Whether somebody was refused. Wagtail tells so on its first page, and sends nobody there otherwise."""
    sent_home = response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")
    return response.status_code == 403 or (sent_home and match.view_name != "wagtailadmin_home")


def _person(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _let_frames_be_ours(response: Any, match: ResolverMatch) -> None:
    """The desk frames its previews; a preview is framed by the desk, as no other page is by anybody."""
    if match.url_name in _PREVIEWS:
        response.headers.pop(
            "Content-Security-Policy", None
        )  # that of the visitor's page that is shown in it
        response._csp_replace = {"frame-ancestors": [SELF]}
    else:
        response._csp_update = {"frame-src": [SELF]}
        if match.view_name in _WITH_MARKUP:
            response._csp_update["style-src-elem"] = [SELF, UNSAFE_INLINE]
