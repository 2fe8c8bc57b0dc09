"""How often something is due, in words."""

from __future__ import annotations

from kehoach.messages.comparison import EVERY, PERIODS, REGULARLY
from kehoach.messages.text import Text, language

ON_DAYS = Text(vi="{period}, ngày {days}", en="{period}, day {days}")
IN_MONTHS = Text(vi="{period}, tháng {months}", en="{period}, month {months}")
_SAID = frozenset({"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY"})


def recurs(rule: str | None) -> str | None:
    """A recurrence (RFC 5545) in words; what has no words yet stays a rule.

    >>> recurs("FREQ=MONTHLY;INTERVAL=3"), recurs("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20")
    ('3 tháng một lần', 'hằng năm, ngày 20/6, 20/12')
    """
    if rule is None:
        return None
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    freq, every = parts.get("FREQ", ""), parts.get("INTERVAL", "1")
    days, months = (tuple(filter(None, parts.get(name, "").split(","))) for name in ("BYMONTHDAY", "BYMONTH"))
    if freq not in PERIODS or set(parts) - _SAID or not all(n.isdecimal() for n in (every, *days, *months)):
        return rule
    said = REGULARLY[freq]() if int(every) == 1 else EVERY(count=int(every), unit=PERIODS[freq]())
    if days and months:
        said = ON_DAYS(period=said, days=", ".join(_day(day, month) for month in months for day in days))
    elif days:
        said = ON_DAYS(period=said, days=", ".join(days))
    elif months:
        said = IN_MONTHS(period=said, months=", ".join(months))
    return said


def _day(day: str, month: str) -> str:
    return f"{day}/{month}" if language() == "vi" else f"{int(month):02}-{int(day):02}"
