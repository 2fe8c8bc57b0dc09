"""Vietnamese numbers: ``.`` groups thousands, ``,`` is the decimal mark.

``9.558`` is nine thousand; ``10.966,9345`` is ten thousand nine hundred and sixty-six point …;
``0.5`` and ``12.75`` can only be decimals written the English way.
"""

from __future__ import annotations

import re
from decimal import Decimal

# One number in digits; longest form first. Blanks inside a number are not read.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+[.,]\d+|\d+"
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL = re.compile(r"\d+[.,]\d+")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")

_DIGITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip


def parse_number(text: str) -> Decimal | None:
    """The value of a number in digits, ``None`` if it is none.

    >>> [str(parse_number(n)) for n in ("9.558", "10.966,9345", "0,5", "0.5", "07", "1.260,500")]
    ['9558', '10966.9345', '0.5', '0.5', '7', '1260.500']
    """
    text = text.strip()
    if text.isdecimal():
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _DECIMAL.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return None


def plain(value: Decimal) -> str:
    """A decimal as text without exponent or trailing zeros.

    >>> plain(Decimal("1260.500")), plain(Decimal("9E+3"))
    ('1260.5', '9000')
    """
    text = str(value)
    if "E" in text:
        text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def parse_words(folded: str) -> int | None:
    """The value of a small number written in folded words (``mot``, ``muoi lam``), or ``None``.

    >>> [parse_words(w) for w in ("mot", "muoi hai", "hai muoi lam", "vai")]
    [1, 12, 25, None]
    """
    total = 0
    current = 0
    for word in folded.split():
        if word == "muoi" and current:
            total, current = total + current * 10, 0
        elif word in ("tram",) and current:
            total, current = total + current * 100, 0
        elif word in ("linh", "le"):
            continue
        elif word in _DIGITS:
            current += _DIGITS[word]
        elif word == "mot":
            current += 1
        else:
            return None
    return total + current if folded.split() else None


_SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6}


def parse_spelled(folded: str) -> int | None:
    """The value of a whole number spelled out in folded words, as sums of money repeat it.

    >>> parse_spelled("mot ty, bon tram tam muoi sau trieu, nam tram nghin")
    1486500000
    >>> parse_spelled("hai muoi lam ty khong tram linh ba trieu"), parse_spelled("nhieu trieu")
    (25003000000, None)
    """
    billions = thousands = group = 0
    seen = False
    for word in folded.replace(",", " ").replace(".", " ").replace("-", " ").split():
        if word in ("linh", "le", "chan"):
            continue
        if word == "muoi":
            tens = group % 10
            group += 9 * tens if tens else 10
        elif word in _DIGITS:
            group += _DIGITS[word]
        elif word == "tram":
            group *= 100
        elif word in _SCALES:
            thousands, group = thousands + group * _SCALES[word], 0
        elif word in ("ty", "ti"):
            billions, thousands, group = (billions + thousands + group) * 10**9, 0, 0
        else:
            return None
        seen = True
    return billions + thousands + group if seen else None


def scaled(value: Decimal, scale: int) -> Decimal:
    """A number times its word of scale, without zeros behind the mark."""
    value *= scale
    return value.to_integral_value() if value == value.to_integral_value() else value


def in_words(folded: str) -> Decimal | None:
    """The number that words tell."""
    value = parse_words(folded)
    return Decimal(value) if value is not None else None
