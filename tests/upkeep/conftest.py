"""A small country: two municipalities in two regions, contacts at every level, and people who keep them."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.timezone import localdate

from accounts.groups import ADMINISTRATOR, staff_groups
from contacts.ageing import months_before
from contacts.models import Contact
from tests.factories.accounts import UserFactory
from tests.factories.contacts import (
    ContactFactory,
    ContactKindFactory,
    MandateFactory,
    MunicipalityFactory,
    RegionFactory,
)
from tests.staff import at_work
from upkeep.locking import stamp_of

OWN_PAGE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


class Keeper(Client):
    """Somebody who keeps contacts, at work in a browser of their own."""

    def __init__(self, *, name="Iemand", groups=(), **mandate):
        super().__init__(headers=OWN_PAGE)
        self.person = UserFactory(first_name=name, last_name="Voorbeeld")
        if mandate:
            MandateFactory(user=self.person, **mandate)
        at_work(self, self.person)


@pytest.fixture
def country(db):
    """Places A and B, each in a region, and one kind of contact that answers at every level."""
    kind = ContactKindFactory(name="Meldpunt", is_local=True)
    region_a, region_b = RegionFactory(name="Streek A"), RegionFactory(name="Streek B")
    a = MunicipalityFactory(name="Adam", slug="adam", veilig_thuis_region=region_a)
    b = MunicipalityFactory(name="Bedam", slug="bedam", veilig_thuis_region=region_b)
    return SimpleNamespace(
        kind=kind,
        a=a,
        b=b,
        region_a=region_a,
        region_b=region_b,
        contact_a=ContactFactory(kind=kind, municipality=a, email="oud@adam.example"),
        contact_b=ContactFactory(kind=kind, municipality=b),
        contact_region_a=ContactFactory(kind=kind, region=region_a),
        contact_region_b=ContactFactory(kind=kind, region=region_b),
        national=ContactFactory(kind=kind, fallback=True),
    )


@pytest.fixture
def kelly(country):
    """Keeps municipality A."""
    return Keeper(name="Kelly", municipality=country.a)


@pytest.fixture
def vladimir(country):
    """Keeps municipality A too."""
    return Keeper(name="Vladimir", municipality=country.a)


@pytest.fixture
def stranger(country):
    """Keeps municipality B."""
    return Keeper(name="Vreemde", municipality=country.b)


@pytest.fixture
def regional(country):
    """Keeps the region of A."""
    return Keeper(name="Rian", region=country.region_a)


@pytest.fixture
def national(country):
    """Keeps the whole country."""
    return Keeper(name="Nadia", municipality=None)


@pytest.fixture
def now():
    """The stamp of a contact as it is now."""
    return lambda contact: stamp_of(Contact.objects.get(pk=contact.pk))


@pytest.fixture
def on_the_site():
    """How visitors of a municipality reach a kind: the numbers, in order."""

    def shown(place, kind):
        answering = Contact.objects.for_municipality(place).by_kind().get(kind.slug, ())
        return [contact.phone for contact in answering]

    return shown


@pytest.fixture
def sent(mailoutbox, django_capture_on_commit_callbacks):
    """What is mailed by an act: who got which subject, once the transaction would be done."""

    def of(act):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {address: mail.subject for mail in mailoutbox for address in mail.recipients()}

    return of


@pytest.fixture
def beheerder(country):
    """Invites people, and keeps nothing."""
    keeper = Keeper(name="Bea")
    keeper.person.groups.set(staff_groups([ADMINISTRATOR]))
    return keeper


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    """Sends the form, and reads the page that comes."""

    def send(keeper, email="nieuw@example.org", place="Adam", **more):
        with django_capture_on_commit_callbacks(execute=True):
            answer = keeper.post("/beheer/mensen/", {"email": email, "place": place, **more}, follow=True)
        return answer.content.decode()

    return send


@pytest.fixture
def remind(mailoutbox):
    """Runs the command, and tells who got a mail."""

    def run(*arguments):
        mailoutbox.clear()
        told = StringIO()
        call_command("remind_keepers", *arguments, stdout=told)
        run.told = told.getvalue()
        return sorted(address for mail in mailoutbox for address in mail.recipients())

    return run


@pytest.fixture
def aged(country):
    """Has somebody looked at a contact so many months and days ago; None is never."""

    def age(contact, months, days=0):
        on = months if months is None else months_before(localdate(), months) - timedelta(days=days)
        by = None if on is None else contact.verified_by
        Contact.objects.filter(pk=contact.pk).update(verified_on=on, verified_by=by)

    return age
