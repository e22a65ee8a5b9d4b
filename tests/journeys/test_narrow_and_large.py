"""On a narrow screen and with large letters: nothing scrolls sideways, nothing is cut off."""

import pytest
from playwright.sync_api import expect

from tests.page_types import PAGE_TYPES

# Words that stick out of the screen, or out of a box that hides what does not fit.
CUT_OFF = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  while (words.nextNode()) {
    const it = words.currentNode.parentElement
    const hidden = !it.checkVisibility() || it.closest('.visually-hidden, .nl-skip-link')
    if (hidden || !words.currentNode.data.trim()) continue
    const range = new Range()
    range.selectNodeContents(words.currentNode)
    const own = it.getBoundingClientRect()
    const edge = getComputedStyle(it).overflowX === 'visible' ? { left: 0, right: innerWidth } : own
    if ([...range.getClientRects()].some(box => box.left < edge.left - 1 || box.right > edge.right + 1))
      found.push(words.currentNode.data.trim())
  }
  return found
}"""


def assert_all_fits(page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not page.evaluate(CUT_OFF)


def letters_of(page, percent: int) -> None:
    """Letters of this size, as somebody sets them in the browser."""
    sizes = {"standard": 16 * percent // 100, "fixed": 13 * percent // 100}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_a_narrow_screen_shows_it_whole(meet, kind):
    page = meet(kind)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert_all_fits(page, width)


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_letters_twice_as_large_still_fit(meet, kind):
    page = meet(kind)
    letters_of(page, 200)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert_all_fits(page, width)


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_four_times_as_large_leaves_room_for_the_page(meet, kind):
    """A desk screen of 1280 x 800 at 400 % is 320 x 200: the bar no longer stays in view."""
    page = meet(kind)
    page.set_viewport_size({"width": 320, "height": 200})
    assert_all_fits(page, 320)
    assert page.evaluate("getComputedStyle(document.querySelector('.quick-bar')).position") == "static"


@pytest.mark.parametrize("kind", ["role", "contact", "advice", "advice without a place"])
def test_no_number_breaks_over_two_lines(meet, kind):
    page = meet(kind)
    page.set_viewport_size({"width": 320, "height": 640})
    for number in page.locator(".call__phone:visible").all():
        lines = "number => new Set([...number.getClientRects()].map(box => box.top)).size"
        assert number.evaluate(lines) == 1
        assert number.bounding_box()["height"] < 80
    expect(page.locator(".call__phone:visible").first).to_be_visible()
