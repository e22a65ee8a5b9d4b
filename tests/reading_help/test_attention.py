"""`Dit vraagt aandacht`: what somebody can do something about, the most urgent first."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from editorial.models import InfoPage, Remark
from guide.document import nodes_from
from signals_portal.attention import SHOWN, attention_for
from tests.desk.remarks import press, remark
from tests.desk.words import address, approve, save
from tests.edits import without
from tests.factories.avoided import WordToAvoidFactory
from tests.factories.contacts import ContactFactory, ContactKindFactory
from tests.factories.words import (
    EscalationStepFactory,
    GuideFactory,
    RoleFactory,
    SignalFactory,
    TipFactory,
    TipPlacementFactory,
    small_flow,
)
from tips.models import Pitfall

pytestmark = pytest.mark.django_db
NOW, SOON, SOME_DAY = "Wacht op jou", "Kijk hier eens naar", "Als je tijd hebt"


def seen_by(client):
    """Each heading, text, row and what is said of it, as the first page shows them to somebody."""
    page = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    return [
        (
            group.h3.get_text(strip=True),
            item.p.get_text(strip=True),
            " ".join(row.get_text(" ", strip=True).split()),
            row.a["href"] if row.a else "",
        )
        for group in page.select(".attention__group")
        for item in group.select(".attention__item")
        for row in item.select(".attention__row")
    ]


def written_long_ago(words):
    """A draft of these words, more than a month old."""
    revision = words.save_revision()
    revision.created_at = timezone.now() - timedelta(days=40)
    revision.save(update_fields=["created_at"])
    words.refresh_from_db()
    return words


def pitfall(text):
    """A published pitfall: words with one field, that nothing else needs."""
    return Pitfall.objects.create(slug=slugify(text), text=text, live=True)


def test_a_desk_without_worries_says_so(kelly):
    page = kelly.get(reverse("wagtailadmin_home")).content.decode()
    assert "Alles is bij." in page
    assert seen_by(kelly) == []


def test_the_first_page_shows_nothing_of_what_nobody_has(superuser):
    page = superuser.get(reverse("wagtailadmin_home")).content.decode()
    assert "Wagtail 8" not in page
    assert "Doorzoek alle pagina" not in page
    assert "afbeelding" not in BeautifulSoup(page, "html.parser").main.get_text().lower()


def test_a_tip_that_no_role_shows_leads_to_its_form(kelly):
    tip, shown, hidden = TipFactory(text="Niemand ziet mij."), TipFactory(), TipFactory(unpublished=True)
    TipPlacementFactory(tip=shown, role=EscalationStepFactory(kind=ContactFactory().kind).role)
    assert seen_by(kelly) == [
        (SOME_DAY, "Deze tip staat bij geen enkele rol", "Niemand ziet mij. tip", address(tip, "edit"))
    ]
    assert hidden.text not in str(seen_by(kelly))


def test_a_tip_of_a_role_that_is_off_the_site_is_shown_by_none(kelly):
    TipPlacementFactory(tip=TipFactory(text="Alleen daar."), role=RoleFactory(unpublished=True))
    assert [row for _, _, row, _ in seen_by(kelly)] == ["Alleen daar. tip"]


def test_a_role_that_calls_nobody_is_urgent(kelly):
    role = RoleFactory(name="Buur")
    EscalationStepFactory(role=role, inside=True)
    assert seen_by(kelly) == [
        (NOW, "Deze rol zegt niet wie je kunt bellen", "Buur rol", address(role, "edit"))
    ]


def test_a_step_that_nobody_answers_is_told_at_the_role_and_to_who_keeps_the_contacts(kelly, superuser):
    kind = ContactKindFactory(name="Gemeente")
    step = EscalationStepFactory(role__name="Buur", kind=kind)
    EscalationStepFactory(role=step.role, kind=ContactFactory().kind)
    at_the_role = "Deze rol noemt een contact dat nergens opneemt. Bezoekers zien die stap niet"
    in_the_country = "Voor dit soort contact neemt in het hele land niemand op"
    mine = [(SOME_DAY, at_the_role, "Buur rol, Gemeente", address(step.role, "edit"))]
    assert seen_by(kelly) == mine
    assert seen_by(superuser) == [(SOON, in_the_country, "Gemeente soort contact", ""), *mine]


def test_a_number_that_was_withdrawn_answers_nobody(superuser):
    contact = ContactFactory(kind__name="Gemeente")
    assert seen_by(superuser) == []
    contact.withdraw(by=None)
    assert "Gemeente soort contact" in str(seen_by(superuser))


def test_a_contact_whose_site_is_not_safe_is_told_to_who_keeps_the_contacts(kelly, superuser):
    ContactFactory(website="http://oud.example.org/", kind__name="Steun")
    assert seen_by(kelly) == []
    [(heading, text, row, url)] = seen_by(superuser)
    assert (heading, text, url) == (SOME_DAY, "De site van dit contact is niet beveiligd (geen https)", "")
    assert "http://oud.example.org/" in row


def test_a_published_word_to_avoid_is_told_and_one_in_a_draft_is_not(kelly):
    WordToAvoidFactory(word="loverboy", forms="loverboys")
    signal = SignalFactory(text="Heeft het over Loverboys, of een loverboy.")
    SignalFactory(text="Een loverboy.", live=False)
    assert seen_by(kelly) == [
        (
            SOON,
            "Hier staat een woord dat we liever vermijden",
            f"{signal.text} signaal, loverboys, loverboy",
            address(signal, "edit"),
        )
    ]


def test_a_word_to_avoid_is_found_in_a_step_and_in_the_flow(kelly):
    WordToAvoidFactory(word="loverboy")
    step = EscalationStepFactory(kind=ContactFactory().kind, when="Een loverboy belt")
    GuideFactory(flow=small_flow(step.kind.slug), name="Een loverboy")
    rows = [row for _, text, row, _ in seen_by(kelly) if "vermijden" in text]
    assert f"{step.role} rol, loverboy" in rows


def test_a_link_that_is_not_safe_is_told(kelly):
    page = InfoPage.objects.create(
        slug="over", title="Over", body='<p><a href="http://a.nl/">a</a> <a href="https://b.nl/">b</a></p>'
    )
    assert seen_by(kelly) == [
        (
            SOON,
            "Deze link is niet beveiligd (geen https)",
            "Over informatiepagina, http://a.nl/",
            address(page, "edit"),
        )
    ]


def test_a_draft_that_lies_for_more_than_a_month_is_told_with_its_day(kelly):
    signal = written_long_ago(SignalFactory(text="Oud concept."))
    SignalFactory(text="Nieuw concept.").save_revision()
    day = timezone.localtime(signal.latest_revision.created_at).strftime("%d-%m-%Y")
    [(heading, text, row, url)] = seen_by(kelly)
    assert (heading, row, url) == (SOON, f"Oud concept. signaal, {day}", address(signal, "edit"))
    assert text.startswith("Dit concept ligt er al meer dan een maand")


def test_what_was_sent_in_is_no_old_draft(kelly):
    words = pitfall("Oud concept.")
    save(kelly, words, "submit", text="Oud en ingestuurd.")
    revision = words.revisions.latest("pk")
    revision.created_at = timezone.now() - timedelta(days=40)
    revision.save(update_fields=["created_at"])
    assert [text for _, text, _, _ in seen_by(kelly)] == ["Dit kijkt een ander nog na"]


def test_a_review_waits_for_each_reviewer_who_did_not_write_it(kelly, vladimir, michael):
    words = pitfall("Is bang.")
    save(kelly, words, "submit", text="Is vaak bang.")
    asked = (NOW, "Een collega vraagt of jij dit wilt nakijken", "Is vaak bang. valkuil, van Kelly")
    assert [row[:3] for row in seen_by(vladimir)] == [asked]
    assert [row[:3] for row in seen_by(michael)] == [asked]
    waits = (SOME_DAY, "Dit kijkt een ander nog na", "Is vaak bang. valkuil, wacht op: Eindredacteur")
    assert [row[:3] for row in seen_by(kelly)] == [waits]


def test_a_reviewer_who_wrote_part_of_it_is_not_asked(kelly, vladimir, michael):
    words = pitfall("Is bang.")
    save(vladimir, words, text="Is vaak bang.")
    save(kelly, words, "submit", text="Is heel vaak bang.")
    assert [row[0] for row in seen_by(vladimir)] == [SOME_DAY]
    assert [row[0] for row in seen_by(michael)] == [NOW]


def test_words_with_open_remarks_are_told_with_how_many(kelly, vladimir):
    words, other = pitfall("Is bang."), pitfall("Is moe.")
    for row in (words, words, other):
        remark(vladimir, row)
    told = "Hier staan opmerkingen open"
    expected = [
        (SOON, told, "Is bang. valkuil, 2 opmerkingen", address(words, "edit")),
        (SOON, told, "Is moe. valkuil, 1 opmerking", address(other, "edit")),
    ]
    assert seen_by(kelly) == seen_by(vladimir) == expected
    for one in Remark.objects.all():
        press(kelly, one.words, "resolve", one)
    assert seen_by(kelly) == []


def test_what_is_approved_waits_no_more(kelly, vladimir):
    words = pitfall("Is bang.")
    save(kelly, words, "submit", text="Is vaak bang.")
    approve(vladimir, words)
    assert seen_by(vladimir) == seen_by(kelly) == []


def test_a_flow_that_cannot_be_published_is_told_with_the_number_of_its_problems(superuser):
    kind = ContactFactory(is_fallback=True).kind
    EscalationStepFactory(kind=kind)
    flow = small_flow(kind.slug)
    guide = GuideFactory(flow=flow)
    assert seen_by(superuser) == []
    guide.nodes = nodes_from(without(flow, "wacht"))
    guide.save_revision()
    assert attention_for(superuser.person)[0][1][0].text == (
        "Deze vragen en adviezen kunnen nog niet op de site"
    )
    assert attention_for(superuser.person)[0][1][0].lines[0].note == "1 probleem"


def test_who_may_change_nothing_has_nothing_to_do(desk, administrator):
    TipFactory()
    RoleFactory()
    assert seen_by(administrator) == []


def test_a_long_list_is_cut_and_counted(kelly):
    for number in range(SHOWN + 3):
        TipFactory(text=f"Tip {number:02}.")
    assert len(seen_by(kelly)) == SHOWN + 1
    assert seen_by(kelly)[-1][2] == "en nog 3"


def test_the_most_urgent_stands_first(kelly):
    TipFactory()
    RoleFactory()
    InfoPage.objects.create(slug="over", title="Over", body='<p><a href="http://a.nl/">a</a></p>')
    assert list(dict.fromkeys(row[0] for row in seen_by(kelly))) == [NOW, SOON, SOME_DAY]


@pytest.mark.parametrize("size", [1, 12])
def test_the_first_page_costs_the_same_however_much_there_is(
    kelly, vladimir, size, django_assert_max_num_queries
):
    WordToAvoidFactory(word="loverboy")
    for number in range(size):
        role = EscalationStepFactory(role__name=f"Loverboy {number}", kind=ContactFactory().kind).role
        TipPlacementFactory(role=role)
        written_long_ago(TipFactory(text=f"Een loverboy {number}."))
        InfoPage.objects.create(slug=f"p{number}", title="Over", body='<a href="http://a.nl/">a</a>')
        GuideFactory(name=f"Gids {number}").save_revision()
        save(kelly, pitfall(f"Kijk {number}."), "submit", text="Is vaak bang.")
        remark(kelly, role)
    seen_by(vladimir)
    with django_assert_max_num_queries(24):
        assert len(attention_for(vladimir.person)) == 3
    with django_assert_max_num_queries(
        39
    ):  # with the session, the second step, the rights and what Wagtail asks for its menu
        assert len(seen_by(vladimir)) >= 5
