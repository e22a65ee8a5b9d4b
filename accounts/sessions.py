"""Sessions for staff only. A visitor has none, and a cookie that cannot be made cannot leak."""

from typing import Any

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

STAFF_PATHS = ("/account/", "/beheer/", "/redactie/")


class NoSession(dict[str, Any]):
    """What a visitor has: all that other middleware asks of a session, kept nowhere."""

    session_key = None


def is_for_staff(request: HttpRequest) -> bool:
    """Whether this address is one where people who work here sign in or work."""
    return request.path_info.startswith(STAFF_PATHS)


class StaffSessionMiddleware(SessionMiddleware):
    """A session at the addresses of staff; everywhere else an empty one, that is never read or kept."""

    def process_request(self, request: HttpRequest) -> None:
        if is_for_staff(request):
            super().process_request(request)
        else:
            request.session = NoSession()  # type: ignore[assignment]

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        return super().process_response(request, response) if is_for_staff(request) else response
