"""Deadlines: inputs after what they are for, or left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.sections import components
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.records import Deadline, Section
from kehoach.rulebook import CheckEntry

_REPORT = regex.compile(r"bao cao (?:ket qua|tinh hinh|tien do|so ket|tong ket|dinh ky|ubnd|uy ban|ve |gui|cap|theo)")
_ESCALATION = regex.compile(r"(?:kho khan|vuong mac|phat sinh|vuot (?:qua )?(?:tham quyen|kha nang)|kip thoi)[^.]{0,140}$")
_ROOM = 12  # characters before a report, or before how often it is due, that tell when
_DAY_BEFORE = regex.compile(r"\bngay \d{1,2} *$")  # *ngày 05 hằng tháng*
_WEEKLY = regex.compile(r"\b(?:moi|hang) (?:(?:sang|chieu|ngay) )?(?:tuan|thu (?:hai|ba|tu|nam|sau|bay|\d))\b|\bthu (?:hai|ba|tu|nam|sau|bay|\d) hang tuan\b")


def end_before(draft: Draft, deadline: Deadline, low: int) -> int:
    """Where the deadline before another ends, at least ``low``."""
    ends = draft.once("deadline-ends", lambda one: sorted(d.end for d in one.record.deadlines))
    at = bisect_right(ends, deadline.start)
    return max(ends[at - 1], low) if at else low


@kind("report-without-date")
def report_without_date(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Reports that the plan asks for without saying by when: none of its reports has a day."""
    if any(_has_day(draft, d) and _is_report(draft, d) for d in draft.record.deadlines):
        return
    start = draft.outline.parts[0].start if draft.outline.parts else 0
    asked = [
        m for m in _REPORT.finditer(draft.text.folded, start)
        if not draft.is_cited(*m.span()) and not draft.looks_back(m.start())
        and (m.start() < draft.body_end) and _in_duty(draft, m.start()) and not _escalates(draft, m.span())
        and not _WEEKLY.search(draft.folded(draft.sentence(*m.span())))
    ]  # fmt: skip
    periodic = [d for d in draft.record.deadlines if d.kind == "recurring" and "DAILY" not in (d.recurrence or "")
                and _is_report(draft, d) and not d.table]  # fmt: skip
    if periodic:
        yield draft.finding(rule, (periodic[-1].start, periodic[-1].end), say_as="periodic")
    elif asked:
        yield draft.finding(rule, asked[-1].span(), say_as="none")


def _has_day(draft: Draft, deadline: Deadline) -> bool:
    """True for a deadline with a day, of each month too, and for what is done every day in an emergency."""
    often = deadline.recurrence or ""
    told = deadline.date_end or "BYMONTHDAY" in often or "DAILY" in often
    return bool(told or often and _DAY_BEFORE.search(draft.text.folded, max(0, deadline.start - _ROOM), deadline.start))


def _escalates(draft: Draft, place: Place) -> bool:
    """True for difficulties that are to be brought before a body: no report that needs a day."""
    low, high = draft.sentence(*place)
    decided = regex.search(r"\b(?:xem xet|chi dao|giai quyet|quyet dinh|xu ly|thao go)\b", draft.text.folded[place[1] : high])
    return bool(decided and _ESCALATION.search(draft.folded((low, place[0]))))


def _in_duty(draft: Draft, at: int) -> bool:
    return bool({"to_chuc_thuc_hien", "bao_cao"} & draft.kinds_at(at))


def _is_report(draft: Draft, deadline: Deadline) -> bool:
    return "bao cao" in draft.folded(draft.sentence(deadline.start, deadline.end)) or "bao_cao" in draft.kinds_at(
        deadline.start
    )


_TOLD = regex.compile(r"\bbao cao\b[^.;\n]{0,120}?\b(?:(?:theo|dung)(?: (?:thoi (?:gian|han)|tien do))? quy dinh|dinh ky [^.;\n]{0,24}|0?6 thang(?:,| va) [^.;\n]{0,16}|hang quy|hang nam)\W{0,3}$|(?<=\bdinh ky )bao cao\b(?:(?!\b(?:quy|thang|tuan|nam)\b)[^.;\n\d]){0,100}$")


@kind("report-left-undated")
def report_left_undated(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``báo cáo về Phòng Y tế theo quy định`` where the plan gives other reports their day."""
    dated = [d for d in draft.record.deadlines if (d.date_end or "BYMONTHDAY" in (d.recurrence or "")) and not d.table and _is_report(draft, d)]
    if not dated:
        return
    for match in regex.finditer(r"\bbao cao\b", draft.text.folded, pos=draft.title[1], endpos=draft.body_end):
        place = draft.sentence(*match.span())
        low = max(0, match.start() - _ROOM)
        words = draft.text.folded[low : place[1]].rstrip(" .;").replace("\n", " ")
        owed = _in_duty(draft, match.start()) and _TOLD.search(words, match.start() - low)
        if owed and not any(place[0] <= d.start < place[1] for d in dated) and not draft.is_cited(*match.span()) and not _escalates(draft, match.span()):
            yield draft.finding(rule, (match.start(), place[1]), say_as="undated", severity="info", evidence=(draft.evidence((dated[-1].start, dated[-1].end)),))


@kind("component-report-date")
def component_report_date(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A component whose report has no day, where most others have one."""
    if draft.programme is None:
        return
    parts = components(draft)
    dated = {code for code, heads in parts.items() if _has_dated_report(draft, heads)}
    without = [code for code in parts if code not in dated]
    if len(parts) >= 4 and len(dated) > len(without) > 0:
        for code in without:
            heading = parts[code][0]
            yield draft.finding(
                rule, (heading.start, heading.end), say_as="component", component=code, count=len(dated)
            )


def _has_dated_report(draft: Draft, heads: list[Section]) -> bool:
    return any(
        h.start <= d.start < h.body_end and d.kind == "by" and d.date_end and _is_report(draft, d)
        for h in heads for d in draft.record.deadlines
    )  # fmt: skip


@kind("two-starts")
def two_starts(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One activity that begins on two days (``bắt đầu từ A và B``)."""
    starts = [d for d in draft.record.deadlines if d.kind == "from" and d.date_start]
    for one, other in zip(starts, starts[1:], strict=False):
        between = fold(draft.document.text[one.end : other.start]).strip()
        if between == "va" and one.date_start != other.date_start:
            yield draft.finding(
                rule, (one.start, other.end), say_as="starts", first=printed(one.date_start or ""), second=printed(other.date_start or "")
            )
