"""What comes in turn: the steps of one work, rounds with numbers, levels of a contest, two halves of a year, days told in one list.

Each of them stands in the order of its days in sound plans; one that is later than the next has a slip in its day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from kehoach.check.draft import CLAUSE, Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Sheet, sheets
from kehoach.check.times.moments import FROM, Moment, moments_in, uncited_in
from kehoach.check.times.numbered import CONTEST, rounds_in
from kehoach.check.times.orders import unless_told
from kehoach.check.times.task_dates import tasks_and_times
from kehoach.check.words import own_paragraphs
from kehoach.normalise import Paragraph
from kehoach.rulebook import CheckEntry

_RANGE = regex.compile(r"\W*(?:den|-|–)(?: het| truoc)?(?: (?:thu \w+|chu nhat),?)?(?: ngay)? *(?:thang *|quy *)?")
_BRACKET = regex.compile(r" *\([^()\n]{0,40}\)")  # behind a time, and of it
_BEGIN = 50  # characters of an item within which its step is named
_NEAR = 1500  # characters between two items of one list


@dataclass(frozen=True)
class Event:
    """A time, or a range of two, with the words it is of: ``own`` since the time before it, ``words`` since its clause began."""

    first: Moment
    last: Moment
    place: Place  # of its own words
    own: str
    words: str
    after: str
    paragraph: int
    open_end: bool  # *từ ngày …*: what begins then

    @property
    def begins(self) -> str:
        """The day before which an earlier step has to be over."""
        return self.first.first if self.open_end or self.first is not self.last else self.last.last


def events(draft: Draft) -> list[Event]:
    """The times of the plan's own paragraphs; read once."""
    return draft.once("events", lambda one: list(_events(one, own_paragraphs(one))))


def events_of_annexes(draft: Draft) -> list[Event]:
    """The times of the paragraphs of the annexes; read once."""
    return draft.once("events-of-annexes", lambda one: list(
        _events(one, (p for p in one.text.paragraphs if p.where in ("body", "annex") and p.start >= one.body_end))
    ))  # fmt: skip


def _events(draft: Draft, paragraphs: Iterable[Paragraph]) -> Iterator[Event]:
    folded = draft.text.folded
    for paragraph in paragraphs:
        if draft.looks_back(paragraph.start):
            continue
        times = uncited_in(draft, paragraph.start, paragraph.end)
        stops = [m.end() for m in CLAUSE.finditer(folded, paragraph.start, paragraph.end)] if times else []
        low, at = paragraph.start, 0
        while at < len(times):
            first = last = times[at]
            if at + 1 < len(times) and _RANGE.fullmatch(folded, first.end, times[at + 1].start) and FROM.search(folded, low, first.start):
                at += 1
                last = times[at]
            before = bisect_right(stops, first.start)
            clause = stops[before - 1] if before else paragraph.start
            after = folded[last.end : min(paragraph.end, last.end + 60)].replace("\n", " ")
            place = max(low, clause), first.start
            yield Event(first, last, place, draft.folded(place), draft.folded((clause, first.start)), after, paragraph.start, bool(FROM.search(folded, clause, first.start)))
            behind = _BRACKET.match(folded, last.end)
            low, at = behind.end() if behind else last.end, at + 1


def _late(one: Event, other: Event) -> bool:
    """True if what is first in turn is due after what comes then, in one year."""
    return one.last.year == other.first.year and one.last.first > other.begins and one.last.start != other.first.start


# --- the steps of one work --------------------------------------------------------------------------------------


@kind("work-in-turn")
def work_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``a) Lập hồ sơ trước ngày 28/02; b) … thẩm định, trình phê duyệt trước ngày 20/02``: steps (``options.chains``) of a paragraph or of the items of a list."""
    known = events(draft)
    for steps in rule.options["chains"]:
        patterns = [draft.rules.compile(rf"\b(?:{step})\b") for step in steps]
        ranked = [(rank, e) for e in known if (rank := _rank(patterns, e.own)) is not None and not PERIODIC.search(e.own)]
        for group in _together(draft, ranked, patterns):
            for (rank, one), (next_rank, other) in pairwise(group):
                if rank < next_rank and _late(one, other) and (remark := unless_told(draft, rule, one.last, other.first)):
                    yield remark
                    break


def _rank(patterns: Sequence[regex.Pattern[str]], words: str) -> int | None:
    """The step that stands nearest before the time."""
    found = [(m.end(), rank) for rank, pattern in enumerate(patterns) for m in pattern.finditer(words)]
    return max(found)[1] if found else None


def _at_once(patterns: Sequence[regex.Pattern[str]], item: tuple[int, Event]) -> bool:
    """True if an item begins with a step: else it is of some other work, with a step named in passing."""
    rank, event = item
    return any(pattern.search(event.words[:_BEGIN]) for pattern in patterns[: rank + 1])


def _together(draft: Draft, ranked: list[tuple[int, Event]], patterns: Sequence[regex.Pattern[str]]) -> Iterator[list[tuple[int, Event]]]:
    """Runs of steps: those of one paragraph, and those of neighbouring items of one list where each step is there once."""
    by_paragraph: dict[int, list[tuple[int, Event]]] = {}
    for rank, event in ranked:
        by_paragraph.setdefault(event.paragraph, []).append((rank, event))
    yield from (group for group in by_paragraph.values() if len(group) > 1)
    by_list: dict[str | None, list[tuple[int, Event]]] = {}
    for group in by_paragraph.values():
        if len(group) == 1 and _at_once(patterns, group[0]):
            by_list.setdefault(list_of(draft, group[0][1].paragraph), []).append(group[0])
    for items in by_list.values():
        ranks = [rank for rank, _ in items]
        near = all(b.place[0] - a.place[0] < _NEAR for (_, a), (_, b) in pairwise(items))
        if len(items) > 1 and near and all(a < b for a, b in pairwise(ranks)):
            yield items


def list_of(draft: Draft, at: int) -> str | None:
    """The heading above an item that is a heading itself with its text behind it, else the section around it."""
    style = style_of(draft, at)
    for section in draft.lineage(draft.section_at(at)):
        line = draft.paragraph(section.start)
        begins = line.start if line is not None else section.start
        if begins != at and (not style or style_of(draft, begins) != style):
            return section.id
    return None


_LABEL = regex.compile(r"[\s*#]*(?:(?P<n>\d{1,2}(?P<deep>(?:\.\d{1,2})*))[.):/ ]|(?P<roman>[ivx]{2,5}|[iv])[.)/]|(?P<letter>[a-z]{1,2})[.)/]|(?P<dash>[-+•]))")


def style_of(draft: Draft, at: int) -> str:
    """How the item that begins at a place is numbered: its kind of label and its depth."""
    label = _LABEL.match(draft.text.folded, at)
    return f"{label.lastgroup}{(label['deep'] or '').count('.')}" if label else ""


# --- rounds -----------------------------------------------------------------------------------------------------


_IN_BRACKETS = regex.compile(r"\([^()]*\)")  # (cách mũi 1 ít nhất 4 tuần)
_ENROLS = regex.compile(r"\b(?:dang ky|tuyen sinh|chieu sinh|ghi danh|nhan ho so)\b")  # for the next round while this one goes on


@kind("rounds-in-turn")
def rounds_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``đợt 1 trước ngày 10/10, đợt 2 trước ngày 10/4``, ``vòng cơ sở … vòng chung kết …``: a round that is over after the next one, in a paragraph or in the items of a list."""
    runs: dict[tuple[str | None, str], list[tuple[int, Event]]] = {}
    for event in events(draft):
        told = rounds_in(_IN_BRACKETS.sub("", event.own))
        if not told or len({t.number for t in told}) > 1:
            continue
        runs.setdefault((list_of(draft, event.paragraph), told[-1].noun), []).append((told[-1].number, event))
    for (_, noun), run in runs.items():
        for (n, one), (m, other) in pairwise(run):
            near = other.place[0] - one.place[0] < _NEAR and bool(_ENROLS.search(one.own)) == bool(_ENROLS.search(other.own))
            if (m == n + 1 or noun == CONTEST and m > n) and near and _late(one, other) and one.first.said == other.first.said | one.first.said:
                if remark := unless_told(draft, rule, one.last, other.first):
                    yield remark
                    break


# --- levels -----------------------------------------------------------------------------------------------------

_TIERS = ("co so", "xa", "huyen", "tinh", "trung uong")
_TIER = regex.compile(r"^\W*(?:[a-z\d]{1,2}[.)] *|- *)?(?:(?:doi voi|o|hoi thi|cuoc thi|vong|dai hoi|hoi nghi) )?cap (?P<tier>co so|xa|huyen|tinh|trung uong)\b")
_DOWNWARDS = regex.compile(r"\b(?:ban hanh|ke hoach|thanh lap|kien toan|giao (?:chi tieu|nhiem vu)|huong dan|phan bo)\b")


@kind("tiers-in-turn")
def tiers_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``cấp cơ sở nhận đến ngày 31/5; cấp huyện gửi trước ngày 30/9; cấp tỉnh chấm trước ngày 15/9``: a level after the one above it."""
    runs: dict[str | None, list[tuple[int, Event]]] = {}
    for event in events(draft):
        text = event.words.rpartition(":")[2] if ": cap " in event.words else event.words
        if (match := _TIER.match(text)) and not _DOWNWARDS.search(text):
            runs.setdefault(list_of(draft, event.paragraph), []).append((_TIERS.index(match["tier"]), event))
    for run in runs.values():
        for (low, one), (high, other) in pairwise(run):
            if low < high and other.place[0] - one.place[0] < _NEAR and _late(one, other) and (remark := unless_told(draft, rule, one.last, other.first)):
                yield remark
                break


# --- parts of a year, and days in one list ------------------------------------------------------------------------

_HALF = regex.compile(r"\b(?:0?6 thang|so ket|hoc ky i|sau thang)\b(?! cuoi)")
_YEAR = regex.compile(r"\b(?:tong ket|(?:bao cao|ket qua|ca|cuoi|hang|so lieu) nam(?: hoc)?|(?:va|bao cao) nam|hoc ky ii)\b(?! (?:20|truoc))|^\W*(?:va )?(?:ca )?nam truoc ngay")
_BEHIND = regex.compile(r" *\(? *(?:doi voi )?(?:bao cao |ket qua )?(?P<half>0?6 thang|so ket)|(?P<year> *\(? *(?:doi voi )?(?:bao cao |ket qua )?(?:ca nam|nam(?! \d)|tong ket))")
_AND = regex.compile(r"(?: *,| *\([^()\n]{0,30}\)| va)*(?: va| *,)(?: (?:truoc|vao|ngay|cham nhat|thang))* *")


@kind("halves-in-turn")
def halves_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``báo cáo 6 tháng trước ngày 05/12, báo cáo năm trước ngày 10/6``, ``trước ngày 10/12 và trước ngày 10/6``."""
    for one, other in pairwise(events(draft)):
        alike = one.paragraph == other.paragraph and one.last.year == other.first.year and bool(one.last.day) == bool(other.first.day)
        if not alike or one.last.key <= other.first.key:
            continue
        part, its = _part_of_year(one), _part_of_year(other)
        days = one.first is one.last and other.first is other.last
        listed = days and part != "year" and its != "half" and _AND.fullmatch(draft.text.folded, one.last.end, other.first.start)
        if (part == "half" and its == "year" or listed and one.last.day) and (remark := unless_told(draft, rule, one.last, other.first)):
            yield remark


def _part_of_year(event: Event) -> str:
    """*half* or *year*, as the words before the time or the bracket behind it say."""
    behind = _BEHIND.match(event.after)
    half = bool(_HALF.search(event.own) or rounds_in(event.own)) or bool(behind and behind["half"])
    year = bool(_YEAR.search(event.own)) or bool(behind and behind["year"])
    return "half" if half and not year else "year" if year and not half else ""


# --- results ----------------------------------------------------------------------------------------------------

_RESULT = regex.compile(r"\bket qua (?P<of>[a-z]+ [a-z]+)")
_GENERAL = frozenset(
    ["thuc hien", "trien khai", "hoat dong", "cong tac", "dat duoc", "to chuc", "kiem tra", "theo doi", "giam sat", "thuc te", "nam truoc", "kinh phi", "ve thuc", "ve phong",
     "ve so", "ve uy", "ve ubnd", "dinh ky", "quy dinh", "cua cac", "cho uy", "gui ve", "truoc ngay", "hang thang", "hang quy", "cho ubnd", "cua don", "tren dia"]
)  # fmt: skip
_REPORTS = regex.compile(r"\b(?:bao cao|tong hop|tong ket|so ket|ket qua|cong bo|gui|danh gia)\b")
PERIODIC = regex.compile(r"\b(?:(?<!\b(?:khoan|tien|chi|thu|vao|lap|cua|von) )quy|hang thang|hang nam|so ket|0?6 thang|9 thang|dinh ky|dot|giai doan|tien do|lan|vong)\b")


@kind("result-in-turn")
def result_in_turn(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``báo cáo kết quả phê duyệt trước ngày 15/5``, where the paragraph before has *phê duyệt … trước ngày 30/6*; rows of a table alike."""
    known = events(draft)
    starts = [e.place[0] for e in known]
    for one in known:
        told = _RESULT.search(one.own)
        if told is None or told["of"] in _GENERAL or PERIODIC.search(one.own):
            continue
        near = known[bisect_left(starts, one.place[0] - _NEAR) : bisect_left(starts, one.place[0])]
        part = list_of(draft, one.paragraph)
        work = [e for e in near if told["of"] in e.words and not _REPORTS.search(e.words) and list_of(draft, e.paragraph) == part and not PERIODIC.search(e.words)]
        last = max(work, key=lambda e: e.last.first, default=None)
        if last and last.last.year == one.last.year and last.last.first > one.last.last and (remark := unless_told(draft, rule, one.last, last.last)):
            yield remark
    for sheet in sheets(draft):
        yield from _results_of_rows(draft, rule, sheet)


def _results_of_rows(draft: Draft, rule: CheckEntry, sheet: Sheet) -> Iterator[Result]:
    """A row *Tổng hợp kết quả rà soát* that is due before a row *Rà soát …* above it."""
    rows = [(draft.folded(task.place), moments_in(draft, *time.place)) for task, time in tasks_and_times(sheet)]
    for at, (words, times) in enumerate(rows):
        told = _RESULT.search(words)
        if told is None or told["of"] in _GENERAL or len(times) != 1 or PERIODIC.search(words):
            continue
        work = [t[-1] for its, t in rows[:at] if told["of"] in its and len(t) == 1 and not _REPORTS.search(its)]
        last = max(work, key=lambda m: m.first, default=None)
        if last and last.year == times[0].year and last.first > times[0].last and (remark := unless_told(draft, rule, times[0], last)):
            yield remark
