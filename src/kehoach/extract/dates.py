"""Calendar dates as plans print them, read from folded text."""

from __future__ import annotations

import calendar
import datetime
import re

import regex

# "ngày 02/8/2023", "22 tháng 3 năm 2021", "31-12-2023", "30.6.2025"; blanks may stand round the marks
DAY = (
    r"(?:ngay *)?(?P<d>\d{1,2}) *(?:/|-|\.|thang) *(?P<m>\d{1,2}) *(?:/|-|\.|,? *nam) *(?P<y>(?:19|20)\d{2})"
)
DATE = re.compile(DAY)


def iso(day: int, month: int, year: int) -> str | None:
    """ISO 8601 date, ``None`` if there is no such day."""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def printed(day: str) -> str:
    """An ISO date as plans print it: ``25/02/2024``."""
    return "/".join(reversed(day.split("-")))


def month_end(year: int, month: int) -> str:
    """ISO date of the last day of a month (1-12)."""
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def date_of(match: re.Match[str] | regex.Match[str]) -> str | None:
    """ISO date of a match of ``DATE`` or another with its groups d, m, y."""
    return iso(int(match["d"]), int(match["m"]), int(match["y"]))
