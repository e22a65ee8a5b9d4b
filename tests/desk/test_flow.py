"""The flow at the desk: a broken draft is kept and explained, a sound one goes on, a change is told first."""

import pytest
from bs4 import BeautifulSoup

from guide.models import Guide
from tests.desk import kinds
from tests.desk.words import address, approve, form_of, fresh, press, save

LOOSE = {"nodes-0-value-options-1-value-next": "nergens"}


@pytest.fixture
def guide(desk):
    return kinds.a_guide().row


def effect(client, guide):
    page = BeautifulSoup(client.get(address(guide, "edit")).content, "html.parser")
    return page.select_one(".flow-effect").get_text(" ", strip=True)


def test_a_broken_flow_is_kept_as_a_draft_with_its_problems_told(kelly, guide):
    assert save(kelly, guide, **LOOSE).status_code == 302
    assert fresh(guide).get_latest_revision_as_object().flow.questions[0].options[1].next == "nergens"
    told = effect(kelly, guide)
    assert "Is er gevaar?, antwoord 2: Dit antwoord leidt naar een vraag of advies dat niet bestaat" in told
    assert "Vraag advies: Hier komt niemand." in told


def test_a_broken_flow_is_not_submitted_and_each_error_stands_at_its_answer(kelly, guide):
    answer = save(kelly, guide, "submit", **LOOSE)
    assert answer.status_code == 200
    assert not fresh(guide).workflow_in_progress
    error = answer.context["form"].errors.as_data()["nodes"][0]
    option = error.block_errors[0].block_errors["options"].block_errors[1]
    assert "dat niet bestaat" in str(option.block_errors["next"])
    assert "Hier komt niemand" in str(error.block_errors[2].non_block_errors)
    assert fresh(guide).live


def test_a_first_question_that_is_not_there_is_told_at_its_field(kelly, guide):
    answer = save(kelly, guide, "submit", start="weg")
    assert "Kies een eerste vraag." in str(answer.context["form"].errors["start"])


def test_an_unfinished_node_is_kept_as_a_draft(kelly, guide):
    empty = {"nodes-0-value-text": "", "nodes-0-value-options-0-value-label": ""}
    assert save(kelly, guide, **empty).status_code == 302
    assert "(nog leeg): Hier ontbreekt een tekst" in effect(kelly, guide)


def test_what_a_change_does_is_told_in_words(kelly, guide):
    assert "Niets: dit is wat bezoekers nu zien." in effect(kelly, guide)
    save(kelly, guide, **{"nodes-0-value-options-1-value-next": "bel", "nodes-1-value-title": "Bel meteen"})
    told = effect(kelly, guide)
    assert "Andere woorden: Bel meteen" in told
    assert "Docent: 1 pad eindigt nu ergens anders (eerst 'Vraag advies', nu 'Bel meteen')." in told


def test_the_drawing_of_each_role_stands_beside_the_form(kelly, guide):
    page = BeautifulSoup(kelly.get(address(guide, "edit")).content, "html.parser")
    assert [summary.get_text() for summary in page.select(".flow-effect summary")] == ["Docent"]
    assert "Is er gevaar?" in page.select_one(".flow-effect svg").get_text(" ")


def test_roles_and_contacts_are_chosen_by_name(kelly, guide):
    page = kelly.get(address(guide, "edit")).content.decode()
    assert "iemand in de eigen organisatie" in page
    save(kelly, guide, **{"nodes-0-value-options-0-value-roles": ["docent"]})
    options = fresh(guide).get_latest_revision_as_object().flow.questions[0].options
    assert options[0].roles == {"docent"}
    unknown = {"nodes-0-value-options-0-value-roles": ["bakker"]}
    assert save(kelly, guide, **unknown).status_code == 200


def test_the_drafted_question_can_be_walked_by_each_role(kelly, guide):
    assert guide.preview_modes == [("docent", "Docent")]
    sent = {"nodes-0-value-text": "Is er nu gevaar?"}
    save(kelly, guide, **sent)
    shown = kelly.get(address(guide, "revisions_view", fresh(guide).latest_revision.pk), {"mode": "docent"})
    page = BeautifulSoup(shown.content, "html.parser")
    first = page.select_one(".step--start")
    assert "Is er nu gevaar?" in first.get_text()
    for link in first.select("a.answer"):
        assert page.select_one(link["href"])


def test_two_versions_are_compared_as_one_reads_them(kelly, guide):
    first = guide.live_revision
    save(kelly, guide, **{"nodes-0-value-options-1-value-next": "bel"})
    page = kelly.get(address(guide, "revisions_compare", first.pk, "latest")).content.decode()
    compared = BeautifulSoup(page, "html.parser").select_one(".comparison__child-object")
    assert "Vraag: Is er gevaar?" in compared.get_text()
    assert compared.select_one(".deletion").get_text() == "Vraag advies"
    assert compared.select_one(".addition").get_text() == "Bel nu"


def test_a_flow_that_broke_while_it_was_reviewed_does_not_go_live(kelly, vladimir, guide):
    save(kelly, guide, "submit", **{"nodes-0-value-text": "Is er nu gevaar?"})
    draft = fresh(guide).latest_revision
    draft.content["nodes"] = draft.content["nodes"].replace('"next": "wacht"', '"next": "nergens"')
    draft.save()
    approve(vladimir, fresh(guide))
    assert fresh(guide).workflow_in_progress
    assert "dat niet bestaat" in vladimir.get(address(guide, "edit")).content.decode()
    assert Guide.objects.live().get().flow.questions[0].text == "Is er gevaar?"


def test_a_flow_that_broke_elsewhere_is_sent_back_and_why_it_is_not_approved_is_told(kelly, vladimir, guide):
    save(kelly, guide, "submit", **{"nodes-0-value-text": "Is er nu gevaar?"})
    draft = fresh(guide).latest_revision
    draft.content["nodes"] = draft.content["nodes"].replace('"next": "wacht"', '"next": "nergens"')
    draft.save()
    sent = form_of(vladimir, guide, **{"workflow-action-name": "approve"})
    answer = press(vladimir, guide, "workflow-action", sent).content.decode()
    assert "Dit is niet goedgekeurd." in answer
    assert "dat niet bestaat" in answer
    press(vladimir, guide, "workflow-action", {**sent, "workflow-action-name": "reject"})
    assert not fresh(guide).workflow_in_progress
    assert save(kelly, guide, **{"nodes-0-value-text": "Is er gevaar?"}).status_code == 302
