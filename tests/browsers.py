"""The browsers of this machine: nothing is downloaded for a test."""

import os
import shutil

WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# The same engine without windows: a page opens there four times as fast.
BARE = ("chromium-headless-shell", *WHOLE)


def launch_args(given: dict, names: tuple[str, ...]) -> dict:
    """How Playwright starts the first of these programs that is here, or the one that CHROMIUM names."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert program, "No Chromium found: run scripts/need-chromium, or set CHROMIUM."
    quiet = [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return {**given, "executable_path": program, "args": quiet}
