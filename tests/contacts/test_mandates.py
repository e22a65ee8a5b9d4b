"""Who may change and who may see the contacts of which place."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.groups import ADMINISTRATOR, staff_groups
from accounts.models import Invitation
from contacts.models import Contact, Mandate, Municipality
from tests.factories.accounts import UserFactory
from tests.factories.contacts import ContactFactory, MandateFactory, MunicipalityFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return RegionFactory(kind="safety_region")


@pytest.fixture
def contacts(region):
    """One of each sort, by a word for its place."""
    inside = MunicipalityFactory(safety_region=region)
    return {
        "inside": ContactFactory(municipality=inside),
        "outside": ContactFactory(municipality=MunicipalityFactory()),
        "region": ContactFactory(region=region),
        "other region": ContactFactory(region=RegionFactory()),
        "country": ContactFactory(),
    }


EVERYTHING = {"inside", "outside", "region", "other region", "country"}


@pytest.mark.parametrize(
    ("scope", "editable", "readable"),
    [
        (lambda at: {"municipality": at["inside"].municipality}, {"inside"}, {"inside"}),
        (lambda at: {"region": at["region"].region}, {"region"}, {"region", "inside"}),
        (lambda _at: {}, EVERYTHING, EVERYTHING),
    ],
    ids=["municipality", "region", "country"],
)
def test_a_mandate_opens_its_place(contacts, scope, editable, readable):
    user = MandateFactory(**scope(contacts)).user
    assert words(contacts, Contact.objects.editable_by(user)) == editable
    assert words(contacts, Contact.objects.readable_by(user)) == readable


def test_several_mandates_add_up(contacts):
    user = MandateFactory(municipality=contacts["outside"].municipality).user
    MandateFactory(user=user, region=contacts["other region"].region)
    assert words(contacts, Contact.objects.editable_by(user)) == {"outside", "other region"}


@pytest.mark.parametrize(
    "who",
    [
        UserFactory,
        lambda: UserFactory(is_superuser=True),
        lambda: MandateFactory(ended=True).user,
        lambda: MandateFactory(user=UserFactory(is_active=False)).user,
    ],
    ids=["no mandate", "superuser without one", "ended yesterday", "deactivated"],
)
def test_without_a_mandate_that_holds_there_is_nothing(contacts, who):
    user = who()
    assert not Contact.objects.editable_by(user).exists()
    assert not Contact.objects.readable_by(user).exists()
    assert not Municipality.objects.given_out_by(user).exists() or user.is_superuser


def test_the_last_day_still_counts(contacts):
    user = MandateFactory(ends_on=localdate()).user
    assert Contact.objects.editable_by(user).count() == len(contacts)
    Mandate.objects.update(ends_on=localdate() - timedelta(days=1))
    assert not Contact.objects.editable_by(user).exists()


def test_an_invitation_gives_it_to_who_accepts(contacts):
    invitation = Invitation.objects.invite("nieuw@example.org", [], by=None)
    mandate = MandateFactory(user=None, invitation=invitation, municipality=contacts["inside"].municipality)
    assert (mandate.holder, mandate.email) == (None, "nieuw@example.org")
    user = invitation.accept(first_name="N", last_name="I", password="een hele lange zin")  # noqa: S106
    assert words(contacts, Contact.objects.editable_by(user)) == {"inside"}
    assert Mandate.objects.get().holder == user


def test_who_keeps_a_region_asks_people_for_its_municipalities(contacts, region):
    inside = contacts["inside"].municipality
    regional = MandateFactory(region=region).user
    municipal = MandateFactory(municipality=inside).user
    national = MandateFactory().user
    beheerder = UserFactory()
    beheerder.groups.set(staff_groups([ADMINISTRATOR]))
    assert list(Municipality.objects.given_out_by(regional)) == [inside]
    assert not Municipality.objects.given_out_by(municipal).exists()
    for who in (national, beheerder):
        assert Municipality.objects.given_out_by(who).count() == Municipality.objects.count()
    mandates = Mandate.objects.all()
    assert set(mandates.editable_by(beheerder)) == set(mandates)
    assert list(mandates.editable_by(regional)) == list(mandates.filter(municipality=inside))
    assert not mandates.editable_by(municipal).exists()


def test_a_mandate_has_one_place_and_one_holder():
    one = {"municipality": MunicipalityFactory(), "region": RegionFactory()}
    for wrong in (one, {"invitation": Invitation.objects.invite("a@example.org", [], by=None)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MandateFactory(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        MandateFactory(user=None)


def words(contacts, found):
    return {word for word, contact in contacts.items() if contact in found}
