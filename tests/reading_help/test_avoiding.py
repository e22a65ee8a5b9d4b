"""Words that editors rather do not use, found in a text."""

import pytest

from editorial.avoiding import Avoider

AVOIDER = Avoider({"loverboy": "loverboy", "lover-girls": "loverboy", "biedt zichzelf aan": "aanbieden"})


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("Een loverboy.", [("loverboy", "loverboy")]),
        ("LOVERBOY", [("LOVERBOY", "loverboy")]),
        ("Lover-girls en 'loverboy'.", [("Lover-girls", "loverboy"), ("loverboy", "loverboy")]),
        ("Zij biedt  zichzelf\naan.", [("biedt  zichzelf\naan", "aanbieden")]),
        ("loverboys, myloverboy, loverboyén", []),
        ("", []),
    ],
)
def test_a_word_is_found_whole_and_whatever_its_capitals(text, used):
    assert [(use.words, use.detail) for use in AVOIDER.find(text)] == used


def test_the_longest_of_two_that_fit_is_found():
    avoider = Avoider({"illegaal": "kort", "een illegaal": "lang"})
    assert [use.detail for use in avoider.find("Hij is een illegaal.")] == ["lang"]


def test_what_is_written_is_no_pattern():
    assert Avoider({"a.c (x)": "punt"}).find("abc (x)") == []
    assert len(Avoider({"a.c": "punt"}).find("a.c")) == 1


@pytest.mark.parametrize("forms", [{}, {"": "leeg"}, {"  ": "leeg"}])
def test_without_words_nothing_is_found(forms):
    assert Avoider(forms).find("loverboy ") == []
