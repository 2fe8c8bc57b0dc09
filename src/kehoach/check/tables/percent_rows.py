"""Rows of a table that are a percentage of others (``Dự phòng (5%)``, ``Chi phí quản lý (2%)``) or what those above come to (``Cộng các khoản trên``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import PERCENT, mistyped, places, shown, step, sum_mistyped, value_of
from kehoach.check.figures.remarks import is_place_told
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, Sheet, sheets, value_at
from kehoach.rulebook import CheckEntry

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
