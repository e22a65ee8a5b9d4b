"""The place lookup as the visitor meets it: led on, asked back, or told what to do."""

import re

import pytest

from tests.factories.contacts import MunicipalityFactory, PlaceNameFactory, PostcodeAreaFactory
from tests.factories.words import GuideFactory, RoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return MunicipalityFactory(name="Proefdam", slug="proefdam")


def choices(text: str) -> list[str]:
    """The municipalities that a page offers."""
    return sorted(re.findall(r'name="municipality"\s+value="([^"]+)"', text))


@pytest.fixture
def look_up(browser_client):
    def look_up(typed: str, page: str = "/contact/"):
        return browser_client.post("/plaats/", {"place": typed, "page": page})

    return look_up


def test_a_known_place_leads_to_its_municipality(look_up, place):
    PlaceNameFactory(name="Proefdorp", municipality=place)
    assert look_up("proefdorp").headers["Location"] == "/contact/proefdam/"


def test_the_answer_is_a_303_so_that_reloading_asks_nothing_again(look_up, place):
    assert look_up("Proefdam").status_code == 303


@pytest.mark.parametrize("page", ["/rollen/docent/", "/niet-pluis/docent/", "/contact/"])
def test_it_leads_back_to_the_page_one_came_from(look_up, place, page):
    RoleFactory(slug="docent")
    GuideFactory()
    assert look_up("Proefdam", page).headers["Location"] == f"{page}proefdam/"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "/",
        "//elders.example/",
        "https://elders.example/",
        "\\\\elders.example\\",
        "/%2f%2felders.example/",
        "javascript:alert(1)//",
        "/rollen/docent/proefdam/",
        "/over/",
        "/weg/",
        "/bestaat-niet/",
        "/contact/\r\nSet-Cookie: a=b",
        "x" * 10_000,
    ],
)
def test_it_never_leads_anywhere_but_to_a_page_of_ours(look_up, place, page):
    response = look_up("Proefdam", page)
    if response.status_code == 303:
        assert response.headers["Location"] == "/contact/proefdam/"
    else:
        assert response.status_code == 200
        assert "elders.example" not in response.content.decode()


def test_an_ambiguous_name_asks_back_and_tells_the_places_apart(look_up, place):
    other = MunicipalityFactory(name="Andersdam", slug="andersdam", province="Verweg")
    PlaceNameFactory(name="Dubbeldorp", municipality=place)
    PlaceNameFactory(name="Dubbeldorp", municipality=other)
    text = look_up("dubbeldorp", "/rollen/docent/").content.decode()
    assert "Welke plaats bedoel je?" in text
    assert choices(text) == ["andersdam", "proefdam"]
    assert "gemeente Andersdam, Verweg" in text


@pytest.mark.parametrize(
    ("chosen", "address"), [("proefdam", "/rollen/docent/proefdam/"), ("", "/rollen/docent/")]
)
def test_what_is_chosen_leads_back_to_the_page_one_came_from(browser_client, place, chosen, address):
    response = browser_client.post("/plaats/", {"municipality": chosen, "page": "/rollen/docent/"})
    assert (response.status_code, response.headers["Location"]) == (303, address)


@pytest.mark.parametrize("chosen", ["nergens", "proef\x00dam", "🙂", "a" * 10_000])
def test_a_choice_nobody_offered_is_not_there(browser_client, place, chosen):
    assert browser_client.post("/plaats/", {"municipality": chosen}).status_code == 404


def test_a_postcode_in_two_municipalities_asks_back(look_up, place):
    other = MunicipalityFactory()
    for municipality in (place, other):
        PostcodeAreaFactory(digits="9999", municipality=municipality)
    text = look_up("9999 XX").content.decode()
    assert "Postcode 9999 ligt in meer dan één gemeente" in text
    assert choices(text) == sorted([place.slug, other.slug])


def test_a_typing_error_is_offered_back_and_never_taken(look_up, place):
    text = look_up("Proefdma").content.decode()
    assert "We kennen geen gemeente of plaats ‘Proefdma’. Bedoel je deze?" in text
    assert choices(text) == ["proefdam"]


def test_a_province_asks_for_the_place_even_when_a_village_bears_its_name(look_up, place):
    MunicipalityFactory(province="Verweg")
    text = look_up("verweg").content.decode()
    assert "Verweg is een provincie" in text
    assert choices(text) == []
    PlaceNameFactory(name="Verweg", municipality=place)
    assert choices(look_up("Verweg").content.decode()) == ["proefdam"]


def test_a_municipality_named_like_its_province_is_found(look_up):
    MunicipalityFactory(name="Verweg", slug="verweg", province="Verweg")
    assert look_up("Verweg").headers["Location"] == "/contact/verweg/"


def test_an_unknown_place_says_what_to_try_and_leaves_a_way_on(look_up, place):
    text = look_up("Qqqqqqqqqq", "/rollen/docent/").content.decode()
    assert "Kijk of er een typefout in zit" in text
    assert 'value="Qqqqqqqqqq"' in text
    assert "Gebruik de nummers voor heel Nederland" in text


def test_an_unknown_postcode_asks_for_the_place(look_up, place):
    assert "We kennen postcode 8888 niet" in look_up("8888").content.decode()


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_field_says_what_to_fill_in(look_up, typed):
    text = look_up(typed).content.decode()
    assert "Vul een plaats in" in text
    assert "Vul de naam van een gemeente of plaats in" in text


def test_a_field_that_is_wrong_has_the_focus_and_one_that_was_understood_has_not(look_up, place):
    assert " autofocus" in look_up("").content.decode()
    assert " autofocus" not in look_up("Nergens").content.decode()


def test_too_long_a_text_says_so_and_is_not_repeated_without_end(look_up, place):
    assert "Dat is te lang" in look_up("a" * 81).content.decode()


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x>', "\x00", "🙂", "\u202eabc"])
def test_nothing_typed_becomes_markup(look_up, place, typed):
    text = look_up(typed).content.decode()
    assert text.count("<script") == 1  # our own, that every page has
    assert "<img" not in text


def test_the_answer_is_not_kept_by_any_cache(look_up, place):
    assert "no-store" in look_up("Proefdma").headers["Cache-Control"]


def test_opening_the_address_itself_leads_to_the_contacts(client):
    response = client.get("/plaats/")
    assert (response.status_code, response.headers["Location"]) == (302, "/contact/")
