"""Columns that have no total row, against the figure that the words right above or below the table, or its head, give for all of it.

``Kinh phí mua sắm 1.260 triệu đồng như sau:`` above *Giá dự toán (triệu đồng)*; ``Như vậy, 21 đơn vị được chia thành 3 cụm`` below *Số đơn vị*;
a cell that tells its parts: *6* beside ``01 trưởng đoàn, 01 thư ký, 04 thành viên``, *3* beside ``An Hòa, An Bình, An Phú``.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import mistyped, shown, sum_mistyped, value_of
from kehoach.check.figures.reckoned import MONEY, sentences
from kehoach.check.figures.remarks import is_place_told, say
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import RATE, Cell, Sheet, agree, is_numbers, sheets
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_REACH = 300  # characters between a table and the words that lead to it
_LEADS = regex.compile(r":\s*$|\b(?:nhu sau|sau day|bang (?:sau|duoi|tren)|chi tiet|cu the)\b[^.\n]{0,40}$")
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
        near = list(_near(draft, sheet))
        for col, head in sheet.head.items():
            cells = [row[col] for row in sheet.rows if col in row and row[col].value is not None]
            if len(cells) < len(sheet.rows) or RATE.search(head) or is_numbers(head) or "luy ke" in head:
                continue
            yield from _of_column(draft, rule, sheet, head, cells, near)


def _of_column(draft: Draft, rule: CheckEntry, sheet: Sheet, head: str, cells: list[Cell], near: list[tuple[Place, Decimal, str]]) -> Iterator[Result]:
    values = [c.value for c in cells if c.value is not None]
    summed = sum(values, Decimal(0))
    scale = _scale(draft, sheet, head)
    alike = [(place, value / scale if unit == MONEY and scale else value, unit) for place, value, unit in near if _counts(unit, head, scale)]
    if any(agree(value, summed, len(values)) for _, value, _ in alike):
        return
    off = [(place, value, unit) for place, value, unit in alike if value > max(values) and _slip(value, values)]
    if len(off) == 1 and not is_place_told(draft, off[0][0]) and not draft.is_cited(*off[0][0]):
        place, value, unit = off[0]
        due = say(summed * scale, unit) if unit == MONEY and scale else shown(summed)
        yield draft.finding(
            rule, place, say_as="list", severity="warning", stated=draft.words(place), summed=due,
            difference=say(abs(value - summed) * scale, unit) if unit == MONEY and scale else shown(abs(value - summed)),
            evidence=(draft.evidence((cells[0].place[0], cells[-1].place[1])),),
        )  # fmt: skip


def _slip(total: Decimal, values: list[Decimal]) -> bool:
    """True if a mistyped number is why a column does not come to its total, and it is not far off."""
    return sum_mistyped(total, values) and 2 * abs(total - sum(values, Decimal(0))) <= total


def _counts(unit: str, head: str, scale: int) -> bool:
    """True if a column is of what a figure counts."""
    return bool(scale) if unit == MONEY else bool(unit) and unit in regex.findall("[a-z]+[23]?", head)


def _scale(draft: Draft, sheet: Sheet, head: str) -> int:
    """What the money of a column is counted in, by its head or the words above the table; 0 for a column of other things."""
    own = next((factor for words, factor in _SCALES if words in head), 0)
    if own or not regex.search(r"\b(?:kinh phi|so tien|thanh tien|gia|von|du toan)\b", head):
        return own
    above = draft.text.folded[max(0, sheet.table.start - 120) : sheet.table.start]
    return next((factor for words, factor in _SCALES if f"tinh: {words}" in above or f"({words}" in above), 0)


def _near(draft: Draft, sheet: Sheet) -> Iterator[tuple[Place, Decimal, str]]:
    """The exact figures of the words that lead to a table or look back on it, and of its head."""
    start, end = sheet.table.start, sheet.table.end
    above = [p for p in draft.text.paragraphs if p.where == "body" and p.end <= start and start - p.end < _REACH and p.start < p.end]
    below = [p for p in draft.text.paragraphs if p.where == "body" and p.start >= end and p.start - end < _REACH and p.start < p.end]
    places = [(above[-1].start, above[-1].end)] if above and _LEADS.search(draft.text.folded[above[-1].start : above[-1].end].rstrip()) else []
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
                held = [1 for cell, found in rows if cell.value == sum(found, Decimal(0))]
                off = [(cell, found) for cell, found in rows if cell.value != sum(found, Decimal(0))]
                if len(off) == 1 and held and len(held) * 2 >= len(off):
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
            if len(off) == 1 and len(counted) > _LEAST - 1 and len(counted) == len(pairs):
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
