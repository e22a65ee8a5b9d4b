"""Who may give a mandate for what, see it and end it: everybody, for every sort of place, on the pages."""

import pytest

from accounts.groups import ADMINISTRATOR, staff_groups
from contacts.models import Mandate
from tests.factories.contacts import MandateFactory
from tests.upkeep.conftest import Keeper

PEOPLE = "/beheer/mensen/"
PLACES = {
    "a": "Adam",
    "b": "Bedam",
    "region": "Streek A (Veilig Thuis-regio)",
    "country": "heel Nederland",
}
# For what each of them may give a mandate, and whether there is such a page at all.
MAY = {
    "beheerder": {"a", "b", "region", "country"},
    "national": {"a", "b"},
    "region a": {"a"},
    "municipality a": None,
    "ended": None,
    "nobody": None,
}
EVERY_PAIR = [(who, place) for who in MAY for place in PLACES]


def meet(who, country):
    mandates = {
        "national": {"municipality": None},
        "region a": {"region": country.region_a},
        "municipality a": {"municipality": country.a},
        "ended": {"region": country.region_a, "ended": True},
    }
    keeper = Keeper(**mandates.get(who, {}))
    if who == "beheerder":
        keeper.person.groups.set(staff_groups([ADMINISTRATOR]))
    return keeper


def scope(place, country):
    scopes = {
        "a": {"municipality": country.a},
        "b": {"municipality": country.b},
        "region": {"region": country.region_a},
    }
    return scopes.get(place, {})


@pytest.mark.parametrize(("who", "place"), EVERY_PAIR)
def test_giving(country, who, place):
    keeper = meet(who, country)
    before = set(Mandate.objects.values_list("pk", flat=True))
    answer = keeper.post(PEOPLE, {"email": "nieuw@example.org", "place": PLACES[place]})
    given = Mandate.objects.exclude(pk__in=before)
    if MAY[who] is None:
        assert (answer.status_code, given.exists()) == (404, False)
    elif place in MAY[who]:
        assert (answer.status_code, given.get().place_name) == (302, PLACES[place])
    else:
        assert (answer.status_code, given.exists()) == (200, False)
        assert "Kies een plaats die jij mag uitgeven." in answer.content.decode()


@pytest.mark.parametrize(("who", "place"), EVERY_PAIR)
def test_seeing_and_ending(country, who, place):
    keeper = meet(who, country)
    mandate = MandateFactory(user__email="zittend@example.org", **scope(place, country))
    may = place in (MAY[who] or ())
    page = keeper.get(PEOPLE)
    assert page.status_code == (404 if MAY[who] is None else 200)
    assert ("zittend@example.org" in page.content.decode()) is may
    assert keeper.post(f"{PEOPLE}{mandate.pk}/opnieuw/").status_code == (302 if may else 404)
    address = f"{PEOPLE}{mandate.pk}/stoppen/"
    assert keeper.get(address).status_code == (200 if may else 404)
    assert keeper.post(address).status_code == (302 if may else 404)
    assert Mandate.objects.get(pk=mandate.pk).has_ended is may


@pytest.mark.parametrize("who", [who for who in MAY if MAY[who]])
def test_the_list_of_suggestions_holds_what_may_be_given_and_no_more(country, who):
    page = meet(who, country).get(PEOPLE).content.decode()
    assert {place for place, name in PLACES.items() if f'<option value="{name}">' in page} == MAY[who]
