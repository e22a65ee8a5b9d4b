"""People who work here, for tests."""

from factory import Sequence
from factory.django import DjangoModelFactory

from accounts.models import User


class UserFactory(DjangoModelFactory):
    """A member of staff."""

    class Meta:
        model = User

    email = Sequence("medewerker{}@example.org".format)
