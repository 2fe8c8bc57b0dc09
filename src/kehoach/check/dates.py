"""Deadlines: before the plan itself, in the wrong order, or left out."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.conflicts import reports
from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.sections import components
from kehoach.extract.dates import iso
from kehoach.folding import fold
from kehoach.records import Deadline, Section
from kehoach.rulebook import CheckEntry

_PAST = frozenset({"thuc_trang"})
_DAY = r"(?:ngay )?(?P<{0}d>\d{{1,2}}) *[/-] *(?P<{0}m>\d{{1,2}})(?: *[/-] *(?P<{0}y>\d{{4}}))?"
_RANGE = regex.compile(rf"\btu {_DAY.format('a')} *(?:den|-)(?: het)? {_DAY.format('b')}(?![\d/])")
_REPORT = regex.compile(r"bao cao (?:ket qua|tinh hinh|tien do|so ket|tong ket|dinh ky|ubnd|uy ban|ve |gui|cap|theo)")
_CUT_OFF = regex.compile(r"tinh den|thoi diem|so lieu|0 ?(?:gio|h)\b|da (?:duoc|hoan thanh|thuc hien)\b|hien co")
_ESCALATION = regex.compile(r"(?:kho khan|vuong mac|phat sinh|vuot (?:qua )?(?:tham quyen|kha nang)|kip thoi)[^.]{0,140}$")
_RECEIVER = regex.compile(r"(?<!ket )\b(?:ve|gui|qua|trinh)\b")


def _day(iso_day: str) -> str:
    return "/".join(reversed(iso_day.split("-")))


@kind("past-deadline")
def past_deadline(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Something due before the plan was issued."""
    issued = draft.record.plan.issued_on
    if issued is None:
        return
    checked = 0
    for deadline in draft.record.deadlines:
        end = deadline.date_end
        if end is None or deadline.kind not in ("by", "during") or _PAST & draft.kinds_at(deadline.start):
            continue
        before = draft.text.folded[max(0, deadline.start - 40) : deadline.start + 12]
        if draft.is_cited(deadline.start, deadline.end) or _CUT_OFF.search(before):
            continue
        checked += 1
        if end < issued:
            sure = deadline.kind == "by" and not deadline.derived
            yield draft.finding(
                rule, (deadline.start, deadline.end), severity="error" if sure else "warning", due=_day(end), issued=_day(issued)
            )
    if checked:
        yield draft.verified(rule, None, "dated", count=checked, issued=_day(issued))


@kind("date-range")
def date_range(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A period that ends before it begins, or a day that no calendar has."""
    year = draft.record.plan.year_start or (int(draft.day[:4]) if draft.day else 2000)
    for match in _RANGE.finditer(draft.text.folded):
        if draft.is_cited(*match.span()):
            continue
        last_year = int(match["by"] or year)
        first_year = int(match["ay"] or last_year)
        first = iso(int(match["ad"]), int(match["am"]), first_year)
        last = iso(int(match["bd"]), int(match["bm"]), last_year)
        if first and last and first > last:
            sure = bool(match["by"])
            yield draft.finding(
                rule, match.span(), say_as="range", severity="error" if sure else "warning", first=_day(first), second=_day(last)
            )


@kind("report-order")
def report_order(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A report due to a body after the day on which that body has to put all reports together."""
    known = reports(draft)
    for together, period in known:
        owner = _owner(draft, together)
        sentence = draft.folded(draft.sentence(together.start, together.end))
        if owner is None or not regex.search(r"tong hop,? (?:va )?bao cao", sentence):
            continue
        for one, its_period in known:
            if one is together or its_period != period or (one.date_end or "")[:4] != (together.date_end or "")[:4]:
                continue
            if _owner(draft, one) == owner or (one.date_end or "") <= (together.date_end or ""):
                continue
            place = draft.sentence(one.start, one.end)
            if _named_in(draft, owner, place) or not _RECEIVER.search(draft.folded(place)):
                yield draft.finding(
                    rule, (one.start, one.end), due=_day(one.date_end or ""), together=_day(together.date_end or ""),
                    agency=owner, evidence=(draft.evidence((together.start, together.end)),),
                )  # fmt: skip


def _owner(draft: Draft, deadline: Deadline) -> str | None:
    """The body that a heading above a deadline gives its duty to."""
    headed = {a.section: a.agency for a in draft.record.assignments if a.section and draft.sections[a.section].start <= a.start < draft.sections[a.section].end}
    for section in draft.lineage(deadline.section):
        if section.id in headed and "to_chuc_thuc_hien" not in section.kinds:
            return headed[section.id]
    return None


def _named_in(draft: Draft, agency: str, place: Place) -> bool:
    spans = [s for g in draft.record.agencies if g.name == agency for s in g.spans]
    return any(place[0] <= a < place[1] for a, _ in spans)


@kind("report-without-date")
def report_without_date(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Reports that the plan asks for without saying by when: none of its reports has a day."""
    if any(_is_report(draft, d) for d in draft.record.deadlines if d.date_end or "BYMONTHDAY" in (d.recurrence or "")):
        return
    if any(_is_report(draft, d) for d in draft.record.deadlines if "DAILY" in (d.recurrence or "")):
        return  # an emergency: reports every day
    start = draft.outline.parts[0].start if draft.outline.parts else 0
    asked = [
        m for m in _REPORT.finditer(draft.text.folded, start)
        if not draft.is_cited(*m.span()) and not _PAST & draft.kinds_at(m.start())
        and (m.start() < draft.body_end) and _in_duty(draft, m.start()) and not _escalates(draft, m.span())
    ]  # fmt: skip
    periodic = [d for d in draft.record.deadlines if d.kind == "recurring" and "DAILY" not in (d.recurrence or "")
                and _is_report(draft, d) and not d.table]  # fmt: skip
    if periodic:
        yield draft.finding(rule, (periodic[-1].start, periodic[-1].end), say_as="periodic")
    elif asked:
        yield draft.finding(rule, asked[-1].span(), say_as="none")


def _escalates(draft: Draft, place: Place) -> bool:
    """True for difficulties that are to be brought before a body: no report that needs a day."""
    low, high = draft.sentence(*place)
    decided = regex.search(r"\b(?:xem xet|chi dao|giai quyet|quyet dinh)\b", draft.text.folded[place[1] : high])
    return bool(decided and _ESCALATION.search(draft.folded((low, place[0]))))


def _in_duty(draft: Draft, at: int) -> bool:
    return bool({"to_chuc_thuc_hien", "bao_cao"} & draft.kinds_at(at))


def _is_report(draft: Draft, deadline: Deadline) -> bool:
    return "bao cao" in draft.folded(draft.sentence(deadline.start, deadline.end)) or "bao_cao" in draft.kinds_at(
        deadline.start
    )


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
                rule, (one.start, other.end), say_as="starts", first=_day(one.date_start or ""), second=_day(other.date_start or "")
            )
