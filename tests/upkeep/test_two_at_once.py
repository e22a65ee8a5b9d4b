"""Two people at the same contact in the same instant: one is first, the other is told, nothing is lost.

Real transactions that run side by side, so on PostgreSQL alone: SQLite lets one writer in at a time anyway.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from contacts.models import Contact, Mandate
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory, MandateFactory, MunicipalityFactory
from upkeep.changes import change, verify, withdraw
from upkeep.locking import ChangedMeanwhileError, RefusedError, stamp_of
from upkeep.mandates import give
from upkeep.models import Proposal
from upkeep.proposals import confirm, decline
from upkeep.reminders import remind

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="One writer at a time there"),
]
NEW, OTHER = "+31100009991", "+31100009992"
TIMES = 5  # each race is run so often; who wins differs


@pytest.fixture
def people():
    return UserFactory(), UserFactory(), UserFactory()


@pytest.fixture
def contact(people):
    return ContactFactory(municipality=MunicipalityFactory(), verified_by=people[0])


def race(*acts):
    """Do all at once, each on a connection of its own; what each came to: its answer, or the error."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            return act()
        except ChangedMeanwhileError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def lost(results):
    return [result for result in results if isinstance(result, ChangedMeanwhileError)]


@pytest.mark.parametrize("_time", range(TIMES))
def test_two_change_the_same_contact(contact, people, _time):
    kelly, vladimir, _michael = people
    stamp = stamp_of(contact)
    results = race(
        lambda: change(contact=contact, values={"name": "Kelly"}, by=kelly, stamp=stamp),
        lambda: change(contact=contact, values={"name": "Vladimir"}, by=vladimir, stamp=stamp),
    )
    assert len(lost(results)) == 1
    winner = "Vladimir" if isinstance(results[0], ChangedMeanwhileError) else "Kelly"
    assert Contact.objects.get().name == winner
    assert contact.history.count() == 2


@pytest.mark.parametrize("_time", range(TIMES))
def test_two_propose_at_once(contact, people, _time):
    kelly, vladimir, _michael = people
    stamp = stamp_of(contact)
    results = race(
        lambda: change(contact=contact, values={"phone": NEW}, by=kelly, stamp=stamp),
        lambda: change(contact=contact, values={"phone": OTHER}, by=vladimir, stamp=stamp),
    )
    assert len(lost(results)) == 1
    assert Proposal.objects.count() == 1


@pytest.mark.parametrize("_time", range(TIMES))
def test_it_is_withdrawn_while_somebody_confirms(contact, people, _time):
    kelly, vladimir, michael = people
    proposal = change(contact=contact, values={"phone": NEW}, by=kelly, stamp=stamp_of(contact))
    stamp = stamp_of(contact)
    results = race(
        lambda: confirm(proposal=proposal, by=vladimir, stamp=stamp),
        lambda: withdraw(contact=contact, by=michael, stamp=stamp),
    )
    assert len(lost(results)) == 1
    proposal.refresh_from_db()
    fresh = Contact.objects.get()
    was_confirmed = proposal.outcome == "confirmed"
    assert (fresh.active, fresh.phone == NEW) == (was_confirmed, was_confirmed)


@pytest.mark.parametrize("_time", range(TIMES))
def test_two_decide_at_once(contact, people, _time):
    kelly, vladimir, michael = people
    proposal = change(contact=contact, values={"phone": NEW}, by=kelly, stamp=stamp_of(contact))
    stamp = stamp_of(contact)
    results = race(
        lambda: confirm(proposal=proposal, by=vladimir, stamp=stamp),
        lambda: decline(proposal=proposal, by=michael, stamp=stamp),
    )
    assert len(lost(results)) == 1
    proposal.refresh_from_db()
    assert (proposal.outcome == "confirmed") == (Contact.objects.get().phone == NEW)


@pytest.mark.parametrize("_time", range(TIMES))
def test_two_timers_remind_at_once(contact, _time, mailoutbox):
    MandateFactory(municipality=contact.municipality)
    Contact.objects.update(verified_on=date(2001, 1, 1))
    results = race(*[lambda: [outcome for _digest, outcome in remind()]] * 2)
    assert sorted(results) == [["sent"], ["too soon"]]
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("_time", range(TIMES))
def test_a_mandate_is_given_twice_at_once(contact, _time):
    keeper = MandateFactory().user
    act = partial(give, email="nieuw@example.org", place=contact.municipality, ends_on=None, by=keeper)

    def try_it():
        try:
            return act()
        except RefusedError as error:
            return error

    results = race(try_it, try_it)
    assert [type(result) is RefusedError for result in results].count(True) == 1
    assert Mandate.objects.filter(municipality=contact.municipality).count() == 1


@pytest.mark.parametrize("_time", range(TIMES))
def test_a_button_is_pressed_twice(contact, people, _time):
    kelly = people[0]
    stamp = stamp_of(contact)
    results = race(*[lambda: verify(contact=contact, by=kelly, stamp=stamp)] * 2)
    assert len(lost(results)) == 1
    assert contact.history.count() == 2
