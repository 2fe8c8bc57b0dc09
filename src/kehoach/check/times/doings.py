"""What is done when: every time of the plan's own text and of its tables with the words of what is done then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.tables.totals import sheets
from kehoach.check.times.in_turn import list_of, style_of
from kehoach.check.times.moments import FROM, YEARLY, Moment, days_between, moments_in, ranges, uncited_in
from kehoach.check.words import lowered, own_paragraphs

_CLAUSE = regex.compile(r"[;.](?=\s|$)|\n|→|=>|,(?= sau do\b)")
_RANGE = regex.compile(r"\W*(?:den|-|–|va)(?: het| truoc| trong)?(?: (?:thu \w+|chu nhat),?)?(?: ngay)? *(?:thang *|quy *)?")
_DUE = regex.compile(r"\b(?:truoc|cham nhat|muon nhat|xong|han|den het|den|ket thuc|hoan thanh|hoan tat|khong qua)(?: (?:la|vao|ngay|thang|quy|trong|truoc|het|cuoi|dau|gio|\d{2}))* *$")
_BARE = regex.compile(r"[\W\d]*(?:(?:tu|vao|trong|den|truoc|ngay|sang|chieu|toi|dau|cuoi|giua|thang|quy|va|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|luc|hoi|gio|[a-z]{1,2})\b[\W\d]*)*")
_TOKEN = regex.compile(r"#|\p{L}+|\d[\d.,/]*")
_LISTED = regex.compile(r"[,–-] *(?:va )?(?:tu )?(?:(?:ngay|thang|sang|chieu|toi) *)*$")  # before the time of the next thing told
_LEAD = regex.compile(r"(?:\b(?:tu|vao|trong|den|truoc|ngay|(?<!bat )dau|cuoi|giua|(?<!\d )(?<!moi )(?<!hang )thang|quy|xong|het|cham nhat|la)\b[\s(,:]*)+$")  # before a time, and no word of what is done
_LABEL = regex.compile(r"[\W\d]*(?:[a-z]{1,2}[.)])?\W*")
_LETTERS = regex.compile(r"[a-z]{2,}")
_TIME_ALONE = regex.compile(
    r"\W*(?:[a-z]{1,2}[.)])?\W*(?:(?:thoi (?:gian|han|diem)|tien do|han|hoan (?:thanh|tat)|ket thuc|xong|thuc hien|du kien|to chuc|bat dau|vao|tu|truoc|den|het|cham|muon|nhat"
    r"|ngay|thang|quy|trong|la|viec|nay|cuoi|dau|sang|chieu|va|phai|dien ra|#)\b\W*)*"
)
_APART, _YEARS = 300, 800  # days: of another year's work; the same where both say their year


@dataclass(frozen=True)
class Item:
    """An item of a list, a heading or a row: the words of what is to be done, in small letters with their accents, and the list it stands in."""

    start: int
    words: str
    part: str | None
    style: str


@dataclass(frozen=True)
class Doing:
    """What is done at a time or in a range: ``words`` folded, bodies blotted out."""

    first: Moment
    last: Moment
    words: str
    spelt: str  # the same in small letters with their accents
    behind: str  # what stands behind the time in its clause
    place: Place  # of the clause, up to the time
    paragraph: int
    clause: int
    due: bool  # the last day on which it may be done
    open: bool  # the day from which it goes on
    leads: bool = False  # the time stands before the words
    row: int = -1
    item: Item | None = None  # what it is the time of as a whole

    @property
    def ends(self) -> str:
        """The first of the days on which it can be over."""
        return self.last.first

    @property
    def begins(self) -> str:
        """The last of the days on which it can begin."""
        if self.due and self.first is self.last:
            return self.last.last
        return self.first.last

    @cached_property
    def tokens(self) -> list[str]:
        """Its words with their accents, numbers and ``#`` for bodies."""
        return _TOKEN.findall(self.spelt)

    def over_before(self, other: Doing) -> bool:
        """False if this can be over only after the other one has begun."""
        apart = abs(days_between(self.ends, other.begins))
        return self.ends <= other.begins or apart > (_YEARS if self.last.said and other.last.said else _APART)


def doings(draft: Draft) -> list[Doing]:
    """All of a draft, in the order of its text; read once."""
    return draft.once("doings", lambda one: [*_of_text(one), *_of_tables(one)])


def _blotted(draft: Draft, low: int, high: int, text: str = "") -> str:
    """Folded words (or those of another text of the same length) with the bodies among them as ``#``."""
    text = text or draft.text.folded
    spans = draft.once("bodies-in-order", lambda one: sorted((a, b) for group in one.record.agencies for a, b in group.spans))
    at = bisect_right(spans, (low,))
    found, begin = [], low
    while at < len(spans) and spans[at][0] < high:
        if spans[at][0] >= begin:
            found += [text[begin : spans[at][0]], "#"]
            begin = min(spans[at][1], high)
        at += 1
    return "".join([*found, text[begin:high]]).replace("\n", " ")


def _of_text(draft: Draft) -> Iterator[Doing]:
    """What the paragraphs of the plan's own text tell."""
    folded = draft.text.folded
    clause = 0
    for p in own_paragraphs(draft):
        if draft.looks_back(p.start):
            continue
        times = uncited_in(draft, p.start, p.end)
        if not times:
            continue
        stops = [p.start, *(m.end() for m in _CLAUSE.finditer(folded, p.start, p.end)), p.end]
        told = list(spans(draft, times))
        by_clause: dict[int, list[tuple[Moment, Moment]]] = {}
        for span in told:
            by_clause.setdefault(bisect_right(stops, span[0].start) - 1, []).append(span)
        for n, its in by_clause.items():
            clause += 1
            low, high = stops[n], stops[n + 1] if n + 1 < len(stops) else p.end
            yield from _of_clause(draft, its, (low, high), p.start, clause)


def spans(draft: Draft, times: list[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """Times, those of a range together."""
    known = draft.once("ranges-by-last", lambda one: {last.start: first for _, first, last in ranges(one)})
    ends = draft.once("ranges-by-first", lambda one: {first.start: last for _, first, last in ranges(one)})
    inner = {known[t.start].start for t in times if t.start in known}
    at = 0
    while at < len(times):
        first = last = times[at]
        at += 1
        if first.start in inner:
            continue
        if first.start in known:
            first = known[first.start]
        elif first.start in ends:  # *tháng 02 - 12/2018*: no time by itself
            last = ends[first.start]
        elif at < len(times) and times[at].start not in known and _RANGE.fullmatch(draft.text.folded, first.end, times[at].start):
            last = times[at]
            at += 1
        yield first, last


def _of_clause(draft: Draft, spans: list[tuple[Moment, Moment]], place: Place, paragraph: int, clause: int) -> Iterator[Doing]:
    """What a clause tells: the words before each time, or those behind it where the clause begins with its time."""
    folded = draft.text.folded
    low, high = place
    gaps = [low, *(last.end for _, last in spans)]
    ends = [*(first.start for first, _ in spans), high]
    words = [_blotted(draft, a, b) for a, b in zip(gaps, ends, strict=True)]
    spelt = [_blotted(draft, a, b, lowered(draft)) for a, b in zip(gaps, ends, strict=True)]
    leads = _BARE.fullmatch(words[0]) is not None
    tail = _BARE.fullmatch(words[-1]) is None and all(_LISTED.search(between) for between in words[1:-1])
    for at, (first, last) in enumerate(spans):
        if YEARLY.match(folded, last.end):
            continue
        n = at + 1 if leads and (at == 0 or tail) else max(at - 1, 0) if _BARE.fullmatch(words[at]) else at
        item = _item(draft, paragraph, place, (words[n], spelt[n])) if len(spans) == 1 else None
        due, begun = (first is last and mark.search(folded, gaps[at], first.start) is not None for mark in (_DUE, FROM))
        yield Doing(
            first, last, _LEAD.sub("", words[n]), spelt[n], spelt[at + 1], (gaps[at], first.start), paragraph, clause, due, begun,
            leads=leads and (at == 0 or tail), item=item,
        )  # fmt: skip


def _item(draft: Draft, paragraph: int, clause: Place, told: tuple[str, str]) -> Item | None:
    """The item that the one time of a clause is of: its own, or where the clause tells nothing but the time (*Hoàn thành trước ngày …*) the one around it."""
    words, spelt = told
    if not _TIME_ALONE.fullmatch(words):
        own = _LABEL.fullmatch(draft.text.folded, paragraph, clause[0])
        return Item(paragraph, spelt, list_of(draft, paragraph), style_of(draft, paragraph)) if own else None
    letters = _LETTERS.search(draft.text.folded, paragraph, clause[0])
    first = draft.sentence(letters.start(), letters.end()) if letters else None
    if first and first[1] <= clause[0] and not _TIME_ALONE.fullmatch(_blotted(draft, letters.start() if letters else paragraph, first[1])):
        return Item(paragraph, _blotted(draft, *first, lowered(draft)), list_of(draft, paragraph), style_of(draft, paragraph))
    for section in draft.lineage(draft.section_at(paragraph)):
        if section.end <= paragraph:
            return Item(section.start, _blotted(draft, section.start, section.end, lowered(draft)), list_of(draft, section.start), style_of(draft, section.start))
    return None


def _of_tables(draft: Draft) -> Iterator[Doing]:
    """What the rows of tables with one time tell."""
    for sheet in sheets(draft):
        for n, row in enumerate(sheet.rows):
            dated = [(c, list(spans(draft, moments_in(draft, *cell.place)))) for c, cell in row.items()]
            dated = [(c, t) for c, t in dated if t]
            if len(dated) != 1 or len(dated[0][1]) > 1:
                continue
            col, ((first, last),) = dated[0]
            cells = [cell for c, cell in row.items() if c != col]
            if not cells:
                continue
            words = " ; ".join(_blotted(draft, *cell.place) for cell in cells)
            spelt = " ; ".join(_blotted(draft, *cell.place, lowered(draft)) for cell in cells)
            head = row[col].place
            low = draft.folded((head[0], first.start))
            due, begun = (first is last and mark.search(low) is not None for mark in (_DUE, FROM))
            begins = cells[0].place[0]
            yield Doing(first, last, words, spelt, "", (begins, first.start), begins, -1, due, begun, row=n, item=Item(begins, spelt, f"table {id(sheet)}", ""))
