"""`/dekking/`: how sure the numbers are, place by place, for anybody, and without a name."""

import re

import pytest
from lxml import html

from tests.factories.contacts import ContactFactory, MunicipalityFactory

ADDRESS = "/dekking/"


@pytest.fixture(autouse=True)
def _named(country):
    """A contact with all that must not be told."""
    country.a.province, country.b.province = "Noordland", "Zuidland"
    country.a.save()
    country.b.save()
    country.contact_a.organisation, country.contact_a.name = "Stichting Geheim", "Klaas Zwijger"
    country.contact_a.save()


def page_of(client):
    return html.fromstring(client.get(ADDRESS).content)


def rows(client) -> dict[str, list[str]]:
    """Each municipality, and what stands beside it."""
    return {
        row.findtext("th/a"): [" ".join(cell.text_content().split()) for cell in row.iter("td")]
        for row in page_of(client).xpath("//tbody/tr")
    }


def test_each_municipality_says_what_answers(client, country):
    country.contact_b.withdraw(by=None)
    country.contact_region_b.withdraw(by=None)
    assert rows(client) == {"Adam": ["Meldpunt: nagekeken"], "Bedam": ["Meldpunt: landelijk"]}


def test_they_stand_by_province(client):
    assert [summary.text for summary in page_of(client).iter("summary")] == ["Noordland", "Zuidland"]


def test_the_sum_stands_on_top(client):
    text = " ".join(page_of(client).text_content().split())
    assert "Meldpunt: 2 van de 2" in text
    assert text.index("2 van de 2") < text.index("Per provincie")


def test_nobody_is_named(client, country):
    text = client.get(ADDRESS).content.decode()
    for secret in ("Stichting Geheim", "Klaas Zwijger", "oud@adam.example", country.contact_a.phone):
        assert secret not in text
    assert country.contact_a.organisation == "Stichting Geheim"
    assert not re.findall(r"tel:(?!112|08002000)|mailto:", text)


def test_each_municipality_leads_to_its_own_page(client):
    assert page_of(client).xpath("//tbody//a/@href") == ["/contact/adam/", "/contact/bedam/"]


def test_every_page_leads_there(client):
    assert f'href="{ADDRESS}"' in client.get("/contact/").content.decode()


def test_it_costs_the_same_for_ten_times_as_many_places(client, country, django_assert_max_num_queries):
    for _ in range(30):
        ContactFactory(kind=country.kind, municipality=MunicipalityFactory())
    with django_assert_max_num_queries(3):
        assert client.get(ADDRESS).status_code == 200
