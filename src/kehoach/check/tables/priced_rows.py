"""Rows of a table of money against what one thing costs: told beside the table, or in the row's own cells.

``Chi tuyên truyền tính theo mức 4 triệu đồng/buổi`` and a row *Tuyên truyền (48 buổi)* with 192 triệu đồng; ``47.000 ha | 400.000
đồng/ha | 18,8`` in tỷ đồng.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.counted import MEAN
from kehoach.check.figures.numbers import (
    SCALES,
    TABLE_SCALES,
    comparable,
    digits,
    mistyped,
    shown,
    step,
    swapped,
    value_of,
)
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, by_unit, sentences, words_of
from kehoach.check.figures.remarks import is_place_told, say
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, Sheet, sheets
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

# Words of money that any row and any rate may have.
_GENERAL = frozenset(["muc", "chi", "kinh", "phi", "tinh", "theo", "don", "gia", "binh", "quan", "ho", "tro", "ghi", "chu", "voi", "du", "toan", "noi", "dung", "xay", "dung", "mua"])
_MONEY = regex.compile(r"\b(?:kinh phi|von|thanh tien|dong|du toan|ngan sach|so tien|nguon|chi)\b")
_ROUND = 3  # digits that a price has at most
_MANY = regex.compile(rf"\W*(?P<n>{NUMBER}) (?P<unit>[a-z]+[23]?)(?: [a-z]+)*\W*")
_PRICE = regex.compile(rf"\W*(?P<n>{NUMBER}) *(?:(?P<scale>ty|ti|trieu|nghin|ngan)\b *)?(?:dong *)?/ *(?P<unit>[a-z]+[23]?)\b[^\d]*")


@kind("rate-of-row")
def rate_of_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A price of one thing told in the text, and the row of the same words that so many of them do not come to."""
    rows = [(sheet, row) for sheet in sheets(draft) if _MONEY.search(fold(f"{sheet.table.caption or ''} {' '.join(sheet.head.values())}")) for row in sheet.rows]
    every = {c.value * scale for _, row in rows for c in row.values() if c.value for scale in TABLE_SCALES}
    for sentence in sentences(draft):
        for rate in sentence.figures:
            rough = rate.rough and not MEAN.search(rate.lead)
            if rate.unit != MONEY or not rate.per or rough or draft.is_cited(*rate.place) or is_place_told(draft, rate.place):
                continue
            dues = list(_dues(draft, sentence, rate, rows, every))
            if len({price for price, _, _ in dues}) == 1:
                price, cell, many = dues[0]
                yield draft.finding(
                    rule, rate.place, say_as="each", severity="warning", stated=draft.words(rate.place), worked_out=say(price, MONEY), first=cell.words.strip(" *"),
                    second=shown(many), evidence=(draft.evidence(cell.place),),
                )  # fmt: skip


def _dues(
    draft: Draft, sentence: Sentence, rate: Figure, rows: Sequence[tuple[Sheet, dict[int, Cell]]], every: set[Decimal]
) -> Iterator[tuple[Decimal, Cell, Decimal]]:  # fmt: skip
    """What one costs by the rows that share a word with the rate, where a digit parts it from what is told; nothing if any number of them fits."""
    own = words_of(rate.lead) - _GENERAL
    known = by_unit(draft)[rate.per]
    here = [f.value for f in sentence.figures if f.unit == rate.per and f.plain]
    inside = regex.compile(rf"(?<![\d.,/])(?P<n>{NUMBER}) {regex.escape(rate.per)}\b")
    alike = [(row, [value_of(m["n"]) for m in inside.finditer(sheet.header(row))]) for sheet, row in rows if own & words_of(sheet.header(row))]
    every_many = [*here, *(f.value for f in known), *(n for _, told in alike for n in told)]
    if any(rate.value * n in every for n in every_many):
        return
    for row, told in alike:
        sums = [c for c in row.values() if c.value and c.col > 0]
        cell = max(sums, key=lambda c: c.value or Decimal(0), default=None)  # what it costs in all
        for many in {n for n in (told or here) if n > 1} if cell else ():
            for scale in TABLE_SCALES:
                price = (cell.value or Decimal(0)) * scale / many if cell else Decimal(0)
                if cell and comparable(price, rate.value) and digits(price) <= _ROUND and (mistyped(rate.value, price) or swapped(rate.value, price)):
                    yield price, cell, many


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
                if c.value and comparable(d, c.value) and (mistyped(c.value, d) or any(mistyped(f, f * c.value / d) for f in factors))
            ]  # fmt: skip
            if len(near) == 1:
                cell, exact = near[0]
                yield draft.finding(
                    rule, cell.place, say_as="product", severity="warning", stated=cell.words.strip(" *"), worked_out=shown(exact),
                    evidence=(draft.evidence(sheet.place(row)),),
                )  # fmt: skip
