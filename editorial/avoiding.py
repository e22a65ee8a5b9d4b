"""Where a text uses a word that is better avoided. Pure: no Django."""

import re
from collections.abc import Mapping

from editorial.readability import Code, Finding


class Avoider:
    """Finds words and phrases, whatever their capitals, and only as whole words."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """`forms` leads from each way to write it to the name under which it is known."""
        self._names = {_plain(form): name for form, name in forms.items() if form.strip()}
        longest_first = sorted(self._names, key=len, reverse=True)
        either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None

    def find(self, text: str) -> list[Finding]:
        """Each use in `text`; the detail is the name under which it is known."""
        found = self._pattern.finditer(text) if self._pattern else ()
        return [Finding(*use.span(), Code.AVOID, use[0], self._names[_plain(use[0])]) for use in found]


def _plain(form: str) -> str:
    return " ".join(form.lower().split())
