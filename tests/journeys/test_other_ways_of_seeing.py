"""With the colours of one's own system, and without motion."""

import pytest
from playwright.sync_api import expect

from tests.page_types import KINDS_AND_THEMES, THEMES

# Whatever a colour alone would tell apart needs a line round it.
WITH_AN_EDGE = ".nl-button, .answer, .tile, .quick-bar, .call, .utrecht-textbox"
WITHOUT_AN_EDGE = """chosen => [...document.querySelectorAll(chosen)].filter(it => it.checkVisibility())
  .filter(it => ['top', 'right', 'bottom', 'left'].some(side => {
    const edge = part => getComputedStyle(it).getPropertyValue(`border-${side}-${part}`)
    return parseFloat(edge('width')) < 1 || !['solid', 'dashed'].includes(edge('style'))
  })).map(it => it.outerHTML.slice(0, 90))"""
# An icon that is drawn in a colour of ours may be the colour of the paper of the system.
STRANGE_ICONS = """() => [...document.querySelectorAll('.icon')].filter(it => it.checkVisibility())
  .filter(it => {
    const own = getComputedStyle(it)
    return own.stroke !== own.color || own.color !== getComputedStyle(it.parentElement).color
  }).map(it => it.parentElement.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize(("kind", "theme"), KINDS_AND_THEMES)
def test_in_the_colours_of_the_system_everything_keeps_its_edges(meet, kind, theme):
    page = meet(kind, theme)
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        assert not page.evaluate(WITHOUT_AN_EDGE, WITH_AN_EDGE)
        assert not page.evaluate(STRANGE_ICONS)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["home", "role", "flow", "style guide"])
def test_in_the_colours_of_the_system_one_sees_where_the_focus_is(meet, kind, theme):
    page = meet(kind, theme)
    page.emulate_media(forced_colors="active")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({ outlineStyle, outlineWidth }) => [outlineStyle, parseFloat(outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        assert style[0] == "solid"
        assert style[1] >= 2


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("kind", ["home", "role", "flow", "place empty", "style guide"])
def test_nothing_moves(meet, kind, motion):
    page = meet(kind)
    page.emulate_media(reduced_motion=motion)
    assert page.evaluate("document.getAnimations().length") == 0
    page.locator(".nl-button, .answer").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0
    expect(page.locator("marquee, blink, video, audio")).to_have_count(0)
