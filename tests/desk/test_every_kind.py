"""Every kind of words goes the same way: made, changed, previewed, reviewed, compared and brought back."""

import pytest
from bs4 import BeautifulSoup

from tests.desk import kinds
from tests.desk.words import address, approve, fields_of, form_of, fresh, press, save
from tips.models import Tip
from tips.tables import TipTable


@pytest.fixture(params=kinds.MAKERS, ids=lambda maker: maker.__name__)
def words(request, desk):
    return request.param()


def live_text(row):
    """All that the row says to visitors, its children included."""
    return str(type(row).objects.live().get(pk=row.pk).serializable_data())


def test_a_change_goes_from_draft_to_the_site(kelly, vladimir, words):
    row = words.row
    assert save(kelly, row, **words.change).status_code == 302
    assert words.seen not in live_text(row)
    assert words.seen in str(fresh(row).latest_revision.content)
    assert save(kelly, row, "submit").status_code == 302
    approve(vladimir, fresh(row))
    assert words.seen in live_text(row)


@pytest.mark.parametrize("action", ["", "submit"])
def test_a_form_does_not_go_over_what_a_colleague_saved_meanwhile(kelly, vladimir, words, action):
    row = words.row
    opened = form_of(kelly, row, **words.change)
    save(vladimir, row)
    theirs = fresh(row).latest_revision
    answer = press(kelly, row, action, opened)
    assert "Iemand anders heeft dit intussen bewaard." in answer.content.decode()
    assert words.seen in answer.content.decode(), "nothing typed is lost"
    assert fresh(row).latest_revision == theirs
    assert not fresh(row).workflow_in_progress
    seen = fields_of(answer.content.decode())
    again = {**opened, **{name: seen[name] for name in seen if name.startswith("loaded_revision")}}
    assert press(kelly, row, action, again).status_code == 302, "after it was told, it may"
    assert words.seen in str(fresh(row).latest_revision.content)


def test_an_untouched_form_changes_nothing_and_may_be_approved_in_the_form(kelly, vladimir, words):
    row = words.row
    before = says(row)
    save(kelly, row, "submit")
    sent = {**form_of(vladimir, row), "workflow-action-name": "approve", "action-workflow-action": "1"}
    assert vladimir.post(address(row, "edit"), sent).status_code == 302
    assert not fresh(row).workflow_in_progress
    assert says(row) == before


def says(row):
    """What is live of a row, without the bookkeeping."""
    live = type(row).objects.live().get(pk=row.pk)
    if hasattr(live, "flow"):
        return live.flow
    kept = ("revision", "published", "unpublished_changes", "published_at")
    return {name: value for name, value in live.serializable_data().items() if not name.endswith(kept)}


def test_a_draft_is_previewed_in_the_visitors_page(kelly, words):
    row = words.row
    sent = form_of(kelly, row, **words.change)
    assert kelly.post(address(row, "preview_on_edit"), sent).json() == {
        "is_valid": True,
        "is_available": True,
    }
    shown = kelly.get(address(row, "preview_on_edit"), {"mode": row.default_preview_mode})
    assert words.seen in shown.content.decode()
    assert "Snel weg" in shown.content.decode()
    assert words.seen not in live_text(row)


def test_only_the_desk_frames_a_preview(kelly, words):
    kelly.post(address(words.row, "preview_on_edit"), form_of(kelly, words.row))
    shown = kelly.get(address(words.row, "preview_on_edit"), {"mode": words.row.default_preview_mode})
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    edit = kelly.get(address(words.row, "edit"))
    assert edit["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in edit["Content-Security-Policy"]
    assert "script-src 'self';" in edit["Content-Security-Policy"] + ";"


def test_its_history_tells_who_and_compares_in_words(kelly, words):
    row = words.row
    first = fresh(row).live_revision
    save(kelly, row, **words.change)
    history = kelly.get(address(row, "history")).content.decode()
    assert "Kelly" in history
    compared = kelly.get(address(row, "revisions_compare", first.pk, "latest")).content.decode()
    assert 'class="addition"' in compared
    assert "stream-field" not in compared


def test_lists_show_state_and_last_change(kelly, words):
    before = str(words.row.status_string)
    save(kelly, words.row, **words.change)
    after = str(fresh(words.row).status_string)
    assert after != before
    page = BeautifulSoup(kelly.get(address(type(words.row), "list")).content, "html.parser")
    row = page.select_one(".listing tbody tr").get_text(" ", strip=True).lower()
    assert after.lower() in row
    assert "zojuist" in row


@pytest.mark.parametrize("maker", kinds.MADE_AT_THE_DESK, ids=lambda maker: maker.__name__)
def test_new_words_are_drafts_with_a_key_of_their_own(kelly, maker):
    words = maker()
    model = type(words.row)
    answer = kelly.post(address(model, "add"), {**words.new, "go_live_at": "", "expire_at": ""})
    assert answer.status_code == 302
    made = model.objects.latest("pk")
    assert not made.live
    assert getattr(made, made.key_field) == "nieuw"
    page = kelly.get(address(made, "edit")).content.decode()
    assert f'name="{made.key_field}"' not in page


@pytest.mark.parametrize("kind", ["a_guide", "an_info_page"])
def test_nobody_adds_to_what_has_a_fixed_number(superuser, kind):
    model = type(kinds.ALL[kind]().row)
    before = model.objects.count()
    assert superuser.get(address(model, "add")).status_code == 302
    superuser.post(address(model, "add"), {"title": "Nieuw", "name": "Nieuw", "body": "null"})
    assert model.objects.count() == before


def test_keys_do_not_collide(kelly, desk):
    for _time in range(3):
        kelly.post(address(Tip, "add"), {"text": "Kijk om.", "go_live_at": "", "expire_at": ""})
    assert sorted(Tip.objects.values_list("key", flat=True)) == ["kijk-om", "kijk-om-2", "kijk-om-3"]


def test_what_was_loaded_can_be_brought_back_after_the_first_change(kelly):
    TipTable({}).write("elkaar", {"key": "elkaar", "text": "Let op elkaar."})
    tip = Tip.objects.get(key="elkaar")
    loaded = tip.latest_revision_id
    save(kelly, tip, text="Kijk om.")
    history = kelly.get(address(tip, "history")).content.decode()
    assert address(tip, "revisions_revert", loaded) in history
