"""Thousands of rows: a few queries for each lot, to look at and to write alike, and one mail."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contacts.models import Contact
from tests.factories.contacts import ContactFactory
from tests.upkeep.sheets.making import csv_of, new_row
from upkeep.models import Proposal
from upkeep.sheets.files import contacts_file
from upkeep.sheets.present import World
from upkeep.sheets.reading import read
from upkeep.sheets.table import MOST_ROWS
from upkeep.sheets.writing import keep_plan, write

ROWS = 600  # more than one lot


def queries_of(act):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        result = act()
    return len(seen), result


def kept(keeper, *rows):
    return keep_plan(sheet=read(csv_of(*rows)), file_name="a.csv", by=keeper.person)


def test_new_contacts_cost_less_than_a_query_for_each_five_rows(country, kelly):
    headings, row = new_row(country)
    rows = [[*row[:2], f"Hulp {number}", *row[3:]] for number in range(ROWS)]
    looking, plan = queries_of(lambda: kept(kelly, headings, *rows))
    assert looking < 20
    writing, steps = queries_of(lambda: list(write(plan=plan, by=kelly.person)))
    assert steps == [500, ROWS]
    assert writing < ROWS / 5
    assert Proposal.objects.waiting().count() == ROWS


def test_changed_contacts_cost_less_than_a_query_for_each_five_rows(country, kelly, vladimir):
    contacts = ContactFactory.create_batch(ROWS, kind=country.kind, municipality=country.a)
    rows = [[one.pk, "X", "hulp@adam.example", "ma 9-17"] for one in contacts]
    looking, plan = queries_of(lambda: kept(kelly, ["nummer", "naam", "e-mail", "openingstijden"], *rows))
    assert looking < 60
    writing, steps = queries_of(lambda: list(write(plan=plan, by=kelly.person)))
    assert steps == [500, ROWS]
    assert writing < ROWS / 5
    assert Contact.objects.filter(name="X", hours="1 09:00-17:00").count() == ROWS
    taking, _file = queries_of(lambda: contacts_file(World.of(kelly.person).contacts.values(), sort="csv"))
    assert taking < 15


def test_ten_thousand_rows_are_read_and_shown_a_page_at_a_time(country, kelly):
    headings, row = new_row(country)
    plan = kept(kelly, headings, *[[*row[:2], f"Hulp {number}", *row[3:]] for number in range(MOST_ROWS)])
    assert len(plan.lines) == MOST_ROWS
    page = kelly.get(f"/beheer/inlezen/{plan.pk}/?pagina=100")
    assert page.content.decode().count("Hulp 9") == 200  # the title of each row, and its organisation
    assert len(page.content) < 300_000


@pytest.mark.parametrize("pages", ["0", "-1", "x", "999999999999999999999"])
def test_a_page_that_is_not_there_is_one_that_is(country, kelly, pages):
    plan = kept(kelly, *new_row(country))
    assert kelly.get(f"/beheer/inlezen/{plan.pk}/", {"pagina": pages}).status_code == 200
