"""The plan's own calendar: one period said twice, reviews before what they review, reports up a chain of bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import DEPTH, Member, members
from kehoach.check.times.dates import end_before
from kehoach.check.times.moments import Moment, moments_in, ranges, shown, uncited_in
from kehoach.check.words import bare_words, own_paragraphs
from kehoach.records import Deadline, Section
from kehoach.rulebook import CheckEntry

_EMPTY_WORDS = (
    "va cua cac cho ve voi tai theo trong tren duoc thuc hien to chuc tu den ngay thang nam truoc sau vao la nhung viec de quy dinh"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_SHORT = 62  # days: a longer period is a season or a year, and begins as many others do
_SHARED = 4  # words that two clauses of one event have in common


def _telling(words: str) -> frozenset[str]:
    return frozenset(w for w in bare_words(words).split() if w not in _EMPTY and not w.isdigit())


@kind("same-period")
def same_period(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``từ ngày 04/02 đến ngày 08/02`` in one place, ``… đến ngày 18/02`` of the same event in another."""
    seen: list[tuple[Place, Moment, Moment, frozenset[str]]] = []
    for match, first, last in sorted(ranges(draft), key=lambda found: found[0].start()):
        whole = first.day and last.day and last.said and draft.title[1] <= match.start() < draft.body_end
        if not whole or first.key > last.key or (last.year - first.year) * 366 + (last.month - first.month) * 31 > _SHORT:
            continue
        place = match.span()
        step = not draft.text.folded[draft.text.folded.rfind("\n", 0, place[0]) + 1 : place[0]].strip(" -+*") and draft.text.folded[place[1] : place[1] + 2].strip() == ":"
        if step or any((first.key, last.key) == (its_first.key, its_last.key) for _, its_first, its_last, _ in seen):
            continue  # a step of a schedule has days of its own
        words = _telling(draft.folded(draft.sentence(*place)))
        for its_place, its_first, its_last, its_words in seen:
            one_end = (first.key == its_first.key) != (last.key == its_last.key)
            if one_end and len(words & its_words) >= max(_SHARED, min(len(words), len(its_words)) // 2):
                yield draft.finding(
                    rule, place, say_as="period", first=draft.words(its_place), second=draft.words(place),
                    evidence=(draft.evidence(its_place),),
                )  # fmt: skip
                break
        seen.append((place, first, last, words))


_PLANNED = regex.compile(r"\bdu kien\b")


@kind("planned-within")
def planned_within(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A day on which a meeting is planned that lies outside the days which the sentence before allows for it."""
    allowed = [(m.span(), a, b) for m, a, b in ranges(draft) if a.day and b.day and a.key <= b.key]
    for planned in _PLANNED.finditer(draft.text.folded, draft.title[1], draft.body_end):
        place = draft.sentence(*planned.span())
        days = [m for m in moments_in(draft, planned.end(), place[1]) if m.day]
        if len(days) != 1 or any(place[0] <= span[0] < place[1] for span, _, _ in allowed):
            continue
        section, words = draft.section_at(planned.start()), _telling(draft.folded(place))
        for span, first, last in allowed:
            near = span[1] <= place[0] <= span[1] + 300 and draft.section_at(span[0]) == section
            if near and not first.key <= days[0].key <= last.key and len(words & _telling(draft.folded(draft.sentence(*span)))) >= _SHARED:
                yield draft.finding(
                    rule, (days[0].start, days[0].end), say_as="period", first=draft.words(span), second=shown(days[0]),
                    evidence=(draft.evidence(span),),
                )  # fmt: skip
                break


# --- what comes after -------------------------------------------------------------------------------------

_REVIEWED = regex.compile(r"\b(?:tong ket|xep hang|xep loai|danh gia (?:va tong hop )?ket qua|nghiem thu|trao giai|cong bo ket qua|bang tong hop ket qua)\b")
_BESIDE = regex.compile(r"\b(?:bao cao|tong ket|so ket|quyet toan|thanh toan|gui|khen thuong|xep hang|danh gia|nghiem thu|trao giai|giai doan|nam sau|tiep theo)\b")


@kind("review-before")
def review_before(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """What is done is reviewed (*tổng kết, xếp hạng*) by a day before the last of the work in the list around it."""
    lists = _lists(draft)
    for items in lists:
        for at, item in enumerate(items):
            if not _REVIEWED.search(item.words) or len(item.times) != 1:
                continue
            review = item.times[0]
            if not _REVIEWED.search(draft.folded(draft.sentence(review.start, review.end))):
                continue  # the day is of another clause: *gửi trước ngày 30/9; … biểu dương tại hội nghị tổng kết*
            work = [t for other in items[:at] if not _BESIDE.search(other.words) for t in other.times]
            late = max(work, key=lambda t: t.last, default=None)
            if late is not None and late.year == review.year and review.last < late.first:
                yield draft.finding(
                    rule, (review.start, review.end), say_as="review", first=shown(late), second=shown(review),
                    evidence=(draft.evidence((late.start, late.end)),),
                )  # fmt: skip


@dataclass(frozen=True)
class _Item:
    place: Place
    words: str
    times: list[Moment]


def _lists(draft: Draft) -> list[list[_Item]]:
    """The paragraphs below each heading that stands above other items, with the times they name."""
    return draft.once("dated-lists", _dated_lists)


def _dated_lists(draft: Draft) -> list[list[_Item]]:
    found: dict[str, list[_Item]] = {}
    for paragraph in own_paragraphs(draft):
        if draft.looks_back(paragraph.start):
            continue
        times = [t for t in uncited_in(draft, paragraph.start, paragraph.end) if t.said]
        above = next((s for s in draft.lineage(draft.section_at(paragraph.start)) if not _runs_on(draft, s)), None)
        if times and above is not None:
            place = paragraph.start, paragraph.end
            found.setdefault(above.id, []).append(_Item(place, draft.folded(place), times))
    return list(found.values())


def _runs_on(draft: Draft, section: Section) -> bool:
    """True for a heading whose text follows on its line: it is an item of the list around it."""
    line = draft.paragraph(section.start)
    return line is not None and line.end > section.end + 2


_AFTER = regex.compile(r"^[ \W]*(?:[a-z\d]{1,2}[.)] *)?(?:ngay )?sau (?:hoi nghi|khi|cuoc thi|dot)\b")


@kind("done-before")
def done_before(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Ngay sau hội nghị, … trước ngày 04/02`` below an item that is to be ready by the 5th."""
    for items in _lists(draft):
        for at, item in enumerate(items):
            if not _AFTER.search(item.words):
                continue
            own = item.times[-1]
            for before in items[:at]:
                late = before.times[-1]
                near = item.place[0] - before.place[1] < 1200
                if near and late.day and own.day and own.year == late.year and own.key < late.key and not _AFTER.search(before.words):
                    yield draft.finding(
                        rule, (late.start, late.end), say_as="review", first=shown(late), second=shown(own),
                        evidence=(draft.evidence((own.start, own.end)),),
                    )  # fmt: skip


# --- reports up a chain of bodies ---------------------------------------------------------------------------

TO = regex.compile(r"\b(?:ve|gui|qua|cho|toi|bao cao|nop|trinh)(?: cho| ve| len)? *$")
_OBJECT = regex.compile(r"\b(?:bao cao|gui|trinh|tham muu|phoi hop|nop|giup)\b")
_DAY_OF = regex.compile(r"BYMONTHDAY=(\d+)")
_MONTH_OF = regex.compile(r"BYMONTH=(\d+)(?:;|$)")


def short(deadline: Deadline) -> str:
    """A deadline as printed, blanks squeezed."""
    return " ".join(deadline.text.split())


def due_of(deadline: Deadline) -> tuple[str, tuple[int, int]] | None:
    """How often a report is due, and on which month and day."""
    if deadline.kind == "by" and deadline.date_end:
        year, month, day = deadline.date_end.split("-")
        return year, (int(month), int(day))
    rule = deadline.recurrence or ""
    day_of, month_of = _DAY_OF.search(rule), _MONTH_OF.search(rule)
    if day_of is None:
        return None
    return rule.partition(";")[0], (int(month_of[1]) if month_of else 0, int(day_of[1]))


def heads(draft: Draft) -> list[tuple[int, str | None]]:
    """Where the duties of bodies begin: numbered lines that begin with a body, and those that end its reach (None)."""
    starts = sorted((a, g.name) for g in draft.record.agencies for a, _ in g.spans)
    found: list[tuple[int, str | None]] = []
    for member in members(draft):
        if "to_chuc_thuc_hien" not in draft.kinds_at(member.place[0]) and "bao_cao" not in draft.kinds_at(member.place[0]):
            continue
        at, name = next(((a, n) for a, n in starts if member.place[0] <= a <= _words_begin(draft, member)), (0, None))
        if name and _OBJECT.search(draft.text.folded[member.place[0] : at]):
            name = None  # *b) Báo cáo Sở Xây dựng*: whoever the letters stand below
        if name or DEPTH.get(member.label.style, 99) <= DEPTH["num"]:
            found.append((member.place[0], name))
    return found


def _words_begin(draft: Draft, member: Member) -> int:
    """Where the words after a number begin at the latest (*1. Đề nghị Sở Y tế*)."""
    return member.place[0] + len(member.label.printed) + 14


# --- reports before the end of what they report -----------------------------------------------------------------

_PERIOD_ENDS = {"6 thang": 6, "9 thang": 9, "quy i": 3, "quy ii": 6, "quy iii": 9, "quy iv": 12, "nam": 12}
_PERIOD = regex.compile(r"\b(?P<p>0?[69] thang(?: dau nam)?|quy (?:iv|i{1,3})|(?:(?<=bao cao )|(?<=ca )|(?<=tong ket ))nam(?= (?:truoc|cham nhat) ngay))\b(?!/)")
_REVIEWS = regex.compile(r"\bbao cao\b|\bso ket\b")
_EARLY = 2  # months before the end of its period that a report may be asked for
_LATE = 2  # months after it
_RIGHT_BEFORE = regex.compile(r"(?: (?:truoc|cham nhat|vao|ngay|thang|trong))* \d")  # between a period and its day


@kind("report-early")
def report_early(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``báo cáo 6 tháng trước ngày 15/3``: the period is not over for months; ``sơ kết 6 tháng trước ngày 10/11``: it was over long ago."""
    for deadline in draft.record.deadlines:
        if deadline.kind != "by" or not deadline.date_end or deadline.table:
            continue
        low, high = draft.sentence(deadline.start, deadline.end)
        words = draft.folded((end_before(draft, deadline, low), deadline.end))
        told = _PERIOD.search(words)
        if told is None or not _REVIEWS.search(draft.folded((low, high))) or len(_PERIOD.findall(words)) > 1:
            continue
        ends = _PERIOD_ENDS[told["p"].removeprefix("0").removesuffix(" dau nam")]
        year, month = deadline.date_end[:4], int(deadline.date_end[5:7])
        own = str(draft.record.plan.year_start or "") == year == str(draft.record.plan.year_end or "")
        reviewed = regex.search(r"\bso ket(?: ket qua| thuc hien)?(?: 0?6 thang)$", words[: told.end()]) is not None  # no review before its last month
        if own and month < ends - (0 if reviewed else _EARLY - 1):
            yield draft.finding(rule, (deadline.start, deadline.end), say_as="early", period=_spelt(told["p"]), due=short(deadline))
        elif own and month > ends + _LATE and _RIGHT_BEFORE.match(words, told.end()):
            yield draft.finding(rule, (deadline.start, deadline.end), say_as="late", period=_spelt(told["p"]), due=short(deadline))


def _spelt(period: str) -> str:
    """A folded period as it is written: ``6 tháng đầu năm``, ``quý II``."""
    name, _, number = period.partition("quy ")
    return f"quý {number.upper()}" if number else name.replace("thang", "tháng").replace("dau nam", "đầu năm").replace("ca nam", "cả năm").removesuffix("nam") + ("năm" if name == "nam" else "")
