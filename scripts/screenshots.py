"""Take the screenshots of docs/screenshots from a running site: `make screenshots`."""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGES = {
    "home": "/",
    "role": "/rollen/docent/utrecht/",
    "contact": "/contact/tytsjerksteradiel/",
    "question": "/niet-pluis/huisarts/terneuzen/",
    "outcome": "/niet-pluis/huisarts/terneuzen/#stap-9",
}
SIZES = {360: 640, 1280: 800}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def main(base: str, folder: Path) -> None:
    """Write each page in each size as a picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width, height in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            for name, path in PAGES.items():
                page.goto("about:blank")
                page.goto(base + path)
                page.screenshot(path=folder / f"{name}-{width}.png", full_page=name != "home")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
