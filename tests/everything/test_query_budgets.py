"""What a public page costs: a fixed number of queries, however much there is to show."""

import pytest

from contacts.models import ContactKind, Municipality
from roles.models import Role
from tests.factories.contacts import ContactFactory
from tests.factories.words import TipPlacementFactory

BUDGETS = {
    "/": 2,
    "/rollen/": 1,
    "/rollen/docent/": 5,
    "/rollen/docent/utrecht/": 6,
    "/niet-pluis/": 1,
    "/niet-pluis/docent/": 5,
    "/niet-pluis/docent/utrecht/": 6,
    "/contact/": 2,
    "/contact/utrecht/": 3,
    "/over/": 1,
    "/dekking/": 3,
    "/klopt-niet/bedankt/": 0,
    "/weg/": 0,
    "/nergens/": 0,
}


@pytest.mark.parametrize(("address", "queries"), BUDGETS.items())
def test_page_stays_within_its_budget(client, address, queries, django_assert_max_num_queries):
    with django_assert_max_num_queries(queries):
        client.get(address)


@pytest.mark.parametrize("address", ["/rollen/docent/utrecht/", "/niet-pluis/docent/utrecht/"])
def test_page_costs_the_same_at_ten_times_the_content(client, address, django_assert_max_num_queries):
    place, docent = Municipality.objects.get(slug="utrecht"), Role.objects.get(slug="docent")
    TipPlacementFactory.create_batch(100, role=docent)
    for kind in ContactKind.objects.all():
        ContactFactory.create_batch(10, kind=kind, municipality=place, hours="1 09:00-17:00")
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


def test_place_lookup_stays_within_its_budget(browser_client, django_assert_max_num_queries):
    browser_client.post("/plaats/", {"place": "Utrecht"})  # reads the gazetteer for all that come after
    with django_assert_max_num_queries(4):
        assert browser_client.post("/plaats/", {"place": "Zeist"}).status_code == 303
