"""What one person could try to bring a number to visitors alone, or to see less than all of it."""

import pytest

from contacts.models import Contact, ContactKind
from tests.factories.contacts import ContactFactory, ContactKindFactory
from tests.upkeep.conftest import Keeper
from upkeep.changes import add, change, put_back, restore, verify, withdraw
from upkeep.locking import RefusedError
from upkeep.models import Proposal, Report
from upkeep.proposals import SamePersonError, confirm
from upkeep.rules import faults_in

NEW, TYPED = "+31100009991", "010 000 99 91"


@pytest.fixture
def contact(country):
    return country.contact_a


@pytest.fixture
def form(contact, now):
    """The form of contact A as it stands, with what somebody changes in it."""

    def of(**changed):
        same = {"organisation": contact.organisation, "email": contact.email, "source": contact.source}
        return {**same, "phone": contact.phone_in_dutch_notation, "stamp": now(contact), **changed}

    return of


@pytest.mark.parametrize(
    "text",
    [
        "Bel liever 06 12 34 56 78",
        "Bel +31 6 1234 5678",
        "Ons nummer is 030-123.45.67",
        "Of (030) 123 4567",
        "Gratis: 0800-2000",
        "Mail naar iemand@example.org",
        "Zie www.example.org",
        "Zie HTTPS://example.org",
        "Steunpunt\u202eAdam",
        "Steun\u200bpunt",
    ],
)
def test_words_hold_no_number_no_address_and_nothing_unseen(contact, kelly, form, text):
    assert faults_in(text)
    for name in ("organisation", "phone_note", "hours_note", "for_whom", "languages", "name", "source_note"):
        page = kelly.post(f"/beheer/contact/{contact.pk}/", form(**{name: text}))
        assert name in page.context["form"].errors
        assert getattr(Contact.objects.get(pk=contact.pk), name) == getattr(contact, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Steunpunt Adam (23 jaar en ouder)",
        "vraag naar toestel 1234",
        "kies 1 in het menu",
        "in juli van 9.00-12.30 en 13.00-16.30 uur",
        "09:00-12:00, 13:00-17:00",
        "op 24 en 31 december 2026 dicht",
        "Sociaal team Zuid-Oost 2",
    ],
)
def test_usual_words_are_fine(text):
    assert not faults_in(text)


def test_words_that_were_there_before_stand_in_nobodys_way(contact, kelly, form):
    Contact.objects.filter(pk=contact.pk).update(source_note="Stond op 030 123 45 67")
    sent = form(source_note="Stond op 030 123 45 67", name="Sanne")
    assert kelly.post(f"/beheer/contact/{contact.pk}/", sent).status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "112"),
        ("phone", "0906-0500"),
        ("website", "https://adam.nl@elders.example/"),
        ("source", "https://adam.nl@elders.example/"),
        ("source", "ftp://adam.example/"),
    ],
)
def test_a_number_or_address_that_misleads_is_refused(contact, kelly, form, field, value):
    page = kelly.post(f"/beheer/contact/{contact.pk}/", form(**{field: value}))
    assert field in page.context["form"].errors


def test_a_municipality_replaces_no_national_line(country, kelly, national):
    emergency = ContactKindFactory(name="Noodnummer")
    ContactFactory(kind=emergency, fallback=True)
    kinds = kelly.get("/beheer/plaats/gemeente-adam/nieuw/").context["form"].fields["kind"].queryset
    assert list(kinds) == [country.kind]
    sent = {"kind": emergency.pk, "organisation": "X", "phone": TYPED, "source": "https://adam.example/"}
    page = kelly.post("/beheer/plaats/gemeente-adam/nieuw/", sent)
    assert "kind" in page.context["form"].errors
    for place in ({"municipality": country.a}, {"region": country.region_a}):
        wrong = ContactFactory.build(kind=emergency, verified_on=None, verified_by=None, **place)
        with pytest.raises(RefusedError, match="alleen een landelijk nummer"):
            add(contact=wrong, by=kelly.person)
    assert (
        national.get("/beheer/plaats/landelijk/nieuw/").context["form"].fields["kind"].queryset.count() == 2
    )


def test_a_region_has_the_kinds_of_the_organisations_of_its_sort(country):
    veilig_thuis = ContactKindFactory(name="Veilig Thuis")
    ContactFactory(kind=veilig_thuis, region=country.region_b)
    assert set(ContactKind.objects.at(country.region_a)) == {country.kind, veilig_thuis}
    assert set(ContactKind.objects.at(country.a)) == {country.kind}


def test_nobody_confirms_what_another_took_over_from_them(country, kelly, vladimir, regional, now):
    fresh = ContactFactory.build(kind=country.kind, municipality=country.a, phone=NEW, verified_on=None)
    fresh.verified_by = None
    add(contact=fresh, by=kelly.person)
    values = {**Proposal.objects.get().ways, "website": "https://adam.example/"}
    second = change(contact=fresh, values=values, by=vladimir.person, stamp=now(fresh))
    assert second.phone == NEW
    with pytest.raises(SamePersonError):
        confirm(proposal=second, by=kelly.person, stamp=now(fresh))
    page = kelly.get(f"/beheer/voorstel/{second.pk}/")
    assert "Een deel hiervan stelde je eerder zelf voor." in page.text
    assert "Bevestig: dit klopt" not in page.text
    confirm(proposal=second, by=regional.person, stamp=now(fresh))
    assert Contact.objects.get(pk=fresh.pk).phone == NEW


def test_who_changes_one_way_takes_nothing_over(contact, kelly, vladimir, now):
    change(contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact))
    second = change(
        contact=contact, values={"website": "https://adam.example/"}, by=vladimir.person, stamp=now(contact)
    )
    assert second.phone is None


def test_who_confirms_sees_the_whole_contact(country, kelly, vladimir):
    sent = {
        "kind": country.kind.pk,
        "organisation": "Balie",
        "phone": TYPED,
        "source": "https://adam.example/",
    }
    sent |= {"phone_note": "kies 1 in het menu", "hours_0": "9-17", "for_whom": "inwoners"}
    kelly.post("/beheer/plaats/gemeente-adam/nieuw/", sent)
    page = vladimir.get(f"/beheer/voorstel/{Proposal.objects.get().pk}/").text
    for text in ("kies 1 in het menu", "van 9.00 tot 17.00 uur", "inwoners", TYPED, "adam.example"):
        assert text in page


def test_a_report_that_nobody_saw_stays_open(contact, kelly, vladimir, now):
    Report.objects.create(contact=contact, what="no_answer")
    seen = now(contact)
    Report.objects.create(contact=contact, what="no_number")
    verify(contact=contact, by=kelly.person, stamp=seen)
    assert [report.what for report in Report.objects.open()] == ["no_number"]
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    assert not Report.objects.open().exists()


def test_putting_back_an_earlier_version_of_what_is_withdrawn_is_a_proposal(contact, kelly, now):
    first = contact.history.first()
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    proposal = restore(
        contact=Contact.objects.get(pk=contact.pk), version=first, by=kelly.person, stamp=now(contact)
    )
    assert proposal.phone == contact.phone


def test_what_is_put_back_and_then_changed_waits_as_one(contact, kelly, vladimir, now):
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    put_back(contact=contact, by=kelly.person, stamp=now(contact))
    change(contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact))
    assert Proposal.objects.waiting().get().ways["phone"] == NEW
    assert not Contact.objects.get(pk=contact.pk).active


def test_a_lone_keeper_is_seen_by_the_region(country, regional, now, sent):
    alone = Keeper(name="Alleen", municipality=country.a)
    contact = country.contact_a
    told = sent(lambda: change(contact=contact, values={"name": "X"}, by=alone.person, stamp=now(contact)))
    assert set(told) == {regional.person.email, "oud@adam.example"}


def test_an_address_that_is_too_long_is_told_so(national):
    page = national.post("/beheer/mensen/", {"email": "a" * 300 + "@example.org", "place": "Adam"})
    assert "email" in page.context["form"].errors


def test_who_keeps_a_region_finds_what_waits_in_its_municipalities(contact, kelly, regional, now):
    proposal = change(contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact))
    assert f"/beheer/voorstel/{proposal.pk}/" in regional.get("/beheer/").text
