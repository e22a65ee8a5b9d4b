"""Two sheets, or a sheet and a form, in one instant: one is first, the other is told, nothing is lost."""

import pytest
from django.db import connection

from contacts.models import Contact
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory, MandateFactory, MunicipalityFactory
from tests.upkeep.sheets.making import csv_of
from tests.upkeep.test_two_at_once import race
from upkeep.changes import change
from upkeep.locking import RefusedError, stamp_of
from upkeep.sheets.reading import read
from upkeep.sheets.writing import keep_plan, write

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="One writer at a time there"),
]
TIMES = 5  # each race is run so often; who wins differs


@pytest.fixture
def contacts():
    place = MunicipalityFactory()
    person = UserFactory()
    return [ContactFactory(municipality=place, verified_by=person) for _ in range(5)]


@pytest.fixture
def people(contacts):
    return [MandateFactory(user=UserFactory(), municipality=contacts[0].municipality).user for _ in range(2)]


def planned(contacts, name, person):
    rows = [[contact.pk, name] for contact in contacts]
    return keep_plan(sheet=read(csv_of(["nummer", "naam"], *rows)), file_name="a.csv", by=person)


def written(plan, person):
    """The rows that were written; 0 when that was refused."""
    try:
        return sum(write(plan=plan, by=person))
    except RefusedError:
        return 0


@pytest.mark.parametrize("_time", range(TIMES))
def test_two_sheets_about_the_same_contacts(contacts, people, _time):
    kelly, vladimir = people
    one, other = planned(contacts, "Kelly", kelly), planned(contacts[::-1], "Vladimir", vladimir)
    results = race(lambda: written(one, kelly), lambda: written(other, vladimir))
    assert sorted(results) == [0, 5]
    winner = "Kelly" if results[0] else "Vladimir"
    assert set(Contact.objects.values_list("name", flat=True)) == {winner}


@pytest.mark.parametrize("_time", range(TIMES))
def test_a_sheet_and_a_form(contacts, people, _time):
    kelly, vladimir = people
    plan, stamp = planned(contacts, "Kelly", kelly), stamp_of(contacts[3])
    form = {"contact": contacts[3], "values": {"name": "Vladimir"}, "by": vladimir, "stamp": stamp}
    results = race(lambda: written(plan, kelly), lambda: change(**form))
    names = list(Contact.objects.order_by("pk").values_list("name", flat=True))
    assert names == (["Kelly"] * 5 if results[0] else ["", "", "", "Vladimir", ""])


@pytest.mark.parametrize("_time", range(TIMES))
def test_two_presses_of_one_button(contacts, people, _time):
    plan = planned(contacts, "Kelly", people[0])
    results = race(lambda: written(plan, people[0]), lambda: written(plan, people[0]))
    assert sorted(results) == [0, 5]
    assert Contact.history.count() == 10
