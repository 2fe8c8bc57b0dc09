"""The figures of the passages of a draft: counts, money, times, percentages, each with what it counts and is of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

import regex

from kehoach.check.agreement.stock import FINE, counted_as, is_bare_year, names_of, scales_of, stock
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import MEAN, with_times
from kehoach.check.figures.numbers import PERCENT, TABLE_SCALES, value_of
from kehoach.check.figures.reckoned import MONEY, OUT_OF, both_of, initials, words_of
from kehoach.check.tables.totals import RATE, is_numbers, sheets
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold

Sort = Literal["count", "money", "time", "percent", "times"]
TIMES = frozenset(["ngay", "thang", "tuan", "gio", "phut", "nam", "buoi", "tiet", "quy", "dem"])
_PER = regex.compile(rf"(?<![\d.,/%-])(?P<n>{NUMBER}) (?P<unit>[a-z]+[23]?)(?: [a-z]+){{0,3}}? */ *(?:0?1 )?(?P<per>[a-z]+[23]?)\b")
_EACH = regex.compile(r"\b(?:mỗi|từng) (?:một )?(?P<per>\p{L}+)(?:(?!\b(?:mỗi|từng)\b)[^;:.()\d]){0,50}$")  # with its accents: mới is another word
_UNIT = r"(?:xa|phuong|thi tran|dac khu|thon|ban|ap|xom|khu pho|to dan pho|buon|huyen|quan|thi xa|thanh pho|so|nganh|phong|khoa|truong|co quan|don vi|doanh nghiep|hop tac xa)"
_OF_TWO = regex.compile(rf"\b(?:moi|tung) (?:mot )?{_UNIT}(?:,|/| va| hoac) ?{_UNIT}\b")
_BOTH = regex.compile(rf" *(?:,|/|va) ?{_UNIT}\b")
_FOR_ONE = regex.compile(r" *(?:[a-z]+ ){0,4}?(?:tren |cho )?(?:mot|moi|01) (?P<per>[a-z]+)\b")
_ROUNDS = regex.compile(rf"(?<![\d.,/-])(?<!thu )(?P<n>{NUMBER}) lan\b(?: */ *(?P<per>[a-z]+))?")
_TIMES_AS = regex.compile(r"\b(?:gap|tang|bang|hon)(?: (?:khoang|gan|hon|duoc|dat))*\s*$")
_IN_WORDS = regex.compile(rf"(?<![\d.,/-])(?P<n>{NUMBER}) (?:diem )?phan tram\b")
_LABEL = regex.compile(r"\b(?:tong so|so luong|so) (?P<unit>[a-z]+[23]?)\b[^.;:\d]{0,70}[:=]? *(?:la|dat|co|khoang|gom)? *$")
_WORD = regex.compile(r"[a-z]+[23]?")
_MARK = regex.compile(r"[\s*#+-]*\d{1,2}(?:(?:\.\d{1,2})+[.)]?|[.)]|/(?=[^\d]))[*]* ")  # 1.2, 3. or 2) at the head of a line
_ROUGH = regex.compile(r"\b(?:khoang|gan|hon|toi thieu|toi da|it nhat|khong qua|uoc)(?: [a-z]+)? *$")
_ABOUT = regex.compile(r"\b(?:khoang|gan|hon|uoc)(?: [a-z]+)? *$")
_CLOCK = regex.compile(r" *(?:\d\d\b|,? *ngay\b)")  # 17 giờ 30
_MONEY_WORDS = frozenset(["dong", "trieu", "ty", "nghin"])
_ENDS = regex.compile(r"[.;]")
_CLASSIFIERS = frozenset(["ngoi", "can", "chiec", "cai"])  # 52 ngôi nhà are nhà
_AROUND = 60  # characters after a figure that tell what it is


@dataclass(eq=False)
class Figure:
    """A figure of a passage: ``unit`` is the folded first word of what it counts, ``per`` of what it is told of one by one."""

    place: Place
    value: Decimal
    unit: str
    sort: Sort
    per: str = ""
    lead: str = ""  # the folded words between the figure before it and this one
    after: str = ""  # those up to the next
    depth: int = 0  # brackets around it
    at: int = 0  # which of its passage it is
    kin: str = ""  # ``unit``, the same for all words for persons
    next: str = ""  # the word after the unit
    rated: bool = False  # its percentage stands right behind it
    names: frozenset[str] = frozenset()  # of a cell: the folded words of its row and column, any of which may be its unit

    @property
    def cell(self) -> bool:
        """True for a figure of a table."""
        return bool(self.names)

    @cached_property
    def told(self) -> frozenset[str]:
        """The words that tell what it is."""
        return words_of(self.lead, _ENDS.split(self.after[:_AROUND])[0])

    @cached_property
    def per_kin(self) -> str:
        """``per``, the same for all words for persons."""
        return counted_as(self.per)

    def is_of_all(self, many: Figure) -> bool:
        """True if a number of things is that of all those it is told of one by one: *mỗi xã, thị trấn 01 điểm* is not told of 05 xã alone."""
        return many.cell or not _OF_TWO.search(self.lead) or _BOTH.match(many.after) is not None

    @property
    def rough(self) -> bool:
        """True for a bound and an estimate."""
        return _ROUGH.search(self.lead) is not None

    @property
    def about(self) -> bool:
        """True for an estimate, which nothing follows from to the last digit."""
        return _ABOUT.search(self.lead) is not None

    @property
    def mean(self) -> bool:
        """True for an average, which may be rounded."""
        return MEAN.search(self.lead) is not None

    def __lt__(self, other: Figure) -> bool:
        return self.place < other.place


@dataclass(frozen=True)
class Passage:
    """A paragraph with figures, in order."""

    place: Place
    words: str
    figures: list[Figure] = field(default_factory=list)


def passages(draft: Draft) -> list[Passage]:
    """The paragraphs of the draft's own text with figures in them; made once."""
    return draft.once("passages", lambda one: list(_passages(one)))


def totals(draft: Draft) -> list[Passage]:
    """The total rows of the tables of the draft, each cell with the words of its row and column."""
    return draft.once("passages-of-totals", lambda one: list(_totals(one)))


def _totals(draft: Draft) -> Iterator[Passage]:
    for sheet in sheets(draft):
        caption = fold(sheet.table.caption or "")
        scales = scales_of(draft, sheet)
        for number in sheet.total_rows:
            row = sheet.rows[number]
            figures: list[Figure] = []
            for col in sorted(row):
                cell, head = row[col], sheet.head.get(col, "")
                if not cell.value or cell.value < 0 or is_numbers(head) or RATE.search(head) or "%" in cell.words:
                    continue
                scale = scales.get(col, 0)
                lead = f"{caption} {sheet.header(row)} {head}"
                names = names_of(frozenset(_WORD.findall(f"{caption} {head}")))
                sort: Sort = "money" if scale else "count"
                value, unit = cell.value * (scale or 1), MONEY if scale else ""
                figures.append(Figure(cell.place, value, unit, sort, lead=lead, at=len(figures), kin=unit, names=names or frozenset([""])))
            if figures:
                yield Passage(sheet.place(row), " ".join(f.lead for f in figures), figures)


def table_values(draft: Draft) -> frozenset[Decimal]:
    """The numbers of all tables, money in đồng."""
    return draft.once("values-of-tables", lambda one: frozenset(Decimal(item.value) / FINE * scale for item in stock(one).cells for scale in (TABLE_SCALES if not item.unit else TABLE_SCALES[:1])))


def _passages(draft: Draft) -> Iterator[Passage]:
    amounts = sorted((a for a in draft.record.amounts if a.table is None and a.value is not None and a.currency == "VND"), key=lambda a: a.start)
    starts = [a.start for a in amounts]
    short = initials(draft)
    for paragraph in draft.text.paragraphs:
        low, high = paragraph.start, paragraph.end
        if paragraph.where != "body" or not draft.title[1] < low:
            continue
        found = _numbers(draft, low, high)
        for amount in amounts[bisect_left(starts, low) : bisect_left(starts, high)]:
            for start in [start for start in found if amount.start <= start < amount.end]:
                del found[start]
            per = fold(amount.per or "").split()
            found[amount.start] = Figure((amount.start, amount.end), Decimal(amount.value or 0), MONEY, "money", per[0] if per else "")
        mark = _MARK.match(draft.text.folded, low, high)
        figures: list[Figure] = []
        for start in sorted(found):
            if found[start].value > 0 and not (mark and start < mark.end()) and not (figures and start < figures[-1].place[1]) and not draft.is_cited(*found[start].place):
                figures.append(found[start])
        if figures:
            _describe(draft, figures, low, high, short)
            yield Passage((low, high), draft.text.folded[low:high], figures)


def _numbers(draft: Draft, low: int, high: int) -> dict[int, Figure]:
    """All figures of a stretch but money, by where they begin."""
    folded = draft.text.folded
    found: dict[int, Figure] = {}
    for count in with_times(draft, low, high):
        if count.unit == "gio" and _CLOCK.match(folded, count.end):
            continue
        if not is_bare_year(folded, count.start, count.value):
            found[count.start] = Figure((count.start, count.end), count.value, count.unit, "time" if count.unit in TIMES else "count")
    for match in OUT_OF.finditer(folded, low, high):
        for start, end, value, unit, _ in both_of(match):
            found[start] = Figure((start, end), value, unit, "count")
    for match in _PER.finditer(folded, low, high):
        if match["unit"] not in _MONEY_WORDS:
            found[match.start()] = Figure(match.span(), value_of(match["n"]), match["unit"], "count", match["per"])
    for match in _ROUNDS.finditer(folded, low, high):
        as_many = _TIMES_AS.search(folded, max(low, match.start() - 24), match.start())
        found[match.start()] = Figure(match.span(), value_of(match["n"]), "lan", "times" if as_many else "count", match["per"] or "")
    for pattern in (PERCENT, _IN_WORDS):
        for match in pattern.finditer(folded, low, high):
            found[match.start()] = Figure(match.span(), value_of(match["n"]), "%", "percent")
    return found


def _describe(draft: Draft, figures: list[Figure], low: int, high: int, short: dict[str, str]) -> None:
    """Fills in what the words around the figures of a stretch say of each."""
    folded, canonical = draft.text.folded, draft.text.canonical
    depth = 0
    for at, figure in enumerate(figures):
        start, end = figure.place
        before = figures[at - 1].place[1] if at else low
        until = figures[at + 1].place[0] if at + 1 < len(figures) else high
        depth += folded.count("(", figures[at - 1].place[0] if at else low, start) - folded.count(")", figures[at - 1].place[0] if at else low, start)
        figure.at, figure.depth = at, depth
        figure.rated = at + 1 < len(figures) and figures[at + 1].sort == "percent" and not _ENDS.search(folded, end, until)
        figure.lead = " ".join(folded[before:start].split())
        figure.after = " ".join(folded[end:until].split())
        figure.unit, figure.per = short.get(figure.unit, figure.unit), short.get(figure.per, figure.per)
        if not figure.unit and (label := _LABEL.search(figure.lead)):
            figure.unit = label["unit"]
        if not figure.per and figure.sort != "percent":
            each = _EACH.search(" ".join(canonical[before:start].lower().split()))
            one = _FOR_ONE.match(folded, end, min(high, end + 40)) if figure.mean else None
            figure.per = fold(each["per"]) if each else one["per"] if one else ""
        word = figure.after.partition(" ")[0]
        figure.next = word if word.isalpha() else ""
        figure.kin = counted_as(figure.next if figure.unit in _CLASSIFIERS and figure.next else figure.unit)
