"""A time that lies in another one: the days of a month or a quarter told with it, and what begins or ends with the time the plan gives itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise, takewhile

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.check.times.doings import Doing, doings
from kehoach.check.times.in_turn import events_of_annexes, list_of
from kehoach.check.times.moments import Moment, days_between, moments_in, ranges, shown
from kehoach.check.times.orders import order_remark, own_time
from kehoach.normalise.labels import roman_value
from kehoach.rulebook import CheckEntry

_BRACKET = regex.compile(r"[^.;()\n]{0,90}\((?:(?:bat dau|cu the|thoi gian|tu|ngay|:)\s*)*")  # from the wide time to the days of it
_UNIT = regex.compile(r"(?:(?:quy|thang) )?$")
_OTHER = regex.compile(r"\b(?:bao cao|gui|tong ket|so ket|quyet toan|thanh toan|nop|trao)\b")
_LABEL = regex.compile(r"[\W\d]*(?:[a-z]{1,2}[.)])?\W*(?:thoi (?:gian|han|diem)|tien do)(?: (?:thuc hien|to chuc|hoan thanh|trien khai))*\W*(?:trong|vao|tu)?\W*(?:thang|quy)?\W*")
_DONE = regex.compile(r"[\W]*(?:hoan thanh|xong|ket thuc|cham nhat|hoan tat)\b.{0,20}")
_GOES_ON = regex.compile(r"\W*(?:thoi gian|bat dau|cu the)\b")
_HELD = regex.compile(r"\b(?:to chuc|dien ra|thoi gian|khai mac|ra quan|phat dong)\W*(?:vao )?(?:ngay)?\W*$")
_BY_SCHEDULE = regex.compile(r"[^\n]{0,80}\b(?:theo (?:cac )?(?:lich|dot|buoc|bang|giai doan|phan ky|thoi gian)|cu the|nhu sau|chia (?:lam|thanh|theo)|gom \d+ (?:dot|giai doan|buoc|vong))\b[^\n]{0,40}:\s*$|[^\n]{0,30}:\s*$")
_PERIOD = regex.compile(r"\b(?:(?:so lieu|tinh hinh|ket qua)\b[^.;\n]{0,80}|(?:danh gia|ra soat|kiem tra|giam sat)\b[^.;\n]{0,40}\b(?:ket qua|tinh hinh|ho so|viec)\b[^.;\n]{0,60})$")
_BEGINS = regex.compile(r"\b(?:bat dau|khoi dong|khai mac|ra quan)\b")
_ENDS = regex.compile(r"\b(?:ket thuc|be mac)\b")
_WHOLE_ENDS = regex.compile(r"\b(?:(?:de an|du an|chuong trinh|ke hoach|chien dich)(?: nay)? |(?:cac|moi|toan bo|tat ca)(?: \w+){1,5} )(?:phai )?ket thuc\b")
_AFTER_IT = regex.compile(r"\b(?:bao cao|tong ket|so ket|quyet toan|thanh toan|nghiem thu|khen thuong|danh gia ket qua|tong hop)\b")
_COLUMN = regex.compile(r"^\W*(?P<of>quy|thang)\W*$")
_DAYS = regex.compile(r"\bngay\b|bat dau|thoi gian|thoi han|han")
_NUMBER = regex.compile(r"\W*(?:quy |thang )?(?P<n>iv|i{1,3}|\d{1,2})\W*")
_SOME = 2  # days of a plan's own work
_SEASON = 90  # days: what goes on longer is the plan as a whole, no event with works behind it
_MAIN = regex.compile(r"\bthoi gian(?: thuc hien| trien khai)?(?: ke hoach| cua ke hoach)?\W*$")
_MAIN_BEFORE = 40  # characters before the time the plan gives itself
_NO_WORK = frozenset({"muc_tieu", "thuc_trang", "can_cu", "kinh_phi"})
_TABLED = regex.compile(r"[^.;]{0,30}\b(?:lịch|bảng|biểu)\b")
_ABOVE = 300  # characters from the line above a table to its first row, its head between them
_ROWS = 3  # others of a timetable
_LONG = 150  # days: further off it is of another time


@kind("held-within")
def held_within(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``tháng 8/2016 (từ ngày 01/7 đến ngày 31/8)``; ``Thời gian: quý II, hoàn thành trước ngày 15/9``; a column of quarters beside one of days."""
    known = doings(draft)
    for wide, narrow in pairwise(known):
        if wide.row >= 0 or narrow.row >= 0 or wide.paragraph != narrow.paragraph or wide.first.day or wide.last.day or not narrow.last.day:
            continue
        if _of_one(draft, wide, narrow) and not _holds(wide, narrow):
            off = narrow.first if narrow.first.first < wide.first.first else narrow.last
            unit = _UNIT.search(draft.text.folded, wide.place[0], wide.first.start)
            place = (unit.start() if unit else wide.first.start, wide.last.end)
            if not any(draft.is_told((off.start, off.end), code) for code in (rule.code, "deadline-order")):
                yield draft.finding(rule, (off.start, off.end), say_as="period", first=draft.words(place), second=shown(off), evidence=(draft.evidence(place),))
    yield from _columns(draft, rule)


def _of_one(draft: Draft, wide: Doing, narrow: Doing) -> bool:
    """True if the days are told as those of the month or quarter before them."""
    folded = draft.text.folded
    if wide.clause == narrow.clause:
        if _BRACKET.fullmatch(folded, wide.last.end, narrow.first.start):
            return not narrow.due and not _OTHER.search(folded, wide.last.end, narrow.first.start)
        between = folded[wide.last.end : narrow.first.start]
        return narrow.due and _LABEL.fullmatch(folded, wide.place[0], wide.first.start) is not None and _DONE.fullmatch(between.lstrip(" ,")) is not None
    return wide.leads and _GOES_ON.match(narrow.words) is not None and ". " not in folded[wide.last.end : narrow.first.start]


def _holds(wide: Doing, narrow: Doing) -> bool:
    """True if the days lie in the time, or in that of another year."""
    if narrow.due:
        return wide.first.first <= narrow.last.first and (narrow.last.last <= wide.last.last or days_between(wide.last.last, narrow.last.last) == 1)
    return wide.first.first <= narrow.first.first and narrow.last.last <= wide.last.last


def _columns(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one row whose day is not of the quarter or month that a column beside it names."""
    for sheet in sheets(draft):
        named = [(c, m["of"]) for c, head in sheet.head.items() if (m := _COLUMN.match(head))]
        dated = [c for c, head in sheet.head.items() if _DAYS.search(head) and not _COLUMN.match(head)]
        if len(named) != 1 or len(dated) != 1:
            continue
        (col, of), at = named[0], dated[0]
        pairs: list[tuple[int, Moment, tuple[int, int]]] = []
        for row in sheet.rows:
            number = _NUMBER.fullmatch(draft.folded(row[col].place)) if col in row else None
            times = [t for t in moments_in(draft, *row[at].place) if t.month and not t.quarter] if at in row and number else []
            if number and times:
                pairs.append((roman_value(number["n"].upper()) if number["n"].isalpha() else int(number["n"]), times[0], row[col].place))
        off = [p for p in pairs if p[0] != (p[1].month if of == "thang" else (p[1].month + 2) // 3)]
        if len(off) == 1 and len(pairs) > 2:  # noqa: PLR2004
            _, day, place = off[0]
            yield draft.finding(rule, (day.start, day.end), say_as="period", first=draft.words(place), second=shown(day), evidence=(draft.evidence(place),))


@kind("outside-whole")
def outside_whole(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Các hoạt động kết thúc chậm nhất ngày 31/10``, and a work due on 30/11; ``bắt đầu từ ngày 27/10`` of a plan from the 1st of November on."""
    known = doings(draft)
    remarks = chain(
        _after_the_end(known), _outside_own_time(draft, known), _works_past_the_end(draft, known), _rows_outside(draft, known),
        _outside_spans(known), _outside_schedule(draft, known), _looked_into(draft, known), _in_annexes(draft),
    )  # fmt: skip
    for early, late, on in remarks:
        if not draft.is_told((on.start, on.end), rule.code):
            yield order_remark(draft, rule, early, late, on=on)


_Remarks = Iterator[tuple[Moment, Moment, Moment]]  # what should be no later, than which, and which of them is said


def _after_the_end(known: list[Doing]) -> _Remarks:
    """Works due after the one day on which all is said to end."""
    ends = [e for e in known if e.row < 0 and _WHOLE_ENDS.search(e.words) and e.last.said and e.first is e.last]
    if len({e.last.key for e in ends}) != 1:
        return
    end = ends[0]
    for one in known:
        behind = one.place[0] > end.place[0] and 0 < days_between(end.last.last, one.last.first) <= 2 * _LONG
        if behind and one.last.said and not _AFTER_IT.search(one.words):
            yield one.last, end.last, one.last


def _time_of_all(draft: Draft) -> tuple[regex.Match[str], Moment, Moment] | None:
    """``own_time``; none where it stands so deep that it is the time of one of the works."""
    own = own_time(draft)
    return own if own and len(list(draft.lineage(draft.section_at(own[0].start())))) <= 2 else None  # noqa: PLR2004 - a part and its first points


def _outside_own_time(draft: Draft, known: list[Doing]) -> _Remarks:
    """What begins before the plan's own time, or ends after it."""
    own = _time_of_all(draft)
    if own is None:
        return
    match, first, last = own
    line = draft.paragraph(match.start())
    part = list_of(draft, line.start) if line else None
    for one in known:
        if one.row >= 0 or match.start() <= one.first.start < match.end() or not one.last.day or not one.last.said:
            continue
        if _AFTER_IT.search(one.words):
            continue
        if _HELD.search(one.words) and not one.due and list_of(draft, one.paragraph) == part:
            if one.first.last < first.first or last.last < one.last.first:
                yield *((one.last, last) if last.last < one.last.first else (first, one.first)), one.last
            continue
        if _BEGINS.search(one.words) and 0 < days_between(one.first.last, first.first) <= _LONG:
            yield first, one.first, one.first
        elif _ENDS.search(one.words) and 0 < days_between(last.last, one.last.first) <= _LONG:
            yield one.last, last, one.last


def _works_past_the_end(draft: Draft, known: list[Doing]) -> _Remarks:
    """One or two works of the plan, told by a month or a day of its own, that are over only after the time the plan gives itself."""
    own = _time_of_all(draft)
    if own is None:
        return
    match, first, last = own
    begin = match.start()
    if days_between(first.first, last.last) < _SEASON or not _MAIN.search(draft.text.folded, max(0, begin - _MAIN_BEFORE), begin):
        return
    line = draft.paragraph(begin)  # what is told with it, behind a semicolon, is told as coming after it
    past = [
        e for e in known
        if not (line and line.start <= e.first.start < line.end) and e.last.said and e.last.month and last.last < e.last.first
        and not _AFTER_IT.search(e.words) and not _NO_WORK & draft.kinds_at(e.first.start)
    ]  # fmt: skip
    if 0 < len(past) <= _SOME and days_between(last.last, past[-1].last.first) <= 2 * _LONG:
        yield past[0].last, last, past[0].last


def _rows_outside(draft: Draft, known: list[Doing]) -> _Remarks:
    """The one row of a timetable that lies outside the days of the plan, where all others lie in them."""
    own = own_time(draft)
    tables: dict[str | None, list[Doing]] = {}
    for one in known:
        if one.row >= 0 and one.item and one.last.day and one.last.said:
            tables.setdefault(one.item.part, []).append(one)
    for rows in tables.values():
        above = [e for e in known if 0 < rows[0].place[0] - e.last.end < _ABOVE and e.first is not e.last and e.first.day and _TABLED.match(e.behind)]
        if above:
            first, last = above[-1].first, above[-1].last
        elif own:
            _, first, last = own
        else:
            continue
        out = [e for e in rows if not (first.first <= e.first.first and e.last.last <= last.last)]
        if len(out) != 1 or len(rows) <= _ROWS or any(_AFTER_IT.search(e.words) for e in rows):
            continue
        (one,) = out
        before = one.first.first < first.first
        if abs(days_between(one.last.first, first.first if before else last.last)) <= _LONG:
            yield *((first, one.first) if before else (one.last, last)), one.last


def _outside_spans(known: list[Doing]) -> _Remarks:
    """What ends after the days from and to which the paragraph says that its one work goes on."""
    by_paragraph: dict[int, list[Doing]] = {}
    for one in known:
        if one.row < 0:
            by_paragraph.setdefault(one.paragraph, []).append(one)
    for first, *others in by_paragraph.values():
        spans = [e for e in (first, *others) if e.first is not e.last]
        if len(spans) == 1 and spans[0] is first and first.first.day and first.last.day and days_between(first.first.first, first.last.last) <= _LONG:
            for one in others:
                if _ENDS.search(one.words) and one.last.day and first.last.last < one.last.first:
                    yield one.last, first.last, one.last


def _outside_schedule(draft: Draft, known: list[Doing]) -> _Remarks:
    """What one of the items of a schedule has outside the days that the line above it gives to all."""
    for at, whole in enumerate(known):
        if whole.first is whole.last or whole.row >= 0 or not whole.first.day or not whole.last.day:
            continue
        line = draft.paragraph(whole.last.end)
        if line is None or not _BY_SCHEDULE.fullmatch(draft.text.folded, whole.last.end, line.end):
            continue
        items = _items_below(draft, known[at + 1 :], line.end)
        if len(items) > 1 and all(one.last.day and days_between(whole.first.first, one.first.first) < _LONG for one in items):
            first, last = min(items, key=lambda e: e.first.first), max(items, key=lambda e: e.last.last)
            if last.last.first > whole.last.last and first.first.first >= whole.first.first:
                yield last.last, whole.last, whole.last
            elif first.first.last < whole.first.first and last.last.last <= whole.last.last:
                yield whole.first, first.first, whole.first


def _items_below(draft: Draft, known: list[Doing], end: int) -> list[Doing]:
    """What the items of the list that begins behind a line tell, each one time."""
    first = known[0].item if known else None
    if first is None or not first.style or draft.text.folded[end : first.start].strip():
        return []
    items = list(takewhile(lambda e: e.item is not None and (e.item.part, e.item.style) == (first.part, first.style), known))
    return items if len({e.paragraph for e in items}) == len(items) and not any(_AFTER_IT.search(e.words) for e in items) else []


def _looked_into(draft: Draft, known: list[Doing]) -> _Remarks:
    """The end of a time that is looked into (*đánh giá kết quả từ … đến …*) after the last day of the plan's own work."""
    issued = draft.record.plan.issued_on
    days = [one.last for one in known if one.first is one.last and one.last.day and one.last.said]
    if not issued or len(days) < _SOME:
        return
    latest = max(days, key=lambda day: day.last)
    for _, first, last in ranges(draft):
        told = last.said and first.day and last.day and first.first < issued and latest.last < last.first
        if told and draft.title[1] < first.start < draft.body_end and _PERIOD.search(draft.sentence_up_to(first.start, first.end)):
            yield last, latest, last


def _in_annexes(draft: Draft) -> _Remarks:
    """The one day of the annexes outside the plan's own time, where all others of them lie in it."""
    own = own_time(draft)
    if own is None:
        return
    _, first, last = own
    days = [e.last for e in events_of_annexes(draft) if e.last.day and e.last.said and not _AFTER_IT.search(e.own)]
    outside = [day for day in days if not first.first <= day.first <= last.last]
    if len(days) > _SOME and len({day.key for day in days}) == len(days) and len(outside) == 1:
        (day,) = outside
        if abs(days_between(last.last, day.first)) <= _LONG:
            yield *((first, day) if day.first < first.first else (day, last)), day
