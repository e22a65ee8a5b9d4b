"""What is taken away and read in again changes nothing."""

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contacts.models import Contact
from tests.factories.contacts import ContactFactory
from tests.real_content import Silent
from tests.upkeep.sheets.making import everything, told_by, upload
from upkeep.changes import change
from upkeep.sheets.files import contacts_file
from upkeep.sheets.planning import planned
from upkeep.sheets.present import World
from upkeep.sheets.reading import read

SORTS = ["csv", "xlsx"]
NASTY = [
    *("=1+1", "+31 6", "-1", "@SUM(A1)", "'=1", "''@x", " '=1", "\t=1", "\x1b", "\ufffe"),
    *("a;b", 'a"b', "a\nb", "’s-Gravenhage", "'s-Hertogenbosch", "0800", "1-3-2026", "_x000D_a", "ja"),
]


def changing(user, sort):
    """The rows that would change something, of all that this person keeps."""
    world = World.of(user)
    lines = planned(read(contacts_file(world.contacts.values(), sort=sort)), world)
    assert len(lines) == len(world.contacts)
    return [line for line in lines if line.outcome != "unchanged"]


@pytest.mark.parametrize("sort", SORTS)
def test_the_whole_directory_comes_back_unchanged(country, national, sort):
    call_command("load_directory", stdout=Silent())
    assert Contact.objects.count() > 40
    assert changing(national.person, sort) == []


@pytest.mark.parametrize("sort", SORTS)
def test_texts_that_look_like_formulas_come_back_unchanged(country, kelly, sort):
    for text in NASTY:
        ContactFactory(
            kind=country.kind,
            municipality=country.a,
            organisation=text,
            name=text,
            phone_note=text,
            for_whom=text,
        )
    assert changing(kelly.person, sort) == []


@pytest.mark.parametrize("sort", SORTS)
def test_what_waits_or_is_withdrawn_comes_back_unchanged(country, kelly, now, sort):
    contact = country.contact_a
    change(contact=contact, values={"phone": "+31100009001"}, by=kelly.person, stamp=now(contact))
    ContactFactory(kind=country.kind, municipality=country.a, withdrawn=True, phone="", email="")
    ContactFactory(kind=country.kind, municipality=country.a, phone="+4930123456", always_open=True)
    ContactFactory(kind=country.kind, municipality=country.a, hours="12345 09:00-12:00, 6 10:00-24:00")
    assert changing(kelly.person, sort) == []


@pytest.mark.parametrize("sort", SORTS)
def test_the_pages_do_the_same(country, kelly, sort):
    taken = kelly.post("/beheer/ophalen/", {"sort": sort})
    before = everything()
    told = told_by(upload(kelly, taken.content, f"contacten.{sort}"))
    assert "Alles staat al zo op de site." in told
    assert everything() == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30),
    sort=st.sampled_from(SORTS),
)
def test_any_text_comes_back_unchanged(country, kelly, text, sort):
    Contact.objects.filter(pk=country.contact_a.pk).update(organisation=text, name=text, for_whom=text)
    assert changing(kelly.person, sort) == []


@pytest.mark.parametrize("sort", SORTS)
def test_no_cell_of_a_file_begins_as_a_formula(country, kelly, sort):
    Contact.objects.filter(pk=country.contact_a.pk).update(organisation="=1+1", name="@x", for_whom="+1")
    content = contacts_file(World.of(kelly.person).contacts.values(), sort=sort)
    if sort == "csv":
        assert ";'=1+1;'@x;" in content.decode()
    else:
        (row,) = read(content).rows  # a formula would be a fault at its cell
        assert not row.faults
        assert row.cells[3:5] == ("=1+1", "@x")
