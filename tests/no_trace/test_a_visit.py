"""A visitor walks from a feeling to a number and leaves. Afterwards nothing tells it, here or there."""

import pytest

from tests.no_trace.markers import SENT, TYPED, files_that_hold, held_by, of_the_addresses
from tests.no_trace.served_site import rows
from tests.no_trace.walk import NOTHING, Visitor

ALL = TYPED | SENT


@pytest.fixture(scope="module")
def whole_visit(visit):
    """From coming in to Snel weg."""

    def walk(visitor: Visitor) -> dict:
        visitor.come()
        before = visitor.history()
        titles = visitor.walk_to_an_advice()
        notes = visitor.type_notes()
        visitor.look_up_places()
        notes = notes and visitor.type_notes()
        kept = [visitor.kept()]
        visitor.leave()
        kept.append(visitor.kept())
        return {"kept": kept, "titles": titles, "entries": visitor.history() - before, "notes": notes}

    return visit("served_settings", walk)


def test_the_browser_keeps_no_cookie_and_no_storage(whole_visit):
    assert whole_visit.seen["kept"] == [NOTHING, NOTHING]


def test_the_history_grows_by_no_answer(whole_visit):
    assert whole_visit.seen["entries"] == 1  # the flow, also with two questions back about a place


def test_the_visit_did_type_in_the_call_note(whole_visit):
    assert whole_visit.seen["notes"] >= 3


def test_the_title_is_the_same_at_every_step(whole_visit):
    assert whole_visit.seen["titles"] == ["Stap voor stap | Iets niet pluis?"] * 4


def test_nobody_else_is_asked_for_anything(whole_visit):
    assert len(whole_visit.requests) > 10
    assert not [
        one.url for one in whole_visit.requests if not one.url.startswith(whole_visit.site.address + "/")
    ]


def test_what_is_typed_is_sent_only_in_the_form_that_looks_up_a_place(whole_visit):
    bodies = {
        one.url.removeprefix(whole_visit.site.address): one.body for one in whole_visit.requests if one.body
    }
    assert set(bodies) == {"/plaats/"}
    looked_up = held_by("".join(one.body for one in whole_visit.requests).encode(), TYPED)
    assert looked_up == {"unknown", "asks back", "found"}
    for one in whole_visit.requests:
        assert not held_by(f"{one.url} {one.headers}".encode(), TYPED), one


def test_what_stood_in_the_address_one_came_by_goes_no_further_than_that_page(whole_visit):
    came_by = {name: SENT[name] for name in ("query", "referrer")}
    paths = [one.url.removeprefix(whole_visit.site.address) for one in whole_visit.requests]
    first_page_on = paths.index("/niet-pluis/") + 1
    told = [held_by(f"{one.url} {one.headers}".encode(), came_by) for one in whole_visit.requests]
    assert told[0] == set(came_by)
    assert not any(told[first_page_on:])


def test_the_log_of_requests_tells_paths_alone(whole_visit):
    log = whole_visit.site.access_log
    for line in (
        "GET /nergens/ 404 ",
        "GET / 200 ",
        "GET /niet-pluis/docent/ 200 ",
        "POST /plaats/ 200 ",
        "GET /weg/ 303 ",
    ):
        assert line in log
    assert "127.0.0.1 " not in log
    assert not held_by(log.encode(), ALL)


def test_the_log_of_errors_tells_paths_alone(whole_visit):
    log = whole_visit.site.error_log
    assert "WARNING django.request: 404 Not Found: GET /nergens/\n" in log
    assert not held_by(log.encode(), ALL)


def test_the_database_is_as_it_was(whole_visit, content):
    assert len(rows(content)) > 1000
    assert rows(whole_visit.site.database) == rows(content)


def test_no_file_of_the_site_holds_anything_of_the_visitor(whole_visit):
    assert whole_visit.site.database.exists()
    assert not files_that_hold(whole_visit.site.folder, ALL)
    assert not whole_visit.site.mails


def test_the_files_of_the_browser_hold_nothing_that_was_typed(whole_visit):
    assert "Default/History" in files_that_hold(whole_visit.profile, {"": "/niet-pluis/docent/"})
    assert not files_that_hold(whole_visit.profile, TYPED)


def test_the_files_of_the_browser_hold_only_the_address_one_came_by(whole_visit):
    held = files_that_hold(whole_visit.profile, SENT)
    assert held["Default/History"] == {"query", "referrer"}
    assert set.union(*held.values()) == {"query", "referrer"}
    assert not [path for path in held if not of_the_addresses(path)]


def test_after_leaving_the_cache_holds_no_page_of_the_visit(whole_visit):
    pages = {page: f"{whole_visit.site.address}{page}" for page in ("/niet-pluis/", "/plaats/")}
    held = files_that_hold(whole_visit.profile, pages)
    assert set.union(*held.values()) == set(pages)
    assert not [path for path in held if not of_the_addresses(path)]
