"""Take the screenshots of docs/screenshots: `make screenshots`. Serves the site itself while it does.

Each page in both sizes, light and dark, in each theme; and on paper, as the pictures of its printed sheets.
"""

import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PORT = 8765
SIZES = {360: 640, 1280: 860}
SCHEMES = ("light", "dark")
OWN_THEME = "pluis"
ADVICE = "/niet-pluis/huisarts/terneuzen/#stap-10"
PAGES = {
    "home": "/",
    "role": "/rollen/docent/utrecht/",
    "contact": "/contact/tytsjerksteradiel/",
    "question": "/niet-pluis/huisarts/terneuzen/",
    "advice": ADVICE,
}
ON_PAPER = {"role": PAGES["role"], "contact": PAGES["contact"], "advice": ADVICE}


def main(folder: Path) -> None:
    """Write every picture, in place of those there were."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for theme in sorted(path.name for path in (ROOT / "themes").iterdir()):
            with server(theme) as base:
                page = browser.new_page()
                shoot_all(page, base, folder, "" if theme == OWN_THEME else f"-{theme}")
                if theme == OWN_THEME:
                    print_all(page, base, folder)
                    shoot_desk(browser, base, folder)
                    shoot_upkeep(browser, base, folder)
        browser.close()


def shoot_all(page: Page, base: str, folder: Path, ending: str) -> None:
    """The first screen of each page, in each size and scheme."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two names it knows
        for width, height in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for name, address in PAGES.items():
                page.goto("about:blank")
                page.goto(base + address)
                dark = "-dark" if scheme == "dark" else ""
                keep(page.screenshot(), folder / f"{name}-{width}{dark}{ending}.png")


def print_all(page: Page, base: str, folder: Path) -> None:
    """The printed sheets of some pages."""
    page.emulate_media(color_scheme="light")
    for name, address in ON_PAPER.items():
        page.goto("about:blank")
        page.goto(base + address)
        sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
        for number, sheet in enumerate(sheets, 1):
            picture = io.BytesIO()
            sheet.render(scale=1.2).to_pil().save(picture, "PNG")
            keep(picture.getvalue(), folder / f"{name}-paper-{number}.png")


def shoot_desk(browser: Browser, base: str, folder: Path) -> None:
    """The screens of docs/handleiding-redactie.md, as an editor sees them."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    page = context.new_page()
    sign_in(page, base, "redacteur")
    page.goto(f"{base}/redactie/snippets/tips/tip/")
    keep(page.screenshot(), folder / "desk-list.png")
    page.locator(".listing tbody a").first.click()
    page.get_by_role("button", name="voorvertoning").click()
    page.frame_locator("#w-preview-iframe").locator("h1").wait_for()
    page.wait_for_load_state("networkidle")
    keep(page.screenshot(), folder / "desk-preview.png")
    page.get_by_role("button", name="voorvertoning").click()
    page.goto(f"{base}/redactie/snippets/guide/guide/")
    page.locator(".listing tbody a").first.click()
    page.locator("[data-flow-choice]").first.wait_for(state="attached")
    page.locator("details").first.click()
    keep(page.screenshot(), folder / "desk-flow.png")
    context.close()


def shoot_upkeep(browser: Browser, base: str, folder: Path) -> None:
    """The screens of docs/handleiding-beheer.md; what is proposed is taken back after the picture."""
    context = browser.new_context(viewport={"width": 1000, "height": 760}, locale="nl-NL")
    page = context.new_page()
    sign_in(page, base, "landelijk")
    page.goto(f"{base}/beheer/plaats/landelijk/")
    page.get_by_role("heading", name="Veilig Thuis").scroll_into_view_if_needed()
    keep(page.screenshot(), folder / "upkeep-place.png")
    page.get_by_role("link", name="Wijzig").nth(1).click()
    page.get_by_label("E-mailadres").fill("advies@example.org")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_role("link", name="voorstel wacht").first.click()
    keep(page.screenshot(), folder / "upkeep-proposal.png")
    page.get_by_role("button", name="Neem het voorstel terug").click()
    context.close()


def sign_in(page: Page, base: str, name: str) -> None:
    """Come in as one of the demo accounts."""
    page.goto(f"{base}/account/inloggen/")
    page.get_by_label("E-mailadres").fill(f"{name}@voorbeeld.test")
    password = (ROOT / "var" / "demo_password").read_text(encoding="utf-8")
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_label("Code").fill("123456")
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("heading", level=1).filter(has_text="Mijn account").wait_for()


def keep(picture: bytes, path: Path) -> None:
    """Write a picture with as few colours as it needs: flat pages look the same and weigh a third."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(128).save(path, optimize=True)


def chromium() -> str:
    """The browser that scripts/need-chromium found or installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = (Path(folder) / name for name in names for folder in os.environ["PATH"].split(os.pathsep))
    return os.environ.get("CHROMIUM") or str(next(path for path in found if path.exists()))


@contextmanager
def server(theme: str) -> Iterator[str]:
    """The site in a theme, served for as long as it is needed."""
    base = f"http://127.0.0.1:{PORT}"
    command = [sys.executable, "manage.py", "runserver", "--noreload", "--skip-checks", f"127.0.0.1:{PORT}"]
    environment = {**os.environ, "THEME": theme}
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, env=environment) as process:  # noqa: S603  # our own words
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
