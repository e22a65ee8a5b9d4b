"""Pages made smaller: without the white space of their templates, and compressed where that tells nothing."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from accounts.sessions import is_for_staff

# Only before a tag: what stands in a textarea has none, so that it stays as it was typed.
_INDENT = re.compile(rb"\n\s+(?=<)")


class SqueezeMiddleware:
    """Takes out empty lines and indentation. It stands inside what measures and compresses a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            response.content = _INDENT.sub(b"\n", response.content)
        return response


class VisitorsGZipMiddleware(GZipMiddleware):
    """Compresses what visitors get. They have no secret, so the size of a page tells nobody anything.

    A page of staff holds secrets beside words that others may choose, and its size could tell them apart.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if is_for_staff(request) else super().process_response(request, response)
