"""A browser that is closed in the middle can bring its tabs back. What it keeps for that, and what not."""

import pytest

from tests.no_trace.markers import SENT, TYPED, files_that_hold, held_by, of_the_tabs
from tests.no_trace.walk import Visitor


@pytest.fixture(scope="module", params=[True, False], ids=["with scripts", "without scripts"])
def with_scripts(request):
    return request.param


@pytest.fixture(scope="module")
def broken_off(visit, with_scripts):
    """To a place that nobody knows, in the flow. The browser is closed on the page that asks back."""

    def walk(visitor: Visitor) -> None:
        visitor.come()
        visitor.type_place(TYPED["found"])
        visitor.page.wait_for_url("**/contact/terneuzen/")
        visitor.page.get_by_role("link", name="Iets niet pluis?").first.click()
        visitor.walk_to_an_advice()
        visitor.type_notes()
        visitor.type_place(TYPED["unknown"])
        visitor.page.get_by_text(f"‘{TYPED['unknown']}’").wait_for()
        visitor.page.wait_for_load_state()  # by then the script has taken the form out of the tab

    return visit("served_settings", walk, java_script_enabled=with_scripts)


def test_the_site_keeps_nothing(broken_off):
    assert "POST /plaats/ 200 " in broken_off.site.access_log
    assert not files_that_hold(broken_off.site.folder, TYPED | SENT)


def test_what_is_typed_stands_in_no_address(broken_off):
    assert len(broken_off.requests) > 5
    for one in broken_off.requests:
        assert not held_by(f"{one.url} {one.headers}".encode(), TYPED)


def test_the_browser_keeps_the_page_and_not_what_was_typed(broken_off, with_scripts):
    """Without a script nothing can take the form out of the tab: docs/privacy.md tells so."""
    page = files_that_hold(broken_off.profile, {"": f"{broken_off.site.address}/plaats/"})
    assert any(map(of_the_tabs, page))
    typed = files_that_hold(broken_off.profile, TYPED)
    if with_scripts:
        assert not typed
    assert all(map(of_the_tabs, typed))
    assert set().union(*typed.values()) <= {"unknown"}
