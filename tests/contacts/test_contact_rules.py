"""The rules of a contact hold whoever writes it: the database refuses, and a form says why in Dutch."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from contacts.models import Contact
from tests.factories.accounts import UserFactory
from tests.factories.contacts import (
    ContactFactory,
    ContactKindFactory,
    MunicipalityFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 3)
PHONE = "+31301234567"  # the example in the message; a number that a form accepts
WAYS = {
    "phone": PHONE,
    "email": "hulp@example.org",
    "website": "https://example.org/",
    "chat": "https://example.org/chat",
}
NO_WAY = dict.fromkeys(WAYS, "")


@contextmanager
def refused_by(rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        yield


def unsaved(**values):
    return ContactFactory.build(**{"kind": ContactKindFactory(), "verified_by": UserFactory(), **values})


def said_of(instance):
    with pytest.raises(ValidationError) as refused:
        instance.validate_constraints()
    return refused.value.messages


# What breaks a rule, as changes to a sound contact; functions, since some need another row.
ONE_SCOPE = "Een contact hoort bij een gemeente of bij een regio, niet bij allebei."
REACHABLE = "Vul een telefoonnummer, e-mailadres, website of chat in."
BY_SOMEBODY = "Een nagekeken contact heeft een datum en iemand die het nakeek."
OPEN = "Dag en nacht open gaat niet samen met andere openingstijden."
CATCHES_ALL = "Dit nummer vangt het hele land op. Wijs eerst een ander nummer aan dat dat doet."
BROKEN = {
    "for a municipality and a region": (
        "contact_has_one_scope",
        ONE_SCOPE,
        lambda: {"municipality": MunicipalityFactory(), "region": RegionFactory()},
    ),
    "in use and out of reach": ("contact_in_use_can_be_reached", REACHABLE, lambda: NO_WAY),
    "verified by nobody": (
        "contact_is_verified_by_somebody",
        BY_SOMEBODY,
        lambda: {"verified_on": TODAY, "verified_by": None},
    ),
    "verified on no day": (
        "contact_is_verified_by_somebody",
        BY_SOMEBODY,
        lambda: {"verified_on": None, "verified_by": UserFactory()},
    ),
    "always open, with hours": (
        "contact_open_always_or_at_hours",
        OPEN,
        lambda: {"always_open": True, "hours_note": "alleen op afspraak"},
    ),
    "a municipality that catches all": (
        "contact_that_catches_all_answers",
        CATCHES_ALL,
        lambda: {"is_fallback": True, "municipality": MunicipalityFactory()},
    ),
    "a region that catches all": (
        "contact_that_catches_all_answers",
        CATCHES_ALL,
        lambda: {"is_fallback": True, "region": RegionFactory()},
    ),
    "withdrawn, and catches all": (
        "contact_that_catches_all_answers",
        CATCHES_ALL,
        lambda: {"is_fallback": True, "active": False},
    ),
    "catches all without a phone": (
        "contact_that_catches_all_answers",
        CATCHES_ALL,
        lambda: {"is_fallback": True, **WAYS, "phone": ""},
    ),
}
breaks_a_rule = pytest.mark.parametrize(("rule", "words", "changes"), BROKEN.values(), ids=list(BROKEN))


def test_a_sound_contact_is_accepted():
    contact = unsaved(phone=PHONE)
    contact.full_clean()
    Contact.objects.bulk_create([contact])
    assert Contact.objects.get() == contact


@breaks_a_rule
def test_the_database_refuses_to_add_one(rule, words, changes):
    contact = unsaved(**changes())
    with refused_by(rule):
        Contact.objects.bulk_create([contact])
    assert not Contact.objects.exists()


@breaks_a_rule
def test_the_database_refuses_to_make_one_of_a_sound_one(rule, words, changes):
    contact, changes = ContactFactory(), changes()
    with refused_by(rule):
        Contact.objects.filter(pk=contact.pk).update(**changes)


@breaks_a_rule
def test_a_form_says_in_dutch_what_is_wrong(rule, words, changes):
    assert said_of(unsaved(**changes())) == [words]


@pytest.mark.parametrize("way", WAYS)
def test_one_way_to_reach_somebody_is_enough(way):
    ContactFactory(**NO_WAY | {way: WAYS[way]}).full_clean()


def test_a_withdrawn_contact_needs_no_way_to_reach_it():
    ContactFactory(**NO_WAY, withdrawn=True).full_clean()


def test_a_contact_nobody_verified_yet_is_accepted():
    ContactFactory(phone=PHONE, unconfirmed=True).full_clean()


def test_a_line_that_is_always_open_is_accepted():
    ContactFactory(phone=PHONE, always_open=True).full_clean()


# One fallback for each kind.


def test_the_database_refuses_a_second_fallback_for_one_kind():
    kind = ContactFactory(fallback=True).kind
    other = ContactFactory(kind=kind)
    with refused_by("kind"):
        Contact.objects.bulk_create([unsaved(kind=kind, is_fallback=True)])
    with refused_by("kind"):
        Contact.objects.filter(pk=other.pk).update(is_fallback=True)


def test_a_form_says_in_dutch_that_another_number_is_the_fallback():
    second = unsaved(kind=ContactFactory(fallback=True).kind, is_fallback=True)
    assert said_of(second) == ["Voor deze soort vangt al een ander nummer het hele land op."]


def test_each_kind_has_a_fallback_of_its_own_beside_other_national_numbers():
    kind = ContactFactory(fallback=True).kind
    ContactFactory(phone=PHONE, kind=kind).full_clean()
    ContactFactory(phone=PHONE, fallback=True).full_clean()


# Opening hours.


@pytest.mark.parametrize(
    "hours",
    [
        "1 09:00-08:00",
        "1 09:00-09:00",
        "8 09:00-17:00",
        "0 09:00-17:00",
        "11 09:00-17:00",
        "1 09:00-12:00, 1 11:00-13:00",
        "1 13:00-17:00, 1 09:00-12:00",
        "1 9:00-17:00",
        "1 09:00-17:00, ",
        "maandag",
    ],
)
def test_hours_that_are_not_kept_that_way_are_refused(hours):
    with pytest.raises(ValidationError, match="zijn geen openingstijden"):
        ContactFactory.build(hours=hours).clean_fields(exclude=["kind", "verified_by"])


@pytest.mark.parametrize(
    "hours", ["", "12345 09:00-17:00", "1 09:00-12:00, 67 10:00-24:00, 1 13:00-17:00", "1234567 00:00-24:00"]
)
def test_hours_that_are_kept_that_way_are_fine(hours):
    ContactFactory.build(hours=hours, phone=PHONE).clean_fields(exclude=["kind", "verified_by"])


# Phone numbers.


@pytest.mark.parametrize("typed", ["030 123 45 67", "+31 30 123 45 67", "911", "+31"])
def test_a_form_says_in_dutch_how_a_phone_number_is_written(typed):
    with pytest.raises(ValidationError) as refused:
        unsaved(phone=typed).full_clean()
    said = f"{typed} is geen telefoonnummer. Schrijf het als +31301234567."
    assert refused.value.message_dict == {"phone": [said]}


@pytest.mark.parametrize("phone", ["112", "+31301234567", "+318002000"])
def test_an_international_number_or_112_is_a_phone_number(phone):
    unsaved(phone=phone).full_clean()


# Withdrawing and verifying.


def latest(contact):
    return contact.history.latest()


def test_withdrawing_takes_a_number_away_and_tells_who_did_it_when():
    contact, kelly, before = ContactFactory(), UserFactory(), timezone.now()
    contact.withdraw(by=kelly)
    assert not Contact.objects.active().exists()
    assert (latest(contact).active, latest(contact).history_user) == (False, kelly)
    assert before <= latest(contact).history_date <= timezone.now()
    assert contact.history.count() == 2


def test_withdrawing_leaves_alone_what_somebody_else_changed_meanwhile():
    contact = ContactFactory()
    Contact.objects.update(phone="+31000000009")
    contact.withdraw(by=None)
    assert Contact.objects.get().phone == "+31000000009"


def test_the_number_that_catches_the_whole_country_cannot_be_withdrawn():
    contact = ContactFactory(fallback=True)
    with pytest.raises(ValidationError, match="Wijs eerst een ander nummer aan"):
        contact.withdraw(by=UserFactory())
    assert Contact.objects.active().get() == contact
    assert contact.history.count() == 1


def test_it_can_be_withdrawn_once_another_catches_the_country():
    contact = ContactFactory(fallback=True)
    Contact.objects.update(is_fallback=False)
    ContactFactory(kind=contact.kind, fallback=True)
    contact.refresh_from_db()
    contact.withdraw(by=None)
    assert contact not in Contact.objects.active()


def test_verifying_tells_who_did_it_when():
    contact, kelly, before = ContactFactory(unconfirmed=True), UserFactory(), timezone.now()
    contact.verify(by=kelly, on=TODAY)
    contact.refresh_from_db()
    assert (contact.verified_on, contact.verified_by, contact.is_confirmed) == (TODAY, kelly, True)
    assert (latest(contact).verified_on, latest(contact).history_user) == (TODAY, kelly)
    assert before <= latest(contact).history_date <= timezone.now()


def test_verifying_again_keeps_the_earlier_check_in_history():
    contact, kelly, vladimir = ContactFactory(unconfirmed=True), UserFactory(), UserFactory()
    contact.verify(by=kelly, on=date(2026, 5, 3))
    contact.verify(by=vladimir, on=TODAY)
    checks = contact.history.order_by("pk").values_list("verified_on", "verified_by")
    assert list(checks) == [(None, None), (date(2026, 5, 3), kelly.pk), (TODAY, vladimir.pk)]
