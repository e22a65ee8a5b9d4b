"""What holds for whatever is typed: forgiving in how it is written, never guessing what is meant."""

import string
import unicodedata
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.places import name_keys
from tests.contacts.test_places import GAZETTEER, MUNICIPALITIES, NAME_OF, PLACES, POSTCODES, letters

thorough = settings(max_examples=150, deadline=None, derandomize=True)

MOST_OFFERED = 6
LISTED = {}  # every form of every name and postcode, and the municipalities it stands for
for entry in [*MUNICIPALITIES, *PLACES]:
    for form in name_keys(entry.name):
        LISTED.setdefault(form, set()).add(entry.municipality)
LISTED |= {digits: set(codes) for digits, codes in POSTCODES.items()}

ACCENTS = ["", "", "", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DIAERESIS}", "\N{COMBINING CEDILLA}"]
QUOTES = ["\N{RIGHT SINGLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}", "\N{ACUTE ACCENT}", "`"]
ALIKE = {
    " ": ["", " ", "  ", "-", "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", ", "],
    "-": ["", " ", "-", " - ", "\N{EN DASH}", "\N{SOFT HYPHEN}"],
    "'": ["", "'", " ", *QUOTES],
}
AROUND = ["", " ", "\t\n", "...", "(", "'", "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT DOUBLE QUOTATION MARK}"]


def with_letters(entries, least):
    return [entry for entry in entries if len(letters(entry.name)) >= least]


names = st.sampled_from([*MUNICIPALITIES, *PLACES]).map(lambda entry: entry.name)
postcodes = st.sampled_from(sorted(POSTCODES))


@st.composite
def written_otherwise(draw):
    """A listed name, and the same with other case, accents, spaces, hyphens and apostrophes."""
    name = draw(names)
    return name, draw(st.sampled_from(AROUND)) + draw(dressed(name)) + draw(st.sampled_from(AROUND))


@st.composite
def dressed(draw, name):
    return "".join(
        draw(st.sampled_from(ALIKE.get(c, [c.lower(), c.upper()])))
        + (draw(st.sampled_from(ACCENTS)) if c.isalpha() else "")
        for c in name
    )


@st.composite
def mistyped(draw, original, most=2):
    """A text with one letter or more put in, left out, replaced, or swapped with the next."""
    text = draw(original)
    for _ in range(draw(st.integers(1, most))):
        place = draw(st.integers(0, len(text) - 1))
        letter = draw(st.sampled_from(string.ascii_lowercase + string.digits + " '-"))
        text = draw(st.sampled_from(edits(text, place, letter)))
    return text


def edits(text, place, letter):
    """Put in, leave out, replace, swap with the next."""
    before, here, after = text[:place], text[place], text[place + 1 :]
    return [
        before + letter + here + after,
        before + after,
        before + letter + after,
        before + after[:1] + here + after[1:],
    ]


def folded(typed):
    """What was typed as a listed form, by the rules of the page and not by those of the code."""
    plain = unicodedata.normalize("NFKD", typed.replace("&", "en")).casefold()
    key = "".join(c for c in plain if c.isascii() and c.isalnum())
    is_postcode = (
        key[:4].isdecimal() and not key[6:] and (not key[4:] or (len(key) == 6 and key[4:].isalpha()))
    )
    return key[:4] if is_postcode else key


def offered(typed):
    answer = GAZETTEER.find(typed)
    return [entry.municipality for entry in answer.matches or answer.nearby]


def assert_never_guessed(typed):
    answer = GAZETTEER.find(typed)
    if answer.municipality is not None:
        assert LISTED.get(folded(typed)) == {answer.municipality}


@thorough
@given(written_otherwise())
def test_another_way_of_writing_gives_the_very_same_answer(case):
    name, typed = case
    assert GAZETTEER.find(typed) == GAZETTEER.find(name)


@thorough
@given(mistyped(names))
def test_a_typing_error_never_leads_to_a_place_that_was_not_typed(typed):
    assert_never_guessed(typed)


@thorough
@given(mistyped(postcodes))
def test_a_typing_error_in_a_postcode_never_leads_to_another_that_was_not_typed(typed):
    assert_never_guessed(typed)


@thorough
@given(
    st.one_of(
        st.text(max_size=120), st.text("0123456789 abAB", max_size=12), st.text("'-st .hetga", max_size=20)
    )
)
def test_any_text_gets_a_sound_answer(typed):
    answer = GAZETTEER.find(typed)
    codes = [entry.municipality for entry in answer.matches or answer.nearby]
    assert len(set(codes)) == len(codes)
    assert set(codes) <= set(NAME_OF)
    assert not (answer.matches and answer.nearby)
    assert len(answer.nearby) <= MOST_OFFERED


@pytest.mark.parametrize("kind", range(4), ids=["put in", "left out", "replaced", "swapped"])
def test_one_typing_error_in_a_municipality_still_offers_it(kind):
    """At every third place of every name, with a letter that moves through the alphabet."""
    letter = cycle(string.ascii_lowercase)
    lost, first, total = [], 0, 0
    for number, entry in enumerate(with_letters(MUNICIPALITIES, 6)):
        for place in range(number % 3, len(entry.name), 3):
            typed = edits(entry.name.lower(), place, next(letter))[kind]
            codes = offered(typed)
            total += 1
            first += codes[:1] == [entry.municipality]
            if entry.municipality not in codes and folded(typed) not in LISTED:
                lost.append((entry.name, typed))
    assert not lost, f"{len(lost)} of {total}, first: {lost[0]}"
    assert first >= total * 0.98


def test_two_typing_errors_in_a_longer_name_of_a_municipality_still_offer_it():
    lost = []
    for number, entry in enumerate(with_letters(MUNICIPALITIES, 8)):
        for kind in range(4):
            start, end = 1 + number % 4, len(entry.name) - 1 - number % 3
            once = edits(entry.name.lower(), end, "e")[kind]
            typed = edits(once, start, "o")[(kind + number) % 4]
            if entry.municipality not in offered(typed) and folded(typed) not in LISTED:
                lost.append((entry.name, typed))
    assert not lost, f"{len(lost)}, first: {lost[0]}"


def test_one_typing_error_in_a_village_still_offers_its_municipality():
    lost = []
    for number, entry in enumerate(with_letters(PLACES, 6)):
        typed = edits(entry.name.lower(), number % len(entry.name), "e")[number % 4]
        if entry.municipality not in offered(typed) and folded(typed) not in LISTED:
            lost.append((entry.name, typed))
    assert not lost, f"{len(lost)}, first: {lost[0]}"
