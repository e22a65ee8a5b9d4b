"""docs/privacy.md names the tests that prove it; each of them is there."""

import ast
import re

from django.conf import settings

TEXT = (settings.BASE_DIR / "docs" / "privacy.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT))


def test_every_test_it_names_exists():
    assert len(NAMED) > 20
    for file, name in NAMED:
        tree = ast.parse((settings.BASE_DIR / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (
            f"{file}::{name}"
        )


def test_it_names_every_test_of_a_visit():
    folder = settings.BASE_DIR / "tests" / "no_trace"
    there = {
        (f"tests/no_trace/{path.name}", node.name)
        for path in folder.glob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    assert there <= NAMED
