"""What a card calls somebody: nothing twice, and a line that stands in says so."""

import pytest

from tests.factories.contacts import ContactFactory, ContactKindFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "organisation", "name", "who"),
    [
        ("Veilig Thuis", "Veilig Thuis", "", ""),
        ("Kindertelefoon", "De Kindertelefoon", "", ""),
        ("Politie", "Politie, geen spoed", "", "geen spoed"),
        ("CoMensha", "CoMensha (landelijke helpdesk)", "", "landelijke helpdesk"),
        ("Zorgcoördinator", "CoMensha (landelijke helpdesk)", "", "CoMensha (landelijke helpdesk)"),
        ("Politie", "Politie", "Basisteam Noord", "Basisteam Noord"),
        ("Zorgcoördinator", "Stichting Vangnet", "", "Stichting Vangnet"),
        ("Zorgcoördinator", "Stichting Vangnet", "A. Jansen", "Stichting Vangnet, A. Jansen"),
        ("Thuis", "Thuisgenoten", "", "Thuisgenoten"),
    ],
)
def test_a_card_names_nobody_twice(kind, organisation, name, who):
    contact = ContactFactory.build(
        kind=ContactKindFactory.build(name=kind), organisation=organisation, name=name
    )
    assert contact.who == who


@pytest.mark.parametrize(
    ("is_local", "in_place", "stands_in"),
    [
        (True, False, True),
        (True, True, False),
        (False, False, False),
        (False, True, False),
    ],
)
def test_only_a_national_line_of_a_local_kind_stands_in(is_local, in_place, stands_in):
    place = MunicipalityFactory() if in_place else None
    contact = ContactFactory(kind=ContactKindFactory(is_local=is_local), municipality=place)
    assert contact.stands_in is stands_in
