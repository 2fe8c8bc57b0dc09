"""A count → how a list prints it (``w:numFmt``)."""

from __future__ import annotations

import re
from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_LETTERS = 780  # Word's own bound: thirty times the same letter
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_CHICAGO = "*†‡§"


def roman(count: int) -> str:
    """A Roman numeral in small letters, 1 to 3999.

    >>> [roman(n) for n in (1, 4, 9, 14, 2024)]
    ['i', 'iv', 'ix', 'xiv', 'mmxxiv']
    """
    out = ""
    for worth, letters in _ROMAN:
        out += letters * (count // worth)
        count %= worth
    return out


def letters(count: int) -> str:
    """Letters as Word counts them: a … z, aa, bb … Vietnamese đ is never counted by Word.

    >>> [letters(n) for n in (1, 4, 5, 26, 27, 28)]
    ['a', 'd', 'e', 'z', 'aa', 'bb']
    """
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def vietnamese(count: int) -> str:
    """A number below a thousand in Vietnamese words.

    >>> [vietnamese(n) for n in (1, 10, 15, 21, 24, 105, 340)]
    ['một', 'mười', 'mười lăm', 'hai mươi mốt', 'hai mươi tư', 'một trăm linh năm', 'ba trăm bốn mươi']
    """
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds else []
    if tens > 1:
        words.append(f"{_DIGITS[tens]} mươi")
    elif tens == 1:
        words.append("mười")
    elif hundreds and ones:
        words.append("linh")
    if ones:
        last = {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm" if tens else "năm"}
        words.append(last.get(ones, _DIGITS[ones]))
    return " ".join(words)


def _ordinal(count: int) -> str:
    teens = count % 100 in (11, 12, 13)
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


# numFmt → the counts it can print, and how. Other formats and counts are printed as digits.
_FORMATS: dict[str, tuple[range, Callable[[int], str]]] = {
    "upperRoman": (range(1, 4000), lambda n: roman(n).upper()),
    "lowerRoman": (range(1, 4000), roman),
    "upperLetter": (range(1, _MOST_LETTERS + 1), lambda n: letters(n).upper()),
    "lowerLetter": (range(1, _MOST_LETTERS + 1), letters),
    "decimalZero": (range(10), lambda n: f"0{n}"),
    "ordinal": (range(1, 10**6), _ordinal),
    "vietnameseCounting": (range(1, 1000), vietnamese),
    "numberInDash": (range(10**6), lambda n: f"- {n} -"),
    "hex": (range(10**6), lambda n: f"{n:X}"),
    "chicago": (range(1, 41), lambda n: _CHICAGO[(n - 1) % 4] * ((n - 1) // 4 + 1)),
    "decimalEnclosedCircle": (range(1, 21), lambda n: chr(0x2460 + n - 1)),
    "decimalEnclosedParen": (range(1, 21), lambda n: chr(0x2474 + n - 1)),
    "decimalEnclosedFullstop": (range(1, 21), lambda n: chr(0x2488 + n - 1)),
}


def printed(count: int, form: str, custom: str | None = None) -> str:
    """How a count is printed in a format; ``custom`` is ``w:format`` of a custom one (``001, 002 …``)."""
    if form == "none":
        return ""
    if form == "custom" and custom:
        first = re.match(r"\s*(0*)1\b", custom)
        return f"{count:0{min(len(first[1]), 20) + 1}d}" if first else str(count)
    within, write = _FORMATS.get(form, (range(0), str))
    return write(count) if count in within else str(count)
