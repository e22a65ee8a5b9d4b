"""Loading the words to avoid. Only editors see them, so they have no drafts and no review."""

from editorial.words_to_avoid import WordToAvoid
from loading.files import Row
from loading.plan import Values
from loading.tables import Table

FIELDS = ("word", "forms", "reason", "better", "source")


class WordToAvoidTable(Table):
    """Words to avoid."""

    name = "words to avoid"

    def present(self) -> dict[str, Values]:
        return {row["word"]: row for row in WordToAvoid.objects.values(*FIELDS)}

    def write(self, key: str, values: Values) -> None:
        WordToAvoid.objects.update_or_create(word=key, defaults=dict(values))

    def retire(self, key: str) -> None:
        WordToAvoid.objects.filter(word=key).delete()


def read_word_to_avoid(row: Row) -> tuple[str, Values]:
    """One word to avoid, with where the advice comes from. Raises BadRow."""
    word = row.text("word", max_length=60)
    return word, {
        "word": word,
        "forms": row.text("forms", max_length=300, required=False),
        "reason": row.text("reason"),
        "better": row.text("better", max_length=200),
        "source": row.text("source", max_length=300),
    }
