"""Without a mouse or a finger: everything can be reached, and one always sees where one is."""

import pytest
from playwright.sync_api import expect

from tests.page_types import PAGE_TYPES, THEMES

SIZES = {"phone": {"width": 360, "height": 640}, "desk": {"width": 1280, "height": 800}}
# Unfold everything, and remember of all that Tab must reach how it looks without focus. Of radio buttons with
# one name Tab reaches the chosen one, or else the first.
BEFORE = """() => {
  document.querySelectorAll('details').forEach(details => details.open = true)
  const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
  const first = it => it.type !== 'radio' || it.checked
    || (!it.form.querySelector(`[name="${it.name}"]:checked`) && it.form.elements[it.name][0] === it)
  const reachable = [...document.querySelectorAll(pressed)].filter(
    it => it.checkVisibility({ visibilityProperty: true }) && it.tabIndex === 0 && !it.disabled && first(it))
  window.waiting = new Map(reachable.map(it => [it, getComputedStyle(it).backgroundColor]))
  return waiting.size
}"""
# What is wrong with the place where the focus is now: nothing to see, out of view, or something over it.
HERE = """() => {
  const it = document.activeElement
  const usual = waiting.get(it)
  if (!waiting.delete(it)) return []
  const style = getComputedStyle(it)
  const lined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  const wrong = lined || style.backgroundColor !== usual ? [] : ['looks as it does without focus']
  const labels = [...it.labels || []]
  for (const box of [...it.getClientRects()].filter(({ width, height }) => width > 2 && height > 2)) {
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


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_tab_reaches_everything_and_one_sees_where_it_is(meet, kind, size, theme):
    page = meet(kind, theme)
    page.set_viewport_size(SIZES[size])
    wrong = []
    for _ in range(page.evaluate(BEFORE) + 10):
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
    expect(
        phone.get_by_role("heading", name="Luister, volg het tempo en bel de zorgcoördinator")
    ).to_be_visible()


def test_the_first_tab_skips_to_the_content(phone, site):
    phone.goto(f"{site}/rollen/docent/utrecht/")
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "inhoud"
