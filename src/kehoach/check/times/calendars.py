"""Calendars: the rows of a table, the items of a list or the clauses of a sentence that stand in the order of their days, but for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Sheet, sheets
from kehoach.check.times.in_turn import Event, events, events_of_annexes, list_of, style_of
from kehoach.check.times.moments import Moment, body_moments, days_between, moments_in, ranges
from kehoach.check.times.orders import order_remark, unless_told, whole_times
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_DAYS = regex.compile(r"thoi (?:gian|han|diem)|\bhan\b|tien do|\bngay\b|bat dau|khai mac|ket thuc")
_SCHEDULE = regex.compile(r"\b(?:tien do|lich|thoi gian|thoi han|lo trinh|cac buoc|quy trinh|trinh tu|tien trinh|cac moc)\b")
_DAY_FIRST = regex.compile(r"(?:[^.;]*:)?[\W\d]*(?:(?:tu|vao|sang|chieu|ngay|thang) *)*")  # a clause that begins with its day
_LEAST_ROWS = 4  # other days of a calendar, all in order
_LEAST_CLAUSES = 3  # of a sentence that tells what is on which day
_NEAR = 1500  # characters from one item to the next
_FEW = 3  # days
_DUE = regex.compile(r"\b(?:truoc|cham nhat|xong|den het)(?: (?:la|vao|ngay))* *$")
_Span = tuple[Moment, Moment]


def odd_ones(spans: Sequence[_Span]) -> list[int]:
    """The times without which all others stand in order: one, two where neighbours have changed places; none where all are in order."""
    days = [(a.first, b.last) for a, b in spans]
    if _in_order(days):
        return []
    return [at for at in range(len(days)) if _in_order(days[:at] + days[at + 1 :])]


def _in_order(days: Sequence[tuple[str, str]]) -> bool:
    """True if each begins and ends no earlier than the one before."""
    firsts, lasts = [a for a, _ in days], [b for _, b in days]
    return firsts == sorted(firsts) and lasts == sorted(lasts)


def _in_turn(spans: Sequence[_Span]) -> bool:
    """True for ranges that each begin after the one before is over."""
    return all(a.start != b.start for a, b in spans) and all(one[1].last < other[0].first for one, other in pairwise(spans))


def _told_elsewhere(draft: Draft, span: _Span) -> bool:
    """True if the running text names the same day, or both of a range."""
    return all(any(m.key == day.key and m.start != day.start for m in body_moments(draft)) for day in span)


def _remark(draft: Draft, rule: CheckEntry, spans: Sequence[_Span], at: int, *, sure: bool) -> Result | None:
    """The remark on one time that is before the one before it, or after the one behind it."""
    first, last = spans[at]
    if at and (spans[at - 1][0].first, spans[at - 1][1].last) > (first.first, last.last):
        before = spans[at - 1]
        early, late, on = (before[1], last, last) if before[1].last > last.last else (before[0], first, first)
    else:
        behind = spans[min(at + 1, len(spans) - 1)]
        early, late, on = (last, behind[1], last) if last.last > behind[1].last else (first, behind[0], first)
    return order_remark(draft, rule, early, late, on=on) if sure else unless_told(draft, rule, early, late, on=on)


@kind("rows-in-order")
def rows_in_order(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one row of a calendar that is out of order: five or more days, all others each after the one before."""
    for sheet in sheets(draft):
        for col in (c for c, head in sheet.head.items() if _DAYS.search(head)):
            spans = list(_of_column(draft, sheet, col))
            odd = odd_ones(spans)
            odd = [at for at in odd if _in_turn([*spans[:at], *spans[at + 1 :]])] or odd
            rest = [span for at, span in enumerate(spans) if odd and at != odd[0]]
            least = _LEAST_ROWS - _in_turn(rest)
            if len(odd) not in (1, 2) or any(not spans[at][1].day for at in odd) or len({last.last for _, last in rest}) < least:
                continue
            if len(odd) == 1 and _told_elsewhere(draft, spans[odd[0]]):
                continue  # the text names the day too: the rows are in another order
            at = odd[0] if len(odd) == 1 else next((i for i in odd if not _told_elsewhere(draft, spans[i])), odd[-1])
            if found := _remark(draft, rule, spans, at, sure=True):
                yield found


def _of_column(draft: Draft, sheet: Sheet, col: int) -> Iterator[_Span]:
    """The one time, or the one range, of each cell of a column."""
    known = draft.once("ranges-by-end", lambda one: {last.start: first for _, first, last in ranges(one)})
    for row in sheet.rows:
        times = moments_in(draft, *row[col].place) if col in row else []
        whole = whole_times(draft, row[col]) if times else []
        if len(whole) == 1 and len(times) == 1:
            first = known.get(whole[0].start, whole[0])
            yield first, whole[0]
        elif len(times) == 2 and whole and times[1].said and known.get(times[1].start, times[1]).start == times[0].start:  # noqa: PLR2004
            yield times[0], times[1]


def _just_due(run: Sequence[Event], at: int) -> bool:
    """True for what may be ready a few days after the day behind it: *trước ngày 11/11; tập huấn ngày 09/11*."""
    if at + 1 == len(run) or not _DUE.search(run[at].words):
        return False
    return 0 <= days_between(run[at + 1].first.first, run[at].last.last) <= _FEW


@kind("items-in-order")
def items_in_order(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one item out of order of a part on when what is done; the one clause of ``25/02: lễ hội; 07/4: hưởng ứng …; 14/6: hội nghị``."""
    lists: dict[tuple[str | None, str], list[Event]] = {}
    clauses: dict[int, list[Event]] = {}
    often: dict[int, int] = {}
    for event in (*events(draft), *events_of_annexes(draft)):
        often[event.paragraph] = often.get(event.paragraph, 0) + 1
        if style := style_of(draft, event.paragraph):
            lists.setdefault((list_of(draft, event.paragraph), style), []).append(event)
        if _DAY_FIRST.fullmatch(event.own):
            clauses.setdefault(event.paragraph, []).append(event)
    for (part, _), items in lists.items():
        alone = [e for e in items if often[e.paragraph] == 1]
        near = all(b.place[0] - a.place[0] < _NEAR for a, b in pairwise(alone))
        if len(alone) == len(items) > _LEAST_ROWS and near and any(_SCHEDULE.search(fold(s.title)) for s in draft.lineage(part)):
            yield from _of_run(draft, rule, alone)
    for at, run in clauses.items():
        if len(run) == often[at] > _LEAST_CLAUSES:
            yield from _of_run(draft, rule, run)


def _of_run(draft: Draft, rule: CheckEntry, run: Sequence[Event]) -> Iterator[Result]:
    """The remark on the one event of a run that is out of order; of two that have changed places the later one told."""
    spans = [(e.first, e.last) for e in run]
    odd = odd_ones(spans)
    whole = len({(a.first, b.last) for a, b in spans}) > _LEAST_CLAUSES
    if any(_just_due(run, at) for at in odd):
        return
    if 0 < len(odd) <= 2 and whole and (found := _remark(draft, rule, spans, odd[-1], sure=False)):  # noqa: PLR2004
        yield found
