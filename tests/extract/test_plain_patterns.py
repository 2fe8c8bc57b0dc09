"""Patterns compiled by ``re`` mean what they mean to ``regex``."""

import re
import unicodedata

import pytest
import regex

from kehoach.extract.patterns import plain, quick

# Letters, marks and numbers of the scripts and signs that Vietnamese documents are printed in.
RANGES = (range(0x20, 0x250), range(0x1E00, 0x1F00), range(0x2000, 0x2800))
LETTERS = [chr(code) for codes in RANGES for code in codes if unicodedata.category(chr(code)) != "Cn"]


@pytest.mark.parametrize("pattern", [r"\p{L}", r"[\p{L}]", r"[\p{L}\d]", r"x(?![\p{L}])", r"(?<![\p{L}])y"])
def test_letters_are_those_of_regex(pattern):
    ours, theirs = plain(pattern), regex.compile(pattern)
    for letter in LETTERS:
        for words in (letter, f"x{letter}", f"{letter}y"):
            assert bool(ours.search(words)) == bool(theirs.search(words)), (letter, words)


def test_a_note_behind_a_word_does_not_lengthen_it():
    ends = plain(r"thuc hien(?!\w)")
    assert ends.match("thuc hien²")
    assert not ends.match("thuc hienz") and not ends.match("thuc hien2")


def test_a_note_behind_a_word_leaves_its_border():
    assert plain(r"xa\b").match("xa²") and regex.match(r"xa\b", "xa²")
    assert not plain(r"xa\b").match("xay") and not plain(r"\bxa").search("nxa")


@pytest.mark.parametrize("pattern", [r"[\w-]+ ha", r"[-\p{L}]+ ha", r"[\d\w]+ ha"])
def test_a_set_of_letters_and_other_signs_is_left_to_regex(pattern):
    with pytest.raises(re.error):
        plain(pattern)
    assert quick(pattern).fullmatch("xa ha")
