"""No page has a fault that a machine can find: in no theme, light or dark, narrow or wide."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.page_types import KINDS_AND_THEMES

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


def prepare(page) -> None:
    """Unfold what is folded, so that it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.evaluate(AXE_SCRIPT)


def faults(page) -> list[str]:
    """What axe finds: the rule, where, and what is wrong there."""
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("kind", "theme"), KINDS_AND_THEMES)
def test_axe_finds_nothing(meet, kind, theme):
    page = meet(kind, theme)
    prepare(page)
    found = {}
    for scheme, width in (("light", 320), ("dark", 1280)):  # they have nothing to do with each other
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("scrollTo(0, 0)")  # what has scrolled half away is no small target
        found[scheme, width] = faults(page)
    assert not any(found.values()), found


@pytest.mark.parametrize("kind", ["home", "role", "advice"])
def test_who_asks_for_more_contrast_gets_it_without_a_fault(meet, kind):
    page = meet(kind)
    edge = "getComputedStyle(document.querySelector('.tile, .call:not(.call--emergency)')).borderTopColor"
    usual = page.evaluate(edge)
    page.emulate_media(contrast="more")
    assert page.evaluate(edge) != usual
    prepare(page)
    assert not faults(page)
