"""What somebody typed when the session was over: it waits until they signed in again, and is lost no more.

It is kept in the new session, so in the database, and never longer than that. Only a form of our own pages is
kept, and not a big one; a stranger who sends many fills no more than a few megabytes.
"""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpRequest, QueryDict

_KEY = "kept-form"
_MARK = "asks_again"
_LARGEST = 10_000  # characters
_LASTS = 60 * 60  # seconds
_EACH_HOUR = 200  # such forms of everybody together


View = TypeVar("View", bound=Callable[..., Any])


def asks_again(view: View) -> View:
    """Mark a view that shows a form with what was kept for it."""
    setattr(view, _MARK, True)
    return view


def keep(request: HttpRequest) -> bool:
    """Keep what was sent, for after signing in. Whether the page it was for will ask for it again."""
    view = request.resolver_match.func if request.resolver_match else None
    if request.method != "POST" or not getattr(view, _MARK, False):
        return False
    if request.content_type != "application/x-www-form-urlencoded" or not _is_from_here(request):
        return False
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    told = typed.urlencode()
    if len(told) > _LARGEST or not _there_is_room():
        return False
    request.session[_KEY] = {"path": request.path_info, "typed": told, "at": time.time()}
    return True


def take(request: HttpRequest) -> QueryDict | None:
    """What was kept for this very page, once; None when there is nothing."""
    kept = request.session.get(_KEY)
    if not kept or kept["path"] != request.path_info:
        return None
    del request.session[_KEY]
    return QueryDict(kept["typed"]) if time.time() - kept["at"] < _LASTS else None


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on this site; one that says nothing is not believed."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _there_is_room() -> bool:
    hour = f"kept-forms:{int(time.time() // 3600)}"
    cache.add(hour, 0, 3600)
    return cache.incr(hour) <= _EACH_HOUR
