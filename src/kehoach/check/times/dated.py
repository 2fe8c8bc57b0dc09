"""The times of a draft as a model weighs them: each with the words, steps and rounds that tell what is done then.

A clause that tells nothing but its time (*Hoàn thành trước ngày …*) is of what its paragraph has told before, else of the heading
and the lines above it in its part.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from kehoach.check.draft import CLAUSE, Draft, Place
from kehoach.check.figures.tellings import GENERAL
from kehoach.check.tables.totals import sheets
from kehoach.check.times.days_again import patterns
from kehoach.check.times.doings import spans
from kehoach.check.times.moments import FROM, YEARLY, Moment, moments_in, uncited_in
from kehoach.check.words import lowered
from kehoach.folding import fold
from kehoach.records import Section

_WORD = regex.compile(r"\p{L}+")
_DUE = regex.compile(r"\b(?:truoc|cham nhat|muon nhat|xong|han|den het|den|ket thuc|hoan thanh|hoan tat|khong qua)(?: (?:la|vao|ngay|thang|quy|trong|truoc|het|cuoi|dau|gio|\d{2}))* *$")
_AGAIN = regex.compile(r"\b(?:hang|moi|dinh ky)\b")
_REPORT = regex.compile(r"\b(?:bao cao|tong hop|so ket|tong ket)\b")
_LABELS = frozenset("thời gian hạn tiến độ điểm hoàn thành đơn vị cơ quan chủ trì phối hợp nội dung sản phẩm kinh phí kết quả yêu cầu địa phần mục".split())  # noqa: SIM905
_LABEL = regex.compile(r"[\W\d]*(?:[a-z]{1,2}[.)]\W*)?(?:thoi (?:gian|han|diem)|tien do)\b")
_ANY = frozenset(["xây", "dựng"])  # of any work
_TAIL = 80
_BEHIND = 30  # characters behind a time in which its round is named
_PART = 700  # characters of the lines above

Words = frozenset[str]
_NONE: Words = frozenset()


@dataclass(frozen=True, eq=False)
class Dated:
    """A time, or a range of two, with what tells what it is of."""

    place: Place
    first: Moment
    last: Moment
    near: Words  # of its clause
    item: Words  # of its paragraph before its clause, or of the rest of its row
    part: Words  # of the heading and the lines above it that have no time of their own
    said: Words  # of its sentence and its row
    title: Words  # of the nearest heading that tells anything
    heads: Words  # of all
    steps: Words
    step: str  # the last of them before it
    marks: Words  # rounds and levels
    kinds: Words  # of the parts it stands in
    sentence: Place
    paragraph: int
    section: str | None
    due: bool  # the last day on which it may be done
    open: bool  # the day from which it goes on
    yearly: bool
    report: bool
    labelled: bool  # behind *Thời gian:*, *Thời hạn:* in its line
    table: int  # which, 0 of the text
    annex: bool

    @property
    def cell(self) -> bool:
        """True in a table."""
        return self.table > 0

    @property
    def sort(self) -> str:
        """A day, a month, a quarter, or a range."""
        if self.first is not self.last:
            return "range"
        return "day" if self.last.day else "quarter" if self.last.quarter else "month"

    @cached_property
    def value(self) -> tuple[str, str]:
        """Its first day and its last, ISO."""
        return self.first.first, self.last.last


def dated(draft: Draft) -> list[Dated]:
    """All times of the text and the tables, in order; made once."""
    return draft.once("dated", lambda one: sorted(_Reader(one).all(), key=lambda d: d.place))


@dataclass(frozen=True)
class _Around:
    """What is told around the times of a paragraph or a cell: the part it stands in, and the other cells of its row."""

    place: Place
    section: str | None
    title: Words
    heads: Words
    part: Words
    kinds: Words
    table: int
    others: tuple[Place, ...] = ()


class _Reader:
    """The times of a draft with the words around them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.lowered = lowered(draft)
        self.empty, self.steps, self.marks = draft.rules.make("day-again", patterns)
        self.bodies = sorted((a, b) for group in draft.record.agencies for a, b in group.spans)
        self.headings: dict[str | None, tuple[list[Section], Words, Words, Words]] = {}

    def all(self) -> Iterator[Dated]:
        """The times of the tables, then those of the text."""
        draft = self.draft
        for n, sheet in enumerate(sheets(draft), 1):
            for row in sheet.rows:
                for cell in row.values():
                    yield from self.of(cell.place, tuple(c.place for c in row.values() if c is not cell), table=n)
        begins = min((s.start for s in draft.record.sections if s.start > draft.title[1]), default=draft.title[1])
        for p in draft.text.paragraphs:
            if p.start >= begins and p.where in ("body", "annex"):
                yield from self.of((p.start, p.end))

    def of(self, place: Place, others: tuple[Place, ...] = (), *, table: int = 0) -> Iterator[Dated]:
        """The times of a paragraph or of a cell."""
        draft = self.draft
        times = [t for t in uncited_in(draft, *place) if t.last >= (draft.day or "")]
        if not times:
            return
        section = draft.section_at(place[0])
        lineage, title, heads, kinds = self.above(section)
        part = _NONE if table else title | self.lines_above(lineage, place[0])
        around = _Around(place, section, title, heads, part, kinds, table, others)
        every = list(spans(draft, times))
        by: dict[Place, list[int]] = {}
        for n, (first, last) in enumerate(every):
            by.setdefault(place if table else draft.sentence(first.start, last.end), []).append(n)
        for sentence, its in by.items():
            yield from self.of_sentence(around, sentence, every, its)

    def of_sentence(self, around: _Around, sentence: Place, every: Sequence[tuple[Moment, Moment]], its: Sequence[int]) -> Iterator[Dated]:
        """The times of a sentence, ``its`` among those of the paragraph."""
        folded, text = self.draft.text.folded, self.lowered
        row = frozenset(w for other in around.others for w in self.words(*other))
        row_text = " ".join(text[a:b] for a, b in around.others)
        said = self.words(*sentence) | row
        report = bool(_REPORT.search(fold(row_text) if around.table else folded[slice(*sentence)]))
        labelled = _LABEL.match(folded, *sentence) is not None
        stops = [sentence[0], *(m.end() for m in CLAUSE.finditer(folded, *sentence)), sentence[1]]
        for k, n in enumerate(its):
            first, last = every[n]
            clause = bisect_right(stops, first.start) - 1
            low = max(stops[clause], every[its[k - 1]][1].end if k else 0)
            high = min(stops[clause + 1] if clause + 1 < len(stops) else sentence[1], every[its[k + 1]][0].start if k + 1 < len(its) else sentence[1])
            near = self.words(low, first.start)
            steps, marks = self.steps.findall(text, low, first.start), self.marks_in(text, low, min(high, last.end + _BEHIND))
            if not near and (near := self.words(last.end, min(high, last.end + _TAIL))):  # the time stands before the words
                steps = steps or self.steps.findall(text, last.end, high)
            steps += self.steps.findall(row_text)
            yield Dated(
                place=(last.start, last.end), first=first, last=last, near=near | row, item=row if around.table else self.words(every[n - 1][1].end if n else around.place[0], low),
                part=around.part, said=said, title=around.title, heads=around.heads, steps=frozenset(steps), step=steps[-1] if steps else "", marks=marks | self.marks_in(row_text, 0, len(row_text)),
                kinds=around.kinds, sentence=sentence, paragraph=min([around.place[0], *(a for a, _ in around.others)]), section=around.section,
                due=first is last and _DUE.search(folded, low, first.start) is not None,
                open=first is last and FROM.search(folded, low, first.start) is not None,
                yearly=YEARLY.match(folded, last.end) is not None or _AGAIN.search(folded, low, first.start) is not None, report=report,
                labelled=labelled, table=around.table, annex=around.place[0] > self.draft.body_end,
            )  # fmt: skip

    def marks_in(self, text: str, low: int, high: int) -> Words:
        """The rounds and levels that a stretch of text names."""
        return frozenset(" ".join(m.split()) for m in self.marks.findall(text, low, high))

    def words(self, low: int, high: int) -> Words:
        """The words that tell, bodies left out."""
        found: list[str] = []
        begin = low
        for gap in (*self.empty.finditer(self.lowered, low, high), None):
            stop = gap.start() if gap else high
            found += [m[0] for m in _WORD.finditer(self.lowered, begin, stop) if not self.in_body(m.start())]
            begin = gap.end() if gap else high
        return frozenset(found) - _ANY

    def in_body(self, at: int) -> bool:
        """True within the name of a body."""
        n = bisect_right(self.bodies, (at, len(self.lowered))) - 1
        return n >= 0 and at < self.bodies[n][1]

    def above(self, section: str | None) -> tuple[list[Section], Words, Words, Words]:
        """The headings above a place: those that tell anything, the words of the nearest of them, of all, and the kinds of their parts."""
        if section not in self.headings:
            lineage = list(self.draft.lineage(section))
            told = [(s, words) for s in lineage if (words := self.words(s.start, s.end) - GENERAL)]
            telling = [(s, words - _LABELS) for s, words in told if words - _LABELS]
            heads = frozenset(w for _, words in told for w in words)
            self.headings[section] = [s for s, _ in telling], telling[0][1] if telling else _NONE, heads, frozenset(k for s in lineage for k in s.kinds)
        return self.headings[section]

    def lines_above(self, lineage: Sequence[Section], at: int) -> Words:
        """The words of the lines above one in its part, behind the last that has a time."""
        top = next((s for s in lineage if s.start < at), None)
        if top is None:
            return _NONE
        low = max(top.start, at - _PART)
        times = self.draft.once("times-of-text", lambda one: [m.end for m in moments_in(one, 0, len(one.text.folded))])
        n = bisect_left(times, at) - 1
        return self.words(max(low, times[n]) if n >= 0 else low, at) - _LABELS
