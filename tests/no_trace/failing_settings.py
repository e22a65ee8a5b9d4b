"""The site as in production, but for a place lookup that fails while it holds all that the visitor sent."""

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse

from tests.no_trace import served_settings
from tests.no_trace.served_settings import *  # noqa: F403  # the very settings of the site

MIDDLEWARE = [*served_settings.MIDDLEWARE, "tests.no_trace.failing_settings.FailingMiddleware"]


class FailingMiddleware:
    """Stands in for a view that raises: its messages and variables hold everything there is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        if request.path == "/afgebroken/":
            return StreamingHttpResponse(broken_off(f"{request.get_full_path()} {request.META}"))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs):
        """Fail, because of another failure."""
        if request.method != "POST":
            return
        typed = f"{request.POST} {request.META}"
        try:
            raise ValueError(typed)
        except ValueError as error:
            raise RuntimeError(f"Not found: {typed}") from error


def broken_off(told: str) -> Iterator[str]:
    """A page that fails when it is already on its way, where only the server can tell."""
    yield "begin"
    raise LookupError(told)
