"""How alike two texts are, from a sketch of each that takes a kilobyte.

A text is the set of its runs of five words, folded; its sketch holds the smallest hashes of that set
(bottom-k sketch), from which the share of runs that two texts have in common is estimated without
either text. ``letters`` is the hash of a text's letters and digits alone: equal for one text wrapped
in other lines or typed with other spaces.
"""

from __future__ import annotations

import hashlib
import struct
import zlib

import regex

from kehoach.store.functions import search_form

WORDS = 5  # in a run
SIZE = 256  # hashes in a sketch; the estimate's standard error is at most 1 / (2 * 16)
_WORD = regex.compile(r"[\p{L}\p{N}]+")


def words_of(text: str) -> list[str]:
    """The folded words and numbers of a text."""
    return _WORD.findall(search_form(text))


def letters(words: list[str]) -> str:
    """Hash of the letters and digits of a text, from its words."""
    return hashlib.sha256("".join(words).encode()).hexdigest()


def sketch(words: list[str]) -> bytes:
    """The sketch of a text, from its words: up to 256 big-endian 32-bit numbers, rising."""
    runs = {
        zlib.crc32(" ".join(words[at : at + WORDS]).encode())
        for at in range(max(1, len(words) - WORDS + 1))
    }
    smallest = sorted(runs)[:SIZE]
    return struct.pack(f">{len(smallest)}I", *smallest)


def hashes(sketch: bytes) -> tuple[int, ...]:
    """The numbers of a sketch, rising."""
    return struct.unpack(f">{len(sketch) // 4}I", sketch)


def similarity(one: bytes, other: bytes) -> float:
    """The share of runs that two texts have in common, 0 to 1, from their sketches.

    >>> similarity(sketch("a b c d e f".split()), sketch("a b c d e f".split()))
    1.0
    """
    left, right = set(hashes(one)), set(hashes(other))
    smallest = set(sorted(left | right)[:SIZE])
    return len(smallest & left & right) / len(smallest) if smallest else 0.0
