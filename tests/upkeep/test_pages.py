"""The pages of who keeps contacts, walked as they do."""

import pytest

from contacts.models import Contact
from tests.factories.contacts import ContactFactory, MandateFactory
from upkeep.models import Proposal

NEW, NEW_TYPED = "+31100009991", "010 000 99 91"


def at(contact, what=""):
    return f"/beheer/contact/{contact.pk}/{what}"


@pytest.fixture
def typed(country, now):
    """The form of contact A as it stands, with what somebody changes in it."""

    def form(**changed):
        contact = Contact.objects.get(pk=country.contact_a.pk)
        same = {
            "stamp": now(contact),
            "organisation": contact.organisation,
            "phone": contact.phone_in_dutch_notation,
            "email": contact.email,
            "source": contact.source,
        }
        return {**same, **changed}

    return form


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_who_keeps_one_place_comes_straight_to_it(country, kelly):
    page = kelly.get("/beheer/", follow=True)
    assert page.redirect_chain == [("/beheer/plaats/gemeente-adam/", 302)]
    assert country.contact_a.phone_in_dutch_notation in page.text
    assert country.contact_b.phone_in_dutch_notation not in page.text


def test_who_keeps_nothing_reads_whom_to_ask(country, stranger):
    stranger.person.mandates.all().delete()
    assert "Je houdt geen contacten bij" in stranger.get("/beheer/").text


def test_who_keeps_several_places_chooses(country, kelly):
    MandateFactory(user=kelly.person, municipality=country.b)
    page = kelly.get("/beheer/").text
    assert "/beheer/plaats/gemeente-adam/" in page
    assert "/beheer/plaats/gemeente-bedam/" in page


def test_all_that_a_page_shows_is_checked_with_one_press(country, kelly, now):
    other = ContactFactory(kind=country.kind, municipality=country.a, unconfirmed=True)
    values = [f"{contact.pk}:{now(contact)}" for contact in (country.contact_a, other)]
    page = kelly.post("/beheer/klopt-nog/bevestigen/", {"contact": values}, follow=True)
    assert told(page) == ["2 contacten staan nu als nagekeken."]
    assert set(country.a.contacts.values_list("verified_by", flat=True)) == {kelly.person.pk}


def test_what_changed_meanwhile_is_not_checked_unseen(country, kelly, vladimir, now):
    seen = now(country.contact_a)
    vladimir.post(at(country.contact_a, "intrekken/"), {"stamp": seen})
    page = kelly.post(
        "/beheer/klopt-nog/bevestigen/", {"contact": f"{country.contact_a.pk}:{seen}"}, follow=True
    )
    assert "veranderde dit contact intussen" in told(page)[0]
    assert Contact.objects.get(pk=country.contact_a.pk).verified_by != kelly.person


@pytest.mark.parametrize("value", ["", "x", "0", ":", "99999999999999999999:1.0", "-1:1.0", "0:1.0:2"])
def test_a_contact_that_is_not_named_well_is_not_found(country, kelly, value):
    page = kelly.post("/beheer/klopt-nog/bevestigen/", {"contact": value}, follow=True)
    assert page.status_code == 200
    assert "Er is niets nagekeken" in told(page)[0]


def test_from_a_new_number_to_visitors(country, kelly, vladimir, client, typed):
    page = kelly.post(at(country.contact_a), typed(phone=NEW_TYPED, reason="Nieuwe centrale"), follow=True)
    assert told(page) == [
        "Je voorstel wacht op een tweede persoon. Gevraagd: Vladimir Voorbeeld. "
        "Tot dan blijft het oude nummer of adres staan."
    ]
    assert NEW_TYPED not in client.get("/contact/adam/").text
    proposal = Proposal.objects.get()
    page = vladimir.get(f"/beheer/voorstel/{proposal.pk}/")
    assert next(f"{change.before} > {change.after}" for change in page.context["changes"]) == (
        f"{country.contact_a.phone_in_dutch_notation} > {NEW_TYPED}"
    )
    assert "Nieuwe centrale" in page.text
    done = vladimir.post(
        f"/beheer/voorstel/{proposal.pk}/bevestigen/", {"stamp": page.context["stamp"]}, follow=True
    )
    assert told(done) == ["Bevestigd. Bezoekers zien dit nu."]
    assert NEW_TYPED in client.get("/contact/adam/").text


def test_nobody_to_confirm_is_told(country, kelly, typed):
    page = kelly.post(at(country.contact_a), typed(phone=NEW_TYPED), follow=True)
    assert "niemand anders kan het bevestigen" in told(page)[0]


def test_a_proposer_finds_no_button_and_no_way_to_confirm(country, kelly, typed, now):
    kelly.post(at(country.contact_a), typed(phone=NEW_TYPED))
    proposal = Proposal.objects.get()
    page = kelly.get(f"/beheer/voorstel/{proposal.pk}/")
    assert "bevestigen/" not in page.text
    stamp = {"stamp": now(country.contact_a)}
    page = kelly.post(f"/beheer/voorstel/{proposal.pk}/bevestigen/", stamp, follow=True)
    assert "Vraag een collega" in told(page)[0]
    assert Contact.objects.get(pk=country.contact_a.pk).phone == country.contact_a.phone


def test_a_proposal_is_declined_with_a_reason_only(country, kelly, vladimir, typed, now):
    kelly.post(at(country.contact_a), typed(phone=NEW_TYPED))
    address = f"/beheer/voorstel/{Proposal.objects.get().pk}/afwijzen/"
    page = vladimir.post(address, {"stamp": now(country.contact_a), "answer": ""})
    assert "Schrijf kort waarom dit niet klopt." in page.text
    vladimir.post(address, {"stamp": now(country.contact_a), "answer": "Neemt niemand op."})
    assert Proposal.objects.get().answer == "Neemt niemand op."


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"phone": "12"}, "phone", "Dit is geen telefoonnummer. Schrijf het zoals 030 123 45 67."),
        ({"phone": "030 123 45 6"}, "phone", "Dit is geen telefoonnummer. Schrijf het zoals 030 123 45 67."),
        ({"phone": "bel maar"}, "phone", "Dit is geen telefoonnummer. Schrijf het zoals 030 123 45 67."),
        ({"phone": "", "email": ""}, "phone", "Vul een telefoonnummer, e-mailadres, website of chat in."),
        ({"phone": "06 12345678"}, "is_service_number", "Dit is een mobiel nummer. Is het een dienstnummer?"),
        ({"email": "adam"}, "email", "Schrijf het e-mailadres zoals naam@organisatie.nl."),
        ({"website": "adam"}, "website", "Schrijf het adres zoals www.organisatie.nl."),
        ({"chat": "javascript:alert(1)"}, "chat", "Schrijf het adres zoals www.organisatie.nl."),
        ({"source": ""}, "source", "Vul in op welke pagina dit nummer staat."),
        ({"organisation": ""}, "organisation", "Vul de naam van de organisatie in."),
        ({"hours_2": "overdag"}, "hours", "Dinsdag: schrijf de tijden zoals 9.00-17.00, of ‘dicht’."),
        ({"always_open": "on", "hours_0": "9-17"}, "always_open", "Kies: dag en nacht, of openingstijden."),
        ({"organisation": "a\x00b"}, "organisation", "Null-tekens zijn niet toegestaan."),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(country, kelly, typed, changed, field, words):
    sent = typed(name="Wat ik typte", **changed)
    page = kelly.post(at(country.contact_a), sent)
    assert page.status_code == 200
    assert [error for error in page.context["form"].errors[field] if words in error]
    assert "Wat ik typte" in page.text
    assert not Proposal.objects.exists()
    assert Contact.objects.get(pk=country.contact_a.pk).name == ""


def test_a_service_number_is_taken_once_somebody_says_so(country, kelly, typed):
    kelly.post(at(country.contact_a), typed(phone="06 12345678", is_service_number="on"))
    assert Proposal.objects.get().phone == "+31612345678"


def test_what_was_typed_stays_when_somebody_else_was_first(country, kelly, vladimir, typed, now):
    mine = typed(name="Van Kelly")
    vladimir.post(at(country.contact_a), typed(name="Van Vladimir"))
    page = kelly.post(at(country.contact_a), mine)
    assert "veranderde dit contact intussen" in page.text
    assert "Van Kelly" in page.text
    assert "Van Vladimir" in page.text
    again = {**mine, "stamp": page.context["form"]["stamp"].value()}
    kelly.post(at(country.contact_a), again)
    assert Contact.objects.get(pk=country.contact_a.pk).name == "Van Kelly"


def test_hours_come_back_in_the_form_as_they_were_typed(country, kelly, typed):
    kelly.post(at(country.contact_a), typed(hours_0="9-17", hours_3="dicht", hours_6="10-12 en 13-24"))
    contact = Contact.objects.get(pk=country.contact_a.pk)
    assert contact.hours == "1245 09:00-17:00, 6 10:00-12:00, 6 13:00-24:00"
    lines = kelly.get(at(contact)).context["form"]["hours"].value()
    assert lines == contact.hours
    drawn = kelly.get(at(contact)).text
    for line in ('value="9.00-17.00"', 'value="10.00-12.00 en 13.00-24.00"'):
        assert line in drawn


def test_fields_that_are_not_in_the_form_change_nothing(country, kelly, typed):
    before = Contact.objects.values().get(pk=country.contact_a.pk)
    extra = {
        "municipality": country.b.pk,
        "region": country.region_b.pk,
        "kind": "999",
        "verified_on": "2030-01-01",
        "verified_by": kelly.person.pk,
        "active": "",
        "is_fallback": "on",
        "reference": "x",
        "id": country.contact_b.pk,
    }
    kelly.post(at(country.contact_a), typed(**extra))
    assert Contact.objects.values().get(pk=country.contact_a.pk) == before


def test_a_new_contact_is_added_and_confirmed(country, kelly, vladimir, client, now):
    page = kelly.get("/beheer/plaats/gemeente-adam/nieuw/")
    assert page.status_code == 200
    sent = {
        "kind": country.kind.pk,
        "organisation": "Balie",
        "phone": NEW_TYPED,
        "source": "https://adam.example/",
    }
    kelly.post("/beheer/plaats/gemeente-adam/nieuw/", sent)
    fresh = Contact.objects.get(organisation="Balie")
    assert (fresh.municipality, fresh.active) == (country.a, False)
    assert "nieuw, nog niet op de site" in kelly.get("/beheer/plaats/gemeente-adam/").text
    assert NEW_TYPED in kelly.get(at(fresh)).text
    proposal = Proposal.objects.get()
    vladimir.post(f"/beheer/voorstel/{proposal.pk}/bevestigen/", {"stamp": now(fresh)})
    assert NEW_TYPED in client.get("/contact/adam/").text


def test_withdrawing_shows_who_answers_then(country, kelly, client):
    page = kelly.get(at(country.contact_a, "intrekken/"))
    assert [contact.pk for contact in page.context["then"]] == [country.contact_region_a.pk]
    kelly.post(at(country.contact_a, "intrekken/"), {"stamp": page.context["card"].stamp})
    shown = client.get("/contact/adam/").text
    assert country.contact_a.phone_in_dutch_notation not in shown
    assert country.contact_region_a.phone_in_dutch_notation in shown


def test_the_page_of_a_place_says_who_answers_and_why(country, kelly):
    def gaps():
        return [
            (gap.why, [contact.pk for contact in gap.answering])
            for gap in kelly.get("/beheer/plaats/gemeente-adam/").context["gaps"]
        ]

    assert gaps() == []
    Contact.objects.filter(pk=country.contact_a.pk).update(verified_on="2020-01-01")
    assert gaps() == [
        ("Het eigen contact is langer dan een jaar niet nagekeken.", [country.contact_region_a.pk])
    ]
    Contact.objects.filter(pk=country.contact_a.pk).update(verified_on=None, verified_by=None)
    assert gaps() == [("Het eigen contact is nog nooit nagekeken.", [country.contact_region_a.pk])]
    Contact.objects.filter(pk=country.contact_a.pk).update(active=False)
    assert gaps() == [("Het eigen contact is ingetrokken.", [country.contact_region_a.pk])]


def test_a_place_costs_the_same_with_ten_times_the_contacts(country, kelly, django_assert_max_num_queries):
    ContactFactory.create_batch(20, kind=country.kind, municipality=country.a)
    kelly.get("/beheer/plaats/gemeente-adam/")
    with django_assert_max_num_queries(32):
        assert kelly.get("/beheer/plaats/gemeente-adam/").status_code == 200


def test_a_button_that_is_pressed_twice_does_it_once_and_says_so(country, kelly, typed):
    sent = typed(name="Sanne")
    kelly.post(at(country.contact_a), sent, follow=True)
    page = kelly.post(at(country.contact_a), sent)
    assert "Je veranderde dit contact net zelf" in page.text
    versions = country.contact_a.history.count()
    stamp = {"stamp": page.context["card"].stamp}
    presses = [
        told(kelly.post(at(country.contact_a, "intrekken/"), stamp, follow=True)) for _press in range(2)
    ]
    assert presses == [
        ["Ingetrokken. Bezoekers zien dit contact niet meer."],
        ["Je veranderde dit contact net zelf, hier of in een ander venster. Kijk wat er nu staat."],
    ]
    assert country.contact_a.history.count() == versions + 1


def test_a_proposal_that_is_confirmed_twice_is_confirmed_once(country, kelly, vladimir, typed, now):
    kelly.post(at(country.contact_a), typed(phone=NEW_TYPED))
    address = f"/beheer/voorstel/{Proposal.objects.get().pk}/bevestigen/"
    stamp = {"stamp": now(country.contact_a)}
    vladimir.post(address, stamp)
    assert told(vladimir.post(address, stamp, follow=True))[-1].startswith(
        "Je veranderde dit contact net zelf"
    )


def test_a_new_contact_that_is_sent_twice_is_one(country, kelly):
    sent = {
        "kind": country.kind.pk,
        "organisation": "Balie",
        "phone": NEW_TYPED,
        "source": "https://adam.example/",
    }
    for _press in range(2):
        assert kelly.post("/beheer/plaats/gemeente-adam/nieuw/", sent).status_code == 302
    assert Contact.objects.filter(organisation="Balie").count() == 1


def test_a_number_that_cannot_go_has_no_button_to_withdraw_it(country, national):
    page = national.get(at(country.national, "intrekken/")).text
    assert "vangt het hele land op" in page
    assert "Trek dit contact nu in" not in page
