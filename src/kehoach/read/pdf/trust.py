"""Can a page's text layer be believed? Scans, hidden letters and broken fonts need OCR instead.

A page's letters count where a person sees them. Letters without ink over a picture are what an OCR
program left: they are taken where they read like Vietnamese. Letters that read like no language
at all come from a font whose table of letters is missing or wrong.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kehoach.read.legacy.syllables import WORD, is_syllable
from kehoach.read.pdf.drawn import Box, Drawn
from kehoach.read.pdf.frames import Frame
from kehoach.read.pdf.glyphs import Run

Fault = Literal["scan", "hidden", "garbled", "broken"]
_TINY = 2.0  # points: letters smaller than this are not for reading
_SCAN = 0.5  # of the page that a picture covers
_FEW_LETTERS = 200  # a stamp, a page number: not the text of a scanned page
_OUTLINES = 60  # drawings without a letter: text turned into outlines
_ENOUGH_WORDS = 25
_SYLLABLES = 0.35  # of the words: real plans have 0.8 and more, lists of names 0.6
_OCR_SYLLABLES, _OCR_MARKED = 0.75, 0.35  # a good recognition of Vietnamese keeps its marks
_BAD_CATEGORIES = frozenset(["Co", "Cn", "Cs", "Cc"])
_BAD_LETTERS = 0.08  # private use, control, unknown
_SIGNS = 0.2  # of the letters: a form with boxes to tick has fewer
_ENOUGH_SIGNS = 60  # letters
_SPOKEN = 0.75  # of the words in any language written in these letters
_VOWELS = frozenset("aeiouy")
_MOST_CONSONANTS = 4  # in a row


@dataclass(frozen=True, slots=True)
class Seen:
    """The runs of a page that are its text, where they came from, and what is wrong with it."""

    runs: list[Run]
    recognised: bool = False
    fault: Fault | None = None


def believed(runs: list[Run], drawn: Drawn, frame: Frame) -> Seen:
    """What of a page's letters is its text."""
    shown: list[Run] = []
    inkless: list[Run] = []
    for run in runs:
        if run.clipped or not _on_page(run, frame):
            continue
        faint = run.hidden or run.size < _TINY or run.white and not _on_a_fill(run, drawn.fills)
        (inkless if faint else shown).append(run)
    visible, hidden = _letters(shown), _letters(inkless)
    covered = _covered(drawn.pictures, frame)
    if covered > _SCAN and visible < _FEW_LETTERS:
        if hidden > visible and _reads_well(inkless):
            return Seen(shown + inkless, recognised=True)
        return Seen([], fault="scan")
    if visible:
        return Seen(shown)
    if hidden:
        return Seen([], fault="hidden")
    outlined = drawn.count - len(drawn.pictures) > _OUTLINES or drawn.crowded
    return Seen([], fault="scan" if covered > 0.02 or outlined else None)  # else a blank page


def is_garbled(texts: Iterable[str]) -> bool:
    """The letters of a page make no words of Vietnamese, nor of any language in Latin letters."""
    text = "\n".join(texts)
    if any(_is_bad(letter) for letter in set(text)) and _bad_letters(text) > _BAD_LETTERS:
        return True
    if not text.isascii() and _is_made_of_signs(text):
        return True
    words = WORD.findall(text)
    if len(words) < _ENOUGH_WORDS or sum(map(is_syllable, words)) >= _SYLLABLES * len(words):
        return False
    long = [word for word in words if len(word) > 1]
    return sum(map(_is_spoken, long)) < _SPOKEN * len(long)


def _is_spoken(word: str) -> bool:
    """The word is made of letters, has a vowel, and no heap of consonants."""
    consonants = 0
    spoken = False
    for letter in unicodedata.normalize("NFD", word.lower()):
        if unicodedata.combining(letter):
            continue
        if not letter.isalpha():
            return False
        consonants = 0 if letter in _VOWELS else consonants + 1
        spoken = spoken or letter in _VOWELS
        if consonants > _MOST_CONSONANTS:
            return False
    return spoken or word.isupper()  # an abbreviation


def _is_bad(letter: str) -> bool:
    return letter == "\ufffd" or letter not in "\n\t" and unicodedata.category(letter) in _BAD_CATEGORIES


def _bad_letters(text: str) -> float:
    letters = [letter for letter in text if not letter.isspace()]
    return sum(map(_is_bad, letters)) / max(1, len(letters))


def _is_made_of_signs(text: str) -> bool:
    """Stars and arrows where letters should be: a font whose table names them so."""
    letters = [letter for letter in text if not letter.isspace()]
    if len(letters) < _ENOUGH_SIGNS:
        return False
    signs = {letter for letter in set(letters) if unicodedata.category(letter) == "So"}
    return bool(signs) and sum(letter in signs for letter in letters) > _SIGNS * len(letters)


def _reads_well(runs: list[Run]) -> bool:
    words = WORD.findall(" ".join(run.text for run in runs))
    if len(words) < _ENOUGH_WORDS:
        return False
    right = sum(map(is_syllable, words)) / len(words)
    marked = sum(not word.isascii() for word in words) / len(words)
    return right >= _OCR_SYLLABLES and marked >= _OCR_MARKED


def _letters(runs: list[Run]) -> int:
    return sum(len(run.text) - run.text.count(" ") for run in runs)


def _on_page(run: Run, frame: Frame) -> bool:
    return run.x1 > 0 and run.x0 < frame.width and run.y > 0 and run.y - run.size < frame.height


def _on_a_fill(run: Run, fills: list[Box]) -> bool:
    x, y = (run.x0 + run.x1) / 2, run.y - 0.3 * run.size
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in fills)


def _covered(pictures: list[Box], frame: Frame) -> float:
    """The share of a page that its pictures cover, overlaps counted twice."""
    area = 0.0
    for x0, top, x1, bottom in pictures:
        wide = min(x1, frame.width) - max(x0, 0.0)
        high = min(bottom, frame.height) - max(top, 0.0)
        area += max(0.0, wide) * max(0.0, high)
    return area / max(1.0, frame.width * frame.height)
