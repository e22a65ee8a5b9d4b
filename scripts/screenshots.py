"""Take the screenshots of docs/screenshots: `make screenshots`. Serves the site itself while it does."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PORT = 8765
SIZES = {360: 640, 1280: 800}
FLOW = "/niet-pluis/huisarts/terneuzen/"


def main(folder: Path) -> None:
    """Write each page in each size as a picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with server() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for width, height in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, address in (("home", "/"), ("role", "/rollen/docent/utrecht/")):
                page.goto(base + address)
                shoot(page, folder / f"{name}-{width}.png")
            page.goto(f"{base}/contact/tytsjerksteradiel/")
            shoot(page, folder / f"contact-{width}.png")
            page.goto(base + FLOW)
            page.get_by_role("link", name="Nee", exact=True).click()
            shoot(page, folder / f"question-{width}.png")
            page.get_by_role("link", name="Iemand van 18 jaar of ouder").click()
            page.get_by_role("link", name="Ik heb alleen een gevoel").click()
            page.get_by_role("link", name="Nee, of die is er nu niet").click()
            shoot(page, folder / f"outcome-{width}.png")
        browser.close()


def shoot(page: Page, path: Path) -> None:
    """The first screen of the home page; the whole of any other."""
    page.screenshot(path=path, full_page=not path.name.startswith("home"))


def chromium() -> str:
    """The browser that scripts/need-chromium found or installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = (Path(folder) / name for name in names for folder in os.environ["PATH"].split(os.pathsep))
    return os.environ.get("CHROMIUM") or str(next(path for path in found if path.exists()))


@contextmanager
def server() -> Iterator[str]:
    """The site, served for as long as it is needed."""
    base = f"http://127.0.0.1:{PORT}"
    command = [sys.executable, "manage.py", "runserver", "--noreload", "--skip-checks", f"127.0.0.1:{PORT}"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:  # noqa: S603  # our own words
        try:
            wait_for(PORT)
            yield base
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Return as soon as somebody listens there. Raises TimeoutError after half a minute."""
    for _ in range(300):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
