"""Without a mouse or a finger: everything can be reached, and one always sees where one is."""

import pytest
from playwright.sync_api import expect

from tests.page_types import KINDS_AND_THEMES

# Sizes and colours have nothing to do with each other, so two walks see both of each.
WALKS = {
    "phone, by day": ({"width": 360, "height": 640}, "light"),
    "desk, in the dark": ({"width": 1280, "height": 800}, "dark"),
}
# Unfold everything, and remember of all that Tab must reach what background it has without focus. Of radio
# buttons with one name Tab reaches the chosen one, or else the first.
BEFORE = """() => {
  const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const parts = colour => {
    paint.clearRect(0, 0, 1, 1)
    paint.fillStyle = colour
    paint.fillRect(0, 0, 1, 1)
    return [...paint.getImageData(0, 0, 1, 1).data]
  }
  const light = colour => parts(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0)
  window.contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b)
    return (high + .05) / (low + .05)
  }
  window.paper = it => {
    const own = getComputedStyle(it).backgroundColor
    return parts(own)[3] > 200 || !it.parentElement ? own : paper(it.parentElement)
  }
  document.querySelectorAll('details').forEach(details => details.open = true)
  const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
  const first = it => it.type !== 'radio' || it.checked
    || (!it.form.querySelector(`[name="${it.name}"]:checked`) && it.form.elements[it.name][0] === it)
  const reachable = [...document.querySelectorAll(pressed)].filter(
    it => it.checkVisibility({ visibilityProperty: true }) && it.tabIndex === 0 && !it.disabled && first(it))
  window.waiting = new Map(reachable.map(it => [it, paper(it)]))
  return waiting.size
}"""
# What is wrong with the place where the focus is now: hardly to be seen, out of view, or under something.
# A ring is an outline or a shadow of at least 2 px. The skip link shows at all only with focus. Of a large
# text field a browser brings only the line one types in into view.
HERE = """() => {
  const it = document.activeElement
  const usual = waiting.get(it)
  if (!waiting.delete(it)) return []
  const style = getComputedStyle(it)
  const around = parseFloat(style.outlineOffset) < 0 ? paper(it) : paper(it.parentElement)
  const shadow = style.boxShadow.match(/^(\\w+\\(.+?\\)) 0px 0px 0px ([\\d.]+)px/)
  const lined = style.outlineStyle !== 'none' && [style.outlineColor, style.outlineWidth]
  const rings = [lined, shadow && shadow.slice(1)].filter(Boolean)
    .filter(([colour, width]) => parseFloat(width) >= 2 && contrast(colour, around) >= 3)
  const shows = rings.length || contrast(paper(it), usual) >= 3 || it.matches('.nl-skip-link')
  const wrong = shows ? [] : [`hardly shows its focus: ${lined || ''} ${shadow || ''} on ${around}`]
  const labels = [...it.labels || []]
  const boxes = [...it.getClientRects()].filter(({ width, height }) => width > 2 && height > 2)
  if (it.tagName === 'TEXTAREA') boxes[0].height = 44
  for (const box of boxes) {
    if (box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1)
      wrong.push('is out of view')
    for (const [across, down] of [[.5, .5], [.03, .5], [.97, .5], [.5, .1], [.5, .9]]) {
      const hit = document.elementFromPoint(box.left + across * box.width, box.top + down * box.height)
      if (!hit || ![it, ...labels].some(own => own.contains(hit)))
        wrong.push(`is under ${hit?.tagName} ${hit?.getAttribute('class')}`)
    }
  }
  return [...new Set(wrong)].map(what => `${it.outerHTML.slice(0, 90)}: ${what}`)
}"""
LEFT = "[...waiting.keys()].map(it => it.outerHTML.slice(0, 90))"
STOPS_OF_A_DATE = 6


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize(("kind", "theme"), KINDS_AND_THEMES)
def test_tab_reaches_everything_and_one_sees_where_it_is(meet, kind, walk, theme):
    page = meet(kind, theme)
    size, scheme = WALKS[walk]
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    dates = page.locator("input[type=date], input[type=time]").count()
    wrong = []
    for _ in range(page.evaluate(BEFORE) + dates * STOPS_OF_A_DATE + 5):
        page.keyboard.press("Tab")
        wrong += page.evaluate(HERE)
    assert not wrong
    assert not page.evaluate(LEFT)


def test_the_whole_flow_can_be_walked_with_the_keyboard(phone, site):
    phone.goto(f"{site}/niet-pluis/docent/utrecht/")
    for answer in ("Nee", "Iemand van 18 jaar of ouder", "Diegene heeft mij iets verteld"):
        for _ in range(30):
            phone.keyboard.press("Tab")
            focused = phone.evaluate("document.activeElement.innerText") or ""
            if focused.startswith(answer):
                break
        assert phone.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        phone.keyboard.press("Enter")
        # The next Tab starts at the heading of the step that came.
        expect(phone.locator(".step__title:visible")).to_be_focused()
    expect(
        phone.get_by_role("heading", name="Luister, volg het tempo en bel de zorgcoördinator")
    ).to_be_visible()


def test_the_first_tab_skips_to_the_content(phone, site):
    phone.goto(f"{site}/rollen/docent/utrecht/")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "inhoud"
