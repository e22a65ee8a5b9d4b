"""Whole visits: the site as in production, and a visitor whose browser keeps a profile on disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Playwright

from tests.browsers import WHOLE, launch_args
from tests.journeys.conftest import PHONE
from tests.no_trace.markers import SENT
from tests.no_trace.served_site import Site, load_content, serve
from tests.no_trace.walk import Sent, Visitor


@dataclass(frozen=True, slots=True)
class Visit:
    """What is left when the browser is closed and the site has ended, and what was seen before."""

    site: Site
    profile: Path
    requests: list[Sent]
    seen: Any


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """A whole browser: what it keeps of windows and tabs is what these tests are about."""
    return launch_args(browser_type_launch_args, WHOLE)


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the real content, to copy."""
    path = tmp_path_factory.mktemp("content") / "db.sqlite3"
    load_content(path)
    return path


@pytest.fixture(scope="package")
def visit(
    playwright: Playwright,
    browser_type_launch_args: dict,
    content: Path,
    static_files: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[..., Visit]:
    """Makes a visit to the site with a settings module of this package; the walk tells what it saw."""

    def make(module: str, walk: Callable[[Visitor], Any], **browser: bool) -> Visit:
        folder = tmp_path_factory.mktemp("visit")
        profile = folder / "profile"
        launched = browser_type_launch_args | browser
        with (
            serve(module, content, folder / "site") as site,
            browse(playwright, launched, profile) as context,
        ):
            visitor = Visitor(context, site.address)
            seen = walk(visitor)
            requests = visitor.sent()
        return Visit(site, profile, requests, seen)

    return make


@contextmanager
def browse(playwright: Playwright, launch_args: dict, profile: Path) -> Iterator[BrowserContext]:
    """A browser that keeps a profile, and sends a marker wherever one can be sent."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        **launch_args,
        viewport=PHONE,
        locale="nl-NL",
        user_agent=f"Mozilla/5.0 {SENT['browser']}",
        extra_http_headers={
            "X-Forwarded-For": SENT["address"],
            "Forwarded": f"for={SENT['address']};host={SENT['host']}",
        },
    )
    context.set_default_timeout(20_000)
    try:
        yield context
    finally:
        context.close()
