"""Money of one by how many, where all of it is told a thousand or a million times as much or as little: a unit written for another.

``400 lao động vay bình quân 100 triệu đồng/người, tổng vốn vay 40 triệu đồng``; ``1.500 suất quà, mỗi suất 500 đồng`` where 750 triệu
đồng are told for them. Only what is so to the last digit is remarked on, and nothing where any sum of the plan is what they come to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import digits, unit_slip
from kehoach.check.figures.rated import Rate, rates
from kehoach.check.figures.reckoned import MONEY, Figure, Sentence, by_unit, people, sentences, words_of
from kehoach.check.figures.remarks import is_place_told, not_the_product
from kehoach.check.kinds import Result, kind
from kehoach.check.tables.totals import sheets
from kehoach.rulebook import CheckEntry

_SUM = regex.compile(r"\b(?:tong|cong|kinh phi|von|gia tri|so tien|thanh tien|nhu cau)\b")
_TONNE = 1000  # kilograms
_LONG = 3  # digits of a sum that others come to by no chance
_LEAST = Decimal(1000)  # nobody pays less than a thousand đồng for one of anything


@kind("product-in-other-unit")
def product_in_other_unit(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """So many times so much money is all of it but for three noughts or six."""
    for sentence in sentences(draft):
        found = [r for r in rates(sentence) if r.unit == MONEY]
        if len(found) != 1 or draft.is_cited(*found[0].place):
            continue
        rate = found[0]
        inside = _counted(sentence.figures, rate)
        known = [n for figures in by_unit(draft).values() for n in _counted(figures, rate)]
        money = [*by_unit(draft)[MONEY], *_cells(draft)]
        if any(rate.value * _many(n, rate) == t.value for n in (inside or known) for t in money):
            odd = _here(sentence, rate, inside, ())  # the sum told right elsewhere
        else:
            odd = _here(sentence, rate, inside, known) or _elsewhere(sentence, rate, inside, known, money)
        if odd and not is_place_told(draft, odd[0].place, odd[1].place, rate.place):
            total, many = odd
            yield not_the_product(draft, rule, total, rate.value * _many(many, rate), rate.place, many.place)


def _counted(figures: Sequence[Figure], rate: Rate) -> list[Figure]:
    """The numbers of what a rate is for, if of several."""
    return [
        f for f in figures
        if f.plain and f.value > 1 and f.place != rate.place and (f.unit == rate.of or rate.of == "kg" and f.unit == "tan" or rate.of == "nguoi" and people(f.unit))
    ]  # fmt: skip


def _many(count: Figure, rate: Rate) -> Decimal:
    return count.value * (_TONNE if rate.of == "kg" and count.unit == "tan" else 1)


def _here(sentence: Sentence, rate: Rate, inside: Sequence[Figure], known: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The sum of the sentence itself: of a number of the sentence, or of any where it has digits enough."""
    totals = [f for f in sentence.figures if f.unit == MONEY and f.plain and f.place != rate.place and _SUM.search(f.lead)]
    if len(totals) != 1:
        return None
    total = totals[0]
    many = inside or (known if digits(total.value) >= _LONG else [])
    return next(((total, n) for n in many if _other_unit(total, rate, n)), None)


def _elsewhere(sentence: Sentence, rate: Rate, inside: Sequence[Figure], known: Sequence[Figure], money: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """A sum told elsewhere of what the sentence tells, so many of which the sentence counts, or others of the same words."""
    own = words_of(sentence.words[: rate.place[0] - sentence.place[0]].rpartition(";")[2])
    many = inside or [n for n in known if own & words_of(n.lead, n.noun)]
    off = {
        t.value: (t, n) for t in money for n in many
        if digits(t.value) > 1 and _other_unit(t, rate, n) and (own & words_of(t.lead, t.noun) or rate.value < _LEAST)
    }  # fmt: skip
    return next(iter(off.values())) if len(off) == 1 else None


def _other_unit(total: Figure, rate: Rate, many: Figure) -> bool:
    return unit_slip(total.value, [rate.value * _many(many, rate)])


def _cells(draft: Draft) -> list[Figure]:
    """The money of tables, each sum with the name of its row."""

    def made(one: Draft) -> list[Figure]:
        names = {cell.place[0]: sheet.header(row) for sheet in sheets(one) for row in sheet.rows for cell in row.values()}
        return [
            Figure((a.start, a.end), Decimal(a.value), MONEY, names.get(a.start, ""), "")
            for a in one.record.amounts if a.table and a.value is not None and not a.per
        ]  # fmt: skip

    return draft.once("money-of-cells", made)
