"""A time alone in another year: ``31/7/2027`` in the column of times of a plan of 2026, ``ngày 24/3/2022`` where everything else is after it.

Sound plans name a time of another year among several of that year, or say what it is (a cut-off, a document, what was done).
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Sheet, sheets
from kehoach.check.times.moments import Moment, days_between, moments_in, ranges, shown
from kehoach.check.times.past import floor, looked_into
from kehoach.check.words import own_paragraphs
from kehoach.extract.dates import printed
from kehoach.rulebook import CheckEntry

_HEAD = regex.compile(r"thoi (?:gian|han|diem)|\bhan\b|tien do|\bngay\b|bat dau|khoi cong|ket thuc|\btu\b|\bden\b|lich|hoan thanh|xong")
_NOT_HEAD = regex.compile(r"sinh|ban hanh|van ban|hieu luc|thanh lap|cap\b|ky\b|so,|hien trang|nam truoc|tai lieu|so hieu|hop dong|quyet dinh")
_ONLY = regex.compile(r"[\W\d]*(?:\b(?:truoc|trong|tu|den|ngay|thang|quy|nam|hoan thanh|xong|cham nhat|het|vao|sang|chieu|thu|hai|ba|tu|sau|bay|chu|nhat|i{1,3}|iv|va)\b[\W\d]*)*")
_WORK = frozenset({"noi_dung", "giai_phap", "thoi_gian", "to_chuc_thuc_hien", "bao_cao", "muc_tieu", "muc_dich_yeu_cau"})
_PAST = frozenset({"thuc_trang", "nguon_von"})
# right before a time of the plan's own work
_DUE = regex.compile(
    r"(?:\b(?:truoc|cham nhat|muon nhat|vao|luc|bat dau|ket thuc|hoan thanh|xong|trong|du kien|thoi gian|thoi han|khai mac|khai giang|to chuc|phat dong|ra quan|khoi cong|gui|nop|va|tu|den)"
    r"|[:(])(?: *(?:la|ngay|vao|thang|quy|dau|cuoi|giua|het|sang|chieu|thu \w+|chu nhat),?)*[ :,(]*$|^[-+* ]*(?:ngay |thang )?$|\bngay $"
)
_TOLD = regex.compile(
    r"\b(?:da|duoc|ban hanh|hieu luc|thanh lap ngay|ky niem|sinh ngay|so voi|nam truoc|tinh den|den thoi diem|so lieu|thoi diem|theo ket qua|ra soat thang|thong ke|hien|hien co|hien tai|ket qua nam|ke tu|tu khi|"
    r"van ban|cong van|nghi quyet|ke hoach so|quyet dinh so|thong bao so|hop dong so|khoa|nhiem ky|nhung nam|giai doan|nam hoc|vu dong|vu xuan|nien vu|nien do|mua kho|mua mua|gia han|thu du|truy linh)\b"
)
_MARCH = 3  # the month of the next year up to which a plan's last works and reports run
_AUTUMN = 9
_BEGUN = 100  # days before its issue that a plan's work may have begun
_FAR = 6  # years: an older day is one to remember
_LATER = regex.compile(r"\b(?:tong ket|quyet toan|nghiem thu|bao hanh|ban giao|sang nam|nam sau|01 nam|mot nam|hoc ky|thang hanh dong nam|bao cao)\b")
_SIBLINGS = 4  # times in the plan's own years
_MOST = 2  # times that a slip puts in another year: one, told again or with the end of its range


@kind("stray-year")
def stray_year(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one time in the year before the plan (``side: before``) or in the year after it (``after``)."""
    least, plan = floor(draft), draft.record.plan
    if least is None or not plan.year_end:
        return
    times = _times(draft)
    last = max(plan.year_end, int(least.day[:4]))
    inside = [m for m, _ in times if m.last >= least.day and m.year <= last]
    if len(inside) < _SIBLINGS:
        return
    begins = {first.start for _, first, end in ranges(draft) if end.last >= least.day and days_between(first.first, least.day) < _BEGUN}
    before = [(m, cell) for m, cell in times if m.last < least.day and (least.sure or m.year < int(least.day[:4])) and m.start not in begins and m.year >= last - _FAR]
    after = [(m, cell) for m, cell in times if m.year == last + 1]
    if rule.options["side"] == "before" and 0 < len(before) <= _MOST:
        for one, cell in before:
            if _fresh(draft, one) and (cell or _due(draft, one)):
                yield draft.finding(rule, (one.start, one.end), severity="warning", due=shown(one), issued=printed(least.day))
    if rule.options["side"] == "after" and len(after) == 1 and last == plan.year_end:
        one, cell = after[0]
        late = one.month > _MARCH or one.day and _range_of(draft, one)
        if late and _fresh(draft, one) and (cell or _due(draft, one)) and not (one.month <= _AUTUMN and _LATER.search(draft.folded(draft.sentence(one.start, one.end)))):
            yield draft.finding(rule, (one.start, one.end), say_as="far", severity="warning", due=shown(one), year=last)


def _times(draft: Draft) -> list[tuple[Moment, bool]]:
    """The times with their year that the plan and its annexes name, and whether a column of times holds them."""
    found = [(m, True) for sheet in sheets(draft) for m in _of_columns(draft, sheet)]
    known = {m.start for m, _ in found}
    for paragraph in own_paragraphs(draft):
        if _WORK & draft.kinds_at(paragraph.start) and not _PAST & draft.kinds_at(paragraph.start):
            times = [m for m in moments_in(draft, paragraph.start, paragraph.end) if m.said and m.month and m.start not in known]
            found += [(m, False) for m in times if not draft.is_cited(m.start, m.end)]
    return found


def _of_columns(draft: Draft, sheet: Sheet) -> Iterator[Moment]:
    """The times in the columns of times of a table, of cells that hold nothing else."""
    for col in (c for c, head in sheet.head.items() if _HEAD.search(head) and not _NOT_HEAD.search(head)):
        for row in sheet.rows:
            if col in row and _ONLY.fullmatch(draft.folded(row[col].place)):
                yield from (m for m in moments_in(draft, *row[col].place) if m.said and m.month)


def _fresh(draft: Draft, one: Moment) -> bool:
    """True if no other check has been at a time."""
    return not draft.is_told((one.start, one.end), "deadline-past", "deadline-order", "conflicting-deadlines")


def _due(draft: Draft, one: Moment) -> bool:
    """True if the words before a time say that something is done then."""
    low, high = draft.sentence(one.start, one.end)
    own = draft.text.folded[max(low, one.start - 60) : one.start].split("\n")[-1]
    return _DUE.search(own) is not None and not looked_into(draft, one.start) and not _TOLD.search(draft.folded((low, high)))


def _range_of(draft: Draft, one: Moment) -> bool:
    """True for the end of a range that would be longer than a year."""
    return any(last.start == one.start and first.key[1:] <= last.key[1:] and first.year < last.year for _, first, last in ranges(draft))
