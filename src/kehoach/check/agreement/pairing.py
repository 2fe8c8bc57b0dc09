"""What two figures of a draft have to do with each other, in numbers: what a model weighs to say whether one thing is told twice.

What is told of each (``context``) says whether they are one thing; how their values lie to each other and what else the draft
has of either (``values``) says whether one of them is a slip or was changed late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import takewhile
from math import log, log10

from kehoach.check.agreement.backing import made
from kehoach.check.agreement.likeness import Telling
from kehoach.check.agreement.stock import FINE, Item, Stock
from kehoach.check.figures.numbers import digits, places
from kehoach.check.figures.reckoned import MONEY
from kehoach.check.figures.tellings import GENERAL
from kehoach.check.pairs import Pair, Pairs

_NUMBERS = 2  # a cell of numbers, and more: one of a total; they stand after all others
_FEW = 4
_APART = 0.03
_BARE = 6.0  # of figures with so few words beside them, those of the heading tell too
_NEAR = Decimal("0.6")
_OTHER_LENGTH = 9
_AREAS = frozenset(["xã", "phường", "trấn", "huyện", "thị", "phố", "quận", "khu", "thôn", "bản", "ấp", "buôn", "xóm", "khóm"])  # *08 huyện, thành phố*, *07 huyện*
_WAYS = frozenset("mỗi bình trung từng thêm tăng giảm còn duy trong riêng hơn".split())  # noqa: SIM905
_SMALL = 20  # values below stand elsewhere by chance
_NO_RATE = 100


@dataclass
class Field(Pairs[Decimal]):
    """The figures of a draft, how rare its words are, and what each of its figures is worth."""

    tellings: Sequence[Telling]
    stock: Stock
    kept = ("mates", "lines")

    @cached_property
    def own(self) -> list[frozenset[str]]:
        """The words beside each figure but for the first of what it counts."""
        found = []
        for one in self.tellings:
            words = one.near - GENERAL - frozenset(one.noun[:1])
            found.append(words if self.weight(words) >= _BARE else words | one.title)
        return found

    @cached_property
    def close(self) -> dict[Pair, float]:
        """The share of the words beside two figures that both have, of all that may count one thing."""
        texts: dict[str, list[int]] = defaultdict(list)
        cells: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            if one.cell < _NUMBERS:
                texts[one.unit].append(at)
            else:
                for unit in one.units & texts.keys():
                    cells[unit].append(at)
        found: dict[Pair, float] = {}
        for unit, same in texts.items():
            for place, i in enumerate(same):
                sentence = self.tellings[i].sentence
                for j in (*same[place + 1 :], *cells[unit]):
                    if sentence != self.tellings[j].sentence:
                        found[i, j] = self.closeness(i, j)
        return found

    @cached_property
    def mates(self) -> dict[object, list[int]]:
        """The figures of each sentence, in order."""
        found: dict[object, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            found[one.sentence].append(at)
        return found

    @cached_property
    def lines(self) -> dict[tuple[int, str], list[int]]:
        """The figures of each paragraph and unit, in order."""
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            if one.cell < _NUMBERS:
                found[one.paragraph, one.unit].append(at)
        return found

    @cached_property
    def items(self) -> dict[int, Item]:
        """The figures of the text as ``stock`` has them, by where they stand."""
        return {item.place[0]: item for item in self.stock.text}

    @cached_property
    def _made(self) -> dict[int, bool]:
        return {}

    def made(self, at: int) -> bool:
        """True if the figures around one make it."""
        if at not in self._made:
            item = self.items.get(self.tellings[at].place[0])
            self._made[at] = item is not None and made(self.stock, item)
        return self._made[at]

    def explained(self, at: int) -> bool:
        """True if the figures around one make it, or its value stands elsewhere."""
        return self.made(at) or self.values[at] >= _SMALL and self.stock.values[int(self.values[at] * FINE)] > 1

    def candidates(self) -> list[Pair]:
        """The pairs with values near each other that may tell one thing."""
        few = {at for at, every in self.beside.items() if len(every) <= _FEW}
        return [
            (i, j) for (i, j), close in self.close.items()
            if near(self.values[i], self.values[j]) and (close > _APART or i in few and j in few and not self._other_noun(i, j)) and self.is_open(i) and self.is_open(j) and not self.apart(i, j)
        ]  # fmt: skip

    def _other_noun(self, i: int, j: int) -> bool:
        one, other = self.tellings[i].noun, self.tellings[j].noun
        return len(one) > 1 < len(other) and one[:2] != other[:2]

    def apart(self, i: int, j: int) -> bool:
        """True if it is said that two figures are of two things: other years or rounds, one of each, or one in the other's sentence."""
        one, other, worth = self.tellings[i], self.tellings[j], self.values
        if one.way != other.way and (one.way in _WAYS or other.way in _WAYS) or one.change != other.change or one.seen != other.seen and not (one.cell or other.cell):
            return True
        if one.below and other.below or one.split and other.split and one.split != other.split or self._third(i, j):
            return True
        if other.cell >= _NUMBERS and len(one.noun) > 1 and one.noun[1] not in other.context | other.near:
            return True
        if one.each != other.each or one.before != other.before or one.compared != other.compared or one.years and other.years and not one.years & other.years or one.orders and other.orders and not one.orders & other.orders:
            return True
        if one.noun and other.noun and _AREAS & {one.noun[0], other.noun[0]} and _AREAS & set(one.noun) != _AREAS & set(other.noun):
            return True
        rest = abs(worth[i] - worth[j])
        if rest > 2 and any(worth[k] == rest and self.tellings[k].unit == self.tellings[x].unit for x in (i, j) for k in self.mates[self.tellings[x].sentence]):  # noqa: PLR2004
            return True
        return any(worth[k] == worth[y] for x, y in ((i, j), (j, i)) for k in self.mates[self.tellings[x].sentence] if k != x) or worth[j] in _runs(self, i) or worth[i] in _runs(self, j)

    def _third(self, i: int, j: int) -> bool:
        """True if a third value is told as closely as these two are: of things like each other."""
        close, worth = self.close[i, j], self.values
        closer = [{k for c, k in self.beside[x] if c >= close and worth[k] not in (worth[i], worth[j]) and self.tellings[k].cell < _NUMBERS} for x in (i, j)]
        return not closer[0].isdisjoint(closer[1])

    def is_open(self, at: int) -> bool:
        """True for a figure that may be told with another value: all of something is all."""
        return not (self.values[at] == _NO_RATE and "%" in self.tellings[at].units)


def near(one: Decimal, other: Decimal) -> bool:
    """True if two values differ and are near enough for one to be meant for the other."""
    high, low = max(one, other), min(one, other)
    if one == other or low <= 0:
        return False
    if low >= high * _NEAR or high - low <= 2:  # noqa: PLR2004
        return True
    off, swap = _digits_off(one, other)
    return off <= 1 or swap


def _digits_off(one: Decimal, other: Decimal) -> tuple[int, bool]:
    """In how many digits two values differ (9 if one is longer), and whether two neighbouring ones are swapped."""
    scale = max(places(one.normalize()), places(other.normalize()))
    a, b = str(int(one.scaleb(scale))), str(int(other.scaleb(scale)))
    if len(a) != len(b):
        return _OTHER_LENGTH, False
    off = [i for i in range(len(a)) if a[i] != b[i]]
    return len(off), len(off) == 2 and off[1] - off[0] == 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]  # noqa: PLR2004


def _runs(known: Field, at: int) -> set[Decimal]:
    """What a figure comes to with those of its unit right before and after it in its paragraph."""
    one = known.tellings[at]
    run = known.lines[one.paragraph, one.unit] if one.cell < _NUMBERS else []
    if len(run) < 2 or len(run) > _LONG:  # noqa: PLR2004
        return set()
    place, worth, found = run.index(at), known.values, set()
    for low in range(place + 1):
        total = sum((worth[k] for k in run[low:place]), Decimal(0))
        for high in range(place, len(run)):
            total += worth[run[high]]
            if high - low:
                found.add(total)
    return found


_LONG = 12


def described(known: Field, pair: Pair) -> dict[str, float]:
    """All that the model weighs of a pair."""
    return {**context(known, pair), **values(known, pair)}


def context(known: Field, pair: Pair) -> dict[str, float]:
    """What is told around two figures, whatever they are worth."""
    i, j = pair
    one, other, rare = known.tellings[i], known.tellings[j], known.weight
    unit = next(iter(one.units & other.units))
    first = frozenset([*one.noun[:1], *other.noun[:1]])
    a, b = known.own[i] - first, known.own[j] - first
    shared = a & b
    w, wa, wb = rare(shared), rare(a), rare(b)
    lacking = sorted((rare(a - other.context - other.heads), rare(b - one.context - one.heads)))
    alike = len(list(takewhile(lambda p: p[0] == p[1], zip(one.noun, other.noun, strict=False))))
    cells = max(one.cell, other.cell)
    short, long = sorted((len(one.noun), len(other.noun)))
    lead = (one.lead & other.lead) - GENERAL - first
    close = known.close[pair]
    ranks = sorted(sum(1 for c, _ in known.beside[x] if c >= close) - 1 for x in pair)
    peers = sorted(len(known.beside[x]) for x in pair)
    return {
        "close": close, "rank-less": min(ranks[0], 6), "rank-more": min(ranks[1], 12), "peers-less": min(peers[0], 20), "peers-more": min(peers[1], 20),
        "percent": unit == "%", "money": unit == MONEY, "people": unit == "nguoi", "per": bool(one.per) + bool(other.per), "per-apart": one.per != other.per,
        "other-word": bool(one.noun and other.noun and one.noun[0] != other.noun[0]),
        "shared": min(w, 16), "cover-less": w / min(wa, wb) if min(wa, wb) else 0.0, "cover-more": w / max(wa, wb) if max(wa, wb) else 0.0,
        "lacking-less": min(lacking[0], 12), "lacking-more": min(lacking[1], 16),
        "noun": min(alike, 5), "noun-short": short, "noun-long": min(long, 8), "noun-same": bool(short and one.noun == other.noun),
        "noun-parts": bool(alike and alike < short),
        "lead": min(rare(lead), 8), "heads": min(rare(one.heads & other.heads), 12), "crossed": min(rare((one.heads & other.near) | (other.heads & one.near)), 12),
        "context": min(rare((one.context & other.context) - GENERAL), 24),
        "years-one": bool(one.years) != bool(other.years), "years-same": bool(one.years) and one.years == other.years,
        "orders-one": bool(one.orders) != bool(other.orders),
        "names-same": min(len(one.names & other.names), 3), "names-apart": min(len(one.names ^ other.names), 4),
        "names-both": bool(one.names - other.names and other.names - one.names),
        "bound-same": bool(one.bound) and one.bound == other.bound, "bound-one": bool(one.bound) != bool(other.bound),
        "bound-apart": bool(one.bound and other.bound and one.bound != other.bound),
        "way-apart": one.way != other.way, "each": one.each, "part": one.part + other.part, "change": one.change + other.change,
        "whole": one.whole + other.whole, "rated": one.rated + other.rated, "seen": one.seen + other.seen, "past": one.past + other.past, "as-said": one.as_said + other.as_said,
        "same-section": one.section is not None and one.section == other.section, "same-paragraph": one.paragraph == other.paragraph,
        "goal": ("muc_tieu" in one.kinds) != ("muc_tieu" in other.kinds), "money-part": ("nguon_von" in one.kinds) != ("nguon_von" in other.kinds),
        "duties": ("to_chuc_thuc_hien" in one.kinds) != ("to_chuc_thuc_hien" in other.kinds),
        "far": log10(1 + abs(one.place[0] - other.place[0])),
        "cell": cells, "cell-both": min(one.cell, other.cell),
        "many-less": min(one.many, other.many, 6), "many-more": min(max(one.many, other.many), 6),
        "beside": min(len(one.beside & other.beside), 3), "beside-none": bool(one.beside and other.beside and not one.beside & other.beside),
    }  # fmt: skip


def values(known: Field, pair: Pair) -> dict[str, float]:
    """How two values lie to each other, and what else the draft has of them."""
    worth = known.values
    a, b = worth[pair[0]], worth[pair[1]]
    high, low = max(a, b), min(a, b)
    close = known.close[pair]
    again = known.again(pair)
    around = {worth[k] for x in pair for _, k in known.beside[x]}
    anywhere = sorted(known.stock.values[int(v * FINE)] for v in (a, b))
    mates = [[worth[k] for k in known.mates[known.tellings[x].sentence] if k != x] for x in pair]
    left = sum(high - low in m for m in mates)
    off, swap = _digits_off(a, b)
    lengths = sorted((digits(a), digits(b)))
    return {
        "third-less": close - again.third[1], "third-more": close - again.third[0], "again-less": again.own[0], "again-more": again.own[1],
        "again-closer": again.own[1] - close, "other-less": again.its[0], "other-more": again.its[1],
        "many-again-less": min(again.many_own[0], 3), "many-again-more": min(again.many_own[1], 3), "many-other": min(again.many_its, 4),
        "made": known.made(pair[0]) + known.made(pair[1]), "anywhere-less": min(anywhere[0], 3), "anywhere-more": min(anywhere[1], 3),
        "ratio": log(float(high) / float(low)), "off": min(off, 4), "longer": off == _OTHER_LENGTH, "swap": swap, "digits-less": min(lengths[0], 5), "digits-more": min(lengths[1], 5),
        "digits-same": lengths[0] == lengths[1], "one-more": high - low == 1, "rest-told": high - low in around, "sum-told": high + low in around,
        "rest-beside": left, "times": high % low == 0, "size": log10(float(high) + 1), "low": min(float(low), 30.0),
    }  # fmt: skip
