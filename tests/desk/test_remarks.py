"""Editors make remarks about words, at the field; who writes them sees it, and says when it is done."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from editorial.models import Remark
from editorial.remarks import LONGEST_REMARK
from tests.desk import kinds
from tests.desk.remarks import TEXT, press, remark
from tests.desk.words import address, approve, fresh, save
from tips.models import Pitfall


@pytest.fixture
def tip(desk):
    return kinds.a_tip().row


@pytest.fixture(params=kinds.MAKERS, ids=lambda maker: maker.__name__)
def words(request, desk):
    return request.param().row


def page_of(client, row, screen="remarks"):
    return BeautifulSoup(client.get(address(row, screen)).content, "html.parser")


def seen(client, row, screen="remarks"):
    """Where each open remark stands and what it says, on its own page or in the form."""
    items = page_of(client, row, screen).select(".remarks__item")
    return [
        (item.select_one(".remarks__where").get_text(), item.select_one(".remarks__text").get_text())
        for item in items
        if not item.find_parent("details")
    ]


def places(client, row):
    """The choices of the form for a new remark, by what they are called."""
    return {o.get_text(): o["value"] for o in page_of(client, row).select("[name=place] option")}


def test_a_reviewer_remarks_during_the_review_and_the_writer_sees_it_and_resolves_it(kelly, vladimir, tip):
    save(kelly, tip, "submit", text="Kijk om.")
    remark(vladimir, tip, "Naar wie?", places(vladimir, tip)["Tekst"])
    remark(vladimir, tip, "Mooi geworden.")
    both = [("Tekst", "Naar wie?"), ("Het geheel", "Mooi geworden.")]
    assert seen(kelly, tip, "edit") == seen(kelly, tip) == both
    assert "Kijk om. tip, 2 opmerkingen" in first_page(kelly)
    form = page_of(kelly, tip, "edit")
    assert [mark.get_text() for mark in form.select(".remark-mark")] == ["1 opmerking"]
    assert "Vladimir" in form.select_one(".remarks").get_text()

    assert press(kelly, tip, "resolve", Remark.objects.first()).status_code == 302
    assert seen(vladimir, tip) == seen(vladimir, tip, "edit") == both[1:]
    assert "Kijk om. tip, 1 opmerking" in first_page(vladimir)
    folded = page_of(vladimir, tip).details.get_text(" ", strip=True)
    assert folded.startswith("1 opgeloste opmerking")
    assert "Opgelost door Kelly" in " ".join(folded.split())


def first_page(client):
    text = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser").get_text(" ")
    return " ".join(text.split())


def test_what_is_not_resolved_after_all_waits_again(kelly, vladimir, tip):
    remark(vladimir, tip)
    one = Remark.objects.get()
    press(kelly, tip, "resolve", one)
    assert seen(vladimir, tip) == []
    press(vladimir, tip, "reopen", one)
    assert seen(kelly, tip) == [("Het geheel", TEXT)]
    one.refresh_from_db()
    assert (one.resolved_at, one.resolved_by) == (None, None)


def test_what_a_colleague_resolved_stays_resolved_by_them(kelly, vladimir, tip):
    remark(vladimir, tip)
    for client in (kelly, vladimir):
        press(client, tip, "resolve", Remark.objects.get())
    assert Remark.objects.get().resolved_by == kelly.person


def test_every_kind_of_words_takes_a_remark_at_each_of_its_fields(kelly, vladimir, words):
    offered = places(vladimir, words)
    assert len(offered) > 1
    for label, place in offered.items():
        assert remark(vladimir, words, f"Over: {label}", place).status_code == 302
    assert seen(kelly, words, "edit") == [(label, f"Over: {label}") for label in offered]
    marks = page_of(kelly, words, "edit").select(".remark-mark")
    assert len(marks) == len({place.partition(":")[0] for place in offered.values()} - {""})


def test_the_places_are_the_fields_of_the_form_in_its_order(vladimir, desk):
    role = kinds.a_role().row
    expected = ["Het geheel", "Naam", "Meervoud", "Inleiding", "Plaatje", "Tips op deze pagina"]
    assert list(places(vladimir, role))[:6] == expected


def test_a_remark_stays_at_its_question_when_that_moves_or_is_reworded(vladimir, desk):
    guide = kinds.a_guide().row
    label = next(label for label in places(vladimir, guide) if label.startswith("Vraag 1: "))
    remark(vladimir, guide, place=places(vladimir, guide)[label])
    nodes = guide.nodes.raw_data
    first = {**nodes[0], "value": {**nodes[0]["value"], "text": "Is er gevaar?"}}
    guide.nodes = [nodes[1], first, *nodes[2:]]
    guide.save_revision()
    [(where, _text)] = seen(vladimir, guide)
    assert where.endswith(": Is er gevaar?")
    guide.nodes = nodes[1:]
    guide.save_revision()
    assert seen(vladimir, guide) == [("Iets dat er niet meer staat", TEXT)]


def test_a_block_whose_key_was_made_too_long_by_hand_is_no_place(vladimir, desk):
    guide = kinds.a_guide().row
    nodes = guide.nodes.raw_data
    guide.nodes = [{**nodes[0], "id": "a" * 200}, *nodes[1:]]
    guide.save_revision()
    assert not [label for label in places(vladimir, guide) if label.startswith("Vraag 1: ")]


def test_the_form_shows_the_remarks_above_the_fields_and_an_invitation_below_them(kelly, tip):
    def order():
        form = page_of(kelly, tip, "edit")
        headings = [heading.get_text(strip=True) for heading in form.select("[data-panel-heading-text]")]
        return headings.index("Opmerkingen") < headings.index("Tekst"), headings.count("Opmerkingen")

    assert order() == (False, 1)
    remark(kelly, tip)
    assert order() == (True, 1)


def test_leaving_the_form_for_the_remarks_loses_nothing_that_was_typed(kelly, tip):
    links = page_of(kelly, tip, "edit").select(f'a[href="{address(tip, "remarks")}"]')
    assert len(links) == 2
    assert {link["target"] for link in links} == {"_blank"}


def test_new_words_have_no_remarks_yet(kelly, tip):
    form = BeautifulSoup(kelly.get(address(type(tip), "add")).content, "html.parser")
    assert form.select("[data-panel-heading-text]")
    assert form.select(".remarks") == []


def test_a_remark_is_words_and_nothing_else(kelly, vladimir, tip):
    remark(vladimir, tip, "<b>Vet</b> & <script>weg()</script>\nTwee regels.")
    for screen in ("remarks", "edit"):
        html = kelly.get(address(tip, screen)).content.decode()
        assert "&lt;b&gt;Vet&lt;/b&gt; &amp; &lt;script&gt;weg()&lt;/script&gt;<br>Twee regels." in html


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": "  "}, "Schrijf je opmerking."),
        ({}, "Schrijf je opmerking."),
        (
            {"text": "a" * (LONGEST_REMARK + 1)},
            f"Maak je opmerking korter: {LONGEST_REMARK} tekens. Nu: {LONGEST_REMARK + 1}.",
        ),
        ({"text": TEXT, "place": "live"}, "Dit veld is er niet meer. Kies waarover je opmerking gaat."),
    ],
)
def test_what_is_wrong_with_a_remark_is_told_and_nothing_is_kept_or_lost(kelly, tip, sent, told):
    answer = kelly.post(address(tip, "remarks"), sent)
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 200
    assert [error.get_text(strip=True) for error in page.select(".error-message")] == [told]
    assert page.select_one("[name=text]").get_text().strip() == sent.get("text", "").strip()
    assert not Remark.objects.exists()


def test_a_remark_of_the_longest_fits(kelly, tip):
    assert remark(kelly, tip, "\r\n".join(["a" * 499, "b" * 500])).status_code == 302
    assert len(Remark.objects.get().text) == LONGEST_REMARK


@pytest.mark.parametrize("button", ["resolve", "reopen"])
def test_a_remark_about_other_words_is_not_there(kelly, vladimir, tip, button):
    other = Pitfall.objects.create(pk=tip.pk, slug="bewijs", text="Om bewijs vragen.")  # of another kind
    remark(vladimir, other)
    assert press(kelly, tip, button, Remark.objects.get()).status_code == 404
    assert kelly.post(address(tip, "remarks"), {button: "een"}).status_code == 404
    assert seen(kelly, tip) == []
    assert seen(kelly, other) == [("Het geheel", TEXT)]


def test_words_that_are_not_there_have_no_page_of_remarks(kelly, tip):
    there = address(tip, "remarks")
    assert kelly.get(there.replace(f"/{tip.pk}/", "/999999/")).status_code == 404
    assert kelly.post(there.replace(f"/{tip.pk}/", "/999999/"), {"text": TEXT}).status_code == 404


def test_who_may_only_read_along_makes_and_resolves_nothing(administrator, vladimir, tip):
    remark(vladimir, tip)
    remark(administrator, tip)
    press(administrator, tip, "resolve", Remark.objects.first())
    assert seen(vladimir, tip) == [("Het geheel", TEXT)]


def test_a_lock_does_not_stop_a_remark(kelly, superuser, tip):
    superuser.post(address(tip, "lock"))
    assert remark(kelly, tip).status_code == 302
    assert seen(superuser, tip, "edit") == [("Het geheel", TEXT)]


def test_a_remark_changes_nothing_of_the_words_and_stays_when_they_are_published(kelly, vladimir, tip):
    save(kelly, tip, "submit", text="Kijk om.")
    before = fresh(tip).serializable_data()
    remark(vladimir, tip)
    assert fresh(tip).serializable_data() == before
    assert TEXT not in vladimir.get(address(tip, "history")).content.decode()
    assert TEXT not in vladimir.get(address(tip, "usage")).content.decode()
    approve(vladimir, fresh(tip))
    assert fresh(tip).text == "Kijk om."
    assert seen(kelly, tip) == [("Het geheel", TEXT)]


def test_who_made_a_remark_is_still_told_when_their_account_is_removed(kelly, vladimir, tip):
    remark(vladimir, tip)
    press(vladimir, tip, "resolve", Remark.objects.get())
    vladimir.person.delete()
    assert "Vladimir" in page_of(kelly, tip).details.get_text()


@pytest.mark.parametrize("screen", ["edit", "remarks"])
def test_a_page_costs_the_same_however_many_remarks_there_are(kelly, vladimir, tip, screen):
    save(kelly, tip, text="Kijk om.")
    quiet = asked(kelly, tip, screen)
    for number in range(6):
        remark((kelly, vladimir)[number % 2], tip, f"Opmerking {number}")
    press(kelly, tip, "resolve", Remark.objects.first())
    assert asked(kelly, tip, screen) == quiet


def test_the_remarks_add_one_query_to_the_form_and_none_to_a_list(kelly, tip):
    remark(kelly, tip)
    about_remarks = [q for q in queries_of(kelly, address(tip, "edit")) if "editorial_remark" in q]
    assert len(about_remarks) == 1
    assert not [q for q in queries_of(kelly, address(type(tip), "list")) if "editorial_remark" in q]


def asked(client, row, screen):
    return len(queries_of(client, address(row, screen)))


def queries_of(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked_for:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in asked_for.captured_queries]
