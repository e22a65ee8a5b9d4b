"""What a row would do, before anything is written: the same as its form would."""

import pytest

from contacts.models import Contact
from tests.factories.contacts import ContactFactory
from tests.upkeep.sheets.making import new_row, plan_of
from upkeep.changes import add, change, withdraw

NEW, OTHER = "+31100009001", "+31100009002"


def one(keeper, *rows):
    (line,) = plan_of(keeper.person, *rows)
    return line


def test_a_row_without_a_number_is_a_new_contact(country, kelly):
    line = one(kelly, *new_row(country))
    assert (line.outcome, line.contact) == ("new", None)
    assert line.values["phone"] == NEW
    assert line.values["municipality"] == country.a.pk


@pytest.mark.parametrize(
    ("place", "field"), [("Streek A (Veilig Thuis-regio)", "region"), ("HEEL NEDERLAND", None)]
)
def test_a_new_contact_may_be_of_a_region_or_the_country(country, national, place, field):
    values = one(national, *new_row(country, plaats=place)).values
    assert (values["municipality"], values["region"]) == (None, country.region_a.pk if field else None)


def test_a_row_tells_what_becomes_another(country, kelly):
    contact = country.contact_a
    line = one(kelly, ["nummer", "organisatie", "telefoon"], [contact.pk, "Meldpunt", "010-0009001"])
    assert (line.outcome, line.contact) == ("changed", contact.pk)
    told = [(one.heading, one.before, one.after, one.waits) for one in line.differences]
    assert told == [
        ("organisatie", contact.organisation, "Meldpunt", False),
        ("telefoon", contact.phone_in_dutch_notation, "010 000 90 01", True),
    ]
    assert line.values == {"organisation": "Meldpunt", "phone": NEW}


@pytest.mark.parametrize(
    "typed", ["010 000 90 01", "0100009001", "100009001", "+31100009001", "0031100009001"]
)
def test_a_number_is_understood_however_it_is_typed(country, kelly, typed):
    assert one(kelly, *new_row(country, telefoon=typed)).values["phone"] == NEW


def test_an_empty_cell_empties_and_a_column_that_is_not_there_leaves_it(country, kelly):
    contact = country.contact_a
    Contact.objects.filter(pk=contact.pk).update(name="Kelly", languages="Fries")
    line = one(kelly, ["nummer", "naam"], [contact.pk, ""])
    assert line.values == {"name": ""}
    assert one(kelly, ["nummer", "talen"], [contact.pk, "Fries"]).outcome == "unchanged"


def test_a_way_is_taken_away_at_once(country, kelly):
    (difference,) = one(kelly, ["nummer", "e-mail"], [country.contact_a.pk, ""]).differences
    assert (difference.after, difference.waits) == ("", False)


def test_the_last_way_to_reach_somebody_stays(country, kelly):
    line = one(kelly, ["nummer", "telefoon", "e-mail"], [country.contact_a.pk, "", ""])
    assert line.outcome == "refused"
    assert "Of trek het contact in" in line.faults[0].told


def test_the_last_way_does_not_go_before_another_is_confirmed(country, kelly):
    headings = ["nummer", "telefoon", "e-mail", "website"]
    line = one(kelly, headings, [country.contact_a.pk, "", "", "https://adam.example/"])
    assert [fault.column for fault in line.faults] == [None]
    assert "Vul een telefoonnummer" in line.faults[0].told


def test_the_number_that_catches_the_country_keeps_its_number(country, national):
    line = one(national, ["nummer", "telefoon", "website"], [country.national.pk, "", "https://x.example/"])
    assert line.outcome == "refused"


def test_kind_and_place_of_a_contact_stay(country, kelly):
    contact = country.contact_a
    same = one(kelly, ["nummer", "soort", "plaats"], [contact.pk, "MELDPUNT", "adam"])
    assert same.outcome == "unchanged"
    other = one(kelly, ["nummer", "soort", "plaats"], [contact.pk, "Loket", "Bedam"])
    assert [fault.column for fault in other.faults] == [1, 2]


def test_a_mobile_number_is_asked_about(country, kelly):
    line = one(kelly, *new_row(country, telefoon="06 12345678"))
    assert "Is het een dienstnummer?" in line.faults[0].told
    assert one(kelly, *new_row(country, telefoon="06 12345678", dienstnummer="ja")).outcome == "new"


def test_what_waits_already_is_no_change(country, kelly, now):
    contact = country.contact_a
    change(contact=contact, values={"phone": NEW}, by=kelly.person, stamp=now(contact))
    assert one(kelly, ["nummer", "telefoon"], [contact.pk, "010 000 90 01"]).outcome == "unchanged"
    assert one(kelly, ["nummer", "telefoon"], [contact.pk, "010 000 90 02"]).outcome == "changed"


def test_a_new_contact_that_waits_is_shown_as_proposed(country, kelly):
    fresh = ContactFactory.build(
        kind=country.kind, municipality=country.a, phone=NEW, verified_on=None, verified_by=None
    )
    add(contact=fresh, by=kelly.person)
    assert one(kelly, ["nummer", "telefoon"], [fresh.pk, "010 000 90 01"]).outcome == "unchanged"
    line = one(kelly, ["nummer", "telefoon"], [fresh.pk, "010 000 90 02"])
    assert line.differences[0].before == "010 000 90 01"


def test_a_contact_that_is_withdrawn_is_changed_and_stays_withdrawn(country, kelly, now):
    contact = country.contact_a
    withdraw(contact=contact, by=kelly.person, stamp=now(contact))
    line = one(kelly, ["nummer", "naam", "stand"], [contact.pk, "Kelly", "in gebruik"])
    assert line.values == {"name": "Kelly"}


def test_the_same_number_twice_is_told_at_the_second(country, kelly):
    pk = country.contact_a.pk
    lines = plan_of(kelly.person, ["nummer", "naam"], [pk, "A"], [pk, "B"])
    assert [line.outcome for line in lines] == ["changed", "refused"]
    assert "ook in rij 2" in lines[1].faults[0].told


def test_a_new_contact_that_is_there_already_is_refused_with_its_number(country, kelly):
    headings, row = new_row(country)
    lines = plan_of(kelly.person, headings, row, row)
    assert "ook in rij 2" in lines[1].faults[0].told
    contact = country.contact_a
    again = new_row(
        country, organisatie=contact.organisation, telefoon=contact.phone, **{"e-mail": contact.email}
    )
    line = one(kelly, *again)
    assert f"Zet nummer {contact.pk} in de kolom" in line.faults[0].told
