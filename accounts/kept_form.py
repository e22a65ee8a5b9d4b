"""What somebody typed when the session was over: it waits until they signed in again, and is lost no more.

It is kept in the new session, so in the database, and never longer than that. Only for a browser whose
session is over by time, not by signing out, and for whose session it was; so no stranger fills anything.
"""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, QueryDict

_KEY = "kept-form"
_MARK = "asks_again"
_LARGEST = 10_000  # characters
_LASTS = 60 * 60  # seconds


View = TypeVar("View", bound=Callable[..., Any])


def asks_again(view: View) -> View:
    """Mark a view that shows a form with what was kept for it."""
    setattr(view, _MARK, True)
    return view


def keep(request: HttpRequest, *, owner: str = "") -> bool:
    """Keep what was sent, for after signing in. Whether the page it was for will ask for it again.

    `owner` is whose session it was, if that is known; else the cookie tells, if the session is just over.
    """
    view = request.resolver_match.func if request.resolver_match else None
    if request.method != "POST" or not getattr(view, _MARK, False):
        return False
    if request.content_type != "application/x-www-form-urlencoded" or not _is_from_here(request):
        return False
    owner = owner or _owner_of_cookie(request)
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    told = typed.urlencode()
    if not owner or len(told) > _LARGEST:
        return False
    request.session[_KEY] = {
        "path": request.path_info,
        "typed": told,
        "owner": owner,
        "at": time.time(),
    }
    return True


def take(request: HttpRequest) -> QueryDict | None:
    """What was kept for this very page and this very person, once; None when there is nothing."""
    kept = request.session.get(_KEY)
    if not kept or kept["path"] != request.path_info:
        return None
    del request.session[_KEY]
    is_own = kept["owner"] == str(request.user.pk)
    return QueryDict(kept["typed"]) if is_own and time.time() - kept["at"] < _LASTS else None


def _owner_of_cookie(request: HttpRequest) -> str:
    """Whose session the cookie of this browser names, also when that is over; nobody's after signing out."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    session = Session.objects.filter(session_key=key).first() if key.isalnum() else None
    return str(session.get_decoded().get(SESSION_KEY, "")) if session else ""


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on this site; one that says nothing is not believed."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"
