"""A sheet that is right is written as a whole, by the rules of the form; one that is not, not at all."""

import pytest
from django.db import DatabaseError
from django.utils import timezone

from accounts.models import AuditEntry
from contacts.models import Contact, Mandate
from tests.factories.contacts import ContactFactory
from tests.upkeep.sheets.making import confirm, csv_of, everything, new_row, told_by, upload
from upkeep.changes import change
from upkeep.locking import RefusedError
from upkeep.models import Proposal, SheetPlan
from upkeep.proposals import confirm as say_yes
from upkeep.sheets.reading import read
from upkeep.sheets.writing import Work, keep_plan, write

NEW = "+31100009001"


def read_in(keeper, *rows):
    """Read these rows in, and write them."""
    plan = keep_plan(sheet=read(csv_of(*rows)), file_name="contacten.csv", by=keeper.person)
    return list(write(plan=plan, by=keeper.person))


def test_words_change_at_once_and_a_number_waits(country, kelly, on_the_site):
    contact = country.contact_a
    rows = [
        ["nummer", "organisatie", "telefoon", "openingstijden"],
        [contact.pk, "Nieuw", "010 000 90 01", "ma 9-17"],
    ]
    assert read_in(kelly, *rows) == [1]
    fresh = Contact.objects.get(pk=contact.pk)
    assert (fresh.organisation, fresh.hours) == ("Nieuw", "1 09:00-17:00")
    assert fresh.history.latest().history_user == kelly.person
    assert on_the_site(country.a, country.kind) == [contact.phone]
    proposal = Proposal.objects.waiting().get()
    assert (proposal.contact, proposal.ways["phone"], proposal.proposed_by) == (contact, NEW, kelly.person)


def test_a_new_contact_is_seen_by_nobody_until_another_confirms(country, kelly, vladimir, now):
    read_in(kelly, *new_row(country))
    fresh = Contact.objects.latest("pk")
    assert (fresh.active, fresh.phone, fresh.municipality, fresh.verified_on) == (False, "", country.a, None)
    assert fresh.history.get().history_user == kelly.person
    say_yes(proposal=fresh.proposals.get(), by=vladimir.person, stamp=now(fresh))
    assert Contact.objects.for_municipality(country.a).filter(phone=NEW).exists()


def test_a_proposal_that_waited_gives_way(country, kelly, vladimir, now):
    contact = country.contact_a
    first = change(contact=contact, values={"phone": "+31100009009"}, by=vladimir.person, stamp=now(contact))
    read_in(kelly, ["nummer", "telefoon"], [contact.pk, "010 000 90 01"])
    first.refresh_from_db()
    assert (first.outcome, first.decided_by) == ("replaced", kelly.person)
    assert Proposal.objects.waiting().get().ways["phone"] == NEW


def test_what_a_sheet_does_and_what_the_form_does_are_the_same(country, kelly, now):
    values = {"organisation": "Nieuw", "phone": NEW, "email": "", "hours": "1 09:00-17:00"}
    one = country.contact_a
    other = ContactFactory(kind=country.kind, municipality=country.a, email="a@adam.example")
    change(contact=one, values=values, by=kelly.person, stamp=now(one))
    headings = ["nummer", "organisatie", "telefoon", "e-mail", "openingstijden"]
    read_in(kelly, headings, [other.pk, "Nieuw", "010 000 90 01", "", "ma 9-17"])
    fields = ("organisation", "email", "hours", "active", "verified_on", "verified_by")
    assert list(
        Contact.objects.filter(pk=one.pk).values(*fields, "proposals__phone", "proposals__email")
    ) == [
        row | {"verified_by": one.verified_by_id}
        for row in Contact.objects.filter(pk=other.pk).values(*fields, "proposals__phone", "proposals__email")
    ]


def test_reading_the_same_sheet_in_twice_changes_nothing_more(country, kelly):
    rows = new_row(country)
    read_in(kelly, *rows)
    before = everything()
    assert "Dit contact is er al" in told_by(upload(kelly, csv_of(*rows)))
    assert everything() == before


def test_one_wrong_row_keeps_all_others_out(country, kelly):
    headings, row = new_row(country)
    before = everything()
    answer = upload(kelly, csv_of(headings, row, [*row[:2], "", *row[3:]]))
    plan = SheetPlan.objects.get()
    assert "/opslaan/" not in answer.content.decode()
    told = told_by(kelly.post(f"/beheer/inlezen/{plan.pk}/opslaan/"))
    assert "niet alle rijen kloppen" in told
    assert everything() == before


def test_a_fault_halfway_leaves_nothing_behind(country, kelly, monkeypatch):
    monkeypatch.setattr("upkeep.sheets.present.AT_ONCE", 1)
    propose, calls = Work._propose, []

    def fails(work, proposals):
        calls.append(proposals)
        if len(calls) == 3:
            raise DatabaseError
        propose(work, proposals)

    headings, row = new_row(country)
    answer = upload(kelly, csv_of(headings, *[[*row[:2], f"Hulp {n}", *row[3:]] for n in range(5)]))
    before = everything()
    monkeypatch.setattr(Work, "_propose", fails)
    assert "Er is niets ingelezen." in confirm(kelly, answer)
    assert len(calls) == 3
    assert everything() == before
    assert SheetPlan.objects.exists()


def test_who_stops_listening_stops_the_writing(country, kelly, monkeypatch):
    monkeypatch.setattr("upkeep.sheets.present.AT_ONCE", 1)
    headings, row = new_row(country)
    sheet = read(csv_of(headings, row, [*row[:2], "Hulp", *row[3:]]))
    plan = keep_plan(sheet=sheet, file_name="a.csv", by=kelly.person)
    before = everything()
    steps = write(plan=plan, by=kelly.person)
    assert next(steps) == 1
    steps.close()
    assert everything() == before


def test_what_changed_after_it_was_shown_is_not_overwritten(country, kelly, vladimir, now):
    contact = country.contact_a
    headings, row = ["nummer", "organisatie"], [contact.pk, "Nieuw"]
    answer = upload(kelly, csv_of(headings, row))
    change(contact=contact, values={"name": "Intussen"}, by=vladimir.person, stamp=now(contact))
    before = everything()
    assert "Iemand anders veranderde intussen contacten uit deze rijen: 2." in confirm(kelly, answer)
    assert everything() == before


@pytest.mark.parametrize("is_new", [True, False])
def test_a_mandate_that_ended_after_it_was_shown_counts(country, kelly, is_new):
    rows = new_row(country) if is_new else (["nummer", "naam"], [country.contact_a.pk, "X"])
    answer = upload(kelly, csv_of(*rows))
    Mandate.objects.all().delete()
    before = everything()
    assert "Er is niets ingelezen" in confirm(kelly, answer)
    assert everything() == before


def test_a_plan_is_written_once_and_not_after_an_hour(country, kelly, monkeypatch):
    answer = upload(kelly, csv_of(*new_row(country)))
    path = answer.request["PATH_INFO"]
    assert "Klaar: 1 rij is ingelezen." in confirm(kelly, answer)
    before = everything()
    again = kelly.post(f"{path}opslaan/", follow=True)
    assert "al ingelezen, of te lang geleden" in told_by(again)
    upload(kelly, csv_of(["nummer", "naam"], [country.contact_a.pk, "X"]))
    plan = SheetPlan.objects.get()
    SheetPlan.objects.update(made_at=timezone.now() - SheetPlan.LASTS)
    assert "te lang geleden" in told_by(kelly.get(f"/beheer/inlezen/{plan.pk}/", follow=True))
    assert everything() == before
    upload(kelly, csv_of(["nummer", "naam"], [country.contact_a.pk, "X"]))
    assert not SheetPlan.objects.filter(pk=plan.pk).exists()


def test_two_presses_at_once_write_it_once(country, kelly):
    plan = keep_plan(sheet=read(csv_of(*new_row(country))), file_name="a.csv", by=kelly.person)
    assert list(write(plan=plan, by=kelly.person)) == [1]
    with pytest.raises(RefusedError, match="al ingelezen"):
        list(write(plan=plan, by=kelly.person))


def test_taking_and_writing_stand_in_the_audit_log(country, kelly):
    kelly.post("/beheer/ophalen/", {"sort": "csv"})
    answer = upload(kelly, csv_of(["nummer", "naam"], [country.contact_a.pk, "X"]))
    confirm(kelly, answer)
    taken, written = AuditEntry.objects.order_by("number")
    assert (taken.action, taken.actor, taken.detail) == ("sheet-taken", kelly.person.email, "csv: 1")
    assert (written.action, written.actor) == ("sheet-written", kelly.person.email)
    assert written.about == "contacten.csv: 0 new, 1 changed"
    assert written.detail == f"changed {country.contact_a.pk}"
