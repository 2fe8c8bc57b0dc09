"""Points in time in folded text: days, months, quarters, half-years, years, and what dates they cover."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Literal

import regex

from kehoach.extract.beginnings import beginnings, patterns
from kehoach.extract.dates import iso, month_end
from kehoach.rulebook import Rulebook, TimeEntry, expand

Form = Literal["day", "day-only", "month", "quarter", "half", "year", "now"]
POINT_FORMS = frozenset({"day", "day-only", "month", "quarter", "half", "year", "now"})
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}  # as folded
_QUARTER = regex.compile(r"iv|i{1,3}|[1-4]")
_TO = regex.compile("-|den")
_NUMBER = regex.compile(r"\d{1,2}")
# Where a point in time may begin: a cheap look that spares the full grammar at most places.
_BEGIN = patterns(
    r"[0-9](?:\d\d\d(?![\d%])|\d?(?= *(?:[/-] *\d|\.\d|tha?n?g\b|gio\b|g\b|h|nga?y *(?:[(:,]|dau|cuoi))|(?=(?: *,| +va) *\d\d?(?:(?: *,| +va) *\d\d?){0,40} *tha?n?g *\d)))",  # a list of days, not a column of figures
    r"t\.? ?\d\d? ?/ ?20",
    r"nga?y *(?:m[ou]ng *)?\d",
    r"tha?n?g *\d",
    r"qu[yi] *[i1-4]",
    r"na?m *[12]",
    r"nay\b",
    r"nua (?:dau|cuoi)\b",
    r"thuong tuan\b",
    r"trung tuan\b",
    r"ha tuan\b",
    r"tuan (?:thu|le|dau|cuoi|[1-5i])",
)
_THIRDS = {"thuong": (1, 10), "trung": (11, 20), "ha": (21, None)}  # of a month: its first and last day


@dataclass(frozen=True, slots=True)
class Point:
    """A point or stretch of time as printed. ``months`` are calendar months, none for a bare year.

    A part of a month (``nửa đầu tháng 3``) is a month that says its ``first_day`` or its last ``day``;
    ``last_days`` are as many days before its end.
    """

    start: int
    end: int
    form: Form
    rule: str
    day: int | None = None
    months: tuple[int, ...] = ()
    year: int | None = None
    last_year: int | None = None
    first_day: int | None = None
    last_days: int | None = None

    @property
    def needs_year(self) -> bool:
        """True if no year is printed with it."""
        return self.year is None and self.form not in ("day-only", "now")

    def in_year(self, year: int | None) -> Point:
        """The same point with its year filled in, where it has none."""
        return self if self.year is not None or year is None else replace(self, year=year)

    def first(self) -> str | None:
        """ISO date of its first day, ``None`` where that cannot be known."""
        if self.year is None or self.form == "day-only":
            return None
        if self.form == "day":
            return iso(self.first_day or self.day or 0, self.months[0], self.year)
        month = (self.months or (1,))[0]
        if self.last_days:
            return f"{self.year:04d}-{month:02d}-{int(month_end(self.year, month)[-2:]) - self.last_days + 1:02d}"
        return f"{self.year:04d}-{month:02d}-{self.first_day or 1:02d}"

    def last(self) -> str | None:
        """ISO date of its last day, ``None`` where that cannot be known."""
        if self.year is None or self.form == "day-only":
            return None
        if self.form == "day" or self.day:
            return iso(self.day or 0, self.months[0], self.year)
        first, last = (self.months or (1,))[0], (self.months or (12,))[-1]
        year = self.last_year or self.year
        return month_end(year + (last < first), last)

    def eve(self) -> str | None:
        """The last day *before* it: a day itself (``trước ngày 25/2`` ends on the 25th), else the day before it begins."""
        first = self.first()
        if first is None or self.form == "day":
            return self.last()
        return (datetime.date.fromisoformat(first) - datetime.timedelta(days=1)).isoformat()


@dataclass(frozen=True)
class _Scanner:
    pattern: regex.Pattern[str]
    entries: tuple[TimeEntry, ...]
    numbers: tuple[int, ...]  # of each entry's group in the pattern


def _scanner(rules: Rulebook) -> _Scanner:
    entries = [e for e in rules.group("time") if e.form in POINT_FORMS]
    parts = [f"(?P<p{i}>{expand(e.pattern, rules.fragments)})" for i, e in enumerate(entries)]
    pattern = regex.compile("|".join(parts))
    numbers = tuple(pattern.groupindex[f"p{i}"] for i in range(len(entries)))
    return _Scanner(pattern, tuple(entries), numbers)


def points(folded: str, canonical: str, rules: Rulebook) -> list[Point]:
    """All points in time of a folded text, in order. ``canonical`` tells *quý* (quarter) from *quỹ* (fund)."""
    scanner: _Scanner = rules.make("time-points", _scanner)
    found: list[Point] = []
    done = 0
    for at, _ in beginnings(folded, _BEGIN):
        if at < done or (at and folded[at - 1].isalnum()):
            continue
        match = scanner.pattern.match(folded, at)
        if match is None:
            continue
        done = match.end()
        entry = scanner.entries[next(i for i, n in enumerate(scanner.numbers) if match.end(n) >= 0)]
        if entry.form == "quarter" and any(c in "ỹỸũŨ" for c in canonical[match.start() + 1 : match.start() + 3]):
            continue
        if entry.form == "month" and folded.endswith(("moi ", "tung "), 0, at):
            continue  # "mỗi tháng 02 tin, bài": how many, not which month
        found += _points_of(match, entry)
    return found


def _said(match: regex.Match[str], name: str) -> str | None:
    return match[name] if name in match.re.groupindex else None


def _points_of(match: regex.Match[str], entry: TimeEntry) -> list[Point]:
    printed = _said(match, "y")
    year = int(printed) if printed else None
    form: Form = entry.form  # type: ignore[assignment]
    if form in ("day", "day-only"):
        return _days(match, form, entry.id, year)
    whole = Point(match.start(), match.end(), form, entry.id, year=year)
    if form == "month":
        return [_part_of(point, match) for point in _listed(whole, match, "m")]
    if form == "quarter":
        return _listed(whole, match, "q")
    if form == "half":
        return [
            replace(whole, months=tuple(range(1, 7) if match["half"] == "dau" else range(7, 13)))
        ]
    last = _said(match, "z") if form == "year" else None
    return [replace(whole, last_year=int(last)) if last else whole]


def _part_of(month: Point, match: regex.Match[str]) -> Point:
    """The half, third or days of a month that are printed with it, else the month itself."""
    if third := _said(match, "third"):
        first, last = _THIRDS[third]
        return replace(month, first_day=first, day=last)
    if half := _said(match, "half"):
        return replace(month, day=15) if half == "dau" else replace(month, first_day=16)
    if days := _said(match, "n"):
        return replace(month, day=int(days)) if match["side"] == "dau" else replace(month, last_days=int(days))
    return month


def _days(match: regex.Match[str], form: Form, rule: str, year: int | None) -> list[Point]:
    """A day, or the days of ``ngày 5, 6/9`` and ``từ 5-6/9``; none for a day that no month has."""
    number, month = int(match["d"]), int(match["m"]) if form == "day" else 0
    if form == "day" and not iso(number, month, year or 2024):
        return []
    day = Point(match.start(), match.end(), form, rule, day=number, months=(month,) if month else (), year=year)
    early = _said(match, "d0")
    if not early:
        return [day]
    listed = len(_NUMBER.findall(match.string, match.start("d0"), match.start("m")))
    ranged = _TO.search(match.string, match.end("d0"), match.start("d"))
    if listed > 1 and number - int(early) >= listed and not ranged:
        return [replace(day, end=match.end("d0"), day=int(early)), replace(day, start=match.start("d"))]
    return [replace(day, first_day=int(early))]


def _months(number: str) -> tuple[int, ...]:
    return (int(number),)


def _quarter(number: str) -> tuple[int, ...]:
    quarter = _QUARTERS[number] if number in _QUARTERS else int(number)
    return tuple(range(3 * quarter - 2, 3 * quarter + 1))


def _listed(whole: Point, match: regex.Match[str], group: str) -> list[Point]:
    """``Tháng 11, 12`` and ``quý III, IV``: months in a row are one point, others one point each."""
    finder, read = (_NUMBER, _months) if group == "m" else (_QUARTER, _quarter)
    begin = match.start(group)
    pieces = [
        (m.start() + begin, m.end() + begin, read(m[0])) for m in finder.finditer(match[group])
    ]
    ranged = "-" in match[group] and len(pieces) == 2
    consecutive = all(b[2][0] == a[2][-1] + 1 for a, b in zip(pieces, pieces[1:], strict=False))
    if len(pieces) == 1 or ranged or (consecutive and group == "m"):
        last = pieces[-1][2][-1]
        first = pieces[0][2][0]
        span = tuple(range(first, last + 1)) if first <= last else (first, last)
        return [replace(whole, months=span)]
    starts = [whole.start, *(p[0] for p in pieces[1:])]
    ends = [*(p[1] for p in pieces[:-1]), whole.end]
    return [
        replace(whole, start=s, end=e, months=p[2])
        for s, e, p in zip(starts, ends, pieces, strict=True)
    ]
