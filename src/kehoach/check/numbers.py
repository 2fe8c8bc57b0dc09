"""Numbers as a reader compares them: with the error of rounding, and with the slip of one digit."""

from __future__ import annotations

from decimal import Decimal

import regex

from kehoach.extract.numbers import NUMBER, parse_number
from kehoach.messages import language

PERCENT = regex.compile(rf"(?<![\d.,/-])(?P<n>{NUMBER}) *%")


def value_of(digits: str) -> Decimal:
    """The value of what ``NUMBER`` has matched."""
    return parse_number(digits) or Decimal(0)


def places(value: Decimal) -> int:
    """Digits after the decimal mark."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def step(value: Decimal) -> Decimal:
    """One of the last digit that a number is printed with: what rounding may hide."""
    return Decimal(1).scaleb(-places(value))


def shown(value: Decimal | int) -> str:
    """A number in the style of the language, without trailing zeros."""
    text = f"{Decimal(value):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate({ord(","): ".", ord("."): ","}) if language() == "vi" else text


def slip(stated: Decimal, worked_out: Decimal) -> bool:
    """True if two numbers differ as by a slip of the pen: one digit, two swapped, or one per cent.

    >>> [slip(Decimal(a), Decimal(b)) for a, b in (("14.37", "14.27"), ("1285", "1258"), ("90", "120"))]
    [True, True, False]
    """
    if stated == worked_out:
        return False
    scale = max(places(stated), places(worked_out))
    a, b = (str(int(abs(n).scaleb(scale))) for n in (stated, worked_out))
    if worked_out and abs(stated - worked_out) <= abs(worked_out) / 100 and len(a.rstrip("0")) > 1:
        return True
    if len(a) != len(b) or len(a.rstrip("0")) < 2:
        return False
    different = [i for i in range(len(a)) if a[i] != b[i]]
    if len(different) == 1:
        return True
    return len(different) == 2 and a[different[0]] == b[different[1]] and a[different[1]] == b[different[0]]
