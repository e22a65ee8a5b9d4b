"""Who keeps contacts that nobody looked at for five months gets one mail a week about all of them."""

import re

import pytest

from accounts.models import Invitation
from contacts.models import Contact, Mandate
from tests.factories.contacts import ContactFactory, MandateFactory, MunicipalityFactory
from upkeep import reminders
from upkeep.changes import change
from upkeep.mail_link import named_by

SEND = "django.core.mail.message.EmailMessage.send"


def emails(*keepers):
    return sorted(keeper.person.email for keeper in keepers)


def code_in(mail):
    return named_by(re.search(r"code=(\S+)", mail.body).group(1))


def test_those_who_keep_the_place_get_one_mail(
    country, kelly, vladimir, stranger, regional, national, aged, remind, mailoutbox
):
    aged(country.contact_a, 5, days=1)
    assert remind() == emails(kelly, vladimir)
    mail = next(mail for mail in mailoutbox if mail.to == [kelly.person.email])
    assert "Klopt dit contact nog?" in mail.subject
    assert "Adam" in mail.body
    assert f"- Meldpunt, {country.contact_a.organisation}: bijna oud" in mail.body
    assert mail.body.count("http") == 1
    assert "http://127.0.0.1:8000/beheer/klopt-nog/?code=" in mail.body
    assert code_in(mail).person == kelly.person.pk
    assert code_in(mail).contacts == (country.contact_a.pk,)
    assert "&" not in mail.body


@pytest.mark.parametrize(
    ("months", "days", "is_due"), [(5, 1, True), (5, 0, False), (4, 0, False), (13, 0, True), (None, 0, True)]
)
def test_a_mail_comes_after_five_months_and_for_what_was_never_looked_at(
    country, kelly, aged, remind, months, days, is_due
):
    aged(country.contact_a, months, days)
    assert bool(remind()) is is_due


def test_all_places_of_somebody_are_in_one_mail_with_each_state_in_plain_words(
    country, kelly, stranger, aged, remind, mailoutbox
):
    MandateFactory(user=kelly.person, region=country.region_a)
    aged(country.contact_a, 7)
    aged(country.contact_region_a, None)
    aged(country.contact_b, 13)
    assert remind() == emails(kelly, stranger)
    told = next(mail for mail in mailoutbox if mail.to == [kelly.person.email])
    assert "Kloppen deze 2 contacten nog?" in told.subject
    assert told.body.index("Streek A (") < told.body.index("Adam")
    assert "oud: bezoekers zien" in told.body
    assert "niet bevestigd" in told.body
    assert "Bedam" not in told.body


def test_where_nobody_keeps_a_place_its_region_is_asked_and_then_the_country(
    country, regional, national, aged, remind, mailoutbox
):
    aged(country.contact_a, 6)
    assert remind() == emails(regional)
    assert "Deze contacten houdt niemand bij" in mailoutbox[0].body
    Mandate.objects.filter(user=regional.person).delete()
    assert remind() == emails(national)
    assert "Kloppen deze contacten nog?" in mailoutbox[0].body


@pytest.mark.parametrize(
    "mandate",
    [
        {"ended": True},
        {"user__is_active": False},
        {"user__email": "iemand@voorbeeld.test"},
    ],
    ids=["ended", "deactivated", "demo account"],
)
def test_who_no_longer_keeps_anything_gets_none(country, aged, remind, mandate):
    MandateFactory(municipality=country.a, **mandate)
    aged(country.contact_a, 6)
    assert remind() == []


def test_a_demo_account_gets_one_on_a_machine_of_ones_own(country, aged, remind, settings):
    settings.DEBUG = True
    MandateFactory(municipality=country.a, user__email="iemand@voorbeeld.test")
    aged(country.contact_a, 6)
    assert remind() == ["iemand@voorbeeld.test"]


def test_what_is_withdrawn_is_not_asked_about(country, kelly, aged, remind):
    aged(country.contact_a, 6)
    Contact.objects.filter(pk=country.contact_a.pk).update(active=False)
    assert remind() == []


def test_proposals_that_wait_for_this_person_are_named(
    country, kelly, vladimir, now, aged, remind, mailoutbox
):
    aged(country.contact_a, 6)
    contact = country.contact_a
    change(contact=contact, values={"phone": "+31100009991"}, by=vladimir.person, stamp=now(contact))
    assert remind() == emails(kelly, vladimir)
    told = {mail.to[0]: mail.body for mail in mailoutbox}
    assert "wachten op een tweede persoon" in told[kelly.person.email]
    assert "wachten op een tweede persoon" not in told[vladimir.person.email]


def test_a_long_list_comes_in_parts_the_oldest_first(country, national, aged, remind, mailoutbox):
    place = MunicipalityFactory()
    fresh = [ContactFactory(kind=country.kind, municipality=place) for _ in range(reminders.MOST + 1)]
    for contact in fresh:
        aged(contact, 6)
    aged(fresh[-1], 13)
    aged(fresh[0], None)
    assert remind() == emails(national)
    assert "En nog 1 andere." in mailoutbox[0].body
    named = code_in(mailoutbox[0]).contacts
    assert len(named) == reminders.MOST
    assert fresh[-1].pk in named
    assert fresh[0].pk not in named  # visitors do not count on it yet
    assert len(re.search(r"http\S+", mailoutbox[0].body).group()) < 900  # a line of a mail holds 998


def test_who_was_invited_and_did_not_come_yet_gets_none(country, aged, remind):
    invitation = Invitation.objects.invite("nieuw@example.org", [], by=None)
    MandateFactory(user=None, invitation=invitation, municipality=country.a)
    aged(country.contact_a, 6)
    assert remind() == []
