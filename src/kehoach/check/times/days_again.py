"""The days of one event told in two places: in the targets, the list of tasks, the duties of a body, a schedule or an annex.

Two tellings are of one event if the rarer words of the shorter are nearly all in the other, both name the same steps
(*thẩm định*, *phê duyệt*) and rounds (*đợt 1*), and no third telling speaks for two events. In sound plans such tellings agree.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

import regex

from kehoach.check.draft import CLAUSE, Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.check.times.moments import FROM, YEARLY, Moment, days_between, moments_in, ranges, shown, uncited_in
from kehoach.check.words import lowered, observed
from kehoach.folding import fold
from kehoach.normalise import Paragraph
from kehoach.rulebook import CheckEntry, Rulebook

_CEREMONIES = frozenset({"khai mạc", "khai giảng", "bế mạc", "bế giảng", "sơ kết", "tổng kết", "phát động", "khởi công", "bắt đầu"})
_REPORTS = frozenset({"báo cáo", "tổng hợp"})
_PUT = frozenset({"tổng hợp"})
_WORDS = regex.compile(r"\p{L}+")
_BEFORE = regex.compile(r"\btruoc(?: ngay)? *$")
_MOST_WORDS = 14  # of a row of a table
_COVER = 0.6  # of the weight of the shorter telling that the other has
_WHOLE = 0.9  # of it, where only one of the words is rare
_NOTHING = 1e-6
_SURE, _ALIKE = 4, 0.5  # words shared, and the part of all words they are, where the days have nothing in common
_LEAST, _RARE = 3, 3  # words shared; tellings in which a rare word stands
_LETTERS = regex.compile(r"[a-z]{2,}")
_OWNER_ALONE = regex.compile(r"\W*")  # nothing more in the clause
_UNTIL = regex.compile(r"\bden het(?: ngay)? *$")
_SEASON = 45  # days: a longer time has parts that begin or end with it
_LEAD = 30  # characters of an item up to its colon
_AROUND = 30  # characters behind a day in which a round is named


@dataclass(frozen=True)
class Told:
    """A day, or the last of a range: ``own`` are the words of its clause in order, ``steps`` and ``marks`` what tells it from its like."""

    first: Moment | None
    last: Moment
    own: tuple[str, ...]
    steps: frozenset[str]
    marks: frozenset[str]
    paragraph: int
    begins: bool  # *từ ngày …* with no end
    yearly: bool
    clause: str  # folded, up to the day

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its clause."""
        return frozenset(self.own)

    @property
    def eve(self) -> str | None:
        """The day before, where something is due before the day."""
        before = self.last.day and _BEFORE.search(self.clause)
        return (datetime.date.fromisoformat(self.last.last) - datetime.timedelta(days=1)).isoformat() if before else None

    @property
    def spans(self) -> bool:
        """True for the days from and to which a short event goes on."""
        first = self.first
        return first is not None and bool(first.day and self.last.day) and first.key <= self.last.key and days_between(first.first, self.last.last) <= _SEASON

    def agrees(self, other: Told) -> bool:
        """True if the ends of both are one day, or one lies in the time of the other."""
        if self.last.year != other.last.year:
            return False
        if self.first and other.first and self.spans and other.spans and (self.first.key == other.first.key) != (self.last.key == other.last.key):
            return False  # one event begins and ends but once
        if other.last.last in (self.eve, self.last.last) or self.last.last == other.eve:
            return True  # "trước ngày 01/5" and 30/4
        for one, its in ((self, other), (other, self)):
            if one.spans and not its.first and its.last.day and _UNTIL.search(its.clause):
                return one.last.last == its.last.last  # *từ ngày 20/3 đến ngày 20/4*, and *đến hết ngày 20/4*
        if self.first and other.first:
            return self.last.first <= other.last.last and other.last.first <= self.last.last
        return (self.first or self.last).first <= other.last.last and (other.first or other.last).first <= self.last.last


def told_days(draft: Draft) -> list[Told]:
    """All days that the draft tells, with their words; read once."""
    return draft.once("told-days", lambda one: sorted(_Reader(one).told(), key=lambda t: t.last.start))


def patterns(book: Rulebook) -> tuple[regex.Pattern[str], ...]:
    """The words that tell nothing, the steps of a work, and the rounds and levels, as the rule ``check.day-again`` has them."""
    known: list[CheckEntry] = [e for e in book.group("check") if e.id == "check.day-again"]
    return tuple(regex.compile(known[0].options[name].replace(" ", r"\s+")) for name in ("empty", "steps", "marks"))


class _Reader:
    """The days of a draft with the words around them."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.lowered = lowered(draft)
        self.empty, self.steps, self.marks = draft.rules.make("day-again", patterns)
        self.bodies = [(a, b) for group in draft.record.agencies for a, b in group.spans]
        self.begins = {last.start: first for _, first, last in ranges(draft)}
        self.inner = {first.start for first in self.begins.values()}

    def told(self) -> Iterator[Told]:
        """The days of the text, then those of its tables."""
        yield from self.of_text()
        yield from self.of_tables()

    def telling(self, low: int, high: int) -> tuple[str, ...]:
        """The words of a clause that tell, bodies left out."""
        bodies = [(a, b) for a, b in self.bodies if a < high and low < b]
        found: list[str] = []
        begin = low
        for gap in (*self.empty.finditer(self.lowered, low, high), None):
            stop = gap.start() if gap else high
            found += [m[0] for m in _WORDS.finditer(self.lowered, begin, stop) if not any(a <= m.start() < b for a, b in bodies)]
            begin = gap.end() if gap else high
        return tuple(found)

    def head(self, paragraph: Paragraph, low: int, end: int) -> tuple[int, int] | None:
        """The words that head the item whose one time stands in a clause that names nobody but the owner: its first sentence, or its heading."""
        if not _OWNER_ALONE.fullmatch(self.draft.text.folded[end : paragraph.end].split(".")[0]):
            return None
        begins = _LETTERS.search(self.draft.text.folded, paragraph.start, paragraph.end)  # behind the number of the item
        first = self.draft.sentence(begins.start(), begins.end()) if begins else (paragraph.start, paragraph.end)
        if first[1] <= low and len(self.telling(*first)) > 1:
            return first
        section = self.draft.sections.get(self.draft.section_at(paragraph.start) or "")
        return (section.start, section.end) if section and section.end <= paragraph.start and len(self.telling(section.start, section.end)) > 1 else None

    def marks_in(self, low: int, high: int) -> frozenset[str]:
        """The rounds and levels that a stretch of text names."""
        return frozenset(" ".join(m.split()) for m in self.marks.findall(self.lowered, low, high))

    def lead(self, start: int, low: int) -> frozenset[str]:
        """The round that the first words of an item name, up to their colon: *- Đợt 1: nhận hồ sơ …; chấm điểm …*."""
        colon = self.draft.text.folded.find(":", start, min(low, start + _LEAD))
        return self.marks_in(start, colon) if colon > 0 else frozenset()

    def of_text(self) -> Iterator[Told]:
        """The days of the paragraphs of the plan and its annexes."""
        draft, folded = self.draft, self.draft.text.folded
        for p in draft.text.paragraphs:
            if p.start < draft.title[1] or p.where not in ("body", "annex") or observed(draft, p.start):
                continue
            times = [t for t in uncited_in(draft, p.start, p.end) if t.start not in self.inner]
            stops = [p.start, *(m.end() for m in CLAUSE.finditer(folded, p.start, p.end)), p.end + 1] if times else []
            before = p.start
            for at, t in enumerate(times):
                low = max(before, *(s for s in stops if s <= t.start))
                first = self.begins.get(t.start)
                start = first.start if first else t.start
                ends = [p.end, *(s for s in stops if s > t.end), *(o.start for o in times[at + 1 : at + 2])]
                own, high, behind, clause = self.telling(low, start), start, min(t.end + _AROUND, *ends), ""
                begins = max(s for s in stops if s <= t.start)
                if begins < low and len(own) < _LEAST and self.marks_in(low, start):  # *Quan trắc: đợt 1 trước ngày …, đợt 2 trước ngày …*
                    lead = self.marks.search(self.lowered, begins, low)
                    own = (*(self.telling(begins, lead.start()) if lead else ()), *own)
                if not own and not self.marks_in(low, start) and (head := self.head(p, low, t.end)):  # *1. Cắm biển. UBND xã chủ trì, xong trước ngày 15/6*
                    clause, (low, high) = draft.folded((low, start)), head
                    own, behind = self.telling(low, high), high
                elif len(own) < 2:  # noqa: PLR2004 - the day comes first: *25/02: lễ hội*
                    high = min(ends)
                    own += self.telling(t.end, high)
                clause = clause or draft.folded((low, high))
                yield Told(
                    first, t, own, frozenset(self.steps.findall(self.lowered, low, high)), self.marks_in(low, start) or self.marks_in(low, max(high, behind)) or self.lead(p.start, low), p.start,
                    first is None and FROM.search(folded, low, start) is not None, YEARLY.match(folded, t.end) is not None, clause,
                )  # fmt: skip
                before = t.end

    def of_tables(self) -> Iterator[Told]:
        """The one day of each row of a table, or the two that it begins and ends on."""
        for sheet in sheets(self.draft):
            for row in sheet.rows:
                dated = [(c, t) for c, cell in row.items() for t in moments_in(self.draft, *cell.place) if t.start not in self.inner]
                two = len(dated) == 2 and dated[0][0] != dated[1][0] and dated[0][1].key <= dated[1][1].key  # noqa: PLR2004 - begin and end
                if len(dated) != 1 and not two:
                    continue
                col, t = dated[-1]
                others = [cell for c, cell in row.items() if c not in (col, dated[0][0])]
                own = tuple(w for cell in others for w in self.telling(*cell.place))
                if len(own) <= _MOST_WORDS:
                    text = " ".join(cell.words.lower() for cell in row.values())
                    yield Told(
                        dated[0][1] if two else self.begins.get(t.start), t, own, frozenset(self.steps.findall(text)), frozenset(self.marks.findall(text)), row[col].place[0], False,
                        YEARLY.match(self.draft.text.folded, t.end) is not None, fold(text),
                    )  # fmt: skip


@kind("day-again")
def day_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``họp kỹ thuật, bốc thăm ngày 06/5`` in the text, ``Họp kỹ thuật, bốc thăm | 16/5`` in the annex."""
    known = [t for t in told_days(draft) if len(t.words) >= _LEAST]
    often = Counter(w for t in known for w in t.words)
    weight = {w: log((len(known) + 1) / n) for w, n in often.items()}
    alike = _alike(known, often, weight)
    for at, others in alike.items():
        one = known[at]
        off = [other for other in others if not one.agrees(known[other])]
        if len(off) != 1:
            continue
        other, its = known[off[0]], [known[n] for n in alike[off[0]]]
        kept = len(others) > 1
        lone = not any(other.agrees(t) for t in its)
        first = one.last.start < other.last.start
        odd = lone and (kept or first and len(its) <= 1) and _near(one, other, sure=kept)
        if not odd or _beside(draft, one, other) or _beside(draft, other, one):
            continue
        place = other.last.start, other.last.end
        if not draft.is_told(place, rule.code) and not draft.is_told((one.last.start, one.last.end), rule.code):
            yield draft.finding(rule, place, say_as="again", first=shown(one.last), second=shown(other.last), evidence=(draft.evidence((one.last.start, one.last.end)),))


def _beside(draft: Draft, one: Told, other: Told) -> bool:
    """True if the paragraph of the second has the day of the first in another clause: of two steps that it tells with their days."""
    paragraph, at = draft.paragraph(other.last.start), other.last.start
    days = moments_in(draft, paragraph.start, paragraph.end) if paragraph else []
    return any(m.key == one.last.key and ";" in draft.text.folded[min(m.end, at) : max(m.end, at)] for m in days)


def _alike(known: list[Told], often: Counter[str], weight: dict[str, float]) -> dict[int, list[int]]:
    """The tellings of one event with each, by their numbers; only those of the same rounds and the same kind of time are compared."""
    groups: dict[tuple[frozenset[str], bool, bool], list[int]] = {}
    for at, one in enumerate(known):
        groups.setdefault((one.marks, one.begins, one.yearly), []).append(at)
    found: dict[int, list[int]] = {}
    for at, one in enumerate(known):
        group = groups[one.marks, one.begins, one.yearly]
        for then in group[bisect_right(group, at) :]:
            if _one_event(one, known[then], often, weight):
                found.setdefault(at, []).append(then)
                found.setdefault(then, []).append(at)
    return found


def _one_event(one: Told, other: Told, often: Counter[str], weight: dict[str, float]) -> bool:
    """True if two tellings of the same rounds have the words of one event."""
    shared = one.words & other.words
    if len(shared) < _LEAST or one.paragraph == other.paragraph or not _same_steps(one.steps, other.steps):
        return False
    cover = sum(weight[w] for w in shared) / max(min(sum(weight[w] for w in t.words) for t in (one, other)), _NOTHING)
    rare = sum(often[w] <= (2 * _RARE if one.marks else _RARE) for w in shared)
    return cover >= _COVER and (rare > 1 or rare == 1 and cover >= _WHOLE) and bool(set(pairwise(one.own)) & set(pairwise(other.own)))


def _same_steps(one: frozenset[str], other: frozenset[str]) -> bool:
    """True if neither tells a step that the other has no place for; reports go up a chain of bodies, each by its own day."""
    if one & _REPORTS and other & _REPORTS or one & _PUT != other & _PUT or one & _CEREMONIES != other & _CEREMONIES:
        return False
    return one <= other or other <= one or not one or not other


def _near(one: Told, other: Told, *, sure: bool) -> bool:
    """True if two days are of one year and differ by the day or the month alone, or if the tellings are alike enough without that."""
    a, b = one.last, other.last
    if a.year != b.year or a.quarter or b.quarter:
        return False
    shared = one.words & other.words
    return sure or a.month == b.month or a.day == b.day or len(shared) >= _SURE and len(shared) >= _ALIKE * len(one.words | other.words)
