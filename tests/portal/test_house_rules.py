"""Rules of the house that a test can hold: arrows, documents, templates, and no secrets in addresses."""

import re
import tomllib

import pytest
from django.apps import apps
from django.conf import settings

ROOT = settings.BASE_DIR
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_own_app_is_placed_in_the_arrows():
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    own = {config.name for config in apps.get_app_configs() if (ROOT / config.name).is_dir()}
    assert placed == own == set(settings.OWN_APPS)


def test_every_setting_is_explained_and_every_explained_setting_exists():
    source = (ROOT / "signals_portal" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    operations = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert read == set(re.findall(r"^\| `([A-Z_]+)` \|", operations, re.MULTILINE))


def test_every_make_target_is_explained_and_every_explained_target_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    told = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    assert targets == set(re.findall(r"^\| `make ([a-z-]+)` \|", told, re.MULTILINE))


def test_every_file_the_documents_point_at_exists():
    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_requirements_are_locked_with_hashes_and_name_no_index():
    for lock in (ROOT / "requirements").iterdir():
        text = lock.read_text(encoding="utf-8")
        packages = re.findall(r"^[a-z0-9_.\-]+(?:\[[a-z,]+\])?==", text, re.MULTILINE)
        assert len(packages) > 20
        assert text.count("--hash=sha256:") >= len(packages)
        assert not re.search(r"https?:|file:|--index|--find-links", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_template_has_nothing_inline_and_is_small(template):
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", text)
    assert text.count("\n") <= 110


@pytest.mark.parametrize(
    "template", [path for path in TEMPLATES if path.parent.name == "components"], ids=lambda path: path.name
)
def test_component_says_first_what_it_needs(template):
    assert re.match(r"\{# needs: .+ #\}", template.read_text(encoding="utf-8"))


def test_every_include_names_its_inputs_and_no_more():
    for template in TEMPLATES:
        for include in re.findall(r"\{% include [^%]+%\}", template.read_text(encoding="utf-8")):
            assert include.endswith("only %}"), f"{template.name}: {include}"
