"""Indicators of a table (rates, money, measures, a column for each year) against the clauses of the text that tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import PERCENT, a_slip_apart, slip, swapped, value_of
from kehoach.check.figures.tellings import PART
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.retold import unit_column
from kehoach.check.tables.totals import Cell, Sheet, is_numbers, sheets
from kehoach.check.words import lowered, own_paragraphs, telling
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_MONEY = regex.compile(rf"(?<![\w.,/-])(?P<n>{NUMBER}) +(?P<unit>ty|trieu|nghin|ngan|dong|km|ha|tan|m2|m3)\b(?! *(?:dong *)?/)")
_CHANGE = regex.compile(r"\b(?:tang|giam|chenh lech|so voi|con lai|ghi chu|ty trong|co cau)\b")
_FIRST = regex.compile(r"%|[a-z]+[23]?")
_BRACKETS = regex.compile(r"\((?P<unit>%|[a-z][a-z23 ]*)\) *$")
_MOST_CELLS = 600
_NEAR = Decimal("0.3")


@dataclass(frozen=True)
class _Said:
    """A figure of the text: its unit folded (``%``, ``ty``, ``ha``), the words of its clause, the years of clause and sentence."""

    place: Place
    value: Decimal
    unit: str
    words: frozenset[str]
    years: frozenset[str]


@kind("indicator-in-row")
def indicator_in_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``doanh thu du lịch đạt 8.400 tỷ đồng`` in the text, 8.040 in the row *Doanh thu* (tỷ đồng), and no year with the text's number."""
    tables = [s for s in sheets(draft) if len(s.rows) * len(s.head) <= _MOST_CELLS]
    told = _told(draft) if tables else []
    for sheet in tables:
        rows = list(_rows(sheet))
        for one in told:
            fits = [(name, cells) for name, unit, cells in rows if unit == one.unit and name <= one.words]
            most = max((len(name) for name, _ in fits), default=0)
            best = [cells for name, cells in fits if len(name) == most]
            if len(best) != 1 or one.value in {c.value for c in best[0]} | {sum(c.value or 0 for c in best[0])}:
                continue  # the row's cell, or its years together
            cell = _meant(sheet, best[0], one)
            low, high = draft.sentence(*one.place)
            beside = cell and any(o.value == cell.value and low <= o.place[0] < high for o in told)  # the row's own number stands beside it
            if cell and not beside:
                yield draft.finding(
                    rule, one.place, say_as="table", stated=draft.words(one.place), cell=cell.words.strip(" *"), evidence=(draft.evidence(cell.place),)
                )


def _meant(sheet: Sheet, cells: list[Cell], one: _Said) -> Cell | None:
    """The cell of the figure's year, near to it, or the one cell that the figure is a slip away from."""
    of_year = [c for c in cells if one.years & set(_YEAR.findall(sheet.head.get(c.col, "")))]
    if of_year:
        near = [c for c in of_year if c.value and (abs(c.value - one.value) <= c.value * _NEAR or slip(one.value, c.value))]
        return near[0] if len(of_year) == 1 == len(near) else None
    if one.years and any(_YEAR.search(sheet.head.get(c.col, "")) for c in cells):
        return None
    near = [c for c in cells if c.value and (a_slip_apart(one.value, c.value))]
    surely = [c for c in near if c.value and swapped(one.value, c.value)] or near
    return surely[0] if len(surely) == 1 else None


def _rows(sheet: Sheet) -> Iterator[tuple[frozenset[str], str, list[Cell]]]:
    """The rows with a unit, in its column or in brackets: the words that tell what they measure, the unit, the cells of numbers."""
    units = unit_column(sheet)
    for row in sheet.rows:
        named = next((c for _, c in sorted(row.items()) if c.value is None and c.col != units and not sheet.is_label(c.words)), None)
        if named is None:
            continue
        words = named.words
        unit = _FIRST.match(fold(row[units].words).strip()) if units in row else None
        if units is None and (inside := _BRACKETS.search(fold(words))):
            unit, words = _FIRST.match(inside["unit"]), words[: inside.start()]
        cells = [
            c for c in row.values()
            if c.value is not None and c.col > max(units or 0, named.col) and not is_numbers(sheet.head.get(c.col, "")) and not _CHANGE.search(sheet.head.get(c.col, ""))
        ]  # fmt: skip
        name = telling(words)
        if unit and cells and len(name) > 1:
            yield name, unit[0], cells


def _told(draft: Draft) -> list[_Said]:
    found: list[_Said] = []
    for paragraph in own_paragraphs(draft):
        for low, high in draft.sentences(paragraph.start, paragraph.end):
            found += _said(draft, low, high)
    return found


def _said(draft: Draft, low: int, high: int) -> Iterator[_Said]:
    folded, words = draft.text.folded, lowered(draft)
    figures = [(m.span(), value_of(m["n"]), "%") for m in PERCENT.finditer(folded, low, high)]
    figures += [((m.start(), m.end()), value_of(m["n"]), m["unit"]) for m in _MONEY.finditer(folded, low, high)]
    taken = {place[0] for place, _, _ in figures}
    figures += [((c.start, c.end), c.value, c.unit) for c in counts_in(draft, low, high) if c.unit and c.start not in taken and not c.rough]
    figures.sort()
    whole = frozenset(_YEAR.findall(folded, low, high))
    for at, (place, value, unit) in enumerate(figures):
        begin = figures[at - 1][0][1] if at else low
        end = figures[at + 1][0][0] if at + 1 < len(figures) else high
        clause = words[begin:end]  # with the unit: a row may be called by it (*Cơ sở lưu trú*, cơ sở)
        if words[low : place[0]].strip(" -+*•") and not draft.is_cited(*place):
            if not PART.search(words, low, place[0]):
                yield _Said(place, value, unit, telling(clause), frozenset(_YEAR.findall(clause)) or whole)
