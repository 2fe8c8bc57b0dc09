"""Columns of a table that belong together without a word that says so: products, one multiple of another, shares of 100 %.

A row may hold its product too: ``47.000 ha | 400.000 đồng/ha | 18,8`` in tỷ đồng.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import (
    SCALES,
    TABLE_SCALES,
    comparable,
    factor_mistyped,
    mistyped,
    shown,
    step,
    value_of,
)
from kehoach.check.figures.products import amount_at
from kehoach.check.figures.remarks import is_place_told
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import RATE, Cell, Sheet, is_numbers, sheets, value_at
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_MOST_COLUMNS = 10
_MOST_ROWS = 80
_LEAST = 4  # rows in which a multiple has to hold before an exception counts
_SHARE = regex.compile(r"ty trong|co cau|(?:ty|ti) le|%")
_OTHER_RATE = regex.compile(r"\b(?:tang|giam|so voi|hoan thanh|bao phu|dat|muc|den nam|nam 20|ke hoach|ngheo|tham gia)\b")
_WHOLE = 100
_Row = dict[int, Cell]


def _numbers(sheet: Sheet) -> list[int]:
    """The columns of numbers that are no row numbers."""
    columns = sorted({c for row in sheet.rows for c in row})
    found = []
    for col in columns:
        values = [row[col].value for row in sheet.rows if col in row]
        if not is_numbers(sheet.head.get(col, "")) and 2 * sum(v is not None for v in values) > len(values) and col:
            found.append(col)
    return found


def _amounts(sheet: Sheet) -> list[int]:
    """The columns of numbers, those with a unit beside each (*54 tổ*) too."""
    plain = _numbers(sheet)
    columns = sorted({c for row in sheet.rows for c in row} - set(plain))
    rest = [c for c in columns if c and not is_numbers(sheet.head.get(c, ""))]
    return sorted([*plain, *(c for c in rest if 2 * sum(amount_at(row, c) is not None for row in sheet.rows if c in row) > sum(c in row for row in sheet.rows))])


def _value(row: _Row, col: int) -> Decimal:
    return value_at(row, col) or Decimal(0)


def _scaled(product: Decimal) -> tuple[Decimal, ...]:
    return product, product / 1000, product / 10**6, product * 1000


@kind("columns-multiplied")
def columns_multiplied(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column that is two others multiplied in three rows or more, whatever they are called, and not in one."""
    for sheet in sheets(draft):
        columns = _amounts(sheet)
        if not 2 < len(columns) <= _MOST_COLUMNS or len(sheet.rows) > _MOST_ROWS:
            continue
        rows = [row for at, row in enumerate(sheet.rows) if at not in sheet.total_rows]
        for total in columns:
            for a, b in combinations([c for c in columns if c != total], 2):
                odd = _no_product(rows, a, b, total)
                if odd and not is_place_told(draft, *(cell.place for cell in odd[0].values() if cell.col in (a, b, total))):
                    row, due = odd
                    yield draft.finding(
                        rule, row[total].place, say_as="product", severity="warning", stated=row[total].words.strip(" *"), worked_out=shown(due),
                        evidence=(draft.evidence(row[a].place), draft.evidence(row[b].place)),
                    )  # fmt: skip


def _no_product(rows: list[_Row], a: int, b: int, total: int) -> tuple[_Row, Decimal] | None:
    """The one row in which two columns do not make a third, as they do in three others or more, and what they make."""
    held: list[_Row] = []
    once = 0
    scales: list[int] = []
    odd: list[tuple[_Row, Decimal]] = []
    for row in rows:
        x, y, stated = (amount_at(row, c) or Decimal(0) for c in (a, b, total))
        if not x or not y or not stated:
            continue
        if stated in _scaled(x * y):
            scales.append(_scaled(x * y).index(stated))
            held += [row] if x != 1 and y != 1 else []
            once += 1 in (x, y)
        else:
            odd.append((row, min(_scaled(x * y), key=lambda p: abs(p - stated))))
            if len(odd) > 1:
                return None
    if len(odd) != 1:
        return None
    row, due = odd[0]
    if len(set(scales)) == 1:
        due = _scaled((amount_at(row, a) or Decimal(0)) * (amount_at(row, b) or Decimal(0)))[scales[0]]
    stated = amount_at(row, total) or Decimal(0)
    if len(held) > 2 and abs(due - stated) <= due / 2:  # noqa: PLR2004
        return row, due
    return (row, due) if (len(held) > 1 or held and once > 2) and _a_digit_off(row, a, b, stated) else None  # noqa: PLR2004


def _a_digit_off(row: _Row, a: int, b: int, stated: Decimal) -> bool:
    """True if a factor, or the product, with another digit makes the product hold."""
    x, y = (amount_at(row, c) or Decimal(1) for c in (a, b))
    return any(mistyped(stated, p) or mistyped(x, x * stated / p) or mistyped(y, y * stated / p) for p in _scaled(x * y))


@kind("one-multiple")
def one_multiple(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column that is the same multiple of another (five from each province) in all rows but one."""
    for sheet in sheets(draft):
        columns = [c for c in _numbers(sheet) if not RATE.search(sheet.head.get(c, ""))]
        if len(columns) > _MOST_COLUMNS or len(sheet.rows) > _MOST_ROWS:
            continue
        for a, b in combinations(columns, 2):
            pairs = [(row, _value(row, a), _value(row, b)) for row in sheet.rows if _value(row, a) and _value(row, b)]
            multiples = Counter(y / x for _, x, y in pairs)
            if len(pairs) <= _LEAST or len(multiples) != 2 or len({x for _, x, _ in pairs}) < _LEAST:  # noqa: PLR2004 - the rule and its exception
                continue
            (usual, _), (_, times) = multiples.most_common()
            row, x, y = next(p for p in pairs if p[2] / p[1] != usual)
            if times == 1 and usual != 1 and abs(y - usual * x) <= y / 2 and not is_place_told(draft, row[a].place, row[b].place):
                yield draft.finding(
                    rule, row[b].place, say_as="product", severity="warning", stated=row[b].words.strip(" *"), worked_out=shown(usual * x),
                    evidence=(draft.evidence(row[a].place),),
                )  # fmt: skip


@kind("shares-of-whole")
def shares_of_whole(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column of shares whose total row says 100, and whose rows make another sum."""
    for sheet in sheets(draft):
        for col, head in sheet.head.items():
            if not _SHARE.search(head) or _OTHER_RATE.search(head):
                continue
            totals = [sheet.rows[at][col] for at in sheet.total_rows if col in sheet.rows[at] and sheet.rows[at][col].value == _WHOLE]
            cells = [row[col] for at, row in enumerate(sheet.rows) if at not in sheet.total_rows and col in row]
            labels = {sheet.label(row).isdigit() for at, row in enumerate(sheet.rows) if at not in sheet.total_rows and col in row}
            values = [cell.value for cell in cells if cell.value is not None]
            if len(totals) != 1 or len(values) < 3 or len(values) != len(cells) or len(labels) > 1:  # noqa: PLR2004
                continue
            summed = sum(values, Decimal(0))
            least = max(step(v) for v in values)
            if least * len(values) / 2 < abs(summed - _WHOLE) <= 20 and not is_place_told(draft, *(cell.place for cell in cells)):  # noqa: PLR2004
                yield draft.finding(
                    rule, totals[0].place, say_as="whole", severity="warning", summed=f"{shown(summed)}%", evidence=tuple(draft.evidence(c.place) for c in cells[:20]),
                )  # fmt: skip


# --- rows of money: so many, what one costs, what they cost ---------------------------------------

_MANY = regex.compile(rf"\W*(?P<n>{NUMBER}) (?P<unit>[a-z]+[23]?)(?: [a-z]+)*\W*")
_PRICE = regex.compile(rf"\W*(?P<n>{NUMBER}) *(?:(?P<scale>ty|ti|trieu|nghin|ngan)\b *)?(?:dong *)?/ *(?P<unit>[a-z]+[23]?)\b[^\d]*")


@kind("priced-row")
def priced_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``47.000 ha | 400.000 đồng/ha | 18,6``: so many, what one costs, and not what they come to."""
    for sheet in sheets(draft):
        for row in sheet.rows:
            texts = [fold(c.words) for c in row.values() if c.value is None]
            prices = [m for m in map(_PRICE.fullmatch, texts) if m]
            counts = [m for m in map(_MANY.fullmatch, texts) if m and prices and m["unit"] == prices[0]["unit"]]
            named = min((c.col for c in row.values() if c.value is None), default=0)
            sums = [c for c in row.values() if c.value and c.col > named]
            if len(prices) != 1 or len(counts) != 1 or not sums:
                continue
            worth = value_of(prices[0]["n"]) * (SCALES[prices[0]["scale"]] if prices[0]["scale"] else 1) * value_of(counts[0]["n"])
            due = [worth / scale for scale in TABLE_SCALES]
            if any(abs((c.value or 0) - d) < step(c.value or Decimal(0)) for c in sums for d in due):
                continue
            factors = [value_of(prices[0]["n"]), value_of(counts[0]["n"])]
            near = [
                (c, d) for c in sums for d in due
                if c.value and comparable(d, c.value) and (mistyped(c.value, d) or factor_mistyped(c.value, d, factors))
            ]  # fmt: skip
            if len(near) == 1:
                cell, exact = near[0]
                yield draft.finding(
                    rule, cell.place, say_as="product", severity="warning", stated=cell.words.strip(" *"), worked_out=shown(exact),
                    evidence=(draft.evidence(sheet.place(row)),),
                )  # fmt: skip
