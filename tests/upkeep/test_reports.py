"""'Klopt dit niet?': a visitor says that a number does not work, and those who keep it hear of it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from contacts.models import Contact
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory
from upkeep.changes import change, verify, withdraw
from upkeep.models import Report, Wrong
from upkeep.proposals import confirm
from upkeep.reports import MOST_ABOUT_ONE, MOST_IN_ALL, handle, receive

CHOSEN = {"what": "no_answer"}


@pytest.fixture(autouse=True)
def _nothing_counted(db):
    cache.clear()


@pytest.fixture
def contact(country):
    return country.contact_a


@pytest.fixture
def report(browser_client, contact):
    """Sends the form about a contact, as a browser does."""

    def send(about: Contact = contact, **sent: str):
        return browser_client.post(f"/klopt-niet/{about.pk}/", {"note": "", **CHOSEN, **sent})

    return send


def told(contact: Contact) -> list[tuple[str, object]]:
    return list(Report.objects.filter(contact=contact).values_list("what", "received_on"))


def test_what_was_chosen_is_kept_with_the_day(report, contact):
    response = report()
    assert (response.status_code, response["Location"]) == (303, "/klopt-niet/bedankt/")
    assert told(contact) == [("no_answer", localdate())]


def test_a_card_leads_to_the_form_and_that_of_112_does_not(client, country):
    emergency = ContactFactory(phone="112")
    page = client.get("/contact/adam/").content.decode()
    assert f'href="/klopt-niet/{country.contact_a.pk}/"' in page
    assert f'href="/klopt-niet/{emergency.pk}/"' not in page


@pytest.mark.parametrize("wrong", Wrong)
def test_everything_that_can_be_wrong_can_be_chosen(report, contact, wrong):
    report(what=wrong.value)
    assert [what for what, _day in told(contact)] == [wrong.value]


def test_only_what_can_be_wrong_with_this_contact_is_asked(client, country):
    written = ContactFactory(phone="", email="hulp@example.org")
    called = ContactFactory()
    assert choices(client, written) == ["hours", "online"]
    assert choices(client, called) == ["no_number", "no_answer", "somebody_else", "hours"]


def choices(client, contact) -> list[str]:
    page = client.get(f"/klopt-niet/{contact.pk}/").content.decode()
    return [wrong.value for wrong in Wrong if f'value="{wrong.value}"' in page]


@pytest.mark.parametrize("what", ["", "anders", "x" * 10_000, "\x00"])
def test_who_chooses_nothing_that_is_there_is_told_what_to_do(report, contact, what):
    response = report(what=what)
    assert response.status_code == 200
    assert "Kies " in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert not told(contact)


def test_a_program_that_fills_in_everything_is_thanked_and_not_heard(report, contact):
    assert report(note="https://example.org").status_code == 303
    assert not told(contact)


def test_nothing_else_that_is_sent_is_kept(report, contact):
    report(name="Klaas", phone="0612345678")
    kept = Report.objects.values().get()
    assert set(kept) == {"id", "contact_id", "what", "received_on", "handled_at", "handled_by_id"}
    assert "Klaas" not in str(kept)


@pytest.mark.parametrize("sent", [None, {}, CHOSEN])
def test_no_cookie_is_set_and_no_page_differs_by_one(client, browser_client, contact, sent):
    address = f"/klopt-niet/{contact.pk}/"
    response = client.get(address) if sent is None else browser_client.post(address, sent)
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_the_form_itself_may_be_kept_by_a_cache(client, contact):
    pages = [client.get(f"/klopt-niet/{contact.pk}/") for _ in range(2)]
    assert pages[0].content == pages[1].content
    assert "Cache-Control" not in pages[0]


def test_a_form_from_elsewhere_is_refused(client, contact):
    response = client.post(f"/klopt-niet/{contact.pk}/", CHOSEN, headers={"Origin": "https://elders.example"})
    assert response.status_code == 403
    assert not told(contact)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_contact_that_no_visitor_sees_is_not_there(browser_client, country, settings, method):
    settings.SHOW_UNCONFIRMED_CONTACTS = False
    withdrawn = ContactFactory(withdrawn=True)
    unconfirmed = ContactFactory(municipality=country.a, unconfirmed=True)
    emergency = ContactFactory(phone="112")
    for key in (withdrawn.pk, unconfirmed.pk, emergency.pk, 0, 10**30):
        assert getattr(browser_client, method)(f"/klopt-niet/{key}/", CHOSEN).status_code == 404
    assert not Report.objects.exists()


def test_too_many_about_one_contact_in_an_hour_are_thanked_and_not_kept(report, contact):
    for _ in range(MOST_ABOUT_ONE + 3):
        assert report()["Location"] == "/klopt-niet/bedankt/"
    assert len(told(contact)) == MOST_ABOUT_ONE


def test_another_contact_is_still_heard(report, contact, country):
    for _ in range(MOST_ABOUT_ONE + 1):
        report()
    report(country.contact_b)
    assert len(told(country.contact_b)) == 1


def test_too_many_in_all_in_an_hour_are_not_kept(country):
    contacts = ContactFactory.create_batch(MOST_IN_ALL // MOST_ABOUT_ONE + 1, kind=country.kind)
    for contact in contacts:
        for _ in range(MOST_ABOUT_ONE):
            receive(contact=contact, what=Wrong.HOURS)
    assert Report.objects.count() == MOST_IN_ALL


def test_what_counts_them_ends_with_the_hour(contact, monkeypatch):
    times = []
    monkeypatch.setattr(cache, "set", lambda key, value, timeout: times.append((key, timeout)))
    receive(contact=contact, what=Wrong.HOURS)
    seconds = 3600 - (timezone.now().minute * 60 + timezone.now().second)
    assert {key for key, _left in times} == {"reports", f"reports:{contact.pk}"}
    assert all(0 < left <= seconds + 1 for _key, left in times)


def test_those_who_keep_it_get_one_mail_a_day(contact, kelly, vladimir, stranger, sent, mailoutbox):
    first = sent(lambda: receive(contact=contact, what=Wrong.NO_ANSWER))
    assert set(first) == {kelly.person.email, vladimir.person.email}
    assert "er neemt niemand op" in mailoutbox[0].body
    assert "/beheer/plaats/gemeente-adam/" in mailoutbox[0].body
    assert not sent(lambda: receive(contact=contact, what=Wrong.HOURS))
    Report.objects.update(received_on=localdate() - timedelta(days=1))
    assert set(sent(lambda: receive(contact=contact, what=Wrong.HOURS))) == set(first)


def test_where_nobody_keeps_it_the_region_hears_and_then_the_country(contact, regional, national, sent):
    assert set(sent(lambda: receive(contact=contact, what=Wrong.HOURS))) == {regional.person.email}
    regional.person.mandates.all().delete()
    Report.objects.all().delete()
    assert set(sent(lambda: receive(contact=contact, what=Wrong.HOURS))) == {national.person.email}


def test_the_card_tells_how_many_and_what(contact, kelly):
    for what in (Wrong.NO_ANSWER, Wrong.NO_ANSWER, Wrong.HOURS):
        Report.objects.create(contact=contact, what=what, received_on="2026-11-03")
    page = kelly.get("/beheer/plaats/gemeente-adam/").content.decode()
    assert "3 meldingen: er neemt niemand op (3 nov), de tijden kloppen niet (3 nov)" in page
    assert "Afgehandeld" in page


def test_who_keeps_the_region_sees_it_and_has_no_button(contact, regional):
    Report.objects.create(contact=contact, what=Wrong.HOURS)
    page = regional.get("/beheer/plaats/gemeente-adam/").content.decode()
    assert "1 melding: de tijden kloppen niet" in page
    assert "Afgehandeld" not in page


def test_handled_is_written_down_and_gone_from_the_card(contact, kelly):
    made = Report.objects.create(contact=contact, what=Wrong.HOURS)
    response = kelly.post(f"/beheer/meldingen/{contact.pk}/afgehandeld/", {"last": made.pk})
    assert response["Location"] == "/beheer/plaats/gemeente-adam/"
    made.refresh_from_db()
    assert made.handled_by == kelly.person
    assert "melding:" not in kelly.get("/beheer/plaats/gemeente-adam/").content.decode()


def test_a_report_that_came_after_the_page_stays_open(contact, kelly):
    seen = Report.objects.create(contact=contact, what=Wrong.HOURS)
    later = Report.objects.create(contact=contact, what=Wrong.NO_ANSWER)
    handle(contact=contact, last=seen.pk, by=kelly.person)
    assert list(Report.objects.open()) == [later]


@pytest.mark.parametrize("last", ["", "alles", "-1", "9" * 40])
def test_a_number_that_nobody_offered_breaks_nothing(contact, kelly, last):
    Report.objects.create(contact=contact, what=Wrong.HOURS)
    assert kelly.post(f"/beheer/meldingen/{contact.pk}/afgehandeld/", {"last": last}).status_code == 302


@pytest.mark.parametrize("who", ["stranger", "regional"])
def test_who_may_not_change_the_contact_handles_none_of_its_reports(contact, request, who):
    made = Report.objects.create(contact=contact, what=Wrong.HOURS)
    keeper = request.getfixturevalue(who)
    assert keeper.post(f"/beheer/meldingen/{contact.pk}/afgehandeld/", {"last": made.pk}).status_code == 404
    assert list(Report.objects.open()) == [made]
    assert not Report.objects.editable_by(keeper.person).exists()


def test_whoever_is_not_signed_in_handles_nothing(contact):
    made = Report.objects.create(contact=contact, what=Wrong.HOURS)
    visitor = Client(headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
    visitor.post(f"/beheer/meldingen/{contact.pk}/afgehandeld/", {"last": made.pk})
    assert list(Report.objects.open()) == [made]


@pytest.mark.parametrize("act", [verify, withdraw])
def test_checking_and_withdrawing_close_what_was_reported(country, contact, kelly, now, act):
    Report.objects.create(contact=contact, what=Wrong.HOURS)
    other = Report.objects.create(contact=country.contact_b, what=Wrong.HOURS)
    act(contact=contact, by=kelly.person, stamp=now(contact))
    assert list(Report.objects.open()) == [other]


def test_confirming_a_change_closes_what_was_reported(country, contact, kelly, vladimir, now):
    other = Report.objects.create(contact=country.contact_b, what=Wrong.HOURS)
    Report.objects.create(contact=contact, what=Wrong.HOURS)
    proposal = change(contact=contact, values={"phone": "+31100009991"}, by=kelly.person, stamp=now(contact))
    assert Report.objects.open().count() == 2
    confirm(proposal=proposal, by=vladimir.person, stamp=now(contact))
    assert list(Report.objects.open()) == [other]


def test_three_in_seven_days_are_pressing(country):
    today = localdate()
    for contact, days in ((country.contact_a, (0, 3, 6)), (country.contact_b, (0, 3, 7))):
        for day in days:
            Report.objects.create(contact=contact, what=Wrong.HOURS, received_on=today - timedelta(days=day))
    assert Report.objects.pressing() == {country.contact_a.pk: 3}
    Report.objects.filter(contact=country.contact_a).first().delete()
    assert Report.objects.pressing() == {}


def test_handled_reports_press_no_more(contact):
    for _ in range(3):
        Report.objects.create(contact=contact, what=Wrong.HOURS)
    Report.objects.close(by=UserFactory(), up_to=Report.objects.latest("pk").pk)
    assert Report.objects.pressing() == {}


def test_what_is_older_than_a_year_is_removed(contact):
    today = localdate()
    old = Report.objects.create(contact=contact, what=Wrong.HOURS, received_on=today - timedelta(days=366))
    kept = Report.objects.create(contact=contact, what=Wrong.HOURS, received_on=today - timedelta(days=365))
    assert Report.objects.delete_old() == 1
    assert list(Report.objects.all()) == [kept]
    assert not Report.objects.filter(pk=old.pk).exists()


def test_what_was_reported_over_a_year_ago_is_removed(country, capsys):
    today = localdate()
    for days in (0, 364, 368):
        Report.objects.create(
            contact=country.contact_a, what="no_answer", received_on=today - timedelta(days=days)
        )
    call_command("forget_old_reports")
    assert capsys.readouterr().out == "1 reports removed\n"
    assert Report.objects.count() == 2
