"""What a first visit costs a phone: few requests, few bytes, no letters to fetch, nothing that jumps."""

from collections.abc import Callable

import brotli
import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.page_types import THEMES

BUILT = settings.BUILD_DIR / "static"
FIRST_VIEWS = {"home": "/", "role": "/rollen/docent/utrecht/", "flow": "/niet-pluis/docent/"}
# Wait for the first paint, and keep from then on how far things move.
WATCH = """() => new Promise(done => new PerformanceObserver((list, first) => {
  first.disconnect()
  window.moved = []
  const later = new PerformanceObserver(list => moved.push(...list.getEntries().map(entry => entry.value)))
  later.observe({ type: 'layout-shift' })
  done()
}).observe({ type: 'paint', buffered: true }))"""
MOVED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(moved))))"


@pytest.fixture(params=THEMES)
def theme(request, settings):
    settings.THEME = request.param
    return request.param


@pytest.fixture
def traffic(phone):
    """What the network carries: bytes of each answer, by its address."""
    asked, carried = {}, {}
    network = phone.context.new_cdp_session(phone)
    network.send("Network.enable")

    def ask(told: dict) -> None:
        asked[told["requestId"]] = told["request"]["url"]

    def carry(told: dict) -> None:
        carried[asked[told["requestId"]]] = told["encodedDataLength"]

    network.on("Network.requestWillBeSent", ask)
    network.on("Network.loadingFinished", carry)
    return carried


@pytest.mark.parametrize("view", FIRST_VIEWS)
def test_a_first_view_is_light(phone, site, theme, traffic, view):
    phone.goto(site + FIRST_VIEWS[view], wait_until="networkidle")
    icon = phone.locator("link[rel=icon]").evaluate("icon => icon.href")
    if icon not in traffic:  # a browser with tabs asks for it; this one has none
        traffic[icon] = len(phone.request.get(icon).body())
    assert len(traffic) <= 4, traffic
    assert sum(traffic.values()) <= 40 * 1024, traffic
    assert phone.evaluate("document.fonts.size") == 0


def open_without_script(phone, address: str) -> Callable[[], None]:
    """Open a page whose script is still under way; what comes back lets it come."""
    held = []
    phone.route("**/js/site*.js", lambda route: held.append(route))  # noqa: PLW0108  # Playwright reads its signature
    with phone.expect_request("**/js/site*.js"):
        phone.goto(address, wait_until="commit")
    expect(phone.locator("body > footer")).to_be_attached()

    def let_it_come() -> None:
        held.pop().continue_()
        phone.wait_for_load_state("networkidle")

    return let_it_come


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("view", FIRST_VIEWS)
def test_the_script_moves_nothing_however_late_it_comes(phone, site, theme, view, width):
    phone.set_viewport_size({"width": width, "height": 800})
    let_it_come = open_without_script(phone, site + FIRST_VIEWS[view])
    phone.evaluate(WATCH)
    let_it_come()
    assert phone.evaluate(MOVED) == []


def test_an_advice_shows_at_once_however_late_the_script_comes(phone, site):
    """Who chooses a place comes back to the advice; the first question must not stand there meanwhile."""
    let_it_come = open_without_script(phone, f"{site}/niet-pluis/politie/#stap-5")
    expect(phone.locator("#stap-5")).to_be_visible()
    expect(phone.locator(".step:visible")).to_have_count(1)
    let_it_come()
    expect(phone.locator("#stap-5")).to_be_visible()


@pytest.mark.parametrize("theme", THEMES)
def test_a_stylesheet_is_small(theme):
    made = (BUILT / "css" / f"{theme}.css").read_bytes()
    assert len(brotli.compress(made)) <= 14 * 1024


def test_the_script_is_small():
    scripts = [script.read_bytes() for script in (BUILT / "js").iterdir()]
    assert sum(len(brotli.compress(script)) for script in scripts) <= 8 * 1024
