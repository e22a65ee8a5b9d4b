"""A sheet reaches no further than the mandates of who reads it in; what is outside does not exist."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from contacts.models import Contact, Mandate
from tests.upkeep.conftest import Keeper
from tests.upkeep.sheets.making import confirm, csv_of, everything, new_row, plan_of, told_by, upload
from upkeep.models import SheetPlan
from upkeep.sheets.present import World

OUTSIDE = ["contact_b", "contact_region_a", "contact_region_b", "national"]


@pytest.mark.parametrize("whose", OUTSIDE)
def test_a_number_outside_the_mandate_is_refused_as_one_that_is_not_there(country, kelly, whose):
    pk = getattr(country, whose).pk
    (line,) = plan_of(kelly.person, ["nummer", "telefoon", "naam"], [pk, "010 000 90 01", "X"])
    (nowhere,) = plan_of(kelly.person, ["nummer", "telefoon", "naam"], [999999, "010 000 90 01", "X"])
    assert line.outcome == nowhere.outcome == "refused"
    assert line.faults[0].told.replace(str(pk), "N") == nowhere.faults[0].told.replace("999999", "N")
    assert line.title == nowhere.title == ""


@pytest.mark.parametrize(
    "place",
    ["Bedam", "Streek A (Veilig Thuis-regio)", "Streek B (Veilig Thuis-regio)", "heel Nederland", "Nergens"],
)
def test_a_place_outside_the_mandate_is_refused_as_one_that_is_not_there(country, kelly, place):
    (line,) = plan_of(kelly.person, *new_row(country, plaats=place))
    assert [fault.told for fault in line.faults] == [
        "Je houdt geen plaats bij die zo heet. Schrijf haar zoals bij ‘Contacten bijhouden’."
    ]


def test_who_keeps_a_region_does_not_change_its_municipalities(country, regional):
    (line,) = plan_of(regional.person, ["nummer", "naam"], [country.contact_a.pk, "X"])
    assert line.outcome == "refused"
    (line,) = plan_of(regional.person, ["nummer", "naam"], [country.contact_region_a.pk, "X"])
    assert line.outcome == "changed"


def test_columns_that_a_form_does_not_have_do_nothing(country, kelly):
    contact = country.contact_a
    headings = [
        *("nummer", "naam", "actief", "in gebruik", "nagekeken op", "nagekeken door", "verified_by"),
        *("verified_by_id", "verified_on", "is_fallback", "reference", "municipality_id", "stand"),
    ]
    row = [contact.pk, "X", "nee", "nee", "1-1-2020", "Kelly", kelly.person.pk, kelly.person.pk, "2026-01-01"]
    before = Contact.objects.filter(pk=contact.pk).values().get()
    answer = upload(kelly, csv_of(headings, [*row, "ja", "eigen", country.b.pk, "ingetrokken"]))
    assert "is_fallback" in told_by(answer)
    confirm(kelly, answer)
    assert Contact.objects.filter(pk=contact.pk).values().get() == before | {"name": "X"}


def test_nobody_sees_or_writes_what_another_read_in(country, kelly, vladimir):
    upload(kelly, csv_of(*new_row(country, organisatie="Geheim")))
    plan = SheetPlan.objects.get()
    before = everything()
    for number in (plan.pk, 999999, 10**30):
        for answer in (
            vladimir.get(f"/beheer/inlezen/{number}/", follow=True),
            vladimir.post(f"/beheer/inlezen/{number}/opslaan/", follow=True),
        ):
            assert "Geheim" not in told_by(answer)
            assert "al ingelezen, of te lang geleden" in told_by(answer)
    assert everything() == before


def test_a_file_holds_what_one_keeps_and_no_more(country, kelly, regional, national, stranger):
    def kept(keeper):
        return set(World.of(keeper.person).contacts)

    assert kept(kelly) == {country.contact_a.pk}
    assert kept(stranger) == {country.contact_b.pk}
    assert kept(regional) == {country.contact_region_a.pk}
    assert kept(national) == set(Contact.objects.values_list("pk", flat=True))
    assert kept(Keeper()) == set()
    content = kelly.post("/beheer/ophalen/", {"sort": "csv"}).content.decode()
    assert country.contact_b.organisation not in content


def test_a_mandate_that_ended_and_a_person_who_was_stopped_count_at_once(country, kelly):
    upload(kelly, csv_of(*new_row(country)))
    plan = SheetPlan.objects.get()
    taken = "/beheer/ophalen/", {"sort": "csv"}
    assert country.contact_a.organisation in kelly.post(*taken).content.decode()
    Mandate.objects.update(ends_on=localdate() - timedelta(days=1))
    assert country.contact_a.organisation not in kelly.post(*taken).content.decode()
    (line,) = plan_of(kelly.person, ["nummer", "naam"], [country.contact_a.pk, "X"])
    assert line.outcome == "refused"
    type(kelly.person).objects.filter(pk=kelly.person.pk).update(is_active=False)
    for path in ("ophalen/", "ophalen/sjabloon/", "inlezen/", f"inlezen/{plan.pk}/"):
        assert kelly.get(f"/beheer/{path}").url.startswith("/account/inloggen/")
    before = everything()
    assert kelly.post(f"/beheer/inlezen/{plan.pk}/opslaan/").url.startswith("/account/inloggen/")
    assert everything() == before
