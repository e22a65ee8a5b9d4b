"""The words of a drawing fit their boxes in a real browser, and it shows as a picture with a name."""

MEASURE = """
() => [...document.querySelectorAll('svg[role=img] g[transform]')].flatMap(group => {
  const box = group.querySelector('rect').getBBox()
  return [...group.querySelectorAll('text')].map(text => [text.textContent, box, text.getBBox()])
    .filter(([, box, words]) =>
      words.x < box.x + 4 || words.x + words.width > box.x + box.width - 4 ||
      words.y < box.y || words.y + words.height > box.y + box.height)
    .map(([text]) => text.trim().replace(/\\s+/g, ' '))
})
"""


def test_no_word_sticks_out_of_its_box(meet):
    page = meet("style guide")
    assert page.locator("svg[role=img] g[transform]").count() > 30
    assert page.evaluate(MEASURE) == []


def test_a_drawing_is_one_picture_with_a_name_and_a_way_to_its_text(meet):
    page = meet("style guide")
    drawing = page.get_by_role("img", name="De vragen en adviezen voor Docent, als tekening")
    assert drawing.count() == 1
    assert "dezelfde stappen als tekst" in drawing.locator("desc").text_content()
