"""The overview of all municipalities says of each what its own page says, in any state of the contacts."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils.timezone import localdate

from contacts.ageing import Age
from contacts.models import Contact, Municipality, Region
from tests.factories.accounts import UserFactory
from tests.real_content import loaded
from upkeep.coverage import Answer, Known, Spot, answer, answering, grouped, rows, totals
from upkeep.who_answers import By, WhoAnswers, known_contacts, local_kinds

DAYS = {"fresh": 10, "due": 160, "old": 300, "gone": 400, "never": None}
# Whether it is in use, when it was checked, and whether it can be called; most are in use.
SITUATIONS = [*product([True, True, False], DAYS.values(), [True, True, False])]
HERE, REGION, ELSEWHERE = Spot(1, "Adam", "adam", "Noord", frozenset({7})), 7, 8


@pytest.fixture(scope="module", autouse=True)
def _real_directory(django_db_setup, django_db_blocker):
    with loaded(django_db_blocker):
        yield


@pytest.fixture
def any_state(db):
    """Each municipality and region has contacts of its own of each kind, in states that come by turns."""

    def make(turn: int) -> None:
        today, checker = localdate(), UserFactory()
        places = [*Municipality.objects.all(), *Region.objects.all()]
        made = []
        for number, (place, kind) in enumerate(product(places, local_kinds())):
            if (number + turn) % 3 == 0:
                continue  # it has nobody
            active, days, called = SITUATIONS[(number * 7 + turn) % len(SITUATIONS)]
            checked = None if days is None else today - timedelta(days=days)
            at = {"region": place} if isinstance(place, Region) else {"municipality": place}
            made.append(
                Contact(
                    kind=kind,
                    organisation=f"Hulp {number}",
                    phone=f"+3110000{number % 10_000:04d}" if called else "",
                    email="" if called else "hulp@example.org",
                    verified_on=checked,
                    verified_by=checker if checked else None,
                    active=active,
                    **at,
                )
            )
        if turn == 1:  # a kind that nobody can be called for, and everybody can write to
            written = {"organisation": "Hulp", "email": "hulp@example.org"}
            made += [Contact(kind=kind, **written) for kind in local_kinds() if not kind.contacts.exists()]
        Contact.objects.bulk_create(made)

    return make


@pytest.mark.parametrize("shows_unconfirmed", [True, False])
@pytest.mark.parametrize("turn", [None, 0, 1, 2])
def test_it_says_what_the_page_of_each_municipality_says(any_state, settings, turn, shows_unconfirmed):
    settings.SHOW_UNCONFIRMED_CONTACTS = shows_unconfirmed
    if turn is not None:
        any_state(turn)
    kinds, contacts = local_kinds(), known_contacts()
    assert len(kinds) == 3
    found = WhoAnswers.in_places(Municipality.objects.all(), by=By.PROVINCE).rows
    assert len(found) == 342
    by_name = {place.name: place for place in Municipality.objects.all()}
    met = set()
    for row in found:
        shown = Contact.objects.for_municipality(by_name[row.spot.name]).by_kind()
        for kind, what in zip(kinds, row.answers, strict=True):
            here = shown.get(kind.slug, ())
            of_kind = [contact for contact in contacts if contact.kind == kind.pk]
            assert {contact.pk for contact in here} == {known.pk for known in answering(row.spot, of_kind)}, (
                f"{kind} in {row.spot.name}"
            )
            assert what is by_the_contacts(here), f"{kind} in {row.spot.name}"
            met.add(what)
    if turn is not None:
        assert met >= {Answer.CHECKED, Answer.OLD, Answer.NATIONAL}
        assert (Answer.NOBODY in met) is (turn != 1)
        assert (Answer.UNCHECKED in met) is shows_unconfirmed


def by_the_contacts(here) -> Answer:
    """What visitors are told about who answers, read from the contacts that their page shows."""
    called = [contact for contact in here if contact.phone] or list(here)
    near = [contact for contact in called if not contact.is_national]
    if not near:
        return Answer.NATIONAL if called else Answer.NOBODY
    if any(contact.is_confirmed and not contact.is_old for contact in near):
        return Answer.CHECKED
    return Answer.OLD if any(contact.is_old for contact in near) else Answer.UNCHECKED


def known(**of) -> Known:
    """A contact of the municipality, checked lately, that can be called."""
    place = {"municipality": HERE.pk, "region": None}
    return Known(**{"pk": 1, "kind": 1, "can_be_called": True, "age": Age.FRESH, **place, **of})


NATIONAL = known(pk=9, municipality=None)
REGIONAL = known(pk=5, municipality=None, region=REGION)


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([], Answer.NOBODY),
        ([NATIONAL], Answer.NATIONAL),
        ([known(), NATIONAL], Answer.CHECKED),
        ([known(age=Age.DUE), NATIONAL], Answer.CHECKED),
        ([known(age=Age.OLD), NATIONAL], Answer.OLD),
        ([known(age=Age.NEVER), NATIONAL], Answer.UNCHECKED),
        ([known(age=Age.GONE), NATIONAL], Answer.NATIONAL),
        ([known(age=Age.GONE)], Answer.OLD),
        ([known(age=Age.GONE), REGIONAL], Answer.CHECKED),
        ([known(age=Age.OLD), REGIONAL], Answer.OLD),
        ([known(age=Age.OLD), known(pk=2)], Answer.CHECKED),
        ([known(can_be_called=False), NATIONAL], Answer.NATIONAL),
        ([known(can_be_called=False)], Answer.CHECKED),
        ([known(municipality=2)], Answer.NOBODY),
        ([known(municipality=None, region=ELSEWHERE), NATIONAL], Answer.NATIONAL),
    ],
)
def test_what_answers(contacts, expected):
    assert answer(HERE, contacts) is expected
    assert rows([HERE], [1], contacts)[0].answers == (expected,)
    assert rows([HERE], [2], contacts)[0].answers == (Answer.NOBODY,)


def test_only_what_is_checked_nearby_asks_for_no_attention():
    asking = {
        what
        for what, contacts in {
            Answer.CHECKED: [known()],
            Answer.OLD: [known(age=Age.OLD)],
            Answer.UNCHECKED: [known(age=Age.NEVER)],
            Answer.NATIONAL: [NATIONAL],
            Answer.NOBODY: [],
        }.items()
        if rows([HERE], [1], contacts)[0].asks_attention
    }
    assert asking == set(Answer) - {Answer.CHECKED}


def test_they_are_counted_and_put_together():
    there = Spot(2, "Bedam", "bedam", "Aan zee", frozenset())
    found = rows([HERE, there], [1, 2], [known(), known(pk=3, kind=2, municipality=2, age=Age.OLD)])
    assert list(grouped(found)) == ["Aan zee", "Noord"]
    assert totals(found, [1, 2]) == {
        1: {Answer.CHECKED: 1, Answer.NOBODY: 1},
        2: {Answer.NOBODY: 1, Answer.OLD: 1},
    }


def test_it_costs_three_queries(db, django_assert_num_queries):
    with django_assert_num_queries(3):
        found = WhoAnswers.in_places(Municipality.objects.all(), by=By.SAFETY_REGION)
        assert len(found.groups) == 25
        assert [total.of for total in found.totals] == [342, 342, 342]
