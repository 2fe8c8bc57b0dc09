"""Normal forms of the values that decide a match: numbers, recurrences, document numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from kehoach.evaluate.names import without_accents

_QUARTER_ENDS = frozenset({"3,6,9,12", "1,4,7,10"})
_NUMBER_MARKS = re.compile(r"[^a-z0-9/]+")
_DAY = re.compile(r"-?\d+")


def number(value: object) -> Decimal | None:
    """An exact number, ``None`` for none; what is not a number is equal to nothing."""
    if value in (None, ""):
        return None
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return Decimal("NaN")


def document_number(value: object) -> str:
    """The letters, digits and slashes of a số ký hiệu: ``90/QĐ-TTg`` and ``90/QĐTTg`` are one."""
    return _NUMBER_MARKS.sub("", without_accents(str(value))) if value else ""


def recurrence(value: object) -> tuple[tuple[str, str], ...]:
    """An RRULE in one normal form.

    Lists are sorted, an interval of one is dropped, twelve months are a year, and the months that
    end or begin the quarters are every third month.
    """
    if not value:
        return ()
    listed = str(value).upper().removeprefix("RRULE:").split(";")
    parts = dict(part.split("=", 1) for part in listed if "=" in part)
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    for name in parts.keys() & {"BYMONTH", "BYMONTHDAY"}:
        numbers = sorted(int(day) for day in parts[name].split(",") if _is_number(day))
        parts[name] = ",".join(map(str, numbers))
    return tuple(sorted(_periods(parts).items()))


def _is_number(day: str) -> bool:
    return bool(_DAY.fullmatch(day))


def _periods(parts: dict[str, str]) -> dict[str, str]:
    frequency, interval = parts.get("FREQ"), parts.get("INTERVAL")
    if frequency == "MONTHLY" and interval == "12":
        parts = {k: v for k, v in parts.items() if k != "INTERVAL"} | {"FREQ": "YEARLY"}
    if parts.get("FREQ") == "YEARLY" and parts.get("BYMONTH") in _QUARTER_ENDS:
        rest = {k: v for k, v in parts.items() if k != "BYMONTH"}
        parts = rest | {"FREQ": "MONTHLY", "INTERVAL": "3"}
    return parts
