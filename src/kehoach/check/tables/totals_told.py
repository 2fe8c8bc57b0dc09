"""Counts of the text against the total rows of tables, whatever the table is of: *900 hộ chăn nuôi* beside *Số hộ chăn nuôi*.

A total is what a sentence means if the head of its column is what is counted there, or stands before the number. How near the
two numbers are, other totals of the row in the same sentence, and where the sentence stands make it surer; words that only one
of them has, and a text that keeps to its own number, less sure. A column without a total row is held against the figure that the
words right beside the table, or its head, give for all of it, and a cell against those whose parts or names stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import a_slip_apart, digits, mistyped, shown, sum_mistyped, value_of
from kehoach.check.figures.reckoned import MONEY, people, sentences
from kehoach.check.figures.remarks import is_place_told, not_so_much
from kehoach.check.figures.tellings import Telling, tellings
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.text_tables import is_named
from kehoach.check.tables.totals import RATE, Cell, Sheet, agree, cell_values, is_numbers, sheets
from kehoach.check.words import bare_words, lowered, observed, telling
from kehoach.extract.numbers import NUMBER
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


# --- columns without a total row, cells that tell their parts -------------------------------------

_REACH = 300  # characters between a table and the words that lead to it
_LEADS_ON = regex.compile(r":\s*$|\b(?:nhu sau|sau day|bang (?:sau|duoi|tren)|chi tiet|cu the)\b[^.\n]{0,40}$")
_LOOKS_BACK = regex.compile(r"\W*(?:nhu vay|tong(?: cong| so)?|cong|tren day|cac [a-z]+ tren|ca|theo bang tren|toan bo)\b")
_HEAD_TOTAL = regex.compile(rf"\b(?:tong(?: so| cong)?|cong|gom) (?P<n>{NUMBER}) (?P<unit>[a-z]+)")
_SCALES = (("ty dong", 10**9), ("trieu dong", 10**6), ("nghin dong", 10**3), ("ngan dong", 10**3), ("dong", 1))
_LEAST = 3  # rows
_HIERARCHY = regex.compile(r"[IVX]+|[A-ZĐ]|\d{1,2}\.\d{1,2}")


@kind("column-told-near")
def column_told_near(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The sum of a column without a total row against the only figure of its kind beside the table, a slip away."""
    for sheet in sheets(draft):
        if sheet.total_rows or len(sheet.rows) < _LEAST or any(_HIERARCHY.fullmatch(sheet.label(row)) for row in sheet.rows):
            continue
        near = list(_beside(draft, sheet))
        for col, head in sheet.head.items():
            cells = [row[col] for row in sheet.rows if col in row and row[col].value is not None]
            if len(cells) < len(sheet.rows) or RATE.search(head) or is_numbers(head) or "luy ke" in head:
                continue
            yield from _of_column(draft, rule, sheet, head, cells, near)


def _of_column(draft: Draft, rule: CheckEntry, sheet: Sheet, head: str, cells: list[Cell], near: list[tuple[Place, Decimal, str]]) -> Iterator[Result]:
    values = [c.value for c in cells if c.value is not None]
    summed = sum(values, Decimal(0))
    scale = _scale(draft, sheet, head)
    alike = [(place, value / scale if unit == MONEY else value, unit) for place, value, unit in near if _counts(unit, head, scale)]
    if any(agree(value, summed, len(values)) for _, value, _ in alike):
        return
    off = [(place, value, unit) for place, value, unit in alike if value > max(values) and _slip(value, values)]
    if len(off) == 1 and not is_place_told(draft, off[0][0]) and not draft.is_cited(*off[0][0]):
        place, value, unit = off[0]
        worth = scale if unit == MONEY else 1
        yield not_so_much(draft, rule, place, value * worth, summed * worth, (cells[0].place[0], cells[-1].place[1]), unit=unit)


def _slip(total: Decimal, values: list[Decimal]) -> bool:
    """True if a mistyped number is why a column does not come to its total, and it is not far off."""
    return sum_mistyped(total, values) and 2 * abs(total - sum(values, Decimal(0))) <= total


def _counts(unit: str, head: str, scale: int) -> bool:
    """True if a column is of what a figure counts."""
    return bool(scale) if unit == MONEY else bool(unit) and unit in _WORD.findall(head)


def _scale(draft: Draft, sheet: Sheet, head: str) -> int:
    """What the money of a column is counted in, by its head or the words above the table; 0 for a column of other things."""
    own = next((factor for words, factor in _SCALES if words in head), 0)
    if own or not regex.search(r"\b(?:kinh phi|so tien|thanh tien|gia|von|du toan)\b", head):
        return own
    above = draft.text.folded[max(0, sheet.table.start - 120) : sheet.table.start]
    return next((factor for words, factor in _SCALES if f"tinh: {words}" in above or f"({words}" in above), 0)


def _beside(draft: Draft, sheet: Sheet) -> Iterator[tuple[Place, Decimal, str]]:
    """The exact figures of the words that lead to a table or look back on it, and of its head."""
    start, end = sheet.table.start, sheet.table.end
    above = [p for p in draft.text.paragraphs if p.where == "body" and p.end <= start and start - p.end < _REACH and p.start < p.end]
    below = [p for p in draft.text.paragraphs if p.where == "body" and p.start >= end and p.start - end < _REACH and p.start < p.end]
    places = [(above[-1].start, above[-1].end)] if above and _LEADS_ON.search(draft.text.folded[above[-1].start : above[-1].end].rstrip()) else []
    if below and _LOOKS_BACK.match(draft.text.folded, below[0].start, below[0].end):
        places.append((below[0].start, below[0].end))
    for low, high in places:
        for sentence in sentences(draft):
            if low <= sentence.place[0] < high:
                yield from ((f.place, f.value, f.unit) for f in sentence.figures if f.plain and f.unit)
    first = draft.text.folded[start:end].partition("\n\n")[0]
    for match in _HEAD_TOTAL.finditer(first):
        if any(match[0] in head for head in sheet.head.values()):
            yield (start + match.start("n"), start + match.end("unit")), value_of(match["n"]), match["unit"]


# --- a cell that tells the parts of its neighbour ---------------------------------------------------------

_PART = regex.compile(rf"(?:^|[,;(+]|\bva ) *(?P<n>{NUMBER}) +(?=[a-z])")


@kind("cell-of-parts")
def cell_of_parts(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``| Đoàn 2 | 7 | 01 trưởng đoàn, 01 thư ký, 03 thành viên |``, where the other rows add up."""
    for sheet in sheets(draft):
        parts = {(at, cell.col): _parts(cell) for at, row in enumerate(sheet.rows) for cell in row.values() if cell.value is None}
        texts = {col for (_, col), found in parts.items() if len(found) > 1}
        for text in texts:
            for col, head in sheet.head.items():
                if RATE.search(head) or is_numbers(head):
                    continue
                rows = [(row[col], parts[at, text]) for at, row in enumerate(sheet.rows) if col in row and row[col].value is not None and len(parts.get((at, text), ())) > 1]
                off = [(cell, found) for cell, found in rows if cell.value != sum(found, Decimal(0))]
                if len(off) == 1 < len(rows):
                    yield from _off(draft, rule, *off[0])
        yield from _names_beside(draft, rule, sheet)


_NAME = regex.compile(r" *(?:(?:\p{Ll}+ ){0,2}|\p{L}+ )\p{Lu}[\p{L}\d '.-]{0,40}")
_AND = regex.compile(r" và ")


def _names_beside(draft: Draft, rule: CheckEntry, sheet: Sheet) -> Iterator[Result]:
    """``| Phía Bắc | An Hòa, An Bình, An Phú | 4 |``, where the other rows have as many names as they say."""
    rows = [row for at, row in enumerate(sheet.rows) if at not in sheet.total_rows]
    for text in sorted({c.col for row in rows for c in row.values() if c.value is None and "," in c.words}):
        for col, head in sheet.head.items():
            pairs = [(row[col], _many(row[text])) for row in rows if col in row and text in row and row[col].value is not None]
            counted = [(cell, found) for cell, found in pairs if found] if not RATE.search(head) and not is_numbers(head) else []
            off = [(cell, found) for cell, found in counted if cell.value not in range(found[0], found[1] + 1)]
            if len(off) == 1 and len(counted) >= _LEAST and len(counted) == len(pairs):
                cell, found = off[0]
                if abs((cell.value or Decimal(0)) - found[0]) <= _LEAST and not is_place_told(draft, cell.place):
                    yield draft.finding(
                        rule, cell.place, under="count-mismatch", say_as="promised", severity="warning", count=cell.words.strip(" *"), rows=found[1],
                        evidence=(draft.evidence(sheet.place(next(r for r in rows if r.get(col) is cell))),),
                    )  # fmt: skip


def _many(cell: Cell) -> tuple[int, int] | None:
    """How many names a cell has, at least and at most; None where it has other words."""
    pieces = regex.split(r"[,;]", cell.words.strip(" *.")) if cell.value is None else []
    if not pieces or not all(_NAME.fullmatch(piece) for piece in pieces):
        return None
    return len(pieces), len(pieces) + sum(len(_AND.findall(piece)) for piece in pieces)


def _parts(cell: Cell) -> list[Decimal]:
    """The counts that begin the pieces of a cell."""
    return [value_of(m["n"]) for m in _PART.finditer(fold(cell.words))]


def _off(draft: Draft, rule: CheckEntry, cell: Cell, found: list[Decimal]) -> Iterator[Result]:
    stated, summed = cell.value or Decimal(0), sum(found, Decimal(0))
    if (mistyped(stated, summed) or sum_mistyped(stated, found)) and not is_place_told(draft, cell.place):
        yield draft.finding(
            rule, cell.place, say_as="list", severity="warning", stated=cell.words.strip(" *"), summed=shown(summed), difference=shown(abs(stated - summed))
        )
