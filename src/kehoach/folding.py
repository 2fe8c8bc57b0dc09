"""One letter becomes its folded letter, so that a text and its folded form have one ruler.

Rules match folded text: lower case, no accents, ``đ`` as ``d``. Every character gives exactly one
character, so offsets in the folded text are offsets in the canonical text (design 3.1).
"""

from __future__ import annotations

import codecs
import re
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


# The letters of nearly all texts, at most 256 of them: a text is written in this alphabet as bytes
# and read back in the folded one, ten times faster than by a table of all of Unicode.
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VIETNAMESE = (unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in _TONES)
_ALPHABET = "\0\t\n" + "".join(map(chr, range(0x20, 0x7F))) + "".join(
    dict.fromkeys(letter for letter in (*_VIETNAMESE, *"đĐ–—“”‘’…•≥≤\u00a0²°■") if not letter.isascii())
)  # fmt: skip
_WRITTEN = codecs.charmap_build(_ALPHABET)
_READ = "".join(map(fold_letter, _ALPHABET))


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
    if len(text) <= SHORT:
        return _short(text)
    try:
        return _by_alphabet(text)
    except UnicodeEncodeError:  # line by line: only those with such a letter take long
        return "\n".join(map(_folded, text.split("\n")))


SHORT = 200  # names and titles are folded again and again; whole texts once


@lru_cache(maxsize=65536)
def _short(text: str) -> str:
    return _folded(text)


def in_alphabet(text: str) -> bool:
    """True for a text that holds no other letter than those of nearly all texts: a quick look."""
    try:
        codecs.charmap_encode(text, "strict", _WRITTEN)
    except UnicodeEncodeError:
        return False
    return True


def _by_alphabet(text: str) -> str:
    return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _WRITTEN)[0], "strict", _READ)[0]


def _folded(text: str) -> str:
    try:
        return _by_alphabet(text)
    except UnicodeEncodeError:  # a letter outside the alphabet
        return text.translate(_TABLE)


_MOVED = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy", "qùy": "quỳ", "qúy": "quý", "qủy": "quỷ", "qũy": "quỹ",
    "qụy": "quỵ",
}  # fmt: skip
# Begins with one set of letters, which is looked for faster than one of several beginnings.
_TONE_PLACE = re.compile(
    r"[ouq](?:(?<=o)(?<![qQ]o)[àáảãạèéẻẽẹ]|(?<=u)(?<![qQ]u)[ỳýỷỹỵ]|(?<=q)(?:ùy|úy|ủy|ũy|ụy))(?!\w)"
)


def one_tone_place(words: str) -> str:
    """Small letters with every tone mark where the older spelling has it, and ``quý`` for ``qúy``.

    >>> one_tone_place("hoá chất, uỷ ban, qúy I")
    'hóa chất, ủy ban, quý I'
    """
    return _TONE_PLACE.sub(lambda m: _MOVED[m[0]], words)
