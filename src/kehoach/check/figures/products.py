"""What a sentence writes out with its signs: ``05 lớp x 12 triệu đồng = 60 triệu đồng``; ``24.500.000 + 13.200.000 = 37.700.000 đồng``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import mul

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import SCALES, comparable, factor_mistyped, mistyped, shown, value_of
from kehoach.check.figures.remarks import not_so_much
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import Cell, Sheet, is_numbers, sheets, value_at
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_TERM = rf"(?<![\d.,/])(?:{NUMBER})(?![\d%])[^\d;:=×*()\n]{{0,40}}?(?:\([^\d;:=×*()\n]{{3,60}}\) *)?"  # a bracket may say of what
_PRODUCT = regex.compile(
    rf"(?P<terms>{_TERM}(?:(?: x |×| \* | x(?=\d)){' *'}{_TERM})+)(?: *=|,? bang|,? thanh tien(?: la)?) *(?P<total>{NUMBER})(?P<unit>[^\d;=(]{{0,30}})"
)
_BETWEEN = regex.compile(r" x |×| \* | x(?=\d)")
_SCALE = regex.compile(r" *(?P<scale>ty|ti|trieu|nghin|ngan)\b")
_RATE = regex.compile(r"^ *\( *(?:(?P<said>muc|dinh muc|don gia)[^()]{0,30})?$")
_PARTED = frozenset(["ha", "km", "km2", "m", "m2", "m3", "kg", "tan", "ta", "lit", "kwh", "thang", "nam", "ngay", "gio", "quy"])  # of which there may be a half
_HARMLESS = ("khong qua", "toi da", "binh quan", "tu ", "tu")


def _scaled(number: str, after: str) -> Decimal:
    match = _SCALE.match(after)
    return value_of(number) * (SCALES[match["scale"]] if match else 1)


@kind("product")
def product(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``a × b = c`` that does not hold, and a sum that is no multiple of the rate in the bracket behind it."""
    held = 0
    folded = draft.text.folded
    for match in _PRODUCT.finditer(folded):
        factors = []
        for term in _BETWEEN.split(match["terms"]):
            number = regex.match(NUMBER, term.strip())
            if number:
                factors.append(_scaled(number[0], term.strip()[number.end() :]))
        total = _scaled(match["total"], match["unit"])
        worked_out = reduce(mul, factors, Decimal(1))
        if worked_out == total:
            held += 1
        elif len(factors) > 1:
            yield draft.finding(
                rule, match.span("total"), say_as="product", stated=shown(total), worked_out=shown(worked_out),
                evidence=(draft.evidence(match.span("terms")),),
            )  # fmt: skip
    yield from _rates(draft, rule)
    if held:
        yield draft.verified(rule, None, "products", count=held)


def _rates(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``45.000.000 đồng (mức 2.500.000 đồng/hội nghị)``: eighteen times the rate."""
    amounts = draft.record.amounts
    for total, rate in zip(amounts, amounts[1:], strict=False):
        if total.per or not rate.per or not total.value or not rate.value or total.currency != rate.currency:
            continue
        between = draft.text.folded[total.end : rate.start]
        bare = _RATE.match(between)
        if bare is None or not bare["said"] and fold(rate.per or "").split(" ")[0].strip("./") in _PARTED or any(between.rstrip().endswith(word) for word in _HARMLESS) or not Decimal(rate.value):
            continue
        if Decimal(total.value) % Decimal(rate.value):
            yield draft.finding(
                rule, (total.start, total.end), say_as="rate", rate=" ".join(rate.text.split()), per=rate.per,
                evidence=(draft.evidence((rate.start, rate.end)),),
            )  # fmt: skip


_TIMES = regex.compile(r"thanh tien|so tien|kinh phi|tong tien|tong chi|du toan|tong (?:so|cong|kinh phi)")
_UNIT_PRICE = regex.compile(r"don gia|muc (?:chi|ho tro|thuong|khoan|dong|thu|dau tu|von)|dinh muc|gia tien|suat (?:dau tu|von|chi|ho tro)|gia (?:mua|ban|thue)|chi phi (?:moi|mot)|\bgia\b *(?:\(|$)")
_COUNT = regex.compile(r"so luong|khoi luong|so (?:nguoi|ho|lop|buoi|ngay|cuoc|bo|lan)|dien tich|quy mo")


@kind("product-column")
def product_column(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A column *Thành tiền* that is *Số lượng* by *Đơn giá* (by a number of days, too) in all rows but one or two."""
    for sheet in sheets(draft):
        prices = [c for c, head in sheet.head.items() if _UNIT_PRICE.search(head)]
        totals = [c for c, head in sheet.head.items() if _TIMES.search(head) and c not in prices]
        for price, total in ((p, t) for p in prices for t in totals):
            before = [
                c for c, head in sheet.head.items()
                if c < total and c != price and not is_numbers(head) and any(amount_at(row, c) is not None for row in sheet.rows)
            ]  # fmt: skip
            yield from _exceptions(draft, rule, sheet, before, price, total)


def _exceptions(draft: Draft, rule: CheckEntry, sheet: Sheet, counts: list[int], price: int, total: int) -> Iterator[Result]:
    held, off = 0, []
    typed: list[Decimal] = []
    for at, row in enumerate(sheet.rows):
        if at in sheet.total_rows or any(amount_at(row, c) is None for c in (price, total)):
            continue
        factors = [value for c in counts if (value := amount_at(row, c)) is not None]
        rate, stated = amount_at(row, price) or Decimal(0), amount_at(row, total) or Decimal(0)
        due = reduce(mul, factors, rate)
        if not factors or not due:
            continue
        scales = {due / 10**n for n in (0, 3, 6)} | {due * 10**3}
        if stated in scales or any(rate * f == stated for f in factors):
            held += 1
        else:
            off.append((row[total], stated, min(scales, key=lambda one: abs(one - stated))))
            typed = [*factors, rate]
    named = len(counts) < 3 and any(_COUNT.search(sheet.head.get(c, "")) for c in counts)  # noqa: PLR2004 - number, price, sum
    told = named and held and len(off) == 1 and (abs(off[0][1] - off[0][2]) <= off[0][1] / 3 or mistyped(off[0][1], off[0][2]) or factor_mistyped(off[0][1], off[0][2], typed))
    if held >= 2 and held >= 2 * len(off) or told:
        for cell, stated, due in off:
            yield draft.finding(rule, cell.place, say_as="product", stated=shown(stated), worked_out=shown(due))
        yield draft.verified(rule, (sheet.table.start, sheet.table.end), "products", count=held)


_AMOUNT = regex.compile(rf"\W*(?P<n>{NUMBER})(?: *(?P<scale>trieu|nghin|ngan|ty))?(?: *[a-z]+[23]?){{0,2}}(?: */ *[a-z]+[23]?(?: [a-z]+)?)?\W*")


def amount_at(row: dict[int, Cell], col: int) -> Decimal | None:
    """The number of a cell, with its unit too: *302.000 m2*, *8 triệu đồng/ngôi*."""
    plain = value_at(row, col)
    match = _AMOUNT.fullmatch(fold(row[col].words)) if plain is None and col in row else None
    return value_of(match["n"]) * (SCALES[match["scale"]] if match["scale"] else 1) if match else plain


# --- sums written out with plus signs -------------------------------------------------------------

_TERM_PLUS = rf"(?<![\d.,/x×*])(?:{NUMBER})(?![\d%])(?: *[a-z]+){{0,5}}"
_SUM = regex.compile(rf"(?<![\d)x×*/-] ?)(?P<first>{_TERM_PLUS})(?: *\+ *(?P<term>{_TERM_PLUS}))+ *= *(?P<total>{NUMBER})(?![\d%])(?P<unit>(?: *[a-z]+){{0,2}})")
_NAMED_SCALE = regex.compile(r"\b(?:ty|ti|trieu|nghin|ngan)\b")
_TIMES_PLUS = regex.compile(r"\b(?:x|nhan)\b")


@kind("equation")
def equation(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``120 + 135 + 98 = 343 học sinh``: 353 of them; terms without *triệu* have that of the sum."""
    for match in _SUM.finditer(draft.text.folded, draft.title[1]):
        terms = [match["first"], *match.captures("term")]
        if any(_TIMES_PLUS.search(term) for term in terms) or draft.is_cited(*match.span()):
            continue
        scales = [_scale(term) for term in terms]
        total = value_of(match["total"]) * (any(scales) and _scale(match["unit"]) or 1)
        values = [_number(term) * (scale or 1) for term, scale in zip(terms, scales, strict=True)]
        summed = sum(values, Decimal(0))
        if summed != total and summed and comparable(summed, total) and not draft.is_told(match.span("total"), rule.code):
            place = match.start("total"), match.end("unit")
            yield not_so_much(draft, rule, place, total, summed, (match.start(), match.start("total")), severity=rule.severity)


def _scale(words: str) -> Decimal | None:
    """The scale that words after a number name."""
    match = _NAMED_SCALE.search(words)
    return SCALES[match[0]] if match else None


def _number(term: str) -> Decimal:
    """The number a term begins with."""
    found = regex.match(NUMBER, term.strip())
    return value_of(found[0]) if found else Decimal(0)
