"""Words to avoid, for tests."""

from factory import Sequence
from factory.django import DjangoModelFactory

from editorial.models import WordToAvoid


class WordToAvoidFactory(DjangoModelFactory):
    """A word with a reason and something better."""

    class Meta:
        model = WordToAvoid

    word = Sequence("Naar woord {}".format)
    reason = "Het doet mensen pijn."
    better = "een vriendelijk woord"
