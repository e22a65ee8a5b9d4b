"""Who keeps what: seeing it, and giving somebody a mandate in one step."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.models import AuditEntry, Invitation
from contacts.models import Contact, Mandate
from tests.factories.accounts import UserFactory
from tests.factories.contacts import MandateFactory, PlaceNameFactory

PEOPLE = "/beheer/mensen/"
NEW = "nieuw@example.org"
TODAY = localdate


def last():
    entry = AuditEntry.objects.first()
    return entry.action, entry.actor, entry.about


def test_who_works_here_keeps_the_place_at_once_and_hears_so(country, regional, ask, mailoutbox):
    michael = UserFactory(email="michael@example.org")
    told = ask(regional, "Michael@example.org")
    assert "michael@example.org houdt nu de contacten van Adam bij" in told
    mandate = Mandate.objects.get(user=michael)
    assert (mandate.municipality, mandate.given_by) == (country.a, regional.person)
    assert (mandate.given_on, mandate.ends_on) == (TODAY(), None)
    assert last() == ("mandate-given", regional.person.email, "michael@example.org: Adam")
    assert [mail.to for mail in mailoutbox] == [["michael@example.org"]]
    assert "http://127.0.0.1:8000/beheer/plaats/gemeente-adam/" in mailoutbox[0].body
    assert country.contact_a in Contact.objects.editable_by(michael)


def test_who_is_not_here_yet_is_invited_and_keeps_it_from_joining_on(country, regional, ask, mailoutbox):
    told = ask(regional)
    assert "nieuw@example.org is uitgenodigd om de contacten van Adam bij te houden" in told
    assert "uitgenodigd" in told.partition("</form>")[2]
    invitation = Invitation.objects.open().get()
    assert (invitation.email, invitation.invited_by) == (NEW, regional.person)
    assert not invitation.groups.exists()
    assert [mail.to for mail in mailoutbox] == [[NEW]]
    assert "Je gaat de contacten bijhouden van: Adam." in mailoutbox[0].body
    assert "uitnodiging/?code=" in mailoutbox[0].body
    user = invitation.accept(first_name="N", last_name="N", password="x")  # noqa: S106
    assert country.contact_a in Contact.objects.editable_by(user)


def test_the_page_names_holder_end_and_giver_and_what_is_the_matter(country, regional, ask):
    MandateFactory(
        user__email="weg@example.org", user__is_active=False, municipality=country.a, ends_on=date(2099, 4, 3)
    )
    late = Invitation.objects.invite("laat@example.org", [], by=None)
    Invitation.objects.filter(pk=late.pk).update(sent_at=timezone.now() - timedelta(days=8))
    MandateFactory(user=None, invitation=late, municipality=country.a, given_by=regional.person)
    gone = Invitation.objects.invite("ingetrokken@example.org", [], by=None)
    MandateFactory(user=None, invitation=gone, municipality=country.a)
    gone.withdraw()
    MandateFactory(user__email="klaar@example.org", municipality=country.a, ended=True)
    MandateFactory(user__email="elders@example.org", municipality=country.b)
    page = regional.get(PEOPLE).content.decode()
    assert "tot en met 3 april 2099" in page
    assert "kan niet inloggen" in page
    assert "uitnodiging verlopen" in page
    assert "gegeven door Rian Voorbeeld op" in page
    for hidden in ("ingetrokken@example.org", "klaar@example.org", "elders@example.org"):
        assert hidden not in page


def test_a_beheerder_sees_all_and_a_longer_list_costs_no_more(
    country, beheerder, kelly, stranger, regional, national
):
    with CaptureQueriesContext(connection) as few:
        page = beheerder.get(PEOPLE).content.decode()
    for keeper in (kelly, stranger, regional, national):
        assert keeper.person.email in page
    order = [page.index(f">{place}</h2>") for place in ("Heel Nederland", "Adam", "Bedam")]
    assert order == sorted(order)
    for number in range(5):
        MandateFactory(municipality=country.a, given_by=UserFactory())
        invitation = Invitation.objects.invite(f"n{number}@example.org", [], by=None)
        MandateFactory(user=None, invitation=invitation, region=country.region_b)
    with CaptureQueriesContext(connection) as many:
        beheerder.get(PEOPLE)
    assert len(many) <= len(few)


@pytest.mark.parametrize(
    ("email", "told"),
    [
        ("", "Vul het e-mailadres in"),
        ("geen adres", "Schrijf het e-mailadres zoals"),
        ("weg@example.org", "kan niet meer inloggen. Vraag een Beheerder"),
        ("proef@voorbeeld.test", "kan niet meer inloggen. Vraag een Beheerder"),
        ("Al@example.org", "houdt deze plaats al bij"),
        ("gevraagd@example.org", "houdt deze plaats al bij"),
        ("kwam@example.org", "houdt deze plaats al bij"),
    ],
)
def test_an_address_that_will_not_do_is_told(country, regional, ask, email, told):
    UserFactory(email="weg@example.org", is_active=False)
    UserFactory(email="proef@voorbeeld.test")
    MandateFactory(user__email="al@example.org", municipality=country.a)
    for address in ("gevraagd@example.org", "kwam@example.org"):
        invitation = Invitation.objects.invite(address, [], by=None)
        MandateFactory(user=None, invitation=invitation, municipality=country.a)
    invitation.accept(first_name="K", last_name="K", password="x")  # noqa: S106
    before = Mandate.objects.count()
    assert told in ask(regional, email)
    assert Mandate.objects.count() == before


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Adam", "Adam"),
        ("  adam ", "Adam"),
        ("gemeente Adam", "Adam"),
        ("Klein Adam", "Adam"),
        ("heel nederland", "heel Nederland"),
        ("Streek A (Veilig Thuis-regio)", "Streek A (Veilig Thuis-regio)"),
    ],
)
def test_a_place_is_known_however_it_is_typed(country, beheerder, ask, typed, place):
    PlaceNameFactory(name="Klein Adam", municipality=country.a)
    ask(beheerder, place=typed)
    assert Mandate.objects.get().place_name == place


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Vul in van welke plaats"),
        ("Zzyzx", "Kies een plaats die jij mag uitgeven.</"),
        ("Streek A", "Bedoel je: Streek A (Veilig Thuis-regio)?"),
        ("Adamm", "Bedoel je: Adam"),
    ],
)
def test_a_place_that_is_not_known_is_asked_back(country, beheerder, ask, typed, told):
    assert told in ask(beheerder, place=typed)
    assert not Mandate.objects.exists()


def test_the_last_day_may_be_today_and_not_before(country, regional, ask):
    assert "al voorbij" in ask(regional, ends_on=str(TODAY() - timedelta(days=1)))
    assert not Mandate.objects.filter(municipality=country.a).exists()
    ask(regional, ends_on=str(TODAY()))
    assert Mandate.objects.get(municipality=country.a).ends_on == TODAY()


def test_a_form_sent_twice_gives_one_mandate(country, regional, ask):
    ask(regional)
    assert "houdt deze plaats al bij" in ask(regional)
    assert Mandate.objects.filter(municipality=country.a).count() == 1


def test_the_way_there_is_shown_to_who_may_give_and_to_nobody_else(
    country, kelly, regional, national, beheerder
):
    for keeper, shown in ((regional, True), (national, True), (beheerder, True), (kelly, False)):
        assert (f'href="{PEOPLE}"' in keeper.get("/beheer/", follow=True).content.decode()) is shown
    assert f'href="{PEOPLE}"' in regional.get("/beheer/plaats/gemeente-adam/").content.decode()
