"""Times of the calendar in a draft's text: days, months, quarters and years, and the ranges between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from kehoach.check.draft import Draft
from kehoach.extract.dates import iso, month_end

_Y = r"(?P<{0}y>(?:19|20|21|22)\d{{2}})"
_DAY = r"(?:ngay )?(?P<{0}d>\d{{1,2}})(?: *[/.] *| *- *(?=\d{{1,2}} *- *\d)| *thang )(?P<{0}m>\d{{1,2}})(?!\d|,\d)(?:(?: *[/.-] *| *,? nam )" + _Y + r"(?!\d))?"
_BARE_DAY = r"(?:ngay )?(?P<{0}d>\d{{1,2}})(?![\d/%,.])"
_MONTH = r"thang (?P<{0}m>\d{{1,2}})(?![\d,]|/\d{{1,2}}/)(?:(?: *[/.-] *| nam )" + _Y + r"(?!\d))?"
_BARE_MONTH = r"(?P<{0}m>\d{{1,2}})(?: *[/-] *| nam )" + _Y
_QUARTER = r"quy (?P<{0}q>iv|i{{1,3}}|[1-4])(?:(?: *[/-] *| nam )" + _Y + ")?"
_YEAR = r"(?:nam )?" + _Y
_CLOCK = r"(?:\d{1,2} *(?:gio|h|g)(?: *\d{2})?(?: *phut)? *,? *)?(?:(?:(?:sang|chieu|toi) )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? *)?"
_TO = rf"(?P<to> *(?:den|-|–) *)(?:het )?{_CLOCK}"


def _between(first: str, second: str, lead: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b{lead}{_CLOCK}{first.format('a')}{_TO}{second.format('b')}(?![\d%])")


# Two times of one kind; where only a dash joins them, they need no "từ" if they are plainly times.
_RANGES = (
    _between(_DAY, _DAY, "tu "), _between(r"(?:ngay )?(?P<{0}d>\d{{1,2}}) *[/.] *(?P<{0}m>\d{{1,2}})(?: *[/.] *" + _Y + ")?",
                                          r"(?:ngay )?(?P<{0}d>\d{{1,2}}) *[/.] *(?P<{0}m>\d{{1,2}}) *[/.] *" + _Y, r"(?<![\d/.,])"),
    _between(_BARE_DAY, _DAY, "tu "), _between(_BARE_DAY, _DAY, "(?=ngay )"), _between(_BARE_DAY, _DAY.removesuffix("?"), r"(?<=[(,] ?)"),
    _between(_MONTH, _MONTH, "(?:tu )?"), _between(_MONTH, _BARE_MONTH, "(?:tu )?"),
    _between(_QUARTER, _QUARTER, "(?:tu )?"),
    _between(_YEAR, _YEAR, "(?:giai doan|tu nam|nhiem ky|thoi ky|nien khoa|nam hoc|trong cac nam) "),
)  # fmt: skip
_ONE = regex.compile("|".join((
    rf"(?<![\d/.,-]){_DAY.format('d')}", rf"\b{_MONTH.format('m')}", rf"\b{_QUARTER.format('q')}",
)))  # fmt: skip
_JOINED = regex.compile(r"\b(?:tu|den|truoc|ngay|sang|chieu|toi|va|,|-) *$")  # before a day; 12/16 thôn is none
_JOINS = regex.compile(r" *(?:va|,|-|–|den) *(?:ngay )?\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d(?!\d)")  # 07/11 và 08/11/2026
FROM = regex.compile(r"\btu (?:thu \w+, *|sang |chieu )?(?:ngay |thang |quy |dau |giua )*$")  # before a time at which something begins
YEARLY = regex.compile(r"[ ,]*(?:hang|moi) (?:nam|thang|quy)\b")  # behind a day that comes again
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True)
class Moment:
    """A day, month (``day`` 0), quarter (its last month) or year (``month`` 0); ``said`` is true if the year stands there."""

    start: int
    end: int
    year: int
    month: int
    day: int
    said: bool
    quarter: bool = False

    @property
    def key(self) -> tuple[int, int, int]:
        """What moments of one kind are ordered by."""
        return self.year, self.month, self.day

    @property
    def first(self) -> str:
        """Its first day, ISO."""
        month = self.month - 2 if self.quarter else self.month or 1
        return f"{self.year:04d}-{month:02d}-{self.day or 1:02d}"

    @property
    def last(self) -> str:
        """Its last day, ISO."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}" if self.day else month_end(self.year, self.month or 12)


def shown(moment: Moment) -> str:
    """A moment as plans print it: ``05/2026``."""
    return "/".join(f"{n:02d}" for n in (moment.day, moment.month) if n) + f"{'/' if moment.month else ''}{moment.year}"


def plan_year(draft: Draft) -> int:
    """The year of a day that names none: of the plan's period, else of its issue."""
    year = draft.record.plan.year_start or draft.record.plan.year_end
    return year or (int(draft.day[:4]) if draft.day else 2000)


def moment(match: regex.Match[str], name: str, year: int | None, *, month: int = 0) -> Moment | None:
    """The time in the groups of a match that begin with ``name``; None for a day that no calendar has."""
    told = {part: match.groupdict().get(f"{name}{part}") for part in "dmqy"}
    said = told["y"] is not None
    its_year = int(told["y"]) if told["y"] else year
    if its_year is None:
        return None
    quarter = _QUARTERS[told["q"]] * 3 if told["q"] else 0
    its_month = int(told["m"] or 0) or quarter or month
    day = int(told["d"] or 0)
    if its_month > 12 or told["m"] and not int(told["m"]) or day and iso(day, its_month or 1, its_year) is None:
        return None
    places = [match.span(f"{name}{part}") for part in "dmqy" if told[part]]
    return Moment(min(p[0] for p in places), max(p[1] for p in places), its_year, its_month, day, said, bool(quarter))


def ranges(draft: Draft) -> list[tuple[regex.Match[str], Moment, Moment]]:
    """The ranges of the text, each with its two moments: a year or month that only the second names holds for both; read once."""
    return draft.once("ranges", lambda one: list(_ranges(one)))


def _ranges(draft: Draft) -> Iterator[tuple[regex.Match[str], Moment, Moment]]:
    year = plan_year(draft)
    seen: set[int] = set()
    for pattern in _RANGES:
        for match in pattern.finditer(draft.text.folded):
            told = match.groupdict()
            last = moment(match, "b", int(told["ay"]) if told.get("ay") else year)
            first = moment(match, "a", last.year, month=last.month) if last else None
            if first and last and match.end() not in seen and not draft.is_cited(*match.span()):
                seen.add(match.end())
                yield match, first, last


def body_moments(draft: Draft) -> list[Moment]:
    """The times of the text between title and recipients, those of cited documents too; read once."""
    return draft.once("body-moments", lambda one: moments_in(one, one.title[1], one.body_end))


def moments_in(draft: Draft, start: int, end: int) -> list[Moment]:
    """The days, months and quarters of a stretch of text, in order; those without a year are of the plan's year."""
    found = []
    for match in _ONE.finditer(draft.text.folded, start, end):
        name = next((n for n in "dmq" if any(match.groupdict().get(f"{n}{part}") for part in "dmq")), "d")
        before = draft.text.folded[max(start, match.start() - 12) : match.start()]
        bare = name == "d" and match["dy"] is None and not match[0].startswith("ngay") and "thang" not in match[0]
        if bare and not _JOINED.search(before) and not _JOINS.match(draft.text.folded, match.end(), end):
            continue
        one = moment(match, name, _year_behind(draft, match) or plan_year(draft))
        if one:
            found.append(one)
    return found


def uncited_in(draft: Draft, start: int, end: int) -> list[Moment]:
    """The times of a stretch that stand in no citation; several kinds of check ask for the same."""
    known: dict[tuple[int, int], list[Moment]] = draft.once("uncited-moments", lambda _: {})
    if (start, end) not in known:
        known[start, end] = [m for m in moments_in(draft, start, end) if not draft.is_cited(m.start, m.end)]
    return known[start, end]


# "tháng 01 - 3/2024": the year stands behind the last month.
_GOES_ON = regex.compile(r" *(?:-|–|den) *(?:het )?(?:thang )?(?P<m>\d{1,2})(?: *[/.] *| nam )" + _Y.format("") + r"(?!\d)")


def _year_behind(draft: Draft, match: regex.Match[str]) -> int | None:
    """The year of a month that the end of its range names, the year before for *tháng 11 - 3/2024*."""
    month = match["mm"]
    behind = _GOES_ON.match(draft.text.folded, match.end()) if month and match["my"] is None else None
    return int(behind["y"]) - (int(month) > int(behind["m"])) if behind else None


def days_between(first: str, last: str) -> int:
    """The days from one ISO day to another, less than nothing where that is earlier."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
