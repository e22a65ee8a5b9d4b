"""What a check of a number is worth as time goes by, and who answers once it is worth nothing."""

from datetime import date

import pytest

from contacts.ageing import Age, age_of, months_before
from contacts.models import Contact
from tests.factories.contacts import ContactFactory, ContactKindFactory, MunicipalityFactory, RegionFactory

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("verified_on", "age"),
    [
        (date(2026, 11, 25), Age.FRESH),
        (date(2026, 6, 25), Age.FRESH),
        (date(2026, 6, 24), Age.DUE),
        (date(2026, 5, 25), Age.DUE),
        (date(2026, 5, 24), Age.OLD),
        (date(2025, 11, 25), Age.OLD),
        (date(2025, 11, 24), Age.GONE),
        (None, Age.NEVER),
    ],
)
def test_a_check_grows_old(verified_on, age):
    assert age_of(verified_on, TODAY) == age


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 3, 31), 12, date(2025, 3, 31)),
    ],
)
def test_months_are_counted_back(day, months, before):
    assert months_before(day, months) == before


@pytest.fixture
def region(db):
    return RegionFactory()


@pytest.fixture
def place(region):
    return MunicipalityFactory(veilig_thuis_region=region)


@pytest.fixture
def kind(db):
    return ContactKindFactory()


LONG_AGO = date(2020, 1, 1)


def test_the_region_answers_for_a_municipality_that_nobody_looked_at_for_a_year(place, region, kind):
    ContactFactory(kind=kind, municipality=place, verified_on=LONG_AGO)
    near = ContactFactory(kind=kind, region=region)
    assert list(Contact.objects.for_municipality(place)) == [near]


def test_the_country_answers_for_a_region_that_nobody_looked_at_for_a_year(place, region, kind):
    ContactFactory(kind=kind, region=region, verified_on=LONG_AGO)
    national = ContactFactory(kind=kind, fallback=True, verified_on=LONG_AGO)
    assert list(Contact.objects.for_municipality(place)) == [national]


def test_an_old_number_beats_no_number(place, region, kind):
    old = ContactFactory(kind=kind, municipality=place, verified_on=LONG_AGO)
    ContactFactory(kind=kind, region=region, withdrawn=True)
    assert list(Contact.objects.for_municipality(place)) == [old]


def test_who_can_only_be_written_to_does_not_answer_in_its_place(place, region, kind):
    old = ContactFactory(kind=kind, municipality=place, verified_on=LONG_AGO)
    letterbox = ContactFactory(kind=kind, region=region, phone="", email="post@example.org")
    assert set(Contact.objects.for_municipality(place)) == {old, letterbox}
