"""Times that run backwards: ranges, begin and end, the steps of one piece of work."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.agreement.conflicts import reports
from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.check.times.moments import Moment, moments_in, ranges, shown, uncited_in
from kehoach.check.times.numbered import CONTEST, rounds_between
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.records import Severity
from kehoach.rulebook import CheckEntry


@kind("date-range")
def date_range(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A period that ends before it begins, by days, months, quarters or years."""
    for match, first, last in ranges(draft):
        if first.key > last.key and not _over_new_year(draft, first, last, match):
            severity: Severity = "error" if first.said and last.said else "warning"
            yield draft.finding(rule, match.span(), say_as="range", severity=severity, first=shown(first), second=shown(last))
    for bare in (*_YEARS.finditer(draft.text.folded, draft.title[1]), *_CLOCKS.finditer(draft.text.folded, draft.title[1])):
        begin, end = (int(bare["a"]) * 60 + int(bare["am"] or 0), int(bare["b"]) * 60 + int(bare["bm"] or 0))
        clock = bare["am"] != "" or bare["bm"] != ""
        if end < begin and not (clock and begin >= _EVENING) and not draft.is_cited(*bare.span()):
            told = draft.words(bare.span("first")), draft.words(bare.span("second"))
            yield draft.finding(rule, bare.span(), say_as="range", severity="warning", first=told[0], second=told[1])


# ``(2011 - 2005)``, and hours of one day: ``từ 8 giờ 00 đến 7 giờ 30 phút``; a time from the evening on may end in the morning.
_YEARS = regex.compile(r"(?<=\( *)(?P<first>(?P<a>20\d\d|19\d\d)(?P<am>))(?: *- *)(?P<second>(?P<b>20\d\d|19\d\d)(?P<bm>))(?= *\))")
_HOUR = r"(?P<{0}>\d{{1,2}}) *(?:gio|h|:) *(?P<{0}m>\d{{2}})?(?: *phut)?"
_CLOCKS = regex.compile(rf"\btu (?P<first>{_HOUR.format('a')}) *(?:den|-) *(?P<second>{_HOUR.format('b')})(?![^.;\n]{{0,12}}(?:hom sau|sang))")
_EVENING = 18 * 60  # minutes


def _over_new_year(draft: Draft, first: Moment, last: Moment, match: regex.Match[str]) -> bool:
    """True if a range whose begin names no year may begin in the year before: *từ tháng 10 đến tháng 3/2027*."""
    after = draft.text.folded[match.end() : match.end() + 20]
    if regex.match(r"\W*(?:nam )?(?:sau|toi|ke tiep)\b", after):
        return True
    if first.said or first.month == last.month:
        return False
    if not last.said:
        return not first.day  # mùa khô từ tháng 11 đến tháng 4
    begins = f"{first.year - 1:04d}-{first.month:02d}-{first.day or 28:02d}"
    floor = draft.record.plan.issued_on or f"{draft.record.plan.year_start or 0:04d}-01-01"
    return begins >= floor or draft.record.plan.issued_on is None and not draft.record.plan.year_start


_BEGINS = regex.compile(r"\b(?:bat dau|khoi cong|khai mac|khai giang|khoi dong|mo lop|tu ngay|phat dong|so khao|vong loai)\b")
_ENDS = regex.compile(r"\b(?:ket thuc|hoan thanh|be mac|be giang|khanh thanh|xong|tong ket|trao giai|chung khao|chung ket|nghiem thu|ban giao)\b")

_GOES_ON = regex.compile(
    r"(?<=[;.]) +(?:va )?(?:ket thuc|be giang|be mac|(?:hoan thanh|xong|nghiem thu|ban giao|khanh thanh|dua vao su dung)(?:,? (?:toan bo|cong trinh|nghiem thu|ban giao|va))*"
    r" (?=(?:truoc|trong|vao|ngay|thang|quy|cham nhat) ))"
)


@kind("begin-end")
def begin_end(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Bắt đầu ngày 15/5, kết thúc ngày 20/4`` in one sentence; columns *Bắt đầu* and *Kết thúc* of a table."""
    for begins in _BEGINS.finditer(draft.text.folded, draft.title[1], draft.body_end):
        _, high = draft.sentence(*begins.span())
        if _GOES_ON.match(draft.text.folded, high):
            _, high = draft.sentence(high + 1, high + 2)
        ends = _ENDS.search(draft.text.folded, begins.end(), min(high, begins.end() + 90))
        if ends is None or draft.is_cited(*begins.span()):
            continue
        first = moments_in(draft, begins.end(), ends.start())
        last = moments_in(draft, ends.end(), min(high, ends.end() + 50))
        if len(first) == 1 and last and bool(first[0].day) == bool(last[0].day) and first[0].first > last[0].last:
            yield draft.finding(
                rule, (begins.start(), last[0].end), say_as="range", severity="warning", first=shown(first[0]), second=shown(last[0])
            )
    yield from _columns(draft, rule)


_PLANNED = regex.compile(r"\b(?:du kien|vao|thoi gian|to chuc|hoan thanh|thuc hien|trong)\b[^.;()\n]{0,60}$")
_LATEST = regex.compile(r"[(,;] *(?:nhung )?(?:cham nhat|muon nhat|khong (?:qua|muon hon)|han cuoi)(?: (?:la|vao|den|truoc))*\b")


@kind("planned-latest")
def planned_latest(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Dự kiến ngày 22/02 (chậm nhất ngày 20/02)``: a day planned after the last one allowed."""
    for latest in _LATEST.finditer(draft.text.folded, draft.title[1]):
        # with the blanks before it, which a pattern would look through again and again in a wide table
        start = draft.title[1] + len(draft.text.folded[draft.title[1] : latest.start()].rstrip())
        low, high = draft.sentence(start, latest.end())
        planned = moments_in(draft, max(low, start - 60), start)
        last = moments_in(draft, latest.end(), min(high, latest.end() + 24))
        if not planned or not last or planned[-1].end < start - 1 or draft.is_cited(planned[-1].start, last[0].end):
            continue
        one, bound = planned[-1], last[0]
        if _PLANNED.search(draft.text.folded[low : one.start]) and bool(one.day) == bool(bound.day) and one.first > bound.last:
            yield draft.finding(rule, (one.start, one.end), say_as="latest", severity="warning", first=shown(one), second=shown(bound))


_BEGIN_COLUMN = regex.compile(r"\b(?:bat dau|khoi cong|tu ngay|khai giang|khai mac|mo lop)\b")
_END_COLUMN = regex.compile(r"\b(?:ket thuc|hoan thanh|den ngay|be giang|be mac|xong)\b")


def _columns(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    for sheet in sheets(draft):
        begins = [c for c, head in sheet.head.items() if _BEGIN_COLUMN.search(head)]
        ends = [c for c, head in sheet.head.items() if _END_COLUMN.search(head)]
        if len(begins) != 1 or len(ends) != 1:
            continue
        for row in sheet.rows:
            if begins[0] in row and ends[0] in row:
                first, last = (moments_in(draft, *row[c].place) for c in (begins[0], ends[0]))
                if len(first) == 1 and len(last) == 1 and first[0].first > last[0].last:
                    yield draft.finding(rule, row[ends[0]].place, say_as="range", severity="warning", first=shown(first[0]), second=shown(last[0]))


# --- steps: Bước 1 … Bước 2 …; hiệp thương lần thứ nhất … lần thứ hai … ------------------------------------

_STEP_REACH = 260  # characters in which a step names its time
_APART = 4000


@kind("step-order")
def step_order(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Step 2 over before step 1 begins; the half-year's review after the year's; the half-year's report after the year's."""
    steps: list[tuple[str, int, Place, list[Moment]]] = []
    found = [told for told in rounds_between(draft.text.folded, draft.title[1], draft.body_end) if not draft.is_cited(*told[1:])]
    for at, (told, start, end) in enumerate(found):
        following = found[at + 1][1] if at + 1 < len(found) else draft.body_end
        paragraph = draft.paragraph(start)
        times = moments_in(draft, end, min(following, paragraph.end if paragraph else following, end + _STEP_REACH))
        if times and told.noun != CONTEST:
            steps.append((told.noun, told.number, (start, end), times))
    for (word, number, _, times), (its_word, its_number, place, its_times) in zip(steps, steps[1:], strict=False):
        if word != its_word or its_number != number + 1 or place[0] - times[-1].end > _APART:
            continue
        if max(t.last for t in its_times) < max(t.last for t in times) and min(t.first for t in its_times) < min(t.first for t in times):
            early, late = times[-1], its_times[-1]
            yield draft.finding(
                rule, (late.start, late.end), say_as="steps", severity="warning", first=shown(early), second=shown(late), step=f"{number}",
                next=f"{its_number}", evidence=(draft.evidence((early.start, early.end)),),
            )  # fmt: skip
    yield from _reviews(draft, rule)


_REVIEW = regex.compile(r"\b(?:so ket|tong ket)\b")


def _reviews(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Sơ kết* after *tổng kết*, the report of six months after that of the year, where each has one day."""
    half: list[Moment] = []
    whole: list[Moment] = []
    for paragraph in draft.text.paragraphs:
        if not draft.title[1] < paragraph.start < draft.body_end:
            continue
        words = draft.text.folded[paragraph.start : paragraph.end]
        heads = [m[0] for m in _REVIEW.finditer(words)]
        if len(set(heads)) != 1:
            continue
        times = [t for t in uncited_in(draft, paragraph.start, paragraph.end) if t.day]
        if len(times) == 1:
            (half if heads[0] == "so ket" else whole).append(times[0])
    if len(half) == 1 and len(whole) == 1:
        one, other = half[0], whole[0]
        if one.year == other.year and one.first > other.last:
            yield _reversed(draft, rule, (one.start, one.end), (other.start, other.end), shown(one), shown(other))
    known = reports(draft)
    for deadline, period in known:
        for its, its_period in known:
            ends = deadline.date_end or "", its.date_end or ""
            near = deadline.section == its.section and abs(deadline.start - its.start) < _APART
            if (period, its_period) == ("6 thang", "nam") and near and ends[0][:4] == ends[1][:4] and ends[0] >= ends[1]:
                yield _reversed(draft, rule, (deadline.start, deadline.end), (its.start, its.end), printed(ends[0]), printed(ends[1]))


def _reversed(draft: Draft, rule: CheckEntry, place: Place, other: Place, first: str, second: str) -> Result:
    return draft.finding(
        rule, place, say_as="review", severity="warning", first=first, second=second, evidence=(draft.evidence(other),)
    )


# --- one after the other: trình trước …; phê duyệt trước … -----------------------------------------------

_STAGES = (
    regex.compile(r"\b(?:dang ky|de xuat|gui|nop|cung cap|ra soat|lap danh sach|xay dung du thao|du thao)\b"),
    regex.compile(r"\b(?:tong hop|tham dinh|trinh|tham muu)\b"),
    regex.compile(r"\b(?:phe duyet|ban hanh|cong bo|quyet dinh|thong qua|niem yet)\b"),
)


@kind("stage-order")
def stage_order(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``A trình trước ngày 25/3; UBND xã ban hành trước ngày 20/3``: two stages of one thing, in one paragraph, in the wrong order."""
    dated = sorted((d for d in draft.record.deadlines if d.kind == "by" and d.date_end and not d.table), key=lambda d: d.start)
    for one, other in zip(dated, dated[1:], strict=False):
        paragraph = draft.paragraph(one.start)
        if paragraph is None or paragraph.end < other.end or (one.date_end or "") <= (other.date_end or "") or draft.is_cited(one.start, one.end):
            continue
        before = max((d.end for d in dated if d.end <= one.start and d.start >= paragraph.start), default=paragraph.start)
        stages = _stage(draft, before, one.start), _stage(draft, one.end, other.start)
        told = draft.is_told((one.start, one.end), rule.code) or draft.is_told((other.start, other.end), rule.code)
        if stages[0] is not None and stages[1] is not None and stages[0] < stages[1] and not told:
            yield _reversed(draft, rule, (one.start, one.end), (other.start, other.end), printed(one.date_end or ""), printed(other.date_end or ""))


def _stage(draft: Draft, low: int, high: int) -> int | None:
    """The stage of the last verb that says one, in the clause before a deadline."""
    words = fold(draft.document.text[low:high])
    last = [(m.start(), n) for n, verbs in enumerate(_STAGES) for m in verbs.finditer(words)]
    return max(last)[1] if last else None
