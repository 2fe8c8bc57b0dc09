"""Deadlines: inputs after what they are for, or left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from kehoach.check.agreement.conflicts import reports
from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.sections import components
from kehoach.check.times.numbered import Round, rounds_in
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.records import Deadline, Section
from kehoach.rulebook import CheckEntry

_PAST = frozenset({"thuc_trang"})
_REPORT = regex.compile(r"bao cao (?:ket qua|tinh hinh|tien do|so ket|tong ket|dinh ky|ubnd|uy ban|ve |gui|cap|theo)")
_ESCALATION = regex.compile(r"(?:kho khan|vuong mac|phat sinh|vuot (?:qua )?(?:tham quyen|kha nang)|kip thoi)[^.]{0,140}$")
_WEEKLY = regex.compile(r"\b(?:moi|hang) (?:(?:sang|chieu|ngay) )?(?:tuan|thu (?:hai|ba|tu|nam|sau|bay|\d))\b|\bthu (?:hai|ba|tu|nam|sau|bay|\d) hang tuan\b")
_RECEIVER = regex.compile(r"(?<!ket )\b(?:ve|gui|qua|trinh)\b")


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
                    rule, (one.start, one.end), due=printed(one.date_end or ""), together=printed(together.date_end or ""),
                    agency=owner, evidence=(draft.evidence((together.start, together.end)),),
                )  # fmt: skip


_TOGETHER = regex.compile(r"\btong hop\b|\bxay dung bao cao\b|\bhoan thien bao cao\b")
_AND = regex.compile(r"[\s,]*(?:va)?\s*")
_HANDED_IN = regex.compile(r"\b(?:gui|nop|bao cao|cung cap|de xuat)\b")
_SAME_KIND = tuple(
    (name, regex.compile(rf"\b(?:{name}|(?:bao cao|ket qua|so lieu|tinh hinh)(?: dinh ky)? (?:{other})(?! *\d))\b|^(?:bao cao )?(?:{other}) (?:truoc|cham nhat)"))
    for name, other in (("so ket", "0?6 thang|sau thang"), ("tong ket|ket qua nam", "(?:ca )?nam"), ("quy", "quy"), ("hang thang", "thang"))
)


@kind("input-order")
def input_order(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Inputs due after the day on which they are to be put together: in one sentence, or to one body in two."""
    dated = [d for d in draft.record.deadlines if d.kind == "by" and d.date_end and not d.table and not draft.is_cited(d.start, d.end)]
    together = [d for d in dated if _puts_together(draft, d)]
    for one in dated:
        low, high = draft.sentence(one.start, one.end)
        later = next((t for t in together if one.end <= t.start < high and _TOGETHER.search(draft.text.folded, one.end, t.start) and _one_kind(draft, one, t)), None)
        if later is None and not _puts_together(draft, one):
            fed = [t for t in together if (_feeds(draft, one, t) or _feeds_below(draft, one, t)) and _one_kind(draft, one, t)]
            later = max(fed, key=lambda t: t.date_end or "", default=None)  # of several rounds the last: which one it is for is not said
        if later and (later.date_end or "") < (one.date_end or "") and (later.date_end or "")[:4] == (one.date_end or "")[:4]:
            agency = next((g.name for g in draft.record.agencies if _named_in(draft, g.name, (low, high))), "")
            yield draft.finding(
                rule, (one.start, one.end), due=printed(one.date_end or ""), together=printed(later.date_end or ""), agency=agency,
                evidence=(draft.evidence((later.start, later.end)),),
            )  # fmt: skip


def _one_kind(draft: Draft, one: Deadline, other: Deadline) -> bool:
    """False for two deadlines whose own words name different reports: *6 tháng trước ngày …*, *cả năm trước ngày …*."""
    own, its = (_report_kind(draft.folded((d.start, d.end))) for d in (one, other))
    round_, its_round = (_round(draft, d) for d in (one, other))
    return (not own or not its or own == its) and (not round_ or not its_round or round_.number == its_round.number)


_IN_BRACKETS = regex.compile(r" *\((?P<in>[^()\n]{1,30})")


def _round(draft: Draft, deadline: Deadline) -> Round | None:
    """The round that a deadline is of: *(đợt 2)* right after it, else the last one named before it in its words."""
    if (after := _IN_BRACKETS.match(draft.text.folded, deadline.end)) and (told := rounds_in(after["in"])):
        return told[0]
    before = rounds_in(draft.folded((end_before(draft, deadline, draft.sentence(deadline.start, deadline.end)[0]), deadline.end)))
    return before[-1] if before else None


def _puts_together(draft: Draft, deadline: Deadline) -> bool:
    """True if what is due is the putting together: *tổng hợp* stands between the deadline and the one before it, or before both (*… và trước ngày 15/12*)."""
    low, _ = draft.sentence(deadline.start, deadline.end)
    before = end_before(draft, deadline, low)
    if before > low and _AND.fullmatch(draft.text.folded, before, deadline.start):
        return _TOGETHER.search(draft.text.folded, low, before) is not None
    return _TOGETHER.search(draft.text.folded, before, deadline.start) is not None


def _feeds(draft: Draft, one: Deadline, together: Deadline) -> bool:
    """True if one deadline is for what a body gets that puts it together by the other: same body, same report."""
    place, its = draft.sentence(one.start, one.end), draft.sentence(together.start, together.end)
    words, its_words = draft.folded(place), draft.folded(its)
    if place == its or not _HANDED_IN.search(words) or "bao cao" not in words or "bao cao" not in its_words + _heading(draft, together):
        return False
    if _report_kind(_beside(draft, one, place)) != _report_kind(_beside(draft, together, its)):
        return False
    receiver = _receiver(draft, place)
    return receiver is not None and (_named_in(draft, receiver, (its[0], together.start)) or _heads(draft, receiver, together))


def _beside(draft: Draft, deadline: Deadline, place: Place) -> str:
    """The words that say what is due: from the deadline before it, of its sentence where they leave the report's kind and it has one."""
    low = end_before(draft, deadline, place[0])
    for own in (draft.folded((deadline.start, deadline.end)), draft.folded((low, deadline.end))):
        if _report_kind(own):
            return own
    whole = draft.folded(place)
    return whole if sum(pattern.search(whole) is not None for _, pattern in _SAME_KIND) == 1 else ""


def _heads(draft: Draft, agency: str, deadline: Deadline) -> bool:
    """True if the duties around a deadline stand below the heading of a body: *2. Sở Nội vụ*."""
    section = draft.sections.get(deadline.section or "")
    return section is not None and _named_in(draft, agency, (section.start, section.end))


def _feeds_below(draft: Draft, one: Deadline, together: Deadline) -> bool:
    """The same within one paragraph: the body that gets the report is named in a clause before, the kind of report beside the day."""
    paragraph = draft.paragraph(one.start)
    if paragraph is None or paragraph.end < together.end or one.end > together.start:
        return False
    own = draft.folded((end_before(draft, one, paragraph.start), one.end))
    its = end_before(draft, together, paragraph.start), together.end
    told = _report_kind(own)
    receiver = _receiver(draft, (paragraph.start, one.start))
    same = bool(told) and told == _report_kind(draft.folded(its)) and "bao cao" in own
    return same and receiver is not None and _named_in(draft, receiver, its)


def end_before(draft: Draft, deadline: Deadline, low: int) -> int:
    """Where the deadline before another ends, at least ``low``."""
    ends = draft.once("deadline-ends", lambda one: sorted(d.end for d in one.record.deadlines))
    at = bisect_right(ends, deadline.start)
    return max(ends[at - 1], low) if at else low


def _heading(draft: Draft, deadline: Deadline) -> str:
    return " ".join(fold(s.title) for s in draft.lineage(deadline.section))


def _report_kind(words: str) -> str:
    return next((name for name, pattern in _SAME_KIND if pattern.search(words)), "")


_TO = regex.compile(r"\b(?:ve|gui|cho|den)(?: cho| ve)? *$")


def _receiver(draft: Draft, place: Place) -> str | None:
    """The body after *về*, *gửi* or *cho* in a sentence."""
    for agency in draft.record.agencies:
        for start, _ in agency.spans:
            if place[0] <= start < place[1] and _TO.search(draft.text.folded[max(place[0], start - 12) : start]):
                return agency.name
    return None


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
        and not _WEEKLY.search(draft.folded(draft.sentence(*m.span())))
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
    decided = regex.search(r"\b(?:xem xet|chi dao|giai quyet|quyet dinh|xu ly|thao go)\b", draft.text.folded[place[1] : high])
    return bool(decided and _ESCALATION.search(draft.folded((low, place[0]))))


def _in_duty(draft: Draft, at: int) -> bool:
    return bool({"to_chuc_thuc_hien", "bao_cao"} & draft.kinds_at(at))


def _is_report(draft: Draft, deadline: Deadline) -> bool:
    return "bao cao" in draft.folded(draft.sentence(deadline.start, deadline.end)) or "bao_cao" in draft.kinds_at(
        deadline.start
    )


_TOLD = regex.compile(r"\bbao cao\b[^.;\n]{0,120}?\b(?:theo quy dinh|dinh ky [^.;\n]{0,24}|0?6 thang(?:,| va) [^.;\n]{0,16}|hang quy|hang nam)\W{0,3}$")


@kind("report-left-undated")
def report_left_undated(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``báo cáo về Phòng Y tế theo quy định`` where the plan gives other reports their day."""
    dated = [d for d in draft.record.deadlines if (d.date_end or "BYMONTHDAY" in (d.recurrence or "")) and not d.table and _is_report(draft, d)]
    if not dated:
        return
    for match in regex.finditer(r"\bbao cao\b", draft.text.folded, pos=draft.title[1], endpos=draft.body_end):
        place = draft.sentence(*match.span())
        owed = _in_duty(draft, match.start()) and _TOLD.search(draft.text.folded[match.start() : place[1]].replace("\n", " "))
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
