"""One letter becomes its folded letter, so that a text and its folded form have one ruler.

Rules match folded text: lower case, no accents, ``đ`` as ``d``. Every character gives exactly one
character, so offsets in the folded text are offsets in the canonical text (design 3.1).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

DASHES = frozenset("-‐‑‒–—―−﹣－\u00ad")  # the soft hyphen shows as a hyphen or not at all
QUOTES = frozenset("\"'`´‘’‚‛“”„‟«»‹›″′＂＇")
# Letters that Unicode does not decompose: Vietnamese đ and ƀ, Đ written as Eth or African D.
BASE = {"đ": "d", "ð": "d", "ɖ": "d", "ƀ": "b", "ɓ": "b", "ı": "i", "ł": "l", "ø": "o"}


def fold_letter(letter: str) -> str:
    """The folded form of one character, always one character.

    A combining mark left over after NFC (``ê̆`` of the Ê Đê) folds to itself.

    >>> "".join(map(fold_letter, "Đắk Lắk – ỦY BAN"))
    'dak lak - uy ban'
    """
    if letter in DASHES:
        return "-"
    if letter in QUOTES:
        return '"'
    if letter != "\n" and (letter.isspace() or unicodedata.category(letter) in {"Cf", "Cc"}):
        return " "
    if unicodedata.combining(letter):
        return letter
    base = unicodedata.normalize("NFD", letter)[0]
    lower = base.lower()
    if len(lower) == 1:
        base = lower
    return BASE.get(base, base)


class _Table(dict[int, str]):
    """A translate() table that fills itself with the letters it meets."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_letter(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """Fold a text letter by letter; the result has the same length.

    ``fold(fold(text)) == fold(text)``; line breaks are kept.
    """
    return _short(text) if len(text) <= SHORT else text.translate(_TABLE)


SHORT = 200  # names and titles are folded again and again; whole texts once


@lru_cache(maxsize=65536)
def _short(text: str) -> str:
    return text.translate(_TABLE)
