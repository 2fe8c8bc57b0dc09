"""Numbers as a reader compares them: with the error of rounding, and with the slip of one digit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.extract.numbers import NUMBER, parse_number, parse_words
from kehoach.messages import language

SCALES = {"nghin": Decimal(1000), "ngan": Decimal(1000), "trieu": Decimal(10**6), "ty": Decimal(10**9), "ti": Decimal(10**9)}
PERCENT = regex.compile(rf"(?<![\d.,/-])(?P<n>{NUMBER}) *%")
NUMBER_WORDS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")  # as folded
TABLE_SCALES = (Decimal(1), Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9)  # what a table of money may count in


def value_of(digits: str) -> Decimal:
    """The value of what ``NUMBER`` has matched."""
    return parse_number(digits) or Decimal(0)


def small_number(words: str) -> int:
    """The value of a small number in digits or folded words; 0 where it is neither.

    >>> small_number("03"), small_number("ba")
    (3, 3)
    """
    return int(words) if words.isdecimal() else parse_words(words) or 0


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


def a_slip_apart(one: Decimal, other: Decimal) -> bool:
    """True if either of two numbers may be the other with a slip of the pen."""
    return slip(one, other) or slip(other, one)


def swapped(stated: Decimal, due: Decimal) -> bool:
    """True if two numbers differ by two neighbouring digits in the other order.

    >>> [swapped(Decimal(a), Decimal(b)) for a, b in (("505", "550"), ("58", "85"), ("58", "68"), ("20.9", "29"))]
    [True, True, False, True]
    """
    scale = max(places(stated), places(due))
    a, b = (str(int(n.scaleb(scale))) for n in (stated, due))  # not 2.9E+2
    off = [i for i in range(min(len(a), len(b))) if a[i] != b[i]]
    return len(a) == len(b) and len(off) == 2 and off[1] - off[0] == 1 and a[off[0]] + a[off[1]] == b[off[1]] + b[off[0]]  # noqa: PLR2004


def mistyped(stated: Decimal, due: Decimal) -> bool:
    """True if two numbers, printed with as many digits (*02*, *12*), differ in one digit or by two neighbouring ones swapped, or by a nought.

    >>> [mistyped(Decimal(a), Decimal(b)) for a, b in (("12", "2"), ("510", "150"), ("90", "900"), ("30", "45"))]
    [True, True, True, False]
    """
    scale = max(places(stated.normalize()), places(due.normalize()))
    a, b = (f"{int(n.scaleb(scale)):02d}" for n in (stated, due))
    if a == b or stated == due:
        return False
    if a in (b + "0", b + "00") or b in (a + "0", a + "00"):
        return True
    a, b = a.zfill(len(b)), b.zfill(len(a))
    return a_digit_off(a, b) or swapped(Decimal("1" + a), Decimal("1" + b))


def a_digit_off(stated: str, due: str) -> bool:
    """True if two numbers as printed are of one length and differ in one digit."""
    return len(stated) == len(due) and sum(a != b for a, b in zip(stated, due, strict=True)) == 1


def comparable(due: Decimal, stated: Decimal) -> bool:
    """True if a number is so near to what it should be (0.4 to 2.5 times it) that no other is meant; none is near zero."""
    return stated != 0 and _LOW < due / stated < _HIGH


_LOW, _HIGH = Decimal("0.4"), Decimal("2.5")
_SIGNIFICANT = 3  # digits of a part: of shorter ones many are a digit away from what is left


def slip_of_part(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """True if one part, mistyped by a digit or by swapped ones, is why the parts do not come to their total.

    >>> slip_of_part(Decimal("1617.352"), [Decimal("1281.470"), Decimal("353.882")])
    True
    """
    return any(digits(p) >= _SIGNIFICANT and abs(due - p) < p and slip(p, due) for p, due in dues(total, parts))


def sum_mistyped(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """True if the total, or one part, mistyped is why the parts do not come to their total.

    >>> sum_mistyped(Decimal(15), [Decimal(10), Decimal(6)]), sum_mistyped(Decimal(15), [Decimal(22), Decimal(44)])
    (True, False)
    """
    return mistyped(total, sum(parts, Decimal(0))) or any(mistyped(p, due) for p, due in dues(total, parts))


def product_mistyped(total: Decimal, each: Decimal, many: Decimal, *, plausible: bool) -> bool:
    """True if one of three numbers, mistyped, is why so many times one is not the total; the one only where it would be ``plausible``.

    >>> [product_mistyped(Decimal(a), Decimal(b), Decimal(c), plausible=True) for a, b, c in (("150", "25", "8"), ("150", "40", "9"))]
    [True, False]
    """
    times = total / each
    return mistyped(total, each * many) or plausible and mistyped(each, total / many) or times == int(times) and mistyped(many, times)


def factor_mistyped(stated: Decimal, due: Decimal, factors: Sequence[Decimal]) -> bool:
    """True if one factor, mistyped, is why their product is not what is stated."""
    return bool(stated and due) and any(f and mistyped(f, f * stated / due) for f in factors)


def dues(total: Decimal, parts: Sequence[Decimal]) -> Iterator[tuple[Decimal, Decimal]]:
    """Each part with what it alone would have to be for all to come to their total, where that is more than nothing."""
    left = total - sum(parts, Decimal(0))
    return ((p, p + left) for p in parts if p + left > 0)


def digits(value: Decimal) -> int:
    """How many digits a number has, without zeros at its end."""
    return len(value.normalize().as_tuple().digits)


def unit_slip(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """True if the sum would hold with one number a thousand or a million times as large or small: another unit."""
    summed = sum(parts, Decimal(0))
    for factor in (Decimal(1000), Decimal(10) ** 6):
        if total in (summed * factor, summed / factor):
            return True
        if any(p and summed - p + scaled == total for p in parts for scaled in (p * factor, p / factor)):
            return True
    return False
