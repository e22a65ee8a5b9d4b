"""Measure what a visitor gets, with production settings, and hold it against the targets: `make bench`.

Lighthouse stands in for a slow phone; what a page weighs and how soon Snel weg empties the screen is measured
apart. Nothing outside this machine is asked for. Ends with 1 when a target is missed.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from screenshots import ROOT, chromium

PAGES = {"home": "/", "role": "/rollen/docent/utrecht/", "flow": "/niet-pluis/docent/utrecht/"}
SCORES = {"accessibility": 100, "best-practices": 100, "performance": 98}
LIGHTHOUSE = ROOT / "frontend" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS, EXITS = 3, 15
# A slow phone: what Lighthouse takes for one. The place is typed in full, as one does without suggestions.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 96_000}
PLACE, MOST_SECONDS = "Sas van Gent", 10
MOST_REQUESTS, MOST_KILOBYTES, BLANK_WITHIN_MS, SLOWER = 4, 40, 50, 4
# From the press to the first frame after it in which nothing is left to read; null when there is none.
LEAVE = """() => new Promise(done => {
  const empty = () => !document.body?.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    || !document.body.innerText.trim()
  const look = () => requestAnimationFrame(() => setTimeout(() => {
    const passed = performance.now() - pressed
    if (empty()) done(passed)
    else if (passed > 2000) done(null)
    else look()
  }))
  const pressed = performance.now()
  document.querySelector('[data-leave]').click()
  look()
})"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    what: str
    measured: str
    target: str
    is_met: bool


def main() -> int:
    """Measure everything and print it. Returns 1 when a target is missed."""
    lines: list[Line] = []
    with site() as base:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for name, path in PAGES.items():
                page = browser.new_page(viewport={"width": 360, "height": 640})
                lines += first_view(page, name, base + path)
                page.close()
            page = browser.new_page(viewport={"width": 360, "height": 640})
            lines.append(leaving(page, base + PAGES["role"]))
            lines.append(task(browser, base))
            browser.close()
        for name, path in PAGES.items():
            lines += lighthouse(name, base + path)
    for line in lines:
        mark = " " if line.is_met else "  <- missed"
        sys.stdout.write(f"{line.what:<44}{line.measured:>14}   {line.target}{mark}\n")
    return 0 if all(line.is_met for line in lines) else 1


@contextmanager
def site() -> Iterator[str]:
    """The address of the site, in a process of its own. All numbers show, as they will once confirmed."""
    with TemporaryDirectory() as folder:
        chosen = {
            "DEBUG": "no",
            "SHOW_UNCONFIRMED_CONTACTS": "yes",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "signals_portal.settings",
            "PYTHONPATH": str(ROOT),
        }
        process = subprocess.Popen(  # noqa: S603  # our own words
            [sys.executable, ROOT / "scripts" / "bench_site.py", folder],
            cwd=ROOT,
            env=os.environ | chosen,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        with process:
            try:
                address = process.stdout.readline().strip() if process.stdout else ""
                if not address:
                    raise RuntimeError("The site does not start: run scripts/bench_site.py to see why.")
                yield address
            finally:
                process.terminate()


def first_view(page: Page, name: str, url: str) -> Iterator[Line]:
    """What the network carries for somebody who was never here: headers and bodies, as compressed."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    carried: list[float] = []
    network.on("Network.loadingFinished", lambda told: carried.append(told["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    kilobytes = sum(carried) / 1024
    yield Line(f"{name}: requests", str(len(carried)), f"<= {MOST_REQUESTS}", len(carried) <= MOST_REQUESTS)
    yield Line(
        f"{name}: transferred, KB", f"{kilobytes:.1f}", f"<= {MOST_KILOBYTES}", kilobytes <= MOST_KILOBYTES
    )


def leaving(page: Page, url: str) -> Line:
    """How soon the screen is empty after Snel weg, on a processor that is four times as slow."""
    page.route("**/weg/", lambda route: route.fulfill(status=204))  # a browser then stays where it is
    throttled = page.context.new_cdp_session(page)
    took: list[float | None] = []
    for _ in range(EXITS):
        page.goto(url, wait_until="networkidle")
        throttled.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        took.append(page.evaluate(LEAVE))
        throttled.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    emptied = [time for time in took if time is not None]
    what, target = f"Snel weg: empty screen, ms, {SLOWER} x slower", f"< {BLANK_WITHIN_MS}"
    if len(emptied) < EXITS:
        return Line(what, "not empty", target, is_met=False)
    middle = median(emptied)
    return Line(what, f"{middle:.0f} (<= {max(emptied):.0f})", target, middle < BLANK_WITHIN_MS)


def task(browser: Browser, base: str) -> Line:
    """How long the machine takes from the home page to a number at a first visit: the slowest role."""
    page = browser.new_page()
    page.goto(base)
    roles = page.locator(".tile").evaluate_all("links => links.map(link => link.pathname)")
    page.close()
    took = {role: home_to_number(browser, base, role) for role in roles}
    slowest = max(took, key=lambda role: took[role])
    return Line(
        f"Home to a number, s, slowest of {len(took)} roles",
        f"{took[slowest]:.1f}",
        f"<= {MOST_SECONDS} ({slowest})",
        took[slowest] <= MOST_SECONDS,
    )


def home_to_number(browser: Browser, base: str, role: str) -> float:
    """Seconds for one role with nothing in the cache: tap the role, type a place, reach a number."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    phone = page.context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", SLOW_4G)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    started = time.perf_counter()
    page.goto(base, wait_until="commit")
    page.locator(f"a[href='{role}']").first.click()
    page.locator("form[data-place]:visible input[name=place]").first.fill(PLACE)
    page.locator("form[data-place]:visible button").first.click()
    page.wait_for_url(f"{base}{role}*/", wait_until="commit")
    page.locator(".call:not(.call--emergency) .call__phone").first.click(trial=True)
    passed = time.perf_counter() - started
    page.close()
    return passed


def lighthouse(name: str, url: str) -> Iterator[Line]:
    """The scores of Lighthouse's slow phone; the middle one of a few runs, since a busy machine shows."""
    runs = [run_lighthouse(url) for _ in range(RUNS)]
    for category, least in SCORES.items():
        score = median(round(run["categories"][category]["score"] * 100) for run in runs)
        yield Line(f"{name}: {category}", f"{score:.0f}", f">= {least}", score >= least)


def run_lighthouse(url: str) -> dict[str, Any]:
    """One report of Lighthouse, as it gives it."""
    flags = ["--chrome-flags=--headless=new --no-sandbox", "--no-enable-error-reporting", "--quiet"]
    wanted = [f"--only-categories={','.join(SCORES)}", "--output=json", "--output-path=stdout"]
    node = Path(sys.executable).with_name("node")
    environment = os.environ | {"CHROME_PATH": chromium()}
    report = subprocess.run(  # noqa: S603  # our own words
        [node, LIGHTHOUSE, url, *flags, *wanted], env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(report.stdout)


if __name__ == "__main__":
    sys.exit(main())
