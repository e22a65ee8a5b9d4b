"""A visitor says that a number does not work. What is kept tells of the number, and not of the visitor."""

import re

import pytest
from django.utils.timezone import localdate

from tests.no_trace.markers import SENT, files_that_hold, held_by
from tests.no_trace.served_site import rows
from tests.no_trace.walk import NOTHING, Visitor

CHOICE = {"choice": "what=somebody_else"}


@pytest.fixture(scope="module", params=[True, False], ids=["with scripts", "without scripts"])
def reported(request, visit):
    """From coming in to the page that thanks, and out."""

    def walk(visitor: Visitor) -> dict:
        visitor.come()
        visitor.report_a_number()
        kept = visitor.kept()
        title = visitor.page.title()
        visitor.leave()
        return {"kept": kept, "title": title}

    return visit("served_settings", walk, java_script_enabled=request.param)


@pytest.fixture(scope="module")
def written(reported, content):
    """What stands in the database that was not there before."""
    before = set(rows(content))
    return [row for row in rows(reported.site.database) if row not in before]


def test_a_report_keeps_the_contact_the_choice_and_the_day_alone(written):
    kept = [row for row in written if row.startswith('INSERT INTO "upkeep_report"')]
    assert len(kept) == 1
    assert re.search(rf"VALUES\(1,'somebody_else','{localdate()}',NULL,\d+,NULL\);$", kept[0]), kept


def test_what_counts_reports_tells_no_minute(written):
    counters = [row for row in written if row.startswith('INSERT INTO "accounts_shared_memory"')]
    assert len(counters) == 2
    for row in counters:
        assert re.search(r"VALUES\(':1:reports(:\d+)?','[\w=\\/+]+','[\d-]+ \d\d:00:00'\);$", row), row


def test_a_report_writes_nothing_else(written):
    tables = {row.split('"')[1] for row in written}
    assert tables <= {"upkeep_report", "accounts_shared_memory", "sqlite_sequence"}


def test_no_file_of_the_site_holds_anything_of_who_reported(reported):
    assert re.search(r"POST /klopt-niet/\d+/ 303 ", reported.site.access_log)
    assert not files_that_hold(reported.site.folder, SENT | CHOICE)
    assert not reported.site.mails


def test_the_browser_of_who_reported_keeps_no_cookie_and_no_choice(reported):
    assert reported.seen["kept"] == NOTHING
    assert reported.seen["title"] == "Bedankt | Iets niet pluis?"
    assert not files_that_hold(reported.profile, CHOICE)


def test_the_choice_is_sent_in_the_form_alone(reported):
    assert [held_by(one.body.encode(), CHOICE) for one in reported.requests if one.body] == [set(CHOICE)]
    for one in reported.requests:
        assert not held_by(f"{one.url} {one.headers}".encode(), {"choice": "somebody_else"}), one
