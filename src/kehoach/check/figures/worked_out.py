"""Figures beside what they are worked out from: products in brackets, so many for each, shares of a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import mul

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import SCALES, comparable, factor_mistyped, shown, slip, step, value_of
from kehoach.check.figures.rated import REST
from kehoach.check.figures.rates import agrees, off, percent_place
from kehoach.check.figures.reckoned import MONEY, by_unit
from kehoach.check.figures.remarks import code_of_product
from kehoach.check.figures.sums import sum_of
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.extract.numbers import NUMBER
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_TIMES = r"(?: x |×| \* | x(?=\d)|(?<=\d)x )"
_BRACKET = regex.compile(r" *\((?P<all>[^()]{5,160})\)")
_SPLIT = regex.compile(r" *[;+] *| va (?=\d)|, +(?=\d)")
_BETWEEN = regex.compile(_TIMES)
_FACTOR = regex.compile(rf"[a-z: ]*(?P<n>{NUMBER})(?![\d%]) *(?P<scale>ty|ti|trieu|nghin|ngan)?\b")
_TENFOLD = (Decimal(10), Decimal("0.1"), Decimal(100), Decimal("0.01"))  # a nought too many or too few


def _product(words: str) -> Decimal | None:
    """What ``34 tập thể x 5 triệu đồng`` comes to, in đồng where it says money."""
    factors = []
    for term in _BETWEEN.split(words):
        match = _FACTOR.match(term)
        if match is None:
            return None
        factors.append(value_of(match["n"]) * (SCALES[match["scale"]] if match["scale"] else 1))
    return reduce(mul, factors, Decimal(1)) if len(factors) > 1 else None


def _worth(words: str) -> Decimal | None:
    """What a sum of products comes to; None where a piece is no product."""
    products = [_product(piece) for piece in _SPLIT.split(words) if piece.strip()]
    return sum((p for p in products if p), Decimal(0)) if products and all(products) else None


@kind("product-beside")
def product_beside(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``340 triệu đồng (34 tập thể x 5 triệu đồng và 85 cá nhân x 2 triệu đồng)``; the same in the cells of a row."""
    folded = draft.text.folded
    for amount in draft.record.amounts:
        if amount.table or amount.value is None or amount.per:
            continue
        match = _BRACKET.match(folded, amount.end)
        worth = _worth(match["all"]) if match else None
        stated = Decimal(amount.value)
        if match and worth and stated not in _scaled(worth) and comparable(worth, stated):
            yield draft.finding(
                rule, (amount.start, amount.end), say_as="product", severity="warning", stated=" ".join(amount.text.split()), worked_out=shown(worth),
                evidence=(draft.evidence(match.span("all")),),
            )  # fmt: skip
    yield from _in_rows(draft, rule)


def _scaled(worth: Decimal) -> tuple[Decimal, ...]:
    return worth, worth * 1000, worth * 10**6


def _in_rows(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Xét nghiệm (40 mẫu x 1,9 triệu đồng) | 76``: the product in a row's words against its figures."""
    for sheet in sheets(draft):
        for row in sheet.rows:
            for cell in row.values():
                numbers = [c for c in row.values() if c.value and c.col > cell.col]
                words = draft.folded(cell.place) if cell.value is None and numbers else ""
                brackets = [m["all"] for m in _BRACKET.finditer(words)] or [words]
                worth = (_worth(brackets[0]) or _priced(words)) if len(brackets) == 1 else None
                if not worth:
                    continue
                scales = [worth / f for f in (1, 1000, 10**6, 10**9)] + [worth * 1000]
                if any(abs((c.value or 0) - s) < step(c.value or Decimal(0)) for c in numbers for s in scales):
                    continue
                near = [(c, s) for c in numbers for s in scales if slip(c.value or Decimal(0), s) or _part_slip(c.value or Decimal(0), s)]
                if not near and len(numbers) == 1:
                    near = [(numbers[0], s) for s in scales if _factor_slip(brackets[0] if _worth(brackets[0]) else words, numbers[0].value or Decimal(0), s)]
                if near:
                    yield draft.finding(
                        rule, near[0][0].place, say_as="product", severity="warning", stated=near[0][0].words.strip(" *"), worked_out=shown(near[0][1]),
                        evidence=(draft.evidence(cell.place),),
                    )  # fmt: skip


_PRICED = regex.compile(rf"(?<![\d.,/])(?P<n>{NUMBER}) (?P<unit>[a-z]+)\b[^()\d]{{0,60}}\( *(?:muc |don gia )?(?P<k>{NUMBER}) *(?P<scale>ty|ti|trieu|nghin|ngan)?(?: dong)? */ *(?P=unit)\b[^()]{{0,20}}\)")


def _priced(words: str) -> Decimal | None:
    """What ``Sửa chữa 03 công trình (120 triệu đồng/công trình)`` comes to."""
    found = list(_PRICED.finditer(words))
    if len(found) != 1:
        return None
    return value_of(found[0]["n"]) * value_of(found[0]["k"]) * (SCALES[found[0]["scale"]] if found[0]["scale"] else 1)


def _factor_slip(words: str, stated: Decimal, due: Decimal) -> bool:
    """True if one factor of a product with another digit makes what is stated."""
    factors = [value_of(m[0]) for m in regex.finditer(NUMBER, words)]
    return len(factors) == 2 and factor_mistyped(stated, due, factors)  # noqa: PLR2004


def _part_slip(stated: Decimal, due: Decimal) -> bool:
    """True if two sums are as near as one factor a digit away brings them."""
    return bool(due) and stated >= 10 and abs(stated - due) <= due / 5  # noqa: PLR2004


# --- so many for each -------------------------------------------------------------------------------

_EACH = regex.compile(rf"\bmoi (?P<v>[a-z]+)(?:, [a-z]+(?: [a-z]+)?)?(?: [a-z]+){{0,3}}? (?P<k>{NUMBER}) (?P<u>[a-z]+)")
_ROUGH = regex.compile(r"\b(?:it nhat|toi thieu|toi da|khong qua|tu|khoang|tren|duoi|binh quan|hon) *$")
_MEAN = regex.compile(r"\b(?:binh quan|trung binh) *$")
_PEOPLE = frozenset(["nguoi", "hoc", "luot", "lao", "nong", "can", "hoi", "doan", "tre"])
_MEAN_EACH = regex.compile(rf"\b(?:binh quan|trung binh) (?P<k>{NUMBER}) (?P<u>[a-z]+)(?: [a-z]+)? (?:moi|tren) (?P<v>[a-z]+)\b")
_RATE = regex.compile(rf"(?<![\d.,/-])(?P<k>{NUMBER}) (?P<u>[a-z]+)(?: [a-z]+)? */ *(?:0?1 )?(?P<v>[a-z]+)\b")


@kind("for-each")
def for_each(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``14 lớp tại 07 xã (mỗi xã 02 lớp)``, ``06 lớp cho 180 trẻ em (30 trẻ em/lớp)``: so many times so much is all."""
    for pattern in (_EACH, _RATE, _MEAN_EACH):
        for match in pattern.finditer(draft.text.folded, draft.title[1], draft.body_end):
            low, high = draft.sentence(*match.span())
            before = draft.text.folded[max(low, match.start("k") - 14) : match.start("k")]
            mean = _MEAN.search(before) is not None
            if _ROUGH.search(before) and not mean or REST.match(draft.text.folded, match.end(), match.end() + 40) or draft.is_cited(*match.span()) or match["u"] == match["v"] or _in_groups(draft, match.start()):
                continue
            counts = [c for c in counts_in(draft, low, high) if not match.start() <= c.start < match.end()]
            all_ = [c for c in counts if c.unit == match["u"]]
            many = [c for c in counts if c.unit == match["v"]]
            if not all_ and match["u"] in _PEOPLE:
                all_ = [c for c in counts if c.unit in _PEOPLE]
                if len(all_) == 1 and len(counts) > 2:  # noqa: PLR2004 - others than these two stand there
                    continue
            if len(all_) != 1 or len(many) != 1 or all_[0].rough or many[0].rough or many[0].start > match.start() or match.start() - all_[0].end > 160 or not many[0].value:  # noqa: PLR2004
                continue
            each, due = value_of(match["k"]), value_of(match["k"]) * many[0].value
            if mean and abs(all_[0].value / many[0].value - each) < step(each):
                continue
            if all_[0].value != due and all_[0].value > each and comparable(due, all_[0].value):
                yield draft.finding(
                    rule, (all_[0].start, all_[0].end), under=code_of_product(draft, rule, match.span()), say_as="product", severity="warning", stated=shown(all_[0].value), worked_out=shown(due),
                    evidence=(draft.evidence((many[0].start, many[0].end)), draft.evidence(match.span())),
                )  # fmt: skip
    yield from _money_for_each(draft, rule)


_GROUP = regex.compile(rf"(?<![\d.,/-])(?:{NUMBER}) (?P<v>[a-z]+)\b[^;.\d]{{0,50}}?[,(]? *moi (?P=v)(?: [a-z]+){{0,3}}? (?:{NUMBER}) (?P<u>[a-z]+)\b")
_FULL_STOP = regex.compile(r"\.(?=\s|$)|\n")


def _in_groups(draft: Draft, at: int) -> bool:
    """True in a sentence of several groups, each with so many of one unit: *4 xã vùng cao, mỗi xã 3 buổi; 2 xã vùng thấp, mỗi xã 2 buổi*."""
    stop = _FULL_STOP.search(draft.text.folded, at)
    groups = list(_GROUP.finditer(draft.text.folded, draft.after_full_stop(at), stop.start() if stop else len(draft.text.folded)))
    return len(groups) > 1 and len({m["u"] for m in groups}) == 1


def _money_for_each(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``hỗ trợ 144 hộ, mức 3,5 triệu đồng/hộ, kinh phí 504 triệu đồng``."""
    plain = [a for a in draft.record.amounts if a.table is None and a.value is not None]
    for rate in (a for a in plain if a.per):
        low, high = draft.sentence(rate.start, rate.end)
        totals = [a for a in plain if low <= a.start < high and not a.per]
        rates = [a for a in plain if low <= a.start < high and a.per]
        unit = fold(rate.per or "").split()[:1]
        counts = [c for c in counts_in(draft, low, high) if [c.unit] == unit and not c.rough]
        if len(totals) != 1 or len(rates) != 1 or len(counts) != 1 or not unit or regex.search(r"[/,]", rate.per or "/") or draft.is_cited(rate.start, rate.end):
            continue
        before = draft.text.folded[max(low, rate.start - 14) : rate.start]
        if _ROUGH.search(before) and not _MEAN.search(before):
            continue
        stated, due = Decimal(totals[0].value or 0), Decimal(rate.value or 0) * counts[0].value
        if _MEAN.search(before) and abs(stated - due) <= due / 50:
            continue  # an average is rounded
        if stated and stated != due and (comparable(due, stated) or due / stated in _TENFOLD):
            yield draft.finding(
                rule, (totals[0].start, totals[0].end), under=code_of_product(draft, rule, (rate.start, rate.end)), say_as="product", severity="warning", stated=" ".join(totals[0].text.split()), worked_out=shown(due),
                evidence=(draft.evidence((counts[0].start, counts[0].end)), draft.evidence((rate.start, rate.end))),
            )  # fmt: skip


# --- shares of a list -------------------------------------------------------------------------------

_CHIEM = regex.compile(rf"[^;.%()\d]{{0,40}}?(?:(?:[(,:] *|\b)(?:chiem|dat|bang|tuong ung|tuong duong|ty le|ti le)|\()[ :]*(?:voi |ty le |ti le |khoang )*(?P<p>{NUMBER}) *%")
_NEAR_ALL = 30  # percent that a mistyped share of two takes from all of them
_APART = 600  # characters between two items of one list


@dataclass(frozen=True)
class _Part:
    place: Place
    value: Decimal
    unit: str
    share: Place
    percent: Decimal


@kind("shares-of-list")
def shares_of_list(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``420 triệu đồng, chiếm 65,63%``, ``130 triệu đồng, chiếm 20,31%``, ``90 triệu đồng, chiếm 16,04%``: of one whole, all but one.

    Two are such a list where the plan tells what they come to.
    """
    for run in _share_runs(draft):
        whole = sum_of(run)
        odd = [p for p in run if not agrees(p.percent, p.value, whole)] if whole else []
        near_all = all(p.percent < 100 for p in run) and abs(sum((p.percent for p in run), Decimal(0)) - 100) <= _NEAR_ALL  # noqa: PLR2004
        told = len(odd) == 1 and len(run) > 1 and near_all and any(f.value == whole for f in by_unit(draft)[MONEY if run[0].unit == "VND" else run[0].unit])
        if len(odd) == 1 and (told or len(run) > 2 and abs(sum((p.percent for p in run if p is not odd[0]), 100 * odd[0].value / whole) - 100) < 1):  # noqa: PLR2004
            yield off(draft, rule, odd[0].share, percent=odd[0].percent, part=odd[0].value, whole=whole)
        elif len(odd) > 1 and len(run) > 2 and sum((p.percent for p in run), Decimal(0)) == 100:  # noqa: PLR2004
            yield from _of_one_whole(draft, rule, run)


def _of_one_whole(draft: Draft, rule: CheckEntry, run: list[_Part]) -> Iterator[Result]:
    """The part of a list of shares of 100 % that is no such share of the whole the others give: *0 đồng, chiếm 50%*."""
    for one in run:
        others = [p for p in run if p is not one]
        whole = _whole_of(others)
        if whole and sum_of(others) < whole and not agrees(one.percent, one.value, whole):
            yield off(draft, rule, one.share, percent=one.percent, part=one.value, whole=whole)
            return


def _whole_of(parts: list[_Part]) -> Decimal | None:
    """The one number that all parts are such shares of."""
    whole = Decimal(round(100 * parts[0].value / parts[0].percent)) if parts[0].percent else Decimal(0)
    return whole if whole and all(agrees(p.percent, p.value, whole) for p in parts) else None


def shares_of_all(draft: Draft) -> frozenset[Place]:
    """The percentages of lists that come to 100 % which are such shares of what their parts come to; made once."""

    def made(one: Draft) -> frozenset[Place]:
        runs = [run for run in _share_runs(one) if len(run) > 1 and sum((p.percent for p in run), Decimal(0)) == 100]  # noqa: PLR2004
        return frozenset(p.share for run in runs for p in run if (whole := sum_of(run)) and agrees(p.percent, p.value, whole))

    return draft.once("shares-of-all", made)


def _share_runs(draft: Draft) -> Iterator[list[_Part]]:
    """The parts of one unit with shares beside them that stand one after the other."""
    run: list[_Part] = []
    for part in _shared(draft):
        if run and (part.unit != run[0].unit or part.place[0] - run[-1].share[1] > _APART):
            yield run
            run = []
        run.append(part)
    yield run


def _shared(draft: Draft) -> Iterator[_Part]:
    folded = draft.text.folded
    figures: list[tuple[Place, Decimal, str]] = [
        ((a.start, a.end), Decimal(a.value), a.currency) for a in draft.record.amounts if a.table is None and a.value is not None and not a.per
    ]
    for paragraph in draft.text.paragraphs:
        if paragraph.where == "body" and draft.title[1] < paragraph.start < draft.body_end and "%" in draft.text.canonical[paragraph.start : paragraph.end]:
            figures += [((c.start, c.end), c.value, c.unit) for c in counts_in(draft, paragraph.start, paragraph.end) if c.unit and not c.rough]
    for place, value, unit in sorted(figures):
        match = _CHIEM.match(folded, place[1])
        if match and not draft.is_cited(*place):
            yield _Part(place, value, unit, percent_place(draft, match.span("p")), value_of(match["p"]))
