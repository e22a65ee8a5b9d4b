"""Nobody's own words go on the site without somebody else's approval, whatever address is used."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import PermissionDenied
from wagtail.models import Revision, TaskState

from tests.desk.conftest import Colleague
from tests.desk.words import address, approve, form_of, fresh, judge, press, save
from tests.factories.words import TipFactory
from tips.models import Tip

OLD, NEW = "Let op elkaar.", "Kijk naar elkaar om."


@pytest.fixture
def tip(desk):
    tip = TipFactory(text=OLD, live=False)
    tip.save_revision().publish()
    return fresh(tip)


def on_the_site(tip):
    return Tip.objects.live().filter(pk=tip.pk).values_list("text", flat=True).first()


def submitted(client, tip, text=NEW):
    assert save(client, tip, "submit", text=text).status_code == 302
    assert fresh(tip).workflow_in_progress
    return fresh(tip)


def test_a_change_is_drafted_reviewed_and_live(kelly, vladimir, tip):
    assert save(kelly, tip, text=NEW).status_code == 302
    assert on_the_site(tip) == OLD
    submitted(kelly, tip)
    assert on_the_site(tip) == OLD
    approve(vladimir, fresh(tip))
    assert on_the_site(tip) == NEW
    assert not fresh(tip).workflow_in_progress


def test_the_approval_button_in_the_form_publishes_too(kelly, vladimir, tip):
    submitted(kelly, tip)
    sent = {**form_of(vladimir, tip), "workflow-action-name": "approve"}
    press(vladimir, tip, "workflow-action", sent)
    assert on_the_site(tip) == NEW
    assert Revision.objects.for_instance(tip).filter(user=vladimir.person).count() == 0


def test_reviewers_hear_that_somebody_asks_but_not_who_asks(
    vladimir, michael, tip, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submitted(vladimir, tip, "Kijk <b>om</b> & let op.")
    (message,) = mail.outbox
    assert message.to == [michael.person.email]
    assert message.subject == "Wil je dit nakijken: Kijk <b>om</b> & let op."
    assert 'Een collega vraagt je om dit na te kijken: "Kijk <b>om</b> & let op."' in message.body
    assert address(tip, "edit") in message.body
    assert "/redactie/account/" not in message.body


def test_the_large_button_is_what_one_came_for(kelly, vladimir, tip):
    """Never the one that takes words off the site."""
    assert large_button(kelly, tip) == "Bewaar concept"
    submitted(kelly, tip)
    assert large_button(vladimir, tip).startswith("Keur goed")
    assert "Haal van de site" not in large_button(kelly, tip)


def large_button(client, tip):
    page = BeautifulSoup(client.get(address(tip, "edit")).content, "html.parser")
    return " ".join(page.select_one("footer button, footer a.button").get_text().split())


def test_what_a_reviewer_changes_while_approving_is_not_published(kelly, vladimir, tip):
    submitted(kelly, tip)
    sent = {**form_of(vladimir, tip, text="Heel iets anders."), "workflow-action-name": "approve"}
    assert "Je hebt zelf iets veranderd" in press(vladimir, tip, "workflow-action", sent).content.decode()
    assert on_the_site(tip) == OLD
    assert fresh(tip).workflow_in_progress


def test_who_sends_words_back_in_the_form_keeps_no_change_in_it(kelly, vladimir, tip):
    submitted(kelly, tip)
    sent = {**form_of(vladimir, tip, text=""), "workflow-action-name": "reject"}
    assert press(vladimir, tip, "workflow-action", sent).status_code == 302
    assert not fresh(tip).workflow_in_progress
    assert fresh(tip).get_latest_revision_as_object().text == NEW


def test_of_what_is_sent_with_a_decision_only_the_remark_counts(kelly, vladimir, tip):
    state = submitted(kelly, tip).current_workflow_task_state
    sent = form_of(vladimir, tip, **{"workflow-action-name": "reject"})
    for nonsense, status in (("[", 400), ('{"user": 1, "update": false, "comment": "Korter graag."}', 302)):
        answer = press(vladimir, tip, "workflow-action", {**sent, "workflow-action-extra-data": nonsense})
        assert answer.status_code == status
    judged = TaskState.objects.get(pk=state.pk)
    assert (judged.finished_by, judged.comment) == (vladimir.person, "Korter graag.")


def test_an_approval_of_a_form_that_is_not_right_tells_so(kelly, vladimir, tip):
    submitted(kelly, tip)
    sent = {**form_of(vladimir, tip, text=""), "workflow-action-name": "approve"}
    assert "Dit is niet goedgekeurd." in press(vladimir, tip, "workflow-action", sent).content.decode()
    assert fresh(tip).workflow_in_progress


def test_a_writer_who_approves_in_the_form_hears_that_somebody_else_does(vladimir, tip):
    submitted(vladimir, tip)
    sent = {**form_of(vladimir, tip), "workflow-action-name": "approve"}
    assert "Dat doet iemand anders" in press(vladimir, tip, "workflow-action", sent).content.decode()


def test_a_reviewer_asks_for_a_change_and_the_editor_resubmits(kelly, vladimir, tip):
    submitted(kelly, tip)
    judge(vladimir, fresh(tip), "reject")
    assert not fresh(tip).workflow_in_progress
    submitted(kelly, tip, "Kijk om naar elkaar.")
    approve(vladimir, fresh(tip))
    assert on_the_site(tip) == "Kijk om naar elkaar."


@pytest.mark.parametrize("writer", ["vladimir", "superuser"])
def test_nobody_approves_an_own_change(writer, request, tip):
    writer = request.getfixturevalue(writer)
    submitted(writer, tip)
    state = fresh(tip).current_workflow_task_state
    sent = {**form_of(writer, tip), "workflow-action-name": "approve"}
    press(writer, tip, "workflow-action", sent)
    approve(writer, fresh(tip))
    writer.post(address(tip, "collect_workflow_action_data", "approve", state.pk), {"comment": ""})
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state.specific, writer.person, "approve")
    assert on_the_site(tip) == OLD
    assert fresh(tip).workflow_in_progress


def test_who_wrote_an_earlier_version_of_the_change_does_not_approve_either(kelly, vladimir, michael, tip):
    save(vladimir, tip, text="Een tussenversie.")
    submitted(kelly, tip)
    approve(vladimir, fresh(tip))
    assert on_the_site(tip) == OLD
    approve(michael, fresh(tip))
    assert on_the_site(tip) == NEW


def test_who_wrote_what_is_live_already_may_approve_the_next_change(kelly, vladimir, michael, tip):
    submitted(vladimir, tip, "Eerst.")
    approve(michael, fresh(tip))
    submitted(kelly, tip)
    approve(vladimir, fresh(tip))
    assert on_the_site(tip) == NEW


def test_an_own_change_is_not_approved_by_the_address_of_another(kelly, vladimir, tip):
    """The address names words that one may approve, and the task of words that one may not."""
    other = TipFactory(live=False)
    other.save_revision().publish()
    submitted(kelly, fresh(other), "Van Kelly.")
    save(vladimir, tip, text="Een tussenversie van Vladimir.")
    submitted(kelly, tip)
    approve(vladimir, fresh(other), fresh(tip).current_workflow_task_state)
    assert on_the_site(tip) == OLD


@pytest.mark.parametrize("person", ["kelly", "administrator"])
def test_who_is_no_reviewer_approves_nothing(person, request, michael, tip):
    submitted(michael, tip)
    approve(request.getfixturevalue(person), fresh(tip))
    assert on_the_site(tip) == OLD


def test_a_superuser_may_approve_what_somebody_else_wrote(kelly, superuser, tip):
    submitted(kelly, tip)
    approve(superuser, fresh(tip))
    assert on_the_site(tip) == NEW


@pytest.mark.parametrize("person", ["kelly", "vladimir", "superuser"])
def test_nobody_publishes_by_hand(person, request, tip):
    person = request.getfixturevalue(person)
    answer = save(person, tip, "publish", text=NEW)
    assert answer["Location"] == address(tip, "edit"), "a draft, and no error"
    assert on_the_site(tip) == OLD
    revision = fresh(tip).latest_revision
    with pytest.raises(PermissionDenied):
        revision.publish(user=person.person)
    with pytest.raises(PermissionDenied):
        revision.publish()
    assert on_the_site(tip) == OLD


@pytest.mark.parametrize("person", ["kelly", "vladimir", "superuser"])
def test_new_words_are_not_published_by_hand(person, request, desk):
    request.getfixturevalue(person).post(
        address(Tip, "add"), {"text": NEW, "go_live_at": "", "expire_at": "", "action-publish": "1"}
    )
    tip = Tip.objects.get(text=NEW)
    assert not tip.live
    assert tip.key == "kijk-naar-elkaar-om"


def test_what_a_file_says_is_published(desk):
    tip = TipFactory(live=False)
    tip.save_revision().publish()
    assert fresh(tip).live


def test_words_are_locked_while_they_are_reviewed(kelly, vladimir, tip):
    submitted(kelly, tip)
    for person in (kelly, vladimir):
        save(person, tip, text="Tussendoor.")
        assert fresh(tip).get_latest_revision_as_object().text == NEW
    save(kelly, tip, "cancel-workflow")
    assert not fresh(tip).workflow_in_progress
    save(kelly, tip, text="Daarna.")
    assert fresh(tip).get_latest_revision_as_object().text == "Daarna."


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_going_back_during_a_review_waits(kelly, vladimir, tip, decision):
    first = fresh(tip).live_revision
    submitted(kelly, tip)
    sent = form_of(vladimir, tip, text="Gesmokkeld.", **{"workflow-action-name": decision})
    vladimir.post(address(tip, "revisions_revert", first.pk), {**sent, "action-workflow-action": "1"})
    assert fresh(tip).get_latest_revision_as_object().text == NEW
    assert fresh(tip).latest_revision.user == kelly.person


def test_earlier_words_come_back_through_review(kelly, vladimir, michael, tip):
    first = fresh(tip).live_revision
    submitted(kelly, tip)
    approve(vladimir, fresh(tip))
    page = kelly.get(address(tip, "revisions_revert", first.pk))
    assert OLD in page.content.decode()
    kelly.post(
        address(tip, "revisions_revert", first.pk), {**form_of(kelly, tip, text=OLD), "action-submit": "1"}
    )
    assert on_the_site(tip) == NEW
    approve(michael, fresh(tip))
    assert on_the_site(tip) == OLD


def test_a_version_that_was_not_what_was_reviewed_is_not_published(kelly, vladimir, tip):
    submitted(kelly, tip)
    state = fresh(tip).current_workflow_task_state
    later = fresh(tip)
    later.text = "Ongezien."
    later.save_revision(user=kelly.person)
    approve(vladimir, fresh(tip))
    sent = form_of(vladimir, tip, **{"workflow-action-name": "approve"})
    assert "Er is een nieuwere versie" in press(vladimir, tip, "workflow-action", sent).content.decode()
    assert [name for name, *_ in state.task.specific.get_actions(fresh(tip), vladimir.person)] == ["reject"]
    assert on_the_site(tip) == OLD
    assert TaskState.objects.get(pk=state.pk).status == "in_progress"
    judge(vladimir, fresh(tip), "reject")
    assert not fresh(tip).workflow_in_progress


def test_somebody_without_a_group_does_not_get_in(desk, tip):
    nobody = Colleague()
    assert nobody.get(address(tip, "edit")).status_code == 403
    assert nobody.post(address(tip, "edit"), {"text": NEW}).status_code == 403
    assert fresh(tip).latest_revision == tip.latest_revision


def test_who_may_review_gets_a_mail_that_leads_to_it(
    kelly, vladimir, tip, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submitted(kelly, tip)
    (mail,) = [mail for mail in mailoutbox if mail.to == [vladimir.person.email]]
    assert f"http://127.0.0.1:8000{address(tip, 'edit')}" in mail.body
