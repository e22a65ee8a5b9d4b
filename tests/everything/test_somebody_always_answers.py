"""Whatever is withdrawn and however old checks are, every call still reaches a number in every municipality.

With the real directory, and a contact of its own for each municipality besides. Only what may be withdrawn
is: the rule itself is asked of each contact.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from contacts.models import Contact, ContactKind, Municipality
from guide.graph import ANYBODY_INSIDE
from guide.models import Guide
from roles.models import Role
from tests.everything.test_never_a_dead_end import reachable_kinds
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory

OPTIONAL = {"aandachtsfunctionaris-gemeente"}  # nobody replaces a municipality's own officer
LONG_AGO = date(2001, 1, 1)
NONE, ALL = 0, 2**500 - 1  # a bit for each contact, in order
bits = st.integers(NONE, ALL)
# About half of all, a quarter, or three quarters.
some = bits | st.builds(int.__and__, bits, bits) | st.builds(int.__or__, bits, bits)


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def may_be_withdrawn(contact: Contact) -> bool:
    try:
        with taken_back():
            contact.withdraw(by=None)
    except ValidationError:
        return False
    return True


def needed_kinds() -> set[str]:
    """The kinds that a step of a role or an advice calls, and that must be answered everywhere."""
    called = {step.kind_slug for role in Role.objects.with_steps() for step in role.steps.all()}
    advised = {kind for outcome in Guide.objects.get().flow.outcomes for kind in outcome.contacts}
    return (called | advised) - OPTIONAL - {ANYBODY_INSIDE, ""}


@pytest.fixture
def directory():
    """All contacts, those that may be withdrawn, the places, and the kinds that must be answered there."""
    places = list(Municipality.objects.all())
    kinds = cycle(ContactKind.objects.filter(slug__in=needed_kinds()))
    never = {"verified_on": None, "verified_by": None}
    ways = cycle([{}, {"phone": "", "email": "balie@example.org"}, never])
    checker = UserFactory()
    for place, kind, way in zip(places, kinds, ways, strict=False):
        ContactFactory(kind=kind, municipality=place, **({"verified_by": checker} | way))
    contacts = list(Contact.objects.select_related("kind").order_by("pk"))
    assert len(contacts) < ALL.bit_length()
    return SimpleNamespace(
        contacts=[contact.pk for contact in contacts],
        withdrawable={contact.pk for contact in contacts if may_be_withdrawn(contact)},
        places=places,
        kinds=needed_kinds(),
        checker=checker,
    )


def chosen(keys: list[int], mask: int) -> set[int]:
    return {key for number, key in enumerate(keys) if mask >> number & 1}


def unanswered(places: list[Municipality], kinds: set[str]) -> list[tuple[str, set[str]]]:
    """The places where one of these kinds has no number to call, and which."""
    missed = ((str(place), kinds - reachable_kinds(place)) for place in places)
    return [(place, kinds) for place, kinds in missed if kinds]


def do(directory: SimpleNamespace, withdrawn: int, expired: int) -> None:
    """Withdraw and let lapse what the bits say."""
    gone = chosen(directory.contacts, withdrawn) & directory.withdrawable
    Contact.objects.filter(pk__in=gone).update(active=False)
    old = chosen(directory.contacts, expired)
    Contact.objects.filter(pk__in=old).update(verified_on=LONG_AGO, verified_by=directory.checker)


def test_somebody_with_a_phone_answers_every_call_in_every_municipality(directory):
    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @example(withdrawn=ALL, expired=NONE, shown=True)
    @example(withdrawn=NONE, expired=ALL, shown=True)
    @example(withdrawn=NONE, expired=NONE, shown=False)
    @given(withdrawn=some, expired=some, shown=st.booleans())
    def holds(withdrawn, expired, shown):
        with taken_back(), override_settings(SHOW_UNCONFIRMED_CONTACTS=shown):
            do(directory, withdrawn, expired)
            dead = unanswered(directory.places, directory.kinds)
            assert not dead, f"{len(dead)} places, first: {dead[0]}"

    assert len(directory.places) == 342
    assert len(directory.kinds) == 9
    holds()


def test_it_would_show_when_nobody_catches_the_country(directory):
    """The proof above is about something: without the numbers that stay, there are places with nobody."""
    with taken_back():
        Contact.objects.filter(pk__in=directory.withdrawable).update(active=False)
        kept = Contact.objects.active().filter(is_fallback=True)
        assert set(kept.values_list("kind__slug", flat=True)) >= directory.kinds
        kept.filter(kind__slug="veilig_thuis").update(is_fallback=False, active=False)
        dead = unanswered(directory.places[:3], directory.kinds)
        assert [kinds for _place, kinds in dead] == [{"veilig_thuis"}] * 3
