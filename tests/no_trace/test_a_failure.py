"""The place lookup fails while it holds everything that was typed and sent. Still nothing tells it."""

import re

import pytest
from playwright.sync_api import expect

from tests.no_trace.markers import SENT, TYPED, files_that_hold, held_by
from tests.no_trace.walk import NOTHING, Visitor

ALL = TYPED | SENT


@pytest.fixture(scope="module")
def failed_visit(visit):
    """To a lookup that fails, in the flow and on the home page, and a page that breaks off."""

    def walk(visitor: Visitor) -> dict:
        visitor.come()
        visitor.walk_to_an_advice()
        visitor.type_notes()
        visitor.type_place(TYPED["unknown"])
        expect(visitor.page.get_by_role("alert")).to_be_visible()
        visitor.page.get_by_role("link", name="Iets niet pluis?").first.click()
        visitor.type_place(TYPED["unknown"])
        expect(visitor.page.get_by_role("heading", name="Er ging iets mis bij ons")).to_be_visible()
        visitor.page.wait_for_load_state()  # by then the script has taken the form out of the tab
        visitor.page.evaluate(
            "address => fetch(address).then(answer => answer.text()).catch(() => {})",
            f"/afgebroken/?{SENT['query']}",
        )
        return {"page": visitor.page.content(), "kept": visitor.kept()}

    return visit("failing_settings", walk)


def tells_where_it_arose(text: str) -> bool:
    """Both exceptions, and the line of code of each."""
    return bool(
        re.search(
            r"ValueError\n.*raise ValueError\(typed\).*RuntimeError\n.*raise RuntimeError\(", text, re.DOTALL
        )
    )


def test_the_visitor_still_sees_whom_to_call(failed_visit):
    page = failed_visit.seen["page"]
    assert '<html lang="nl"' in page
    assert 'href="tel:112"' in page
    assert 'href="tel:08002000"' in page
    assert not held_by(page.encode(), TYPED)


def test_the_logs_tell_what_failed_and_nothing_of_the_visitor(failed_visit):
    site = failed_visit.site
    assert "POST /plaats/ 500 " in site.access_log
    assert "ERROR django.request: 500 Internal Server Error: POST /plaats/\nValueError\n" in site.error_log
    assert tells_where_it_arose(site.error_log)
    assert re.search(
        r"ERROR _granian[^\n]*\n  File .*failing_settings.py.*broken_off", site.error_log, re.DOTALL
    )
    assert not held_by(f"{site.access_log} {site.error_log}".encode(), ALL)


def test_the_mail_tells_what_failed_and_nothing_of_the_visitor(failed_visit):
    mails = failed_visit.site.mails
    told = [mail for mail in mails if "ERROR: 500 Internal Server Error: POST /plaats/" in mail]
    assert told
    assert all(map(tells_where_it_arose, told))
    for mail in mails:
        assert "To: beheer@example.nl" in mail
        assert not held_by(mail.encode(), ALL)


def test_no_file_of_the_site_holds_anything_of_the_visitor(failed_visit):
    assert not files_that_hold(failed_visit.site.folder, ALL)


def test_the_browser_keeps_nothing_that_was_typed(failed_visit):
    assert failed_visit.seen["kept"] == NOTHING
    assert not files_that_hold(failed_visit.profile, TYPED)
