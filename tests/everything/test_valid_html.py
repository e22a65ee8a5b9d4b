"""Every type of page is valid HTML, by a checker that knows the standard."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.test import Client

from tests.page_types import FORM, PAGE_TYPES, Visit

FRONTEND = settings.BASE_DIR / "frontend"
NODE = Path(sys.executable).with_name("node")
CHECKER = FRONTEND / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def answer(visit: Visit):
    client = Client(raise_request_exception=False)
    return client.generic(visit.method, visit.path, visit.typed or "", FORM, headers=visit.headers)


def write_every_page_type(folder: Path, monkeypatch) -> None:
    for name, visit in PAGE_TYPES.items():
        with monkeypatch.context() as changed:
            for setting, value in visit.settings.items():
                changed.setattr(settings, setting, value)
            response = answer(visit)
        assert response.status_code == visit.status, name
        (folder / f"{name}.html").write_bytes(response.content)


def test_every_page_type_is_valid_html(tmp_path, monkeypatch):
    """One process checks all pages. docs/quality.md says which of its rules are off, and why."""
    pages, found = tmp_path / "pages", tmp_path / "found.txt"
    pages.mkdir()
    write_every_page_type(pages, monkeypatch)
    rules = ["--config", FRONTEND / ".htmlvalidate.json", "--max-warnings=0"]
    checked = subprocess.run([NODE, CHECKER, *rules, f"--formatter=text={found}", pages], check=False)
    assert checked.returncode == 0, found.read_text(encoding="utf-8")
