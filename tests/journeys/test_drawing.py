"""In a real browser: the words of a drawing fit their boxes, it has a name, and fits on a sheet of paper."""

from contextlib import closing

import pypdfium2
import pytest
from django.core.management import call_command

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


@pytest.mark.parametrize("landscape", [False, True])
def test_the_file_of_a_drawing_prints_on_one_sheet(page, site, db, tmp_path, landscape):
    call_command("draw_guide", role="docent", output=tmp_path / "docent.svg")
    page.goto((tmp_path / "docent.svg").as_uri())
    with closing(pypdfium2.PdfDocument(page.pdf(format="A4", landscape=landscape))) as sheets:
        assert len(sheets) == 1
        words = "".join(sheets[0].get_textpage().get_text_range().split())
        paper = sheets[0].render().to_pil().convert("L")
    assert "Begin·stap1·vraag" in words
    assert "stap20·advies" in words
    edge = paper.crop((paper.width * 99 // 100, 0, paper.width, paper.height))
    assert edge.getextrema() == (255, 255), "the drawing runs off the paper"
    assert paper.getextrema()[0] < 128
