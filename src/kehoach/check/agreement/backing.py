"""What backs a figure: an equal one elsewhere, or a sum, a difference, a product or a share that it makes with those around it.

``backed`` is generous, for a figure that anything backs is let be; ``dues`` says what a figure would have to be for its own
sentence or paragraph to hold together, or to be told twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations

from kehoach.check.agreement.stock import FINE, Item, Stock
from kehoach.check.figures.reckoned import MONEY

Dues = dict[int, tuple[Item, ...]]  # what a figure should be -> the figures that say so
_LONG = 3  # digits of a number that is hardly another's by chance
_LARGE = 100 * FINE
_LEAST = 12 * FINE  # of a product
_MOST = 14  # figures of a unit in a paragraph that are added up


def significant(value: int) -> str:
    """The digits of a number without noughts at its end."""
    return str(value).rstrip("0")


def backed(stock: Stock, item: Item) -> bool:
    """True if another place has the figure, or those around it make it."""
    same = stock.of_unit.get(item.unit, {})
    if len(same.get(item.value, ())) > 1 or len(significant(item.value)) >= _LONG and stock.values[item.value] > 1:
        return True
    return made(stock, item)


def made(stock: Stock, item: Item) -> bool:
    """True if the figures around one of the text make it: a sum, a part, a share, a product."""
    here = stock.paragraphs[item.paragraph]
    return _in_list(stock, item) or _adds_up(stock, item, here) or _is_part(item, here) or _shares(stock, item, here) or _multiplies(stock, item, here)


def _alike(item: Item, here: list[Item]) -> list[Item]:
    found = [one for one in here if one.unit == item.unit]
    if len(found) > _MOST:
        at = found.index(item)
        found = found[max(0, at - _MOST // 2) : at + _MOST // 2]
    return found


def _adds_up(stock: Stock, item: Item, here: list[Item]) -> bool:
    known = stock.of_unit.get(item.unit, {})

    def stands(value: int) -> bool:
        return value in known and (value != item.value or len(known[value]) > 1)

    run = _alike(item, here)
    values, at = [one.value for one in run], run.index(item)
    for i in range(len(values)):
        total = values[i]
        for j in range(i + 1, len(values)):
            total += values[j]
            if i <= at <= j:
                if total in values[:i] or total in values[j + 1 :] or stands(total) and (j - i > 1 or total >= _LARGE):
                    return True
            elif total == item.value:
                return True
    others = [v for k, v in enumerate(values) if k != at]
    return any(c > 0 and c != b and stands(c) for b in others for c in (item.value - b, b - item.value, item.value + b))


def _is_part(item: Item, here: list[Item]) -> bool:
    """True for one of the figures of a row that come to another of its paragraph, whatever that counts: *240 tập huấn viên: … 95 người, … 70 người, … 75 người*."""
    row = [one for one in here if one.unit == item.unit]
    at = next(i for i, one in enumerate(row) if one is item)
    others = {one.value for one in here if one.unit != item.unit}
    return any(sum(one.value for one in row[low:high]) in others for low in range(at + 1) for high in range(max(at + 1, low + 2), len(row) + 1))


def _in_list(stock: Stock, item: Item) -> bool:
    """True if the lines around a figure, one of its unit in each, come to a figure of that unit."""
    known = stock.of_unit.get(item.unit, {})
    run = _lines(stock, item)
    at = run.index(item) if item in run else -1
    for i in range(at + 1):
        total = sum(one.value for one in run[i:at])
        for one in run[at:]:
            total += one.value
            if one is not run[i] and total in known:
                return True
    return False


def _lines(stock: Stock, item: Item) -> list[Item]:
    """The only figures of a unit in the lines around it, one after the other."""
    every = stock.lone.get(item.unit, ())
    return next((run for run in every if item in run), [])


def _shares(stock: Stock, item: Item, here: list[Item]) -> bool:
    if item.unit == "%":
        off = _rounding(item.value)
        bare = stock.bare if off < FINE else ()
        return any(
            _is_share(part.value, whole, item.value, off) or item.change and _is_change(whole, part.value, item.value, off)
            for part in here if part.unit != "%" for whole in chain(stock.of_unit.get(part.unit, ()), bare) if whole > part.value
        )  # fmt: skip
    for rate in here:
        if rate.unit == "%":
            off = _rounding(rate.value)
            for other in stock.of_unit.get(item.unit, {}):
                if other != item.value and any(
                    _is_share(a, b, rate.value, off) or rate.change and _is_change(a, b, rate.value, off) for a, b in ((item.value, other), (other, item.value))
                ):
                    return True
    return False


def _is_share(part: int, whole: int, rate: int, off: int) -> bool:
    return abs(part * 100 * FINE - rate * whole) * 2 <= off * whole


def _is_change(high: int, low: int, rate: int, off: int) -> bool:
    """True for a rise from the lower to the higher by so much, or a fall back: *420 cơ sở, tăng 75% so với 240*."""
    return high > low > 0 and any(_is_share(high - low, of, rate, off) for of in (low, high))


def _rounding(rate: int) -> int:
    """One of the last digit of a percentage."""
    unit = FINE
    while unit > 1 and rate % unit:
        unit //= 10
    return unit


def _multiplies(stock: Stock, item: Item, here: list[Item]) -> bool:
    if item.unit == "%" or item.value <= FINE:
        return False
    for other in here:
        if other is item or other.unit == "%" or other.value <= FINE:
            continue
        product, rest = divmod(item.value * other.value, FINE)
        if not rest and product >= _LEAST and product in stock.values:
            return True
        if item.value >= _LEAST and item.value * FINE % other.value == 0 and item.value > other.value and item.value * FINE // other.value in stock.values:
            return True
    return False


# --- what it should be -------------------------------------------------------------------------------


def dues(stock: Stock, item: Item) -> Iterator[tuple[str, Dues]]:
    """What a figure would have to be, by the relation that says so."""
    here = [one for one in stock.paragraphs[item.paragraph] if one is not item]
    sentence = [one for one in here if one.sentence == item.sentence]
    if item.unit != "%":
        yield from _sums(stock, item)
        yield "share", _of_share(stock, item, sentence)
        yield from _products(stock, item, here)
    else:
        yield "rate", _rates(stock, sentence, item)
    yield "same", {value: tuple(same) for value, same in stock.of_unit.get(item.unit, {}).items() if value != item.value}


def _sums(stock: Stock, item: Item) -> Iterator[tuple[str, Dues]]:
    run = [one for one in _alike(item, stock.paragraphs[item.paragraph]) if one.plain or one is item]
    if not item.plain:
        return
    values, at = [one.value for one in run], run.index(item)
    many = len(values)
    whole: Dues = {}
    for i in range(many):
        total = values[i]
        for j in range(i + 1, many):
            total += values[j]
            if (j == at - 1 or i == at + 1) and not i <= at <= j:
                whole.setdefault(total, tuple(run[i : j + 1]))
            if i <= at <= j:
                rest = total - values[at]
                for k in (i - 1, j + 1):
                    if 0 <= k < many and values[k] > rest:
                        whole.setdefault(values[k] - rest, (run[k], *(one for one in run[i : j + 1] if one is not item)))
    yield "sum", whole
    others = [one for one in run if one is not item]
    three: Dues = {}
    for a, b in combinations(others, 2):
        three.setdefault(a.value + b.value, (a, b))
        if a.value != b.value:
            three.setdefault(abs(a.value - b.value), (a, b))
    yield "three", three
    yield "list", _of_list(stock, item)
    far: Dues = {}
    inside = {one.value for one in others}
    for value, same in stock.of_unit[item.unit].items():
        if value not in inside and value != item.value:
            for one in others:
                far.setdefault(one.value + value, (one, same[0]))
                far.setdefault(abs(one.value - value), (one, same[0]))
    yield "change", far


def _of_list(stock: Stock, item: Item) -> Dues:
    """What all lines around a figure leave of a figure of its unit for it, with the first of them or without."""
    found: Dues = {}
    run = _lines(stock, item)
    for some in (run, run[1:]):
        others = tuple(one for one in some if one is not item)
        if item in some and len(others) > 1:
            rest = sum(one.value for one in others)
            for value, same in stock.of_unit[item.unit].items():
                if value > rest and same[0] not in run:
                    found.setdefault(value - rest, (same[0], *others))
    return found


def _of_share(stock: Stock, item: Item, sentence: list[Item]) -> Dues:
    found: Dues = {}
    for rate in sentence:
        if rate.unit == "%" and not rate.rough:
            for value, same in stock.of_unit[item.unit].items():
                if value != item.value:
                    part, rest = divmod(value * rate.value, 100 * FINE)
                    if not rest and (item.unit == MONEY or part % FINE == 0 or item.value % FINE):
                        found.setdefault(part, (rate, same[0]))
                    whole, rest = divmod(value * 100 * FINE, rate.value)
                    if not rest:
                        found.setdefault(whole, (rate, same[0]))
    return found


def _rates(stock: Stock, sentence: list[Item], item: Item) -> Dues:
    found: Dues = {}
    step = _rounding(item.value)
    for part in sentence:
        if part.unit != "%":
            for whole, same in stock.of_unit.get(part.unit, {}).items():
                if whole > part.value:
                    rate = (2 * part.value * 100 * FINE + whole * step) // (2 * whole * step) * step
                    found.setdefault(rate, (part, same[0]))
    return found


def _products(stock: Stock, item: Item, here: list[Item]) -> Iterator[tuple[str, Dues]]:
    others = [one for one in here if one.unit not in ("%", item.unit) and one.value > FINE]
    near: Dues = {}
    for a, b in combinations(others, 2):
        near.setdefault(a.value * b.value // FINE, (a, b))
        low, high = sorted((a, b), key=lambda one: one.value)
        if high.value * FINE % low.value == 0:
            near.setdefault(high.value * FINE // low.value, (high, low))
    yield "product", near
    far: Dues = defaultdict(tuple)
    for value, same in stock.of_unit[item.unit].items():
        if value > FINE and value != item.value:
            for one in others:
                far.setdefault(value * one.value // FINE, (one, same[0]))
                if value * FINE % one.value == 0:
                    far.setdefault(value * FINE // one.value, (same[0], one))
    yield "product-of-told", far
