"""What protects every response and every form, whatever view made it."""

import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from signals_portal import errors
from signals_portal.logs import bare_path

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}
PERMISSIONS = ("geolocation", "camera", "microphone", "payment", "usb", "browsing-topics", "interest-cohort")


class HardeningMiddleware:
    """The protecting headers that Django and django-csp do not set."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", ", ".join(f"{name}=()" for name in PERMISSIONS))
        return response


class SameOriginMiddleware:
    """Take a form only from a page of our own, by what the browser itself says of where it came from.

    This needs no cookie, so that a visitor gets none. It is stricter than a token for a form that changes
    nothing, and stands beside Django's own check for the others (docs/decisions/0008).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS or is_from_our_own_page(request):
            return self.get_response(request)
        logger.warning("Refused a form that did not come from a page of ours: %s", bare_path(request.path))
        return errors.csrf_failure(request)


def is_from_our_own_page(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on this host.

    Sec-Fetch-Site tells it in one word; `none` is a person's own act, such as reloading the answer to a
    form. A browser without it sends Origin, or else Referer; one that sends nothing is not believed.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()
