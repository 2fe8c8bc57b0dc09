"""Sums that a table shows by its numbers alone: a column that is its neighbours together, a row that is those below it.

No heading has to say *tổng*: where a column is the sum of the same other columns in most rows, or a row the sum of the
same other rows in most columns, its exceptions are remarked on. A row may say that it is a percentage
of others (``Dự phòng (5%)``), or what those above come to (``Cộng các khoản trên``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import PERCENT, mistyped, places, shown, slip, step, sum_mistyped, value_of
from kehoach.check.figures.remarks import is_place_told
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import RATE, Cell, Sheet, agree, is_numbers, sheets, value_at
from kehoach.rulebook import CheckEntry

_MOST_ROWS = 250  # of larger tables no row is looked at for being a sum
_MOST_COLUMNS = 24
_WIDE = 12  # columns that one column adds up
_SURE = 3  # lines in which a relation has to hold before an exception counts
_NONE = Decimal(0)


@dataclass(frozen=True)
class _Off:
    """A cell that is not what the cells beside it come to."""

    cell: Cell
    stated: Decimal
    summed: Decimal
    parts: int


def _columns(sheet: Sheet) -> list[int]:
    """The columns of numbers that may be added up, from left to right."""
    found = []
    for col in sorted({c for row in sheet.rows for c in row}):
        head = sheet.head.get(col, "")
        cells = [row[col] for row in sheet.rows if col in row]
        numbers = sum(cell.value is not None for cell in cells)
        if numbers > 1 and 2 * numbers > len(cells) and not RATE.search(head) and not is_numbers(head) and not _counts_up(cells):
            found.append(col)
    return found


def _counts_up(cells: Sequence[Cell]) -> bool:
    """True for a column of row numbers without a head of its own."""
    values = [cell.value for cell in cells if cell.value is not None]
    return len(values) > 2 and values == [values[0] + n for n in range(len(values))]


# --- columns ----------------------------------------------------------------------------------------


@kind("columns-added")
def columns_added(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column that is the sum of columns beside it (of every second, every third) in most rows."""
    for sheet in sheets(draft):
        columns = _columns(sheet)
        if not 3 <= len(columns) <= _MOST_COLUMNS:
            continue
        for held, off, _, _ in _column_sums(sheet, columns):
            for one in off:
                yield draft.finding(
                    rule, one.cell.place, say_as="row", severity="error" if slip(one.stated, one.summed) and held >= _SURE else "warning",
                    stated=shown(one.stated), summed=shown(one.summed), count=held, difference=shown(abs(one.stated - one.summed)),
                )  # fmt: skip


def _column_sums(sheet: Sheet, columns: list[int]) -> Iterator[tuple[int, list[_Off], int, tuple[int, ...]]]:
    """The columns that are sums: rows that hold, cells that do not, the column, its parts. Sums of sums are looked for without their parts."""
    known: dict[int, tuple[int, ...]] = {}
    for _ in range(2):
        inner = {part for parts in known.values() for part in parts}
        left = [c for c in columns if c not in inner]
        new = {}
        for total in left:
            if total in known:
                continue
            best = max((_tried(sheet, total, parts) for parts in _blocks(left, total)), key=lambda t: t[0], default=None)
            if best and best[0] > 0:
                yield best[0], best[1], total, best[2]
                new[total] = best[2]
        if not new:
            return
        known |= new


def _blocks(columns: list[int], total: int) -> Iterator[tuple[int, ...]]:
    """The runs of two or more columns to the right or left of a total, every one, every second or third."""
    at = columns.index(total)
    for stride in (1, 2, 3):
        for side in (columns[at + stride :: stride], columns[at - stride :: -stride] if at >= stride else []):
            for length in range(2, min(len(side), _WIDE) + 1):
                yield tuple(side[:length])


def _tried(sheet: Sheet, total: int, parts: tuple[int, ...]) -> tuple[int, list[_Off], tuple[int, ...]]:
    """How many rows hold, the exceptions; none at all where a column is no such sum."""
    held, off, plain = 0, [], 0
    for row in sheet.rows:
        stated = value_at(row, total)
        values = [v for c in parts if (v := value_at(row, c))]
        if stated is None or not values:
            continue
        summed = sum(values, _NONE)
        if agree(stated, summed, len(parts)):
            held += len(values) > 1
            plain += len(values) == 1
        else:
            off.append(_Off(row[total], stated, summed, len(values)))
            if len(off) > 2:
                return 0, [], parts
    if held + plain > _SURE * len(off) - (len(off) == 1 and slip(off[0].stated, off[0].summed)) and held > 1 and (held >= _SURE or not off or slip(off[0].stated, off[0].summed)):
        return held, off, parts
    return 0, [], parts


# --- rows -------------------------------------------------------------------------------------------


@kind("rows-added")
def rows_added(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A row that is the sum of the rows right below or above it in most columns; a group (*I*, *1*) of the rows numbered below it."""
    for sheet in sheets(draft):
        columns = _columns(sheet)
        if len(sheet.rows) > _MOST_ROWS or not columns or len(columns) > _MOST_COLUMNS:
            continue
        for held, off in (*_row_sums(sheet, columns), *_groups(sheet, columns)):
            for one in off:
                yield draft.finding(
                    rule, one.cell.place, say_as="column", severity="error" if held >= _SURE and slip(one.stated, one.summed) else "warning",
                    stated=shown(one.stated), summed=shown(one.summed), count=one.parts, difference=shown(abs(one.stated - one.summed)),
                )  # fmt: skip


def _row_sums(sheet: Sheet, columns: list[int]) -> Iterator[tuple[int, list[_Off]]]:
    """The rows that are sums in two columns or more: columns that hold, cells that do not."""
    rows = list(range(len(sheet.rows)))
    for _ in range(2):
        parts: set[int] = set()
        values = {c: [value_at(sheet.rows[r], c) or _NONE for r in rows] for c in columns}
        sums = {c: list(accumulate(v, initial=_NONE)) for c, v in values.items() if min(v) >= 0}
        for at, row in enumerate(rows):
            block = _voted(values, sums, at)
            if block is None:
                continue
            low, high = block
            held, off = _compared(sheet.rows[row], [sheet.rows[r] for r in rows[low:high]], list(sums))
            if held > 1 and held >= _SURE * len(off) - (len(off) == 1 and slip(off[0].stated, off[0].summed)):
                parts |= set(rows[low:high])
                yield held, off if len(off) == 1 else []  # several at once: a row copied, which is told as such
        if not parts:
            return
        rows = [r for r in rows if r not in parts]


def _voted(values: dict[int, list[Decimal]], sums: dict[int, list[Decimal]], at: int) -> tuple[int, int] | None:
    """The run of rows next to a row that makes it up in most columns, in two at least."""
    votes: dict[tuple[int, int], int] = {}
    for col, total in sums.items():
        stated = values[col][at]
        if stated < 10:  # noqa: PLR2004 - so few things are the sum of others by chance
            continue
        for low, high in (*_runs(total, total[at + 1] + stated, at + 1, after=True), *_runs(total, total[at] - stated, at, after=False)):
            if high - low > 1 and max(values[col][low:high]) < stated:
                votes[low, high] = votes.get((low, high), 0) + 1
    best = max(votes, key=lambda b: (votes[b], b[0] - b[1]), default=None)
    return best if best and votes[best] > 1 else None


def _runs(sums: list[Decimal], target: Decimal, at: int, *, after: bool) -> Iterator[tuple[int, int]]:
    """The runs that begin (or end) at a place whose sum is the target; several where rows at their end are empty."""
    found = bisect_left(sums, target, lo=at) if after else bisect_left(sums, target, hi=at)
    while found < (len(sums) if after else at) and sums[found] == target:
        yield (at, found) if after else (found, at)
        found += 1


def _compared(row: dict[int, Cell], parts: list[dict[int, Cell]], columns: Iterable[int]) -> tuple[int, list[_Off]]:
    """A row beside what other rows come to: columns that hold, cells that do not."""
    held, off = 0, []
    for col in columns:
        stated = value_at(row, col)
        values = [v for part in parts if (v := value_at(part, col)) is not None]
        if stated is None or len(values) < 2:  # noqa: PLR2004 - one is no sum
            continue
        summed = sum(values, _NONE)
        if agree(stated, summed, len(values)):
            held += 1
        else:
            off.append(_Off(row[col], stated, summed, len(values)))
    return held, off


_LEVELS = (
    regex.compile(r"[A-HK-UY-Z]"), regex.compile(r"[IVX]+"), regex.compile(r"\d{1,2}"), regex.compile(r"\d{1,2}\.\d{1,2}"),
    regex.compile(r"\d{1,2}(?:\.\d{1,2}){2}"), regex.compile(r"[a-zđ]"),
)  # fmt: skip
_UNMARKED = len(_LEVELS)


def _level(label: str) -> int:
    """How deep a row stands by its mark (A, I, 1, 1.1, 1.1.1, a, none)."""
    return next((depth for depth, pattern in enumerate(_LEVELS) if pattern.fullmatch(label)), _UNMARKED)


def _groups(sheet: Sheet, columns: list[int]) -> Iterator[tuple[int, list[_Off]]]:
    """Rows with rows numbered below them: how many sums of the same column or group hold, the cells that do not."""
    levels = [-1 if i in sheet.total_rows else _level(sheet.label(row)) for i, row in enumerate(sheet.rows)]
    if len(set(levels) - {-1}) < 2:  # noqa: PLR2004 - a plain list
        return
    checked = []
    for at, level in enumerate(levels):
        end = next((n for n in range(at + 1, len(levels)) if levels[n] <= level), len(levels))
        below = levels[at + 1 : end]
        if level == -1 or not below or below[0] != min(below) or below.count(below[0]) < 2:  # noqa: PLR2004
            continue
        parts = [sheet.rows[at + 1 + n] for n, depth in enumerate(below) if depth == below[0]]
        full = [c for c in columns if all(value_at(part, c) is not None for part in parts)]
        checked.append(_compared(sheet.rows[at], parts, full))
    held = sum(h for h, _ in checked)
    off = [one for _, ones in checked for one in ones]
    for here, ones in checked:
        told = [
            one for one in (ones if len(ones) == 1 else [])  # several at once: a row copied, which is told as such
            if slip(one.stated, one.summed) and (one.parts >= _SURE or held >= len(off)) and held >= len(off) - 1
            or (here > len(ones) and held >= _SURE * len(off) or held and len(off) == 1) and abs(one.stated - one.summed) <= one.stated / 4
        ]  # fmt: skip
        yield held, told


# --- rows that are a percentage of others, or what those above come to ----------------------------

_NAMED = regex.compile(r"\b(?:chi phi|du phong|phi|chi (?:quan ly|khac)|quan ly|thue|vat)\b")


@kind("percent-row")
def percent_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Chi phí quản lý (2%)``: no row above it, nor all of them, has such a share of it, but for a digit."""
    for sheet in sheets(draft):
        for at, row in enumerate(sheet.rows):
            header = sheet.header(row)
            percents = [value_of(m["n"]) for m in PERCENT.finditer(header)]
            if len(percents) != 1 or not 0 < percents[0] < 100 or not _NAMED.search(header):  # noqa: PLR2004
                continue
            for cell in row.values():
                due = _due(sheet, at, cell, percents[0])
                if due and not is_place_told(draft, cell.place):
                    yield draft.finding(rule, cell.place, say_as="product", severity="warning", stated=cell.words.strip(" *"), worked_out=shown(due))


def _due(sheet: Sheet, at: int, cell: Cell, percent: Decimal) -> Decimal | None:
    """What the share of the row named a sum is, where a digit is off; None where any row, or all above, has it."""
    if cell.value is None or cell.col == 0:
        return None
    others = [v for n, row in enumerate(sheet.rows) if n != at and (v := value_at(row, cell.col))]
    above = [v for row in sheet.rows[:at] if (v := value_at(row, cell.col))]
    wholes = [*others, *(sum(above[n:], Decimal(0)) for n in range(len(above)))]
    if any(abs(w * percent / 100 - cell.value) <= step(cell.value) for w in wholes):
        return None
    return next(filter(None, (_mended(cell.value, w, percent) for w in _sums(sheet, at, above))), None)


def _sums(sheet: Sheet, at: int, above: Sequence[Decimal]) -> list[Decimal]:
    """The last row above where it is what those before it come to, else all rows above together."""
    if len(above) > 1 and above[-1] == sum(above[:-1], Decimal(0)):
        return [above[-1]]
    return [sum(above, Decimal(0))] if above else []


def _mended(stated: Decimal, whole: Decimal, percent: Decimal) -> Decimal | None:
    due = whole * percent / 100
    typed = places(due.normalize()) <= places(stated) and mistyped(stated, due) or whole and mistyped(percent, stated * 100 / whole)
    return due if typed else None


_SUBTOTAL = regex.compile(r"(?:tong )?cong (?:cac )?(?:khoan|muc|phan|noi dung)(?: chi)? (?:tren|neu tren|tu .{1,20})|(?:tong )?cong tren")


@kind("subtotal-row")
def subtotal_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Cộng các khoản trên``: what all rows above it come to."""
    for sheet in sheets(draft):
        at = next((n for n, row in enumerate(sheet.rows) if _SUBTOTAL.fullmatch(" ".join(sheet.header(row).split()))), 0)
        for cell in sheet.rows[at].values() if at > 1 else ():
            above = [v for row in sheet.rows[:at] if (v := value_at(row, cell.col))]
            summed = sum(above, Decimal(0))
            if cell.value is None or cell.col == 0 or len(above) < 2 or abs(summed - cell.value) < step(cell.value) or is_place_told(draft, cell.place):  # noqa: PLR2004
                continue
            if sum_mistyped(cell.value, above):
                yield draft.finding(
                    rule, cell.place, say_as="column", severity="warning", stated=cell.words.strip(" *"), count=len(above), summed=shown(summed),
                    difference=shown(abs(summed - cell.value)),
                )  # fmt: skip
