"""The list of names that a browser suggests from."""

import pytest

from contacts.models import Municipality
from tests.factories.contacts import MunicipalityFactory, PlaceNameFactory

pytestmark = pytest.mark.django_db
NAMES = "/plaats/namen/"


@pytest.fixture
def place():
    return MunicipalityFactory(name="Proefdam", slug="proefdam", province="Verweg")


def test_every_municipality_is_in_it_under_its_province(client, place):
    other = MunicipalityFactory(province="Dichtbij")
    found = client.get(NAMES).json()
    assert found["Verweg"] == [["Proefdam", "proefdam"]]
    assert found["Dichtbij"] == [[other.name, other.slug]]
    assert sum(map(len, found.values())) == Municipality.objects.count()


def test_the_other_names_of_a_municipality_stand_behind_it_once_and_in_order(client, place):
    for name, kind in (("Proefzijl", "place"), ("Oud Proef", "other_name"), ("Oud Proef", "place")):
        PlaceNameFactory(name=name, kind=kind, municipality=place)
    PlaceNameFactory(name="Proefdam", municipality=place)
    assert client.get(NAMES).json()["Verweg"] == [["Proefdam", "proefdam", "Oud Proef", "Proefzijl"]]


def test_a_name_that_several_municipalities_know_stands_with_each(client, place):
    other = MunicipalityFactory(province="Dichtbij")
    for municipality in (place, other):
        PlaceNameFactory(name="Dubbeldorp", municipality=municipality)
    found = client.get(NAMES).json()
    assert found["Verweg"][0][-1] == found["Dichtbij"][0][-1] == "Dubbeldorp"


def test_a_new_name_is_in_it_at_once(client, place):
    client.get(NAMES)
    PlaceNameFactory(name="Nieuwdorp", municipality=place)
    assert "Nieuwdorp" in client.get(NAMES).json()["Verweg"][0]


def test_it_may_be_kept_for_an_hour_and_sets_no_cookie(client, place):
    response = client.get(NAMES)
    assert response.headers["Content-Type"] == "application/json"
    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=3600"}
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


def test_who_has_it_already_gets_no_second_copy_until_it_changes(client, place):
    tag = client.get(NAMES).headers["ETag"]
    response = client.get(NAMES, headers={"If-None-Match": tag})
    assert (response.status_code, response.content) == (304, b"")
    assert "max-age=3600" in response.headers["Cache-Control"]
    PlaceNameFactory(municipality=place)
    assert client.get(NAMES, headers={"If-None-Match": tag}).status_code == 200


def test_nothing_can_be_sent_to_it(browser_client):
    assert browser_client.post(NAMES, {"place": "Proefdam"}).status_code == 405


def test_it_costs_three_small_queries_once_it_has_been_read(client, place, django_assert_max_num_queries):
    client.get(NAMES)
    with django_assert_max_num_queries(3):
        client.get(NAMES)


@pytest.mark.parametrize(
    "accepted", ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "application/json", ""]
)
def test_a_browser_is_led_on_as_ever(browser_client, place, accepted):
    response = browser_client.post("/plaats/", {"place": "Proefdam"}, headers={"Accept": accepted})
    assert (response.status_code, response.headers["Location"]) == (303, "/contact/proefdam/")
