"""A stored number and its format → the words a Vietnamese office sees in the cell.

Figures are written as the country writes them (``1.234,5``), whatever machine the file was saved
on: number formats are stored without a locale.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[0#?]+)?|\.[0#?]+")
GENERAL_DIGITS = 10  # what "General" shows of a long fraction


def shown(value: object, number_format: str = "General") -> str:
    """What a cell shows. ``value``: text, number, truth value, date, time or ``None``."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        clock = "" if value.time() == time() else value.strftime(" %H:%M")
        return value.strftime("%d/%m/%Y") + clock
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int | float | Decimal):
        return number(Decimal(str(value)), number_format)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()


def number(value: Decimal, number_format: str = "General") -> str:
    """A number in a number format: grouping, decimals, percent and fixed words kept."""
    if number_format.lower() in ("general", "", "@"):
        return _general(value)
    sections = number_format.split(";")
    part = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    if value == 0 and len(sections) > 2:
        part = sections[2]
    own_sign = value < 0 and len(sections) > 1  # a section of its own writes the sign itself
    bare = _QUOTED.sub(lambda m: " " if m[1] or m[2] else "", part)
    match = _DIGITS.search(bare)
    if match is None:
        words = _QUOTED.sub(lambda m: m[1] or m[2] or "", part).strip()
        return words if value == 0 or words not in ("", "General") else _general(value)
    digits = match[0]
    if "%" in bare:
        value *= 100
    decimals = len(digits.partition(".")[2])
    least = sum(c == "0" for c in digits.partition(".")[2])
    whole = digits.partition(".")[0]
    scale = len(whole) - len(whole.rstrip(","))
    value = value / (1000**scale)
    text = _written(abs(value), decimals, least, grouped="," in whole.rstrip(","))
    text = text.zfill(len(text) + whole.count("0") - len(text.partition(",")[0])) if "," not in whole else text
    before, after = _around(part)
    sign = "-" if value < 0 and not own_sign and any(c in "123456789" for c in text) else ""
    return f"{sign}{before}{text}{after}".strip()


def _around(part: str) -> tuple[str, str]:
    """The fixed words of a format section before and after its digits."""
    pieces: list[str] = ["", ""]
    side, at = 0, 0
    while at < len(part):
        fixed = _QUOTED.match(part, at)
        if fixed:
            pieces[side] += fixed[1] or fixed[2] or ""
            at = fixed.end()
            continue
        digits = _DIGITS.match(part, at)
        if digits:
            side, at = 1, digits.end()
            continue
        if part[at] in "%()-+ $€₫/":
            pieces[side] += part[at]
        at += 1
    return pieces[0].lstrip(), pieces[1].rstrip()


def _general(value: Decimal) -> str:
    value = value.normalize()
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    if exponent < 0 and len(digits) > GENERAL_DIGITS:
        keep = max(0, GENERAL_DIGITS - max(1, len(digits) + exponent))
        value = value.quantize(Decimal(1).scaleb(-keep), ROUND_HALF_UP).normalize()
    return f"{value:f}".replace(".", ",") if value else "0"


def _written(value: Decimal, decimals: int, least: int, *, grouped: bool) -> str:
    value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{value:,f}" if grouped else f"{value:f}"
    whole, _, fraction = text.partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    whole = whole.replace(",", ".")
    return f"{whole},{fraction}" if fraction else whole
