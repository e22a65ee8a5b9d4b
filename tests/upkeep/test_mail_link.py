"""The link of a reminder opens exactly the contacts of that mail, for who may still change them."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils.timezone import localdate

from contacts.models import Contact, Mandate
from signals_portal.logs import bare_path
from tests.accounts.conftest import PASSWORD
from tests.accounts.signing_in import code as code_of_app
from tests.factories.contacts import ContactFactory, MandateFactory
from upkeep import mail_link
from upkeep.changes import verify, withdraw

LINK, DONE = "/beheer/klopt-nog/", "/beheer/klopt-nog/bevestigen/"


@pytest.fixture
def link():
    """The path that a mail to somebody holds."""

    def to(keeper, *contacts):
        whole = mail_link.link_for(keeper.person, [contact.pk for contact in contacts])
        return whole.removeprefix("http://127.0.0.1:8000")

    return to


def boxes(page):
    """The contacts that have a box, and those of which it is ticked."""
    rows = [row for row in page.content.decode().split("<input")[1:] if 'type="checkbox"' in row]
    values = [row.split('value="')[1].split('"')[0] for row in rows]
    assert all("checked" in row.split(">")[0] for row in rows)
    return values


def named(page):
    return {int(value.partition(":")[0]) for value in boxes(page)}


def test_it_shows_exactly_the_contacts_of_the_mail(country, kelly, link):
    other = ContactFactory(kind=country.kind, municipality=country.a)
    third = ContactFactory(kind=country.kind, municipality=country.a)
    page = kelly.get(link(kelly, country.contact_a, other))
    assert named(page) == {country.contact_a.pk, other.pk}
    assert third.organisation not in page.content.decode()
    assert "Wat is aangevinkt, klopt nog" in page.content.decode()


def test_one_press_verifies_all_that_is_ticked(country, kelly, link):
    other = ContactFactory(kind=country.kind, municipality=country.a)
    page = kelly.get(link(kelly, country.contact_a, other))
    answer = kelly.post(DONE, {"contact": boxes(page)}, follow=True)
    assert "2 contacten staan nu als nagekeken." in answer.content.decode()
    checked = Contact.objects.filter(verified_on=localdate(), verified_by=kelly.person)
    assert set(checked) == {country.contact_a, other}


def test_without_a_tick_nothing_is_verified_and_the_page_says_so(country, kelly, link):
    kelly.get(link(kelly, country.contact_a))
    answer = kelly.post(DONE, follow=True)
    assert "er was niets aangevinkt" in answer.content.decode()
    assert not Contact.objects.filter(verified_on=localdate()).exists()


def test_opening_the_link_changes_nothing(country, kelly, link):
    before = list(Contact.objects.values())
    for _ in range(2):
        kelly.get(link(kelly, country.contact_a))
        kelly.head(link(kelly, country.contact_a))
    assert list(Contact.objects.values()) == before
    assert kelly.post(link(kelly, country.contact_a)).status_code == 405


def test_contacts_of_several_places_lead_home(country, kelly, link):
    MandateFactory(user=kelly.person, municipality=country.b)
    page = kelly.get(link(kelly, country.contact_a, country.contact_b))
    answer = kelly.post(DONE, {"contact": boxes(page)})
    assert answer.url == "/beheer/"


def test_a_contact_that_changed_after_the_page_was_opened_is_not_verified(
    country, kelly, vladimir, link, now
):
    page = kelly.get(link(kelly, country.contact_a))
    verify(contact=country.contact_a, by=vladimir.person, stamp=now(country.contact_a))
    answer = kelly.post(DONE, {"contact": boxes(page)}, follow=True)
    assert "intussen" in answer.content.decode()
    assert Contact.objects.get(pk=country.contact_a.pk).verified_by == vladimir.person


def test_the_code_of_a_colleague_shows_only_what_one_keeps_oneself(country, kelly, vladimir, stranger, link):
    both = link(kelly, country.contact_a, country.contact_b)
    assert named(vladimir.get(both)) == {country.contact_a.pk}
    assert named(stranger.get(both)) == {country.contact_b.pk}
    page = stranger.get(both).content.decode()
    assert country.contact_a.organisation not in page


def test_for_who_keeps_none_of_them_it_does_not_exist(country, kelly, stranger, regional, link):
    mine = link(kelly, country.contact_a)
    assert stranger.get(mine).status_code == 404
    assert regional.get(mine).status_code == 404  # sees it, and does not keep it
    MandateFactory(user=stranger.person, municipality=country.a, ended=True)
    assert stranger.get(mine).status_code == 404


def test_who_keeps_a_region_is_told_where_nobody_keeps_the_contacts(country, regional, link):
    page = regional.get(link(regional, country.contact_a, country.contact_region_a))
    assert named(page) == {country.contact_region_a.pk}
    assert "Hier houdt niemand de contacten bij" in page.content.decode()
    assert "/beheer/mensen/" in page.content.decode()


def test_who_has_nothing_left_to_check_reads_so(country, kelly, link, now):
    mine = link(kelly, country.contact_a)
    withdraw(contact=country.contact_a, by=kelly.person, stamp=now(country.contact_a))
    page = kelly.get(mine)
    assert page.status_code == 200
    assert not boxes(page)
    assert "niets meer dat jij kunt nakijken" in page.content.decode()
    Mandate.objects.filter(user=kelly.person).update(ends_on=localdate() - timedelta(days=1))
    assert not boxes(kelly.get(mine))


def test_a_code_that_ran_out_or_is_not_ours_leads_kindly_on(country, kelly, link, monkeypatch):
    code = link(kelly, country.contact_a).partition("code=")[2]
    wrong = [
        "",
        "onzin",
        f"{code}x",
        signing.dumps([kelly.person.pk, [1]]),
        signing.dumps([1], salt=mail_link.SALT),
        signing.dumps(1, salt=mail_link.SALT),
    ]
    for given in wrong:
        page = kelly.get(LINK, {"code": given})
        assert page.status_code == 410, given
        assert "Een link uit een mail werkt zestig dagen" in page.content.decode()
        assert 'href="/beheer/"' in page.content.decode()


@pytest.mark.parametrize(("days", "status"), [(59, 200), (61, 410)])
def test_it_works_for_sixty_days(country, kelly, link, monkeypatch, days, status):
    mine = link(kelly, country.contact_a)
    real = signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: real() + days * 24 * 60 * 60)
    answer = mail_link.named_by(mine.partition("code=")[2])
    assert (answer is not None) == (status == 200)


def test_the_code_survives_signing_in_with_both_steps(country, kelly, link, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    kelly.person.set_password(PASSWORD)
    kelly.person.save()
    kelly.person.emailaddress_set.create(email=kelly.person.email, verified=True, primary=True)
    mine = link(kelly, country.contact_a)
    fresh = Client(headers={"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"})
    sign_in = fresh.get(mine)
    assert sign_in.status_code == 302
    fresh.get(sign_in.url)
    code_page = fresh.post(sign_in.url, {"login": kelly.person.email, "password": PASSWORD})
    assert code_page.status_code == 302
    back = fresh.post(code_page.url, {"code": code_of_app()})
    assert back.url == mine
    assert named(fresh.get(back.url)) == {country.contact_a.pk}


def test_the_log_of_requests_holds_no_code(kelly, link, country):
    assert bare_path(link(kelly, country.contact_a)) == LINK
