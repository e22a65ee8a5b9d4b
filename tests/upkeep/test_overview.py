"""The overview: who keeps the country or a region sees which places need a hand, and asks them by mail."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.timezone import now as this_moment
from lxml import html

from accounts.models import AuditEntry
from contacts.models import Contact
from tests.factories.contacts import ContactFactory, MandateFactory, MunicipalityFactory, RegionFactory
from tests.upkeep.conftest import Keeper
from upkeep import overview
from upkeep.locking import RefusedError
from upkeep.models import Nudge, Report, Wrong
from upkeep.nudges import nudge

ADDRESS = "/beheer/overzicht/"


@pytest.fixture(autouse=True)
def _safety_regions(country):
    """Place A lies in the north, and place B in the south."""
    for place, name in ((country.a, "Noord"), (country.b, "Zuid")):
        place.safety_region = RegionFactory(kind="safety_region", name=name)
        place.save()


def words(response) -> str:
    """What a page says, without its tags."""
    return " ".join(html.fromstring(response.content).text_content().split())


def table(keeper, **asked) -> dict[str, list[str]]:
    """The municipalities that somebody sees, each with its cells."""
    page = html.fromstring(keeper.get(ADDRESS, asked).content)
    found = page.xpath("//section[@aria-label='Per gemeente']//tbody/tr")
    return {
        " ".join(row.findtext("th/a").split()): [
            " ".join(cell.text_content().split()) for cell in row.iter("td")
        ]
        for row in found
    }


def aged(contact: Contact, days: int | None) -> None:
    """Have it checked so many days ago, or never."""
    checked = None if days is None else localdate() - timedelta(days=days)
    Contact.objects.filter(pk=contact.pk).update(
        verified_on=checked, verified_by=contact.verified_by if checked else None
    )


def test_who_keeps_the_country_sees_every_part_of_it(national):
    page = words(national.get(ADDRESS))
    assert "Meldpunt: 2 van de 2" in page
    assert "Noord 1 nagekeken" in page
    assert "Zuid 1 nagekeken" in page


def test_of_the_part_that_is_chosen_each_municipality_is_there(national, country):
    assert list(table(national, deel="Noord")) == ["Adam"]
    assert table(national, deel="Nergens") == {}


def test_who_keeps_a_region_sees_its_municipalities_and_no_other(regional):
    assert list(table(regional)) == ["Adam"]
    page = words(regional.get(ADDRESS))
    assert "Meldpunt: 1 van de 1" in page
    assert "Bedam" not in page
    assert "Zuid" not in page


@pytest.mark.parametrize("who", ["kelly", "stranger"])
def test_for_who_keeps_one_municipality_there_is_no_overview(who, request):
    keeper = request.getfixturevalue(who)
    assert keeper.get(ADDRESS).status_code == 404
    assert keeper.post(f"{ADDRESS}ophalen/").status_code == 404
    assert "Overzicht: waar" not in keeper.get("/beheer/", follow=True).content.decode()


def test_whose_mandate_ended_sees_nothing_any_more(country):
    keeper = Keeper()
    MandateFactory(user=keeper.person, municipality=None, ended=True)
    assert keeper.get(ADDRESS).status_code == 404


def test_the_way_there_stands_at_the_places_somebody_keeps(national, regional):
    for keeper in (national, regional):
        assert ADDRESS in keeper.get("/beheer/", follow=True).content.decode()


@pytest.mark.parametrize(
    ("days", "shows_unconfirmed", "expected"),
    [
        (30, False, "nagekeken"),
        (200, False, "oud"),
        (None, True, "niet bevestigd"),
        (None, False, "landelijk"),
        (400, False, "landelijk"),
    ],
)
def test_each_state_has_a_word(national, country, settings, days, shows_unconfirmed, expected):
    settings.SHOW_UNCONFIRMED_CONTACTS = shows_unconfirmed
    country.contact_region_a.withdraw(by=None)
    aged(country.contact_a, days)
    assert table(national, deel="Noord")["Adam"][0] == expected


def test_where_nobody_answers_it_says_so(national, country):
    Contact.objects.all().delete()
    ContactFactory(kind=country.kind, municipality=country.b)
    assert table(national, deel="Noord")["Adam"][0] == "niemand"


def test_only_what_asks_for_attention_when_that_is_asked(national, country):
    aged(country.contact_a, 200)
    page = words(national.get(ADDRESS, {"aandacht": "on"}))
    assert "Noord" in page
    parts = national.get(ADDRESS, {"aandacht": "on"}).context["parts"]
    assert [part.name for part in parts] == ["Noord"]


def test_the_oldest_checks_come_first_and_those_never_checked_before_all(national, country):
    aged(country.contact_b, 300)
    aged(country.contact_a, None)
    found = national.get(ADDRESS).context["oldest"]
    assert [contact for contact, _key in found][:2] == [country.contact_a, country.contact_b]
    assert found[0][1] == "gemeente-adam"


def test_a_contact_that_is_often_reported_stands_on_top(national, regional, stranger, country):
    for _ in range(3):
        Report.objects.create(contact=country.contact_a, what=Wrong.NO_ANSWER)
    for keeper in (national, regional):
        assert "3 meldingen van bezoekers in een week" in words(keeper.get(ADDRESS))
    assert overview.pressing(stranger.person) == []


def test_who_keeps_it_gets_a_friendly_mail(national, kelly, vladimir, country, sent, mailoutbox):
    aged(country.contact_a, 200)
    told = sent(lambda: national.post(f"{ADDRESS}herinner/gemeente-adam/", {"deel": "Noord"}))
    assert set(told) == {kelly.person.email, vladimir.person.email}
    assert "/beheer/plaats/gemeente-adam/" in mailoutbox[0].body
    assert "Nadia Voorbeeld" in mailoutbox[0].body
    assert "laatst herinnerd op" in table(national, deel="Noord")["Adam"][-1]
    assert AuditEntry.objects.filter(action="place-nudged", about="Adam").exists()


def test_the_button_leads_back_to_the_part_one_looked_at(national, kelly):
    response = national.post(f"{ADDRESS}herinner/gemeente-adam/", {"deel": "Noord & Oost"})
    assert response["Location"] == f"{ADDRESS}?deel=Noord+%26+Oost"


def test_a_place_is_asked_once_a_week(national, kelly, country, sent):
    assert sent(lambda: nudge(place=country.a, by=national.person))
    with pytest.raises(RefusedError, match="Na een week kan het opnieuw"):
        nudge(place=country.a, by=national.person)
    Nudge.objects.update(sent_at=this_moment() - timedelta(days=7, minutes=1))
    assert sent(lambda: nudge(place=country.a, by=national.person))
    assert Nudge.objects.count() == 2


def test_the_button_is_there_only_where_it_has_a_meaning(national, kelly, country):
    def button() -> bool:
        return "Stuur een herinnering" in table(national, deel="Noord")["Adam"][-1]

    assert not button()  # all is well
    aged(country.contact_a, 200)
    assert button()
    Nudge.objects.create(municipality=country.a)
    assert not button()


def test_a_place_that_nobody_keeps_says_to_give_a_mandate(national, country):
    assert "geef een mandaat" in table(national, deel="Noord")["Adam"][-1]
    with pytest.raises(RefusedError, match=r"Niemand houdt Adam bij\. Geef eerst iemand die daar werkt"):
        nudge(place=country.a, by=national.person)
    assert not Nudge.objects.exists()


def test_who_was_invited_and_cannot_sign_in_yet_keeps_nothing(national, country):
    kept = Keeper(name="Weg", municipality=country.a)
    assert "geef een mandaat" not in table(national, deel="Noord")["Adam"][-1]
    kept.person.deactivate()
    assert "geef een mandaat" in table(national, deel="Noord")["Adam"][-1]


def test_a_region_is_asked_too_by_who_keeps_the_country(national, regional, country, sent):
    aged(country.contact_region_a, 200)
    key = f"regio-{country.region_a.pk}"
    assert f"herinner/{key}/" in national.get(ADDRESS).content.decode()
    told = sent(lambda: national.post(f"{ADDRESS}herinner/{key}/"))
    assert set(told) == {regional.person.email}


@pytest.mark.parametrize(
    ("who", "place"),
    [
        ("kelly", "gemeente-adam"),
        ("kelly", "gemeente-bedam"),
        ("regional", "gemeente-bedam"),
        ("regional", "own region"),
        ("regional", "landelijk"),
        ("national", "landelijk"),
        ("national", "gemeente-nergens"),
    ],
)
def test_nobody_asks_a_place_that_is_not_below_theirs(who, place, request, country, sent):
    keeper = request.getfixturevalue(who)
    key = f"regio-{country.region_a.pk}" if place == "own region" else place
    answers = []
    assert not sent(lambda: answers.append(keeper.post(f"{ADDRESS}herinner/{key}/").status_code))
    assert answers == [404]
    assert not Nudge.objects.exists()


def test_it_leaves_as_a_file_without_a_formula_and_that_is_written_down(national, country):
    country.b.name = "=1+1"
    country.b.save()
    response = national.post(f"{ADDRESS}ophalen/")
    assert "overzicht-" in response["Content-Disposition"]
    text = response.content.decode("utf-8-sig")
    assert list(csv.reader(StringIO(text), delimiter=";")) == [
        ["gemeente", "veiligheidsregio", "Meldpunt", "wordt bijgehouden"],
        ["'=1+1", "Zuid", "nagekeken", "nee"],
        ["Adam", "Noord", "nagekeken", "nee"],
    ]
    assert response.content.startswith("\ufeff".encode())
    assert AuditEntry.objects.filter(action="overview-exported", actor=national.person.email).exists()


def test_the_file_holds_what_was_asked_for(regional, national, country):
    asked = national.post(f"{ADDRESS}ophalen/?deel=Zuid").content.decode()
    assert "Bedam" in asked
    assert "Adam" not in asked.replace("Bedam", "")
    assert "Bedam" not in regional.post(f"{ADDRESS}ophalen/").content.decode()


def test_it_costs_the_same_for_ten_times_as_many_places(national, country, django_assert_max_num_queries):
    for number in range(30):
        place = MunicipalityFactory(safety_region=country.a.safety_region)
        ContactFactory(kind=country.kind, municipality=place)
        MandateFactory(municipality=place)
        Nudge.objects.create(municipality=place, sent_at=this_moment() - timedelta(days=number))
    with django_assert_max_num_queries(28):
        assert national.get(ADDRESS, {"deel": "Noord"}).status_code == 200


@pytest.mark.parametrize("places", [{}, {"municipality": 1, "region": 1}])
def test_a_nudge_is_for_one_place(country, places):
    at = {"municipality": country.a, "region": country.region_a}
    with pytest.raises(ValidationError):
        Nudge(**{name: at[name] for name in places}).validate_constraints()
