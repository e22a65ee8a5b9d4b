"""What a first visit costs a phone: few requests, few bytes, no letters to fetch, nothing that jumps."""

import brotli
import pytest
from django.conf import settings

from tests.page_types import THEMES

BUILT = settings.BUILD_DIR / "static"
FIRST_VIEWS = {"home": "/", "role": "/rollen/docent/utrecht/", "flow": "/niet-pluis/docent/"}
# How far things moved in all. The first paint is asked for too, since it always comes.
SHIFTED = """() => new Promise(done => {
  let moved = 0
  const seen = new PerformanceObserver(list => {
    for (const entry of list.getEntries()) moved += entry.value ?? 0
    if (list.getEntriesByName('first-contentful-paint').length) requestAnimationFrame(() => done(moved))
  })
  seen.observe({ type: 'layout-shift', buffered: true })
  seen.observe({ type: 'paint', buffered: true })
})"""


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
def test_a_first_view_is_light_and_still(phone, site, theme, traffic, view):
    phone.goto(site + FIRST_VIEWS[view], wait_until="networkidle")
    icon = phone.locator("link[rel=icon]").evaluate("icon => icon.href")
    if icon not in traffic:  # a browser with tabs asks for it; this one has none
        traffic[icon] = len(phone.request.get(icon).body())
    assert len(traffic) <= 4, traffic
    assert sum(traffic.values()) <= 40 * 1024, traffic
    assert phone.evaluate("document.fonts.size") == 0
    assert phone.evaluate(SHIFTED) == 0


@pytest.mark.parametrize("theme", THEMES)
def test_a_stylesheet_is_small(theme):
    made = (BUILT / "css" / f"{theme}.css").read_bytes()
    assert len(brotli.compress(made)) <= 14 * 1024


def test_the_script_is_small():
    scripts = list((BUILT / "js").iterdir())
    assert sum(script.stat().st_size for script in scripts) <= 8 * 1024
