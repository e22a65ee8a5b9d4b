"""Every name and postcode leads to its municipality, or asks back with it among the choices."""

import pytest

from contacts.lookup import find
from contacts.models import Municipality, PlaceName, PostcodeArea


def offered(typed: str) -> set[str]:
    """The codes of the municipalities that typing this leads to or offers."""
    found = find(typed)
    if found.municipality:
        return {found.municipality.code}
    assert found.is_certain, typed
    return {place.municipality.code for place in found.places}


@pytest.fixture
def lookup_without_queries(monkeypatch):
    """Thousands of look-ups in a row: read the gazetteer and the municipalities once."""
    from contacts import lookup

    stamp, known = lookup._stamp(), Municipality.objects.in_bulk(field_name="code")
    monkeypatch.setattr(lookup, "_stamp", lambda: stamp)
    monkeypatch.setattr(Municipality.objects, "in_bulk", lambda codes, field_name: known)


@pytest.mark.usefixtures("lookup_without_queries")
class TestAll:
    def test_every_municipality_is_found_by_its_name(self):
        for place in Municipality.objects.all():
            assert place.code in offered(place.name), place

    def test_every_place_and_former_name_is_found(self):
        for name in PlaceName.objects.select_related("municipality"):
            assert name.municipality.code in offered(name.name), name

    def test_every_postcode_is_found_with_and_without_letters(self):
        for area in PostcodeArea.objects.select_related("municipality"):
            for typed in (area.digits, f"{area.digits} AB", f"{area.digits}ab"):
                assert area.municipality.code in offered(typed), typed


def test_the_gazetteer_sees_a_change_of_the_directory():
    assert find("Nergenshuizen").municipality is None
    place = Municipality.objects.get(slug="utrecht")
    PlaceName.objects.create(name="Nergenshuizen", kind="place", municipality=place)
    assert find("Nergenshuizen").municipality == place
    Municipality.objects.filter(pk=place.pk).get().save()
    place.name = "Domstad aan de Rijn"
    place.save()
    assert find("Domstad aan de Rijn").municipality == place
