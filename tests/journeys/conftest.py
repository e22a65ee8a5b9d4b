"""Journeys in a real browser, on the real content, served by this very process."""

import os
from collections.abc import Callable, Iterator
from threading import Lock, Thread

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import BrowserContext, Page, Route
from pytest_django import DjangoDbBlocker

from tests.browsers import BARE, launch_args
from tests.page_types import FORM, PAGE_TYPES
from tests.real_content import loaded

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps an event loop in this thread
PHONE = {"width": 360, "height": 640}
WORKING_HOURS = "2026-11-25T10:00:00+01:00"  # what is shown depends on the hour, and these tests do not


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """A browser that shows no windows."""
    return launch_args(browser_type_launch_args, BARE)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """A small phone in the Netherlands."""
    return {**browser_context_args, "viewport": PHONE, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


class SharingServer(ThreadedWSGIServer):
    """Answers each request on the connection of the test, and leaves that open."""

    def _close_connections(self) -> None:
        pass


TURN = Lock()


def one_at_a_time(app: Callable) -> Callable:
    """`app` on a connection that all share: who writes in a savepoint would otherwise end up in another's."""

    def serve(environ: dict, start_response: Callable) -> object:
        with TURN:
            return app(environ, start_response)

    return serve


def closed(context: BrowserContext) -> None:
    """Close a browser that asks by itself at times, and wait for its last answer, before all is undone."""
    context.close()
    with TURN:
        pass


@pytest.fixture(scope="package")
def real_content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All of fixtures/ in the database, until the last test of this package."""
    with loaded(django_db_blocker):
        yield


@pytest.fixture(scope="package")
def site(real_content: None, static_files: None) -> Iterator[str]:
    """The address of the site. It shares the connection of the tests, so it sees the content loaded here."""
    connection = connections["default"]
    connection.inc_thread_sharing()
    # Between requests Django closes a connection that is inside a transaction, as this one is.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    shared = {"default": connection}
    server = SharingServer(("127.0.0.1", 0), QuietWSGIRequestHandler, connections_override=shared)
    server.set_app(one_at_a_time(get_wsgi_application()))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    connection.dec_thread_sharing()


@pytest.fixture
def phone(page: Page, site: str, db: None, settings: object) -> Iterator[Page]:
    """A phone that never asks for anything elsewhere, nor meets an error. It sees unconfirmed numbers too."""
    settings.SHOW_UNCONFIRMED_CONTACTS = True
    page.set_default_timeout(10_000)
    page.clock.set_fixed_time(WORKING_HOURS)
    asked, failed = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    assert not [url for url in asked if not url.startswith((site, "tel:"))]
    assert not failed


@pytest.fixture
def meet(page: Page, site: str, db: None, settings: object) -> Callable[..., Page]:
    """Opens a type of page (tests/page_types.py), in a theme if told so. It shows unconfirmed numbers too."""

    def open_page(kind: str, theme: str = "pluis") -> Page:
        visit = PAGE_TYPES[kind]
        page.clock.set_fixed_time(WORKING_HOURS)
        settings.THEME, settings.SHOW_UNCONFIRMED_CONTACTS = theme, True
        for name, value in visit.settings.items():
            setattr(settings, name, value)

        def send_form(route: Route) -> None:
            headers = {"Content-Type": FORM, **visit.headers}
            route.fulfill(response=route.fetch(method="POST", post_data=visit.typed, headers=headers))

        if visit.typed is not None:
            page.route(site + visit.path, send_form)
        assert page.goto(site + visit.whole_address).status == visit.status
        return page

    return open_page
