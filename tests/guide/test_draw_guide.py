"""The command that draws the flow of a role as a file a browser shows."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from lxml import etree

from guide.document import nodes_from
from guide.models import Guide
from guide.sheet import sheet_for
from tests.edits import change, change_option
from tests.factories.contacts import ContactFactory
from tests.factories.flows import row_of_questions
from tests.factories.words import GuideFactory, RoleFactory, small_flow

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"
FLOW = small_flow("emergency")


@pytest.fixture(autouse=True)
def guide():
    RoleFactory(slug="docent", name="Docent")
    ContactFactory(kind__slug="emergency", fallback=True)
    return GuideFactory(flow=FLOW)


def drawn(*, role="docent", **options) -> str:
    out = StringIO()
    call_command("draw_guide", role=role, stdout=out, **options)
    return out.getvalue()


def texts(svg: str) -> list[str]:
    """Each piece of text, as it is read."""
    root = etree.fromstring(svg.encode())
    return [" ".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text")]


def draft(guide, flow) -> None:
    changed = Guide.objects.get(pk=guide.pk)
    changed.start, changed.nodes = flow.start, nodes_from(flow)
    changed.save_revision()


def test_the_flow_is_drawn_with_its_words_and_the_numbers_of_the_page():
    said = texts(drawn())
    assert said == [
        "Docent: van vraag naar advies",
        "Ja",
        "Nee",
        "Begin · stap 1 · vraag",
        "Is er gevaar?",
        "stap 2 · advies · spoed",
        "Bel nu",
        "stap 3 · advies · spoed",
        "Vraag advies",
    ]
    assert [step.number for step in sheet_for(FLOW, "docent").outcomes] == [2, 3]


def test_the_file_stands_alone_and_its_picture_has_a_name_and_a_way_to_its_text():
    root = etree.fromstring(drawn().encode())
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    (picture,) = root.xpath("//*[@role='img']")
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert picture.get("aria-labelledby") == title.get("id")
    assert picture.get("aria-describedby") == description.get("id")
    assert "Docent" in title.text
    assert "als tekst" in description.text


def test_it_needs_no_style_but_to_print_and_nothing_from_elsewhere():
    svg = drawn()
    root = etree.fromstring(svg.encode())
    assert not root.xpath("//@style | //@class | //@*[local-name()='href'] | //@*[starts-with(name(), 'on')]")
    (style,) = root.iter(f"{SVG}style")
    assert re.fullmatch(r"@media print \{ [^{}]*\{[^{}]*\} \}", style.text)
    assert {etree.QName(element).localname for element in root.iter()} == {
        "svg", "style", "title", "desc", "rect", "text", "g", "path", "tspan",
    }  # fmt: skip
    assert not re.search(r"url\(|https?://(?!www\.w3\.org/2000/svg)", svg)


def test_numbers_are_written_for_svg_whatever_a_language_does_with_thousands(guide, settings):
    draft(guide, row_of_questions(4))
    plain = drawn(draft=True, stderr=StringIO())
    assert 'width="1280"' in plain
    settings.USE_THOUSAND_SEPARATOR = True
    assert drawn(draft=True, stderr=StringIO()) == plain


def test_the_same_flow_gives_the_same_file():
    assert drawn() == drawn()


def test_signs_that_xml_does_not_allow_as_they_are_come_out_well(guide):
    draft(guide, change(FLOW, "bel", title="<b>\x01 & 'zo'"))
    assert "<b> & 'zo'" in texts(drawn(draft=True))


def test_empty_words_are_said_to_be_empty(guide):
    draft(guide, change_option(change(FLOW, "bel", title=" "), "gevaar", 0, label=""))
    assert texts(drawn(draft=True, stderr=StringIO())).count("(nog leeg) Let op 1") == 1
    assert texts(drawn(draft=True, stderr=StringIO())).count("(nog leeg) Let op 2") == 1


def test_what_visitors_see_is_drawn_unless_a_draft_is_asked_for(guide):
    draft(guide, change(FLOW, "bel", title="Bel meteen"))
    assert "Bel nu" in texts(drawn())
    said = texts(drawn(draft=True))
    assert "Bel meteen" in said
    assert said[0] == "Docent: van vraag naar advies (concept)"


def test_a_draft_that_is_wrong_is_drawn_and_marked_and_what_is_wrong_is_told(guide):
    RoleFactory(slug="politie")
    flow = change_option(change_option(FLOW, "gevaar", 0, next="nergens"), "gevaar", 1, label="Ja")
    draft(guide, flow)
    told = StringIO()
    said = texts(drawn(draft=True, stderr=told))
    lines = told.getvalue().splitlines()
    assert lines[0] == "docent 1. bel: Hier komt niemand."
    assert lines[1].startswith("docent 2. gevaar, antwoord 1: ")
    assert lines[2].startswith("docent 3. gevaar, antwoord 2, rol docent: ")
    assert len(lines) == 3
    assert {"bestaat niet", "nergens", "Ja Let op 2", "Ja Let op 3", "Bel nu Let op 1"} <= set(said)
    assert "advies · spoed · hier komt niemand" in said


def test_an_arrow_that_leads_back_is_dashed_too(guide):
    draft(guide, change_option(FLOW, "gevaar", 0, next="gevaar"))
    root = etree.fromstring(drawn(draft=True, stderr=StringIO()).encode())
    assert len(root.xpath("//*[local-name()='path'][@stroke-dasharray]")) == 1


def test_a_file_is_written_and_its_folder_made(tmp_path):
    file = tmp_path / "nieuw" / "docent.svg"
    assert drawn(output=file) == ""
    assert file.read_text(encoding="utf-8") == drawn()


def test_all_roles_go_in_a_file_each(tmp_path):
    RoleFactory(slug="politie")
    call_command("draw_guide", folder=tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"docent.svg", "politie.svg"}
    assert (tmp_path / "docent.svg").read_text(encoding="utf-8") == drawn()


def test_an_unknown_role_is_refused_with_the_roles_there_are():
    RoleFactory(slug="politie")
    RoleFactory(slug="bakker", unpublished=True)
    with pytest.raises(CommandError, match=r"no role bakker\. There are: docent, politie$"):
        drawn(role="bakker")


def test_one_file_for_all_roles_is_refused(tmp_path):
    with pytest.raises(CommandError, match="--output is for one"):
        call_command("draw_guide", folder=tmp_path, output=tmp_path / "alle.svg")


def test_a_role_or_all_must_be_asked_for():
    with pytest.raises(CommandError, match="--role --all"):
        call_command("draw_guide")


def test_a_file_that_cannot_be_written_is_an_error(tmp_path):
    with pytest.raises(CommandError, match=r"Cannot write .*: Is a directory"):
        drawn(output=tmp_path)


def test_without_a_flow_it_says_how_to_get_one(guide):
    guide.delete()
    with pytest.raises(CommandError, match="load_content"):
        drawn()


def test_without_a_published_flow_only_the_draft_can_be_drawn(guide):
    Guide.objects.update(live=False)
    with pytest.raises(CommandError, match="load_content"):
        drawn()
    assert "Bel nu" in texts(drawn(draft=True))
