"""Counts of the text against the total rows of tables, whatever the table is of: *900 hộ chăn nuôi* beside *Số hộ chăn nuôi*.

A total is what a sentence means if the head of its column is what is counted there, or stands before the number. How near the
two numbers are, other totals of the row in the same sentence, and where the sentence stands make it surer; words that only one
of them has, and a text that keeps to its own number, less sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import a_slip_apart, digits
from kehoach.check.figures.reckoned import people
from kehoach.check.figures.tellings import Telling, tellings
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.text_tables import is_named
from kehoach.check.tables.totals import RATE, Cell, Sheet, cell_values, is_numbers, sheets
from kehoach.check.words import bare_words, lowered, observed, telling
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_DATED = regex.compile(r"\bnam (?:19|20)\d\d\b|^ *(?:bang|bieu|phu luc)(?: so)? *(?:\d+|[ivx]+\b)")
_MARKS = regex.compile(r"[ /,]")
_BRACKETS = regex.compile(r"\((?P<unit>[^()]*)\)")
_WORD = regex.compile(r"[a-z]+[23]?")
_EMPTY = frozenset("so luong tong cong cac du kien duoc cua toan ca va can co theo trong tai thuc hien la thuoc dien de cho tren dia ban dan".split())  # noqa: SIM905
_OF_MORE = regex.compile(r"[^,;.\d]{0,40}\b(?:trong|tren|so voi) (?:tong|so|\d)|[^,;.\d]{0,40}(?:, | \()?(?:dat|chiem|bang) \d+(?:,\d+)? *%")  # *387 con trong tổng số 450 con*
_QUANTITY = regex.compile(r"so luong|s(?:\.|o )?l\.?")
_KINDS_OF = frozenset(["hang", "loai", "ten", "danh", "muc", "nhom"])
_LEADS = 120  # characters between a sentence and the table it leads to
_MADE_OF = regex.compile(r"\bgom $")
_SURE = 5
_MOST_ROWS = 80
_LONG = 3
_PERSONS = ("nguoi",)


@dataclass(frozen=True)
class _Column:
    """A column of counts with its total: the folded words of its head in order, its unit in brackets, its years."""

    cell: Cell
    head: tuple[str, ...]
    unit: str
    years: frozenset[str]


@dataclass(frozen=True)
class Total:
    """The totals of a table's columns, with the words around the table."""

    sheet: Sheet
    columns: tuple[_Column, ...]
    around: frozenset[str]
    years: frozenset[str]
    section: str | None


@kind("total-told")
def total_told(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Tổng đàn lợn 2.010 con`` in the text, 2.100 in the total row below *Lợn (con)*."""
    told = tellings(draft)
    for total in totals(draft):
        for column in total.columns:
            sure = [(_evidence(draft, one, column, total, told), one) for one in told if one.value != column.cell.value]
            best = max((score for score, _ in sure), default=0)
            odd = [one for score, one in sure if score == best]
            if best >= _SURE and len({one.value for one in odd}) == 1 and not draft.is_told(odd[0].place, rule.code, "sum-mismatch", "count-mismatch"):
                one = odd[0]
                yield draft.finding(
                    rule, one.place, say_as="table", stated=draft.words(one.place), cell=column.cell.words.strip(" *"), evidence=(draft.evidence(column.cell.place),),
                )  # fmt: skip


def totals(draft: Draft) -> list[Total]:
    """The total rows of all tables; made once."""
    return draft.once("totals", lambda one: list(_totals(one)))


def _totals(draft: Draft) -> Iterator[Total]:
    for sheet in sheets(draft):
        if not sheet.total_rows or len(sheet.rows) > _MOST_ROWS:
            continue
        annex = next((a for a in draft.annexes if a.start <= sheet.table.start < a.body_end), None)
        section = draft.section_at(sheet.table.start)
        titles = " ".join(s.title for s in draft.lineage(section))
        around = bare_words(f"{annex.title if annex else ''} {sheet.table.caption or ''} {titles} {' '.join(sheet.head.values())}")
        caption = f"{sheet.table.caption or ''} {annex.title if annex else ''}"
        columns = []
        for cell in sheet.rows[sheet.total_rows[-1]].values():
            head = sheet.head.get(cell.col, "")
            if not cell.value or is_numbers(head) or RATE.search(head):
                continue
            unit = _BRACKETS.search(head)
            words = _head_words(head) or (_head_words(bare_words(sheet.table.caption)) if unit else ())  # *Năm 2026 (cơ sở)* of *Số cơ sở được kiểm tra*
            words = words or (_things(sheet) if _QUANTITY.fullmatch(head) else ())
            columns.append(_Column(cell, words, _MARKS.split(unit["unit"].strip())[0] if unit else "", frozenset(_YEAR.findall(head))))
        yield Total(sheet, tuple(columns), frozenset(around.split()), frozenset(_YEAR.findall(caption)), section)


def _head_words(head: str) -> tuple[str, ...]:
    """The words of a head that tell what is counted, without its unit, its year and its number."""
    return tuple(w for w in _WORD.findall(_DATED.sub(" ", _BRACKETS.sub(" ", head))) if w not in _EMPTY)


def _things(sheet: Sheet) -> tuple[str, ...]:
    """What a column *Số lượng* counts: what the column of names is headed with, *Hạng giải*, *Loại thùng*."""
    named = next((sheet.head.get(c.col, "") for c in sheet.rows[0].values() if c.value is None and not sheet.is_label(c.words)), "")
    return tuple(w for w in _head_words(named) if w not in _KINDS_OF)


def _evidence(draft: Draft, one: Telling, column: _Column, total: Total, told: list[Telling]) -> float:
    stated = column.cell.value or Decimal(0)
    pointed = is_named(draft, total.sheet, draft.folded(one.sentence))
    if one.part and not (pointed and _MADE_OF.search(draft.text.folded, one.sentence[0], one.place[0])) or not column.head and not column.unit or _OF_MORE.match(draft.text.folded, one.place[1]):
        return 0
    if any(row[column.cell.col].value == one.value for row in total.sheet.rows if column.cell.col in row):
        return 0
    if any(c.value == one.value for at in total.sheet.total_rows for c in total.sheet.rows[at].values()):
        return 0
    if not (pointed and not (column.years or total.years)) and not _one_time(draft, one, column, total):
        return 0
    meant = _meant(draft, one, column, total) or (2 if pointed and column.head == _PERSONS and people(one.unit) else 0)
    if not meant:
        return 0
    near, surely = _near(one.value, stated)
    low, high = one.sentence
    paragraph = draft.paragraph(one.place[0])
    if paragraph and any(t.value == abs(one.value - stated) for t in told if paragraph.start <= t.place[0] < paragraph.end):
        return 0  # all but a part that is named
    beside = {t.value for t in told if low <= t.place[0] < high and t is not one} & {c.cell.value for c in total.columns if c is not column}
    score = meant + near + 2 * min(len(beside), 2)
    if pointed:
        score += 3
    elif 0 <= total.sheet.table.start - one.sentence[1] < _LEADS and len(column.head) == 1 == len(one.noun):
        score += 2
    if draft.section_at(one.place[0]) == total.section:
        score += 1
    elif not surely and observed(draft, one.place[0]) and not observed(draft, total.sheet.table.start):
        score -= 1
    same = [t for t in told if t.unit == one.unit and t is not one]
    if any(t.value == one.value for t in same):
        score -= 3
    if any(t.value == stated for t in same):
        score -= 1
    if len(str(int(one.value))) >= _LONG and one.value in cell_values(draft):
        score -= 3
    return score


def _near(said: Decimal, stated: Decimal) -> tuple[float, bool]:
    """How near two numbers are, and whether only a slip of the pen makes such ones of each other."""
    printed = len(str(int(stated)))
    if a_slip_apart(said, stated):
        long = digits(stated) >= _LONG or printed > _LONG
        return (3.5, True) if printed > _LONG else (2, False) if long else (1, False)
    share = min(said, stated) / max(said, stated)
    if share >= Decimal("0.75"):
        return (1.5, False) if printed > _LONG and share >= Decimal("0.95") else (1, False)
    return (-1, False) if share >= Decimal("0.5") else (-3, False)


def _meant(draft: Draft, one: Telling, column: _Column, total: Total) -> float:
    """How surely a count is of what a column counts: by the words after the number, or by those before it."""
    noun = [fold(w) for w in one.noun]
    clause = {fold(w) for w in one.clause}
    head = list(column.head)
    surest = 0.0
    if head and noun and head[0] == noun[0]:
        alike = 0
        while alike < min(len(head), len(noun)) and head[alike] == noun[alike]:
            alike += 1
        rest = [w for w in head[alike:] if w not in clause]
        extra = [w for w in noun[alike:] if w not in total.around and w not in _EMPTY]
        if alike == len(head) >= _LONG:
            return _LONG + 2 - 0.5 * min(len(extra), 2)  # all of a long head
        surest = 1 + min(alike, 3) - 2 * len(rest) - 1.5 * min(len(extra), 2)
        if column.unit != one.unit:
            return surest
    if head and set(head) <= clause and (len(head) > 1 or column.unit == one.unit) and (not column.unit or column.unit == one.unit):
        better = [c for c in total.columns if c is not column and set(c.head) > set(head) and set(c.head) <= clause]
        before = {fold(w) for w in telling(lowered(draft)[one.sentence[0] : one.place[0]])} & clause
        extra = [w for w in (before | set(noun[1:])) - set(head) - total.around - _EMPTY if w != one.unit]
        return max(surest, 0 if better else 2 + (column.unit == one.unit) + min(len(head), 3) - 1 - 1.0 * min(len(extra), 3))
    return surest


def _one_time(draft: Draft, one: Telling, column: _Column, total: Total) -> bool:
    own = column.years or total.years
    ends = {str(draft.record.plan.year_end)}
    years = one.years or _years_before(draft, one)
    if own:
        return not years or bool(own & years)
    return years <= ends


def _years_before(draft: Draft, one: Telling) -> frozenset[str]:
    """The last year that the paragraph names before a sentence without one, else that of a heading: it goes on about it."""
    paragraph = draft.paragraph(one.place[0])
    found = _YEAR.findall(draft.text.folded, paragraph.start, one.sentence[0]) if paragraph else []
    titles = " ".join(s.title for s in draft.lineage(draft.section_at(one.place[0])))
    return frozenset(found[-1:] or _YEAR.findall(titles)[-1:])
