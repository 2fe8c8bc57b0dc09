"""Tables: totals of columns and rows, differences, rows that repeat another, rows against a count in the text.

What a column means is learnt from the table itself: only where the same arithmetic holds in most
of its places is a place where it does not hold a remark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import places, shown, slip, sum_mistyped
from kehoach.check.kinds import Result, kind
from kehoach.extract.numbers import parse_number
from kehoach.folding import fold
from kehoach.normalise import BLOT, Grid
from kehoach.records import Table
from kehoach.rulebook import CheckEntry
from kehoach.spans import Span

_UNITS = "huyen|xa|phuong|thon|truong|don vi|dia phuong|cum|doan|lop|khoi|nam|nguon|goi thau|hang muc|du an|khoan|muc|quy|dot|noi dung|co so|linh vuc|nhom"
_TOTAL = regex.compile(
    r"(?:tong(?: (?:cong|so|chung|kinh phi|von|nhu cau(?: von)?|hop))?|cong(?: chung)?|toan (?:huyen|tinh|xa|thi xa|thanh pho|phuong|nganh|vung|quoc|don vi|truong|khoi|cum)"
    rf"|ca (?:nuoc|tinh|huyen|nganh|nam|giai doan)|(?:tong(?: cong| so)?|cong) (?:ca )?\d{{1,3}} (?:{_UNITS})|(?:tong(?: cong)?|cong) (?:cac|toan|ca) (?:{_UNITS}|tinh|nganh))(?: *\([ivxa-z\d+ =,-]*\))? *:?"
)
RATE = regex.compile(r"%|\b(?:ty le|ti le|muc giam|binh quan|don gia|nang suat|mat do|dinh muc|ghi chu|chi so|he so|nam\b.*hoan thanh)\b")
_PLAIN_TOTAL = regex.compile(r"(?:tong(?: (?:so|cong))?|cong)(?: (?:ca )?(?:giai doan |nam )?(?:\d{4}(?: *[-–] *\d{4})?)?(?:nam|giai doan)?)?(?: *\([^()]*\))?")
_TOTAL_HEAD = regex.compile(r"(?:.*\s)?(?:tong (?:so|cong|kinh phi|von|nhu cau)|tong|cong)\b|ca (?:nam|giai doan|ky|khoa)\b")
_TIME_HEAD = regex.compile(r"(?:nam |quy |hoc ky |thang |dot |giai doan )?(?:(?:19|20)\d\d|[ivx]+|\d{1,2})(?: *\([^()]*\))?")
_LESS = regex.compile(r"\bgiam\b|\btang\b|chenh lech|con lai|thieu\b")
_STT = regex.compile(r"(?:stt|tt|so tt|so thu tu) *")
_TELLING_DIGITS = 5  # of all different numbers of a row together, without zeros at their ends
_ROMAN = regex.compile(r"[IVX]+")


@dataclass(frozen=True)
class Cell:
    """A filled cell: its number if it is nothing but one."""

    col: int
    place: Place
    words: str
    value: Decimal | None


@dataclass
class Sheet:
    """A table by rows, below its header."""

    table: Table
    head: dict[int, str]
    rows: list[dict[int, Cell]]
    names: dict[int, str] = field(default_factory=dict)  # the lowest words of the head, as they are written

    def header(self, row: dict[int, Cell]) -> str:
        """The folded words that name a row."""
        named = [c.words for c in row.values() if c.value is None and not _is_label(c.words)]
        return fold(named[0]) if named else ""

    def label(self, row: dict[int, Cell]) -> str:
        """The number a row begins with (I, 1, 1.1, a), if its first cell is one."""
        first = next((row[c] for c in sorted(row)), None)
        return first.words.strip(" .)") if first and (_is_label(first.words) or first.col == 0) else ""

    @cached_property
    def columns(self) -> list[list[Cell]]:
        """The filled cells of each column, from above; columns in the order in which they begin."""
        found: dict[int, list[Cell]] = {}
        for row in self.rows:
            for cell in row.values():
                found.setdefault(cell.col, []).append(cell)
        return list(found.values())

    @staticmethod
    def is_label(words: str) -> bool:
        """True for the mark of a row (I, 1, 1.1, a)."""
        return _is_label(words)

    @cached_property
    def total_rows(self) -> list[int]:
        """The rows that hold totals of all others: named so, not only held *toàn tỉnh*."""
        return [i for i, row in enumerate(self.rows) if _TOTAL.fullmatch(" ".join(self.header(row).split()))]

    def place(self, row: dict[int, Cell]) -> Place:
        """From the first cell of a row to its last."""
        return min(c.place[0] for c in row.values()), max(c.place[1] for c in row.values())


def is_numbers(head: str) -> bool:
    """True for the head of a column of row numbers."""
    return _STT.fullmatch(head) is not None


_NUMBERED = regex.compile(r"\d{1,2}(?:\.\d{1,2}){1,2}|[a-zđ]")


def _is_label(words: str) -> bool:
    bare = words.strip(" .)(")
    return bool(_ROMAN.fullmatch(bare)) or bare.isdigit() and len(bare) < 3 or bool(_NUMBERED.fullmatch(bare))


def _value(words: str) -> Decimal | None:
    bare = words.strip(" *%")
    return parse_number(bare) if bare else None


def value_at(row: dict[int, Cell], col: int) -> Decimal | None:
    """The number of a row in a column, if there is one."""
    return row[col].value if col in row else None


def sheets(draft: Draft) -> tuple[Sheet, ...]:
    """The tables of a draft, read once for all kinds of check."""
    return draft.once("sheets", lambda one: tuple(_sheets(one)))


def sheet_of(draft: Draft, table: str) -> Sheet | None:
    """A table by its id, if it is read as one."""
    return next((one for one in sheets(draft) if one.table.id == table), None)


def grid_of(draft: Draft, table: str) -> Grid:
    """The cells of a table by its id, the empty ones and those of its head too."""
    return draft.text.grids[int(table.removeprefix("tb")) - 1]


def cell_values(draft: Draft) -> frozenset[Decimal]:
    """The numbers of all tables, whatever they are of; made once."""
    return draft.once("cell-values", lambda one: frozenset(c.value for s in sheets(one) for row in s.rows for c in row.values() if c.value is not None))


def total_values(draft: Draft) -> frozenset[Decimal]:
    """The numbers of all total rows that are no rates; made once."""
    return draft.once("total-values", lambda one: frozenset(
        c.value for s in sheets(one) for at in s.total_rows for c in s.rows[at].values() if c.value and not RATE.search(s.head.get(c.col, ""))
    ))  # fmt: skip


def _sheets(draft: Draft) -> Iterator[Sheet]:
    heads = {t.id: t for t in draft.record.tables}
    for number, grid in enumerate(draft.text.grids):
        table = heads.get(f"tb{number + 1}")
        if table is None or grid.layout:
            continue
        filled: list[dict[int, Cell]] = []
        for row in grid.rows:
            cells = {}
            for cell in row:
                words = draft.text.words(cell.span.start, cell.span.end)
                if words and not set(words) <= set("-:| "):
                    cells[cell.col] = Cell(cell.col, _place(cell.span), words, _value(words))
            if cells:
                filled.append(cells)
        depth = _depth(filled, table.header_rows)
        head: dict[int, str] = {}
        names: dict[int, str] = {}
        for top in filled[:depth]:
            for col, one in top.items():
                head[col] = f"{head.get(col, '')} {fold(one.words)}".strip()
                names[col] = one.words
        if len(filled) > depth + 1:
            yield Sheet(table, head, filled[depth:], names)


def _place(span: Span) -> Place:
    return span.start, span.end


def _depth(rows: list[dict[int, Cell]], told: int) -> int:
    """How many rows are header: as told, and a row of column numbers below (1, 2, 3 …)."""
    depth = max(1, told)
    if depth < len(rows):
        values = [c.words.strip("()") for c in rows[depth].values()]
        if len(values) > 2 and (all(v.isdigit() for v in values) or values[:3] == ["A", "B", "C"]):
            numbers = [int(v) for v in values if v.isdigit()]
            if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
                depth += 1
    return depth


def members(sheet: Sheet, total: int) -> list[dict[int, Cell]]:
    """The rows a total adds up: of rows numbered on several levels the highest."""
    rows = [r for i, r in enumerate(sheet.rows) if i not in sheet.total_rows]
    if total not in (0, len(sheet.rows) - 1):
        rows = [r for i, r in enumerate(sheet.rows) if i < total and i not in sheet.total_rows]
    labels = [sheet.label(r) for r in rows]
    roman = [r for r, label in zip(rows, labels, strict=True) if _ROMAN.fullmatch(label) or regex.fullmatch("[A-Z]", label)]
    if roman and len(roman) < len(rows):
        return roman
    flat = [r for r, label in zip(rows, labels, strict=True) if label.isdigit()]
    return flat if flat and len(flat) < len(rows) and len(flat) > 1 else rows


def agree(a: Decimal, b: Decimal, terms: int) -> bool:
    """True if two numbers agree within the rounding of what was added up."""
    digits = max(places(a), places(b))
    if digits == 0:
        return a == b
    return abs(a - b) <= Decimal(1).scaleb(-digits) * max(1, terms) / 2


@kind("column-total")
def column_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The total row of a table against the rows above or below it."""
    for sheet in sheets(draft):
        for total in sheet.total_rows:
            yield from _column_totals(draft, rule, sheet, total)


def _column_totals(draft: Draft, rule: CheckEntry, sheet: Sheet, total: int) -> Iterator[Result]:
    rows = members(sheet, total)
    held: list[tuple[Cell, Decimal, int]] = []
    off: list[tuple[Cell, Decimal, int]] = []
    for col, cell in sheet.rows[total].items():
        values = [r[col].value for r in rows if col in r and r[col].value is not None]
        if cell.value is None or len(values) < 2 or RATE.search(sheet.head.get(col, "")) or is_numbers(sheet.head.get(col, "")):
            continue
        summed = sum((v for v in values if v is not None), Decimal(0))
        (held if agree(cell.value, summed, len(values)) else off).append((cell, summed, len(values)))
    for cell, summed, count in off:
        stated = cell.value or Decimal(0)
        near = slip(stated, summed) or count == len(rows) and _PLAIN_TOTAL.match(sheet.header(sheet.rows[total])) is not None and _mistyped(stated, values_of(rows, cell.col))
        plain = len(off) == 1 and not held and count == len(rows) and _numbered_list(sheet, rows) and abs(stated - summed) <= stated / 5
        if not (near or held or plain) or len(off) > len(held) and not (near or plain):
            continue
        sure = near and (len(held) >= len(off) or count >= 3)
        yield draft.finding(
            rule, cell.place, say_as="column", severity="error" if sure else "warning", stated=shown(stated),
            summed=shown(summed), count=count, difference=shown(abs(stated - summed)),
        )  # fmt: skip
    if held:
        yield draft.verified(rule, sheet.place(sheet.rows[total]), "columns", count=len(held), all=len(held) + len(off))


def values_of(rows: list[dict[int, Cell]], col: int) -> list[Decimal]:
    """The numbers of a column in some rows."""
    return [value for row in rows if (value := value_at(row, col)) is not None]


def _mistyped(total: Decimal, values: list[Decimal]) -> bool:
    """True if a mistyped total, or one number of a column that all are less than it, is why they do not come to it."""
    return len(values) > 2 and max(values) < total and sum_mistyped(total, values)  # noqa: PLR2004


def _numbered_list(sheet: Sheet, rows: list[dict[int, Cell]]) -> bool:
    """True if the rows are a plain list: 1, 2, 3 …"""
    return [sheet.label(row) for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


@kind("row-total")
def row_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column of totals against the columns to its right."""
    for sheet in sheets(draft):
        heads = sheet.head
        for col, head in heads.items():
            if not _TOTAL_HEAD.match(head) or RATE.search(head):
                continue
            right = [c for c in sorted(heads) if c > col and not RATE.search(heads[c])]
            left = [c for c in sorted(heads) if c < col and not RATE.search(heads[c]) and not is_numbers(heads[c])]
            parts = _added(sheet, col, right if len(right) > 1 else left)
            found = [_row_sum(row, col, parts) for row in sheet.rows]
            known = [f for f in found if f is not None]
            held = [f for f in known if agree(f[0].value or Decimal(0), f[1], len(parts))]
            short = len(known) in (2, 3) and len(held) == len(known) - 1 and _PLAIN_TOTAL.fullmatch(head.strip()) is not None
            short = short or len(known) in (1, 2) and len(held) == len(known) - 1 and len(parts) > 1 and all(_TIME_HEAD.fullmatch(heads[c].strip()) for c in parts)
            short = short or len(known) in (2, 3) and len(held) == len(known) - 1 and _one_mistyped(sheet, col, parts)
            if len(held) < max(2, int(len(known) * 0.6)) and not short:
                continue
            for cell, summed in known:
                stated = cell.value or Decimal(0)
                if not agree(stated, summed, len(parts)):
                    yield draft.finding(
                        rule, cell.place, say_as="row", severity="error" if slip(stated, summed) and not short else "warning",
                        stated=shown(stated), summed=shown(summed), count=len(held), difference=shown(abs(stated - summed)),
                    )  # fmt: skip
            yield draft.verified(rule, (sheet.table.start, sheet.table.end), "rows", count=len(held), all=len(known))


def _added(sheet: Sheet, col: int, parts: list[int]) -> list[int]:
    """The columns that a total adds up: all beside it, or those next to it, whichever hold in more rows."""

    def held(columns: list[int]) -> int:
        sums = [_row_sum(row, col, columns) for row in sheet.rows]
        return sum(agree(s[0].value or Decimal(0), s[1], len(columns)) for s in sums if s)

    nearer = [parts[:n] for n in range(len(parts) - 1, 1, -1)] if parts and parts[0] > col else [parts[n:] for n in range(1, len(parts) - 1)]
    best = max(nearer, key=held, default=parts)
    return best if held(best) > max(1, held(parts)) else parts


def _one_mistyped(sheet: Sheet, col: int, parts: list[int]) -> bool:
    """True if in the row that does not hold one number mistyped is why, and all its parts are less than their total."""
    for row in sheet.rows:
        found = _row_sum(row, col, parts)
        if found and not agree(found[0].value or Decimal(0), found[1], len(parts)):
            values = [value for c in parts if (value := value_at(row, c)) is not None]
            return max(values) < (found[0].value or 0) and sum_mistyped(found[0].value or Decimal(0), values)
    return False


def _row_sum(row: dict[int, Cell], col: int, parts: list[int]) -> tuple[Cell, Decimal] | None:
    values = [row[c].value for c in parts if c in row and row[c].value is not None]
    if col not in row or row[col].value is None or len(values) < 2:
        return None
    return row[col], sum((v for v in values if v is not None), Decimal(0))


@kind("difference")
def difference(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column of differences (*giảm*, *tăng*, *còn lại*) against the two columns it comes from."""
    for sheet in sheets(draft):
        columns = sorted(sheet.head)
        for col in columns:
            if not _LESS.search(sheet.head[col]) and col != columns[-1]:
                continue
            best = _best_pair(sheet, [c for c in columns if c < col], col)
            if best is None:
                continue
            held, off = best
            for row, a, b in off:
                stated, due = row[col].value or Decimal(0), abs(a - b)
                yield draft.finding(
                    rule, row[col].place, say_as="difference", severity="error" if slip(stated, due) else "warning",
                    stated=shown(stated), summed=shown(due), first=shown(a), second=shown(b), count=held,
                )  # fmt: skip
            yield draft.verified(rule, (sheet.table.start, sheet.table.end), "differences", count=held, all=held + len(off))


_Off = list[tuple[dict[int, Cell], Decimal, Decimal]]


def _best_pair(sheet: Sheet, before: list[int], col: int) -> tuple[int, _Off] | None:
    """The two columns whose difference a column is in most rows: rows that hold, rows that do not."""
    best: tuple[int, _Off] | None = None
    for i, first in enumerate(before):
        for second in before[i + 1 :]:
            held, off, told = 0, [], 0
            small = len(sheet.rows) < 7 and _LESS.search(sheet.head[col]) is not None  # noqa: PLR2004 - with two rows that hold
            for row in sheet.rows:
                a, b, c = value_at(row, first), value_at(row, second), value_at(row, col)
                if a is None or b is None or c is None:
                    continue
                told += bool(c)
                digits = max(places(a), places(b), places(c))
                if abs(abs(a - b) - c) <= (Decimal(1).scaleb(-digits) if digits else 0):
                    held += 1
                else:
                    off.append((row, a, b))
                    if 5 * len(off) > len(sheet.rows) and not (small and len(off) == 1):
                        break  # too few rows are left to hold
            fits = held >= 4 and told >= 4 and held >= 4 * len(off) or small and held >= 2 and told == held + len(off) and len(off) == 1
            if fits and (best is None or held > best[0]):
                best = held, off
    return best


@kind("repeated-row")
def repeated_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A row, or a long stretch of it, with the numbers of another row."""
    least = int(rule.options.get("least", 5))
    for sheet in sheets(draft):
        rows = [(i, r) for i, r in enumerate(sheet.rows) if i not in sheet.total_rows]
        for at, (_, row) in enumerate(rows):
            for _, other in rows[:at]:
                run = _run(row, other)
                telling = {row[c].value for c in run if _tells(row[c])}
                if (len(telling) >= least or _all_alike(row, other, [r for _, r in rows])) and not _one_above(sheet, row, other):
                    yield draft.finding(
                        rule, (row[run[0]].place[0], row[run[-1]].place[1]), count=len(run), words=_name(sheet, row),
                        evidence=(draft.evidence((other[run[0]].place[0], other[run[-1]].place[1])),),
                    )  # fmt: skip
                    break


def _all_alike(row: dict[int, Cell], other: dict[int, Cell], rows: list[dict[int, Cell]]) -> bool:
    """True if two rows of a small table have three or more numbers, all the same, that are hardly so by chance.

    What three rows or more have in a column (a rate, a cohort) is so by intent.
    """
    numbers = [c for c in row.values() if c.value is not None and c.col > 0]
    same = all(c.col in other and other[c.col].value == c.value for c in numbers)
    names = [{fold(c.words) for c in r.values() if c.value is None and not _is_label(c.words)} for r in (row, other)]
    rare = [c for c in numbers if sum(c.col in r and r[c.col].value == c.value for r in rows) < 3]
    digits = sum(len(w) for w in {c.words.replace(".", "").replace(",", "").strip("0") for c in rare})
    apart = names[0] != names[1] or row[min(row)].words != other[min(other)].words and _is_label(row[min(row)].words)
    return same and len(numbers) >= 3 and apart and digits >= _TELLING_DIGITS


def _name(sheet: Sheet, row: dict[int, Cell]) -> str:
    words = next((c.words for c in row.values() if c.value is None and not _is_label(c.words)), "")
    return words or sheet.label(row)


def _tells(cell: Cell) -> bool:
    """True for a number that is hardly the same twice by chance."""
    return cell.value is not None and BLOT not in cell.words and len(cell.words.strip("0.,")) > 1


def _run(row: dict[int, Cell], other: dict[int, Cell]) -> list[int]:
    """The longest stretch of columns in which two rows have the same numbers."""
    best: list[int] = []
    run: list[int] = []
    for col in sorted(set(row) | set(other)):
        a, b = row.get(col), other.get(col)
        if a is not None and b is not None and a.value is not None and a.value == b.value:
            run.append(col)
            best = max(best, list(run), key=len)
        else:
            run = []
    return best


def _one_above(sheet: Sheet, row: dict[int, Cell], other: dict[int, Cell]) -> bool:
    """True if one row is the group (I, 1) that the other is the only member of."""
    a, b = sheet.label(row), sheet.label(other)
    return a != b and (not (a.isdigit() and b.isdigit())) and not (a == "" and b == "")
