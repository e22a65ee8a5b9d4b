"""What hangs below a draft is not for visitors either: steps, placements and answers."""

from tests.desk import kinds
from tests.desk.words import fresh, save
from tests.factories.words import TipFactory, TipPlacementFactory


def test_a_drafted_step_and_placement_are_not_on_the_roles_page(kelly, client, desk):
    role = kinds.a_role().row
    tip = TipFactory(text="Nog niet voor bezoekers.")
    more = {
        "steps-TOTAL_FORMS": "2",
        "steps-1-when": "Alleen in het concept",
        "steps-1-label": "Een collega",
        "steps-1-kind": "",
        "steps-1-note": "",
        "steps-1-id": "",
        "steps-1-ORDER": "2",
        "placements-TOTAL_FORMS": "2",
        "placements-1-tip": str(tip.pk),
        "placements-1-id": "",
        "placements-1-ORDER": "2",
    }
    assert save(kelly, role, **more).status_code == 302
    draft = fresh(role).get_latest_revision_as_object()
    assert "Alleen in het concept" in {step.when for step in draft.steps.all()}
    assert tip in draft.shared_tips
    page = client.get("/rollen/docent/").content.decode()
    assert "Alleen in het concept" not in page
    assert "Nog niet voor bezoekers." not in page


def test_the_order_of_tips_follows_the_rows_as_they_were_dragged(kelly, vladimir, desk):
    role = kinds.a_role().row
    tip = TipFactory(text="Eerst deze.")
    more = {
        "placements-TOTAL_FORMS": "2",
        "placements-0-ORDER": "2",
        "placements-1-tip": str(tip.pk),
        "placements-1-id": "",
        "placements-1-ORDER": "1",
    }
    save(kelly, role, **more)
    assert fresh(role).get_latest_revision_as_object().shared_tips[0] == tip


def test_a_drafted_answer_is_not_in_the_flow(kelly, client, desk):
    guide = kinds.a_guide().row
    save(kelly, guide, **{"nodes-0-value-options-0-value-label": "Alleen in het concept"})
    assert "Alleen in het concept" not in client.get("/niet-pluis/docent/").content.decode()


def test_a_tip_that_was_never_published_is_on_no_page(client, desk):
    role = kinds.a_role().row
    TipPlacementFactory(role=role, tip=TipFactory(text="Nog nooit getoond.", unpublished=True))
    assert "Nog nooit getoond." not in client.get("/rollen/docent/").content.decode()
