"""A new way to reach somebody takes two people; taking one away takes one."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from contacts.models import Contact
from tests.factories.contacts import ContactFactory
from upkeep.changes import add, change, put_back, verify, withdraw
from upkeep.locking import ChangedMeanwhileError, RefusedError
from upkeep.models import Proposal
from upkeep.proposals import SamePersonError, confirm, decline, take_back

NEW, OTHER = "+31100009991", "+31100009992"


@pytest.fixture
def contact(country):
    return country.contact_a


@pytest.fixture
def proposed(contact, kelly, now):
    """Kelly proposes a new number."""
    return change(contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact))


def test_a_second_person_makes_it_real(country, contact, proposed, vladimir, now, on_the_site):
    assert on_the_site(country.a, country.kind) == [contact.phone]
    confirm(proposal=proposed, by=vladimir.person, stamp=now(contact))
    assert on_the_site(country.a, country.kind) == [NEW]
    fresh = Contact.objects.get(pk=contact.pk)
    assert (fresh.verified_on, fresh.verified_by) == (localdate(), vladimir.person)
    assert fresh.email == contact.email
    assert fresh.history.latest().history_user == vladimir.person
    proposed.refresh_from_db()
    assert (proposed.outcome, proposed.decided_by) == ("confirmed", vladimir.person)


@pytest.mark.parametrize("way", ["phone", "email", "website", "chat"])
def test_each_way_to_reach_somebody_waits(contact, kelly, now, way):
    value = NEW if way == "phone" else "nieuw@adam.example" if way == "email" else "https://nieuw.example/"
    proposal = change(contact=contact, values={way: value}, by=kelly.person, stamp=now(contact))
    assert proposal.ways[way] == value
    assert getattr(Contact.objects.get(pk=contact.pk), way) == getattr(contact, way)


def test_nobody_confirms_what_they_proposed(contact, proposed, kelly, now):
    for act in (confirm, decline):
        with pytest.raises(SamePersonError, match="Vraag een collega"):
            act(proposal=proposed, by=kelly.person, stamp=now(contact))
    assert Contact.objects.get(pk=contact.pk).phone == contact.phone


def test_the_database_holds_it_too(proposed, kelly):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.update(outcome="confirmed", decided_by=kelly.person, decided_at=timezone.now())


def test_what_is_declined_changes_nothing(country, contact, proposed, vladimir, now, on_the_site):
    decline(proposal=proposed, by=vladimir.person, stamp=now(contact), answer="Neemt niemand op.")
    assert on_the_site(country.a, country.kind) == [contact.phone]
    proposed.refresh_from_db()
    assert (proposed.outcome, proposed.answer) == ("declined", "Neemt niemand op.")


def test_only_who_proposed_it_takes_it_back(contact, proposed, kelly, vladimir, now):
    with pytest.raises(RefusedError, match="Alleen wie dit voorstelde"):
        take_back(proposal=proposed, by=vladimir.person, stamp=now(contact))
    take_back(proposal=proposed, by=kelly.person, stamp=now(contact))
    proposed.refresh_from_db()
    assert proposed.outcome == "taken_back"


def test_a_new_proposal_takes_the_place_of_the_one_that_waited(contact, proposed, vladimir, now):
    second = change(contact=contact, values={"phone": OTHER}, by=vladimir.person, stamp=now(contact))
    proposed.refresh_from_db()
    assert proposed.outcome == "replaced"
    assert list(Proposal.objects.waiting()) == [second]


def test_the_same_proposal_again_stays_that_of_the_first(contact, proposed, vladimir, now):
    again = change(contact=contact, values={"phone": NEW}, by=vladimir.person, stamp=now(contact))
    assert again is None
    assert list(Proposal.objects.waiting()) == [proposed]


def test_words_and_hours_change_at_once(contact, kelly, now):
    values = {"organisation": "Meldpunt Adam", "hours": "12345 09:00-17:00"}
    assert change(contact=contact, values=values, by=kelly.person, stamp=now(contact)) is None
    fresh = Contact.objects.get(pk=contact.pk)
    assert (fresh.organisation, fresh.hours) == ("Meldpunt Adam", "12345 09:00-17:00")
    assert fresh.history.latest().history_user == kelly.person


def test_a_way_is_taken_away_at_once_and_stays_away(contact, kelly, vladimir, now, proposed):
    change(contact=contact, values={"email": ""}, by=kelly.person, stamp=now(contact))
    assert Contact.objects.get(pk=contact.pk).email == ""
    confirm(proposal=proposed, by=vladimir.person, stamp=now(contact))
    fresh = Contact.objects.get(pk=contact.pk)
    assert (fresh.phone, fresh.email) == (NEW, "")


def test_the_next_level_answers_for_what_is_withdrawn(country, contact, kelly, now, on_the_site):
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    assert on_the_site(country.a, country.kind) == [country.contact_region_a.phone]
    with pytest.raises(RefusedError, match="ingetrokken"):
        verify(contact=contact, by=kelly.person, stamp=now(contact))


def test_withdrawing_twice_is_once(contact, kelly, now):
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    versions = contact.history.count()
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    assert contact.history.count() == versions


def test_the_number_that_catches_the_country_stays(country, national, now):
    with pytest.raises(RefusedError, match="Wijs eerst een ander nummer aan"):
        withdraw(contact=country.national, by=national.person, stamp=now(country.national))
    assert Contact.objects.get(pk=country.national.pk).active


def test_what_was_withdrawn_comes_back_by_two(country, contact, kelly, vladimir, now, on_the_site):
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    proposal = put_back(contact=contact, by=kelly.person, stamp=now(contact))
    assert on_the_site(country.a, country.kind) == [country.contact_region_a.phone]
    confirm(proposal=proposal, by=vladimir.person, stamp=now(contact))
    assert on_the_site(country.a, country.kind) == [contact.phone]


def test_a_new_contact_is_seen_by_nobody_until_another_confirms(country, kelly, vladimir, now, on_the_site):
    withdraw(contact=country.contact_a, by=kelly.person, stamp=now(country.contact_a))
    fresh = ContactFactory.build(kind=country.kind, municipality=country.a, phone=NEW, verified_on=None)
    fresh.verified_by = None
    proposal = add(contact=fresh, by=kelly.person)
    assert on_the_site(country.a, country.kind) == [country.contact_region_a.phone]
    assert Contact.objects.get(pk=fresh.pk).phone == ""
    confirm(proposal=proposal, by=vladimir.person, stamp=now(fresh))
    assert on_the_site(country.a, country.kind) == [NEW]


def test_who_did_not_see_the_last_change_overwrites_nothing(
    contact, proposed, kelly, vladimir, regional, now
):
    seen = now(contact)
    withdraw(contact=contact, by=regional.person, stamp=seen)
    for act in (
        lambda: confirm(proposal=proposed, by=vladimir.person, stamp=seen),
        lambda: decline(proposal=proposed, by=vladimir.person, stamp=seen),
        lambda: take_back(proposal=proposed, by=kelly.person, stamp=seen),
        lambda: change(contact=contact, values={"name": "X"}, by=kelly.person, stamp=seen),
        lambda: withdraw(contact=contact, by=kelly.person, stamp=seen),
        lambda: put_back(contact=contact, by=kelly.person, stamp=seen),
        lambda: verify(contact=contact, by=kelly.person, stamp=seen),
    ):
        with pytest.raises(ChangedMeanwhileError, match="intussen"):
            act()
    assert not Contact.objects.get(pk=contact.pk).active


def test_a_decision_is_made_once(contact, proposed, vladimir, regional, now):
    confirm(proposal=proposed, by=vladimir.person, stamp=now(contact))
    with pytest.raises(ChangedMeanwhileError):
        decline(proposal=proposed, by=regional.person, stamp=now(contact))
