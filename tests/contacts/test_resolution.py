"""Who answers in a place: the closest level that has somebody, per kind of contact."""

import pytest

from contacts.models import Contact
from contacts.querysets import named_once
from tests.factories.contacts import (
    ContactFactory,
    ContactKindFactory,
    MunicipalityFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return RegionFactory()


@pytest.fixture
def place(region):
    return MunicipalityFactory(veilig_thuis_region=region)


@pytest.fixture
def kind():
    return ContactKindFactory()


def test_municipality_wins_over_region_and_country(place, region, kind):
    ContactFactory(kind=kind)
    ContactFactory(kind=kind, region=region)
    own = ContactFactory(kind=kind, municipality=place)
    assert list(Contact.objects.for_municipality(place)) == [own]


def test_region_wins_over_country(place, region, kind):
    ContactFactory(kind=kind)
    regional = ContactFactory(kind=kind, region=region)
    assert list(Contact.objects.for_municipality(place)) == [regional]


def test_country_answers_where_nobody_nearer_does(place, kind):
    national = ContactFactory(kind=kind)
    assert list(Contact.objects.for_municipality(place)) == [national]


@pytest.mark.parametrize(
    ("kind_of_region", "field"),
    [
        ("veilig_thuis", "veilig_thuis_region"),
        ("police_unit", "police_unit"),
        ("safety_region", "safety_region"),
        ("ggd", "ggd_region"),
        ("care_coordination", "care_coordination_region"),
    ],
)
def test_every_kind_of_region_counts(kind_of_region, field):
    region = RegionFactory(kind=kind_of_region)
    contact = ContactFactory(region=region)
    assert list(Contact.objects.for_municipality(MunicipalityFactory(**{field: region}))) == [contact]


def test_each_kind_is_resolved_on_its_own(place, region):
    own, national = ContactFactory(municipality=place), ContactFactory()
    assert set(Contact.objects.for_municipality(place)) == {own, national}


def test_several_contacts_on_the_closest_level_all_answer(place, kind):
    pair = {ContactFactory(kind=kind, municipality=place), ContactFactory(kind=kind, municipality=place)}
    assert set(Contact.objects.for_municipality(place)) == pair


def test_who_can_only_be_written_to_does_not_hide_who_can_be_called(place, region, kind):
    ContactFactory(kind=kind)
    regional = ContactFactory(kind=kind, region=region)
    written = ContactFactory(kind=kind, municipality=place, phone="", email="hulp@example.org")
    assert list(Contact.objects.for_municipality(place)) == [written, regional]


def test_where_nobody_can_be_called_everybody_can_be_written_to(place, region, kind):
    reach = {"kind": kind, "phone": "", "email": "hulp@example.org"}
    written = [ContactFactory(municipality=place, **reach), ContactFactory(region=region, **reach)]
    assert list(Contact.objects.for_municipality(place)) == written


def test_a_national_line_for_two_kinds_is_named_once(place):
    line = {"organisation": "Landelijke hulp", "phone": "+31100000001"}
    first = ContactFactory(kind=ContactKindFactory(order=1), **line)
    ContactFactory(kind=ContactKindFactory(order=2), **line)
    assert list(named_once(Contact.objects.for_municipality(place))) == [first]


@pytest.mark.parametrize("reach", [{"phone": "+31100000001"}, {"phone": "", "email": "hulp@example.org"}])
def test_a_local_contact_for_two_kinds_is_named_for_each(place, reach):
    pair = [ContactFactory(municipality=place, organisation="Gemeente", **reach) for _ in range(2)]
    assert list(named_once(Contact.objects.for_municipality(place))) == pair


def test_neighbours_do_not_answer(place, kind):
    ContactFactory(kind=kind, municipality=MunicipalityFactory())
    ContactFactory(kind=kind, region=RegionFactory())
    assert not Contact.objects.for_municipality(place)


def test_without_a_place_only_the_country_answers(place, region, kind):
    national = ContactFactory(kind=kind)
    ContactFactory(kind=kind, region=region)
    ContactFactory(kind=kind, municipality=place)
    assert list(Contact.objects.for_municipality(None)) == [national]


def test_withdrawn_number_falls_back_to_the_region_at_once(place, region, kind):
    own = ContactFactory(kind=kind, municipality=place)
    regional = ContactFactory(kind=kind, region=region)
    own.withdraw(by=None)
    assert list(Contact.objects.for_municipality(place)) == [regional]


def test_unconfirmed_local_number_is_not_shown_when_the_operator_says_so(place, kind, settings):
    settings.SHOW_UNCONFIRMED_CONTACTS = False
    national = ContactFactory(kind=kind)
    ContactFactory(kind=kind, municipality=place, unconfirmed=True)
    assert list(Contact.objects.for_municipality(place)) == [national]


def test_unconfirmed_local_number_is_shown_when_the_operator_says_so(place, kind, settings):
    settings.SHOW_UNCONFIRMED_CONTACTS = True
    ContactFactory(kind=kind)
    own = ContactFactory(kind=kind, municipality=place, unconfirmed=True)
    assert list(Contact.objects.for_municipality(place)) == [own]


def test_unconfirmed_national_line_answers_either_way(place, settings):
    settings.SHOW_UNCONFIRMED_CONTACTS = False
    national = ContactFactory(unconfirmed=True)
    assert list(Contact.objects.for_municipality(place)) == [national]


def test_contacts_come_in_the_order_of_their_kinds(place):
    later = ContactFactory(kind=ContactKindFactory(order=2))
    sooner = ContactFactory(kind=ContactKindFactory(order=1))
    assert list(Contact.objects.for_municipality(place)) == [sooner, later]


def test_one_query(place, region, django_assert_num_queries):
    for scope in ({"municipality": place}, {"region": region}, {}):
        ContactFactory(hours="1 09:00-17:00", **scope)
    with django_assert_num_queries(1):
        shown = [(c.kind.name, c.place, c.hours_in_words) for c in Contact.objects.for_municipality(place)]
    assert len(shown) == 3
