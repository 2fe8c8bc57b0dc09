"""Hours of one day told in turn: ``6 giờ 30 đón đại biểu; 7 giờ 00 khai mạc; 7 giờ 20 …``, and the one that is out of turn."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.check.times.in_turn import list_of, style_of
from kehoach.check.times.moments import moments_in
from kehoach.check.words import own_paragraphs
from kehoach.rulebook import CheckEntry

_HOUR = regex.compile(r"(?<![\d/.,])(?P<h>\d{1,2}) *(?:gio|h|g)(?: *(?P<m>\d{2})(?: *phut)?)?\b(?! *(?:/|moi|lien tuc|hoc|dao|phat song|truoc|sau|ke tu|day))|(?<![\d/.,:])(?P<h2>\d{1,2}):(?P<m2>\d{2})(?![\d:])")
_LOOK = re.compile(r"\d *[gh:]")
_BY_NIGHT = regex.compile(r"\b(?:hom sau|ca truc|ca dem|moi ca|ban dem)\b")
_BEGIN = 24  # characters of an item before its hour
_LEAST = 4  # hours of a day, all others in turn
_Hour = tuple[int, Place]  # minutes since midnight


@kind("hours-in-turn")
def hours_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one hour of a programme that is before the one told before it, or after the next."""
    for hours in _programmes(draft):
        times = [t for t, _ in hours]
        odd = [at for at in range(len(times)) if _in_order(times[:at] + times[at + 1 :])]
        if len(times) < _LEAST or _in_order(times) or not 0 < len(odd) <= 2:  # noqa: PLR2004 - neighbours that have changed places
            continue
        at = max(odd, key=lambda n: min(abs(times[n] - t) for k, t in enumerate(times) if k not in odd))  # the one further from all others
        other = at - 1 if at and times[at - 1] > times[at] else at + 1
        early, late = (hours[other], hours[at]) if other < at else (hours[at], hours[other])
        yield draft.finding(
            rule, hours[at][1], say_as="order", first=draft.words(early[1]), second=draft.words(late[1]), evidence=(draft.evidence(hours[other][1]),)
        )


def _in_order(times: list[int]) -> bool:
    """True if none is before the one told before it."""
    return all(a <= b for a, b in pairwise(times))


def _programmes(draft: Draft) -> Iterator[list[_Hour]]:
    """The hours of a paragraph, of the items of a list that begin with one, and of the rows of a table; of one day each."""
    lists: dict[tuple[str | None, str], list[_Hour]] = {}
    for p in own_paragraphs(draft):
        hours = list(hours_in(draft, (p.start, p.end)))
        if not hours:
            continue
        days = {m.key for m in moments_in(draft, p.start, p.end) if m.day}
        if len(days) < 2 and not _BY_NIGHT.search(draft.text.folded, p.start, p.end):  # noqa: PLR2004
            yield hours
        if len(hours) <= 2 and not days and hours[0][1][0] - p.start < _BEGIN:  # noqa: PLR2004 - from and to
            lists.setdefault((list_of(draft, p.start), style_of(draft, p.start)), []).extend(hours)
    yield from lists.values()
    for sheet in sheets(draft):
        for col in sheet.head:
            cells = [list(hours_in(draft, row[col].place)) for row in sheet.rows if col in row]
            if not all(0 < len(cell) <= 2 for cell in cells):  # noqa: PLR2004
                continue
            if not any(m.day for row in sheet.rows for cell in row.values() for m in moments_in(draft, *cell.place)):
                yield [hour for cell in cells for hour in cell]


def tells_hours(draft: Draft, place: Place) -> bool:
    """True if a stretch of text may name an hour: it holds a figure with *giờ*, *h*, *g* or a colon behind it."""
    starts = draft.once("hours-looks", lambda one: [m.start() for m in _LOOK.finditer(one.text.folded)])
    at = bisect_left(starts, place[0])
    return at < len(starts) and starts[at] < place[1]


def hours_in(draft: Draft, place: Place) -> Iterator[_Hour]:
    """The hours that a stretch of text names."""
    if not tells_hours(draft, place):
        return
    for match in _HOUR.finditer(draft.text.folded, *place):
        hour, minute = int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)
        if hour <= 24 and minute < 60:  # noqa: PLR2004
            yield hour * 60 + minute, match.span()
