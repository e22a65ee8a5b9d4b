"""Contacts and places for tests. 010 000 xxxx is nobody's number, so a test never names a real line."""

from datetime import timedelta

from django.utils.timezone import localdate
from factory import LazyFunction, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from contacts.models import Contact, ContactKind, Mandate, Municipality, PlaceName, PostcodeArea, Region
from tests.factories.accounts import UserFactory


class RegionFactory(DjangoModelFactory):
    """A region; a Veilig Thuis region unless said otherwise."""

    class Meta:
        model = Region

    kind = "veilig_thuis"
    slug = Sequence("streek-{}".format)
    name = Sequence("Streek {}".format)


class MunicipalityFactory(DjangoModelFactory):
    """A municipality that does not exist."""

    class Meta:
        model = Municipality

    code = Sequence("GX{:04d}".format)
    name = Sequence("Proefdam {}".format)
    slug = Sequence("proefdam-{}".format)
    province = "Nergensland"


class PlaceNameFactory(DjangoModelFactory):
    """A place in a municipality."""

    class Meta:
        model = PlaceName

    name = Sequence("Proefdorp {}".format)
    kind = "place"
    municipality = SubFactory(MunicipalityFactory)


class PostcodeAreaFactory(DjangoModelFactory):
    """The four digits of a postcode."""

    class Meta:
        model = PostcodeArea

    digits = Sequence("{:04d}".format)
    municipality = SubFactory(MunicipalityFactory)


class ContactKindFactory(DjangoModelFactory):
    """A sort of contact."""

    class Meta:
        model = ContactKind

    slug = Sequence("soort-{}".format)
    name = Sequence("Soort {}".format)
    what = "Denkt mee"
    order = Sequence(int)


class ContactFactory(DjangoModelFactory):
    """A confirmed national contact, unless a trait or argument says otherwise."""

    class Meta:
        model = Contact

    class Params:
        unconfirmed = Trait(verified_on=None, verified_by=None)
        withdrawn = Trait(active=False)
        fallback = Trait(is_fallback=True)

    kind = SubFactory(ContactKindFactory)
    organisation = Sequence("Hulp {}".format)
    phone = Sequence("+3110000{:04d}".format)
    source = "https://example.org/bron"
    verified_on = LazyFunction(lambda: localdate() - timedelta(days=30))
    verified_by = SubFactory(UserFactory)


class MandateFactory(DjangoModelFactory):
    """A mandate for the whole country, unless a municipality or region is said."""

    class Meta:
        model = Mandate

    class Params:
        ended = Trait(ends_on=LazyFunction(lambda: localdate() - timedelta(days=1)))

    user = SubFactory(UserFactory)
