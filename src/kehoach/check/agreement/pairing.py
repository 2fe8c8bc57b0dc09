"""What two figures of a draft have to do with each other, in numbers: what a model weighs to say whether one thing is told twice.

What is told of each (``context``) says whether they are one thing; how their values lie to each other and what else the draft
has of either (``values``) says whether one of them is a slip or was changed late.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations, takewhile
from math import log, log10
from typing import TypeVar

from kehoach.check.agreement.backing import made
from kehoach.check.agreement.likeness import MEASURES, OF_TOTAL, Telling
from kehoach.check.agreement.stock import FINE, Item, Stock
from kehoach.check.draft import Place
from kehoach.check.figures.numbers import digits, places, step
from kehoach.check.figures.reckoned import MONEY
from kehoach.check.figures.tellings import GENERAL
from kehoach.check.pairs import Pair, Pairs
from kehoach.folding import fold

Key = TypeVar("Key", bound=Hashable)
_FEW, _FEW_VALUES = 6, 5
_APART, _MEASURED = 0.03, 0.25  # of measures of time, which many things have
_BARE = 6.0  # of figures with so few words beside them, those of the heading tell too
_NEAR = Decimal("0.6")
_OTHER_LENGTH = 9
_PARTS = frozenset(["trong", "riêng"])
_CHANGES = frozenset("mỗi bình trung từng thêm tăng giảm còn duy hơn".split())  # noqa: SIM905
_WAYS = _CHANGES | _PARTS
_AT_MOST = frozenset(["tối đa", "không quá", "không vượt quá", "dưới"])
_LONG_FIGURE = 3  # digits of a figure that is hardly like another by accident
_LARGE = 50_000_000  # đồng: no rate of one
_SMALL = 20  # values below stand elsewhere by chance
_NO_RATE = 100


@dataclass
class Field(Pairs[Decimal]):
    """The figures of a draft, how rare its words are, and what each of its figures is worth."""

    tellings: Sequence[Telling]
    stock: Stock
    kept = ("mates", "lines", "starts", "paragraphs")

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
        texts = self._of_text(lambda one: one.unit)
        cells: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            for unit in one.units & texts.keys() if one.numeric else ():
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
    def mates(self) -> dict[Place, list[int]]:
        """The figures of each sentence or row, in order."""
        found: dict[Place, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            found[one.sentence].append(at)
        return found

    def mates_of(self, at: int) -> list[int]:
        """The figures of the sentence or row of one, it among them."""
        return self.mates[self.tellings[at].sentence]

    @cached_property
    def lines(self) -> dict[tuple[int, str], list[int]]:
        """The figures of each paragraph and unit, in order."""
        return self._of_text(lambda one: (one.paragraph, one.unit))

    @cached_property
    def paragraphs(self) -> dict[int, list[int]]:
        """The figures of each paragraph, in order."""
        return self._of_text(lambda one: one.paragraph)

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Where the figures of each unit stand in the text, in order."""
        return {unit: [self.tellings[at].place[0] for at in every] for unit, every in self._of_text(lambda one: one.unit).items()}

    def _of_text(self, key: Callable[[Telling], Key]) -> dict[Key, list[int]]:
        """The figures of the text and of the words of cells by what they have in common, in order."""
        found: dict[Key, list[int]] = defaultdict(list)
        for at, one in enumerate(self.tellings):
            if not one.numeric:
                found[key(one)].append(at)
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

    def candidates(self) -> list[Pair]:
        """The pairs with values near each other that may tell one thing."""
        return [pair for pair in self.close if self.is_candidate(*pair)]

    def is_candidate(self, i: int, j: int) -> bool:
        """True for a pair that is worth weighing."""
        if not near(self.values[i], self.values[j]) or not (self.is_open(i) and self.is_open(j)) or self.barred(i, j):
            return False
        if self.tellings[i].unit in MEASURES and not self._are_spots(i, j):
            return self.close[i, j] > _MEASURED
        return self.alike(i, j) or self._one_slip(i, j) or self.hardly_others(i, j)

    def _are_spots(self, i: int, j: int) -> bool:
        """True for *điểm* that are no marks: *16 điểm tiềm ẩn tai nạn*."""
        return self.tellings[i].unit == "diem" and any(len(self.tellings[at].noun) > 1 for at in (i, j))

    @cached_property
    def _few(self) -> set[int]:
        return {at for at, every in self.beside.items() if len(every) <= _FEW or len({self.values[k] for _, k in every} | {self.values[at]}) <= _FEW_VALUES}

    def hardly_others(self, i: int, j: int) -> bool:
        """True if few figures or values of their unit are told, and nothing says that two are of other kinds of it."""
        return i in self._few and j in self._few and not self._other_noun(i, j)

    def _one_slip(self, i: int, j: int) -> bool:
        """True if two long figures differ by a digit or by two that are swapped."""
        one, other = self.values[i], self.values[j]
        off, swap = _digits_off(one, other)
        return (off == 1 or swap) and (self.is_long(i) or self.is_long(j))

    def names_row(self, i: int, j: int) -> bool:
        """True if a row of numbers is named by what a figure of the text counts, or is the total of a column of it: *7.200 taximet*."""
        one, other = self.tellings[i], self.tellings[j]
        if not one.noun or one.noun[0] not in other.near:
            return False
        lacking = {word for word in other.near - GENERAL - one.near - one.context if fold(word) not in other.column}
        return other.cell == OF_TOTAL or one.unit not in other.column and not lacking

    def mistyped(self, i: int, j: int) -> bool:
        """True if two figures of three and more digits that tell differ by one slip: whatever is said of them, they are hardly two."""
        return self._one_slip(i, j) and all(digits(self.values[at]) >= _LONG_FIGURE for at in (i, j))

    def is_long(self, at: int) -> bool:
        """True for a figure that is hardly another's by accident."""
        long = _LONG_FIGURE - (MONEY in self.tellings[at].units and self.values[at] >= _LARGE)
        return digits(self.values[at]) >= long

    def points_back(self, i: int, j: int) -> bool:
        """True if the later of two figures is said to have been told before (*03 thôn nói trên*), and the earlier is the last of its unit before it."""
        one, other = self.tellings[i], self.tellings[j]
        return (other.pointing if one.place < other.place else one.pointing) and not self.between(i, j)

    def between(self, i: int, j: int) -> int:
        """How many figures of the unit of two stand between them in the text."""
        low, high = sorted((self.tellings[i].place, self.tellings[j].place))
        starts = self.starts[self.tellings[i].unit or self.tellings[j].unit]
        return max(0, bisect_left(starts, high[0]) - bisect_left(starts, low[0]) - 1)

    def _other_noun(self, i: int, j: int) -> bool:
        one, other = self.tellings[i].noun, self.tellings[j].noun
        return len(one) > 1 < len(other) and one[:2] != other[:2]

    def barred(self, i: int, j: int) -> bool:
        """True if it is said that two figures are of two things: of other years, rounds or kinds of area, one of each, one in the other's sentence."""
        one, other = self.tellings[i], self.tellings[j]
        both = ((one, other), (other, one))
        if _of_others(one, other) or self._beside(i, j) or any(_within(a, b) or _is_account(a, b) or self._is_part(a, b) for a, b in both):
            return True
        if not self.mistyped(i, j) and (_of_other_time(one, other) or self.added(i, j) or any(_is_step(a, b) for a, b in both)):
            return True
        return self._rest_told(i, j) or self._share_told(i, j)

    def added(self, i: int, j: int) -> bool:
        """True for what is kept or added beside what is made: *duy trì 20*, *xây dựng thêm 20*, *xây dựng 24*."""
        one, other = self.tellings[i], self.tellings[j]
        if one.base or other.base:
            return False
        return one.change != other.change or one.way != other.way and (_is_change(one, other) or _is_change(other, one))

    def _is_part(self, one: Telling, other: Telling) -> bool:
        """True if the first figure is said to be a part (*trong đó 20 mô hình do phụ nữ làm chủ*) by words that the other does not have."""
        return one.way in _PARTS and other.way not in _PARTS and not (one.cell or other.cell) and self.weight(one.near - GENERAL - other.context - other.near) > 0

    def _rest_told(self, i: int, j: int) -> bool:
        """True if the sentence of one of two figures tells by how much they differ."""
        rest = abs(self.values[i] - self.values[j])
        mates = (self.tellings[k] for x in (i, j) for k in self.mates_of(x) if self.values[k] == rest)
        return rest > 2 and any(mate.unit in (self.tellings[i].unit, self.tellings[j].unit) for mate in mates)  # noqa: PLR2004

    def _share_told(self, i: int, j: int, *others: int) -> bool:
        """True if the sentence of one of two figures, or of others, tells which share of the larger the less is: *103 xã, đạt 79,2%*."""
        low, high = sorted((self.values[i], self.values[j]))
        share = low * _NO_RATE / high
        rates = (self.values[k] for x in (i, j, *others) for k in self.mates_of(x) if "%" in self.tellings[k].units)
        return any(abs(rate - share) * 2 <= step(rate) for rate in rates)

    def doubtful(self, i: int, j: int) -> bool:
        """True if something says that two figures are of two things, and does not settle it: what was found and what is set, a third value, a part or a change."""
        one, other = self.tellings[i], self.tellings[j]
        found = one.seen != other.seen and not (one.cell or other.cell) and not self.again((i, j)).many_own[1]
        return found or _of_other_time(one, other) or self.third(i, j) > 0 or self._narrowed(i, j) or self._other_noun(i, j) and (one.noun[0] == other.noun[0] or not self.alike(i, j))

    def both_meant(self, pair: Pair) -> bool:
        """True if both values, no small ones, are told at other places as well, or it is said elsewhere which share one is of the other."""
        if min(self.values[at] for at in pair) < _SMALL:
            return False
        again = [k for at in pair for _, k in self.beside[at] if self.values[k] == self.values[at]]
        return self.again(pair).many_own[0] > 0 or self._share_told(*pair, *again)

    def alike(self, i: int, j: int) -> bool:
        """True if two figures share a word, or the later points back to the earlier."""
        return self.close[i, j] > _APART or self.points_back(i, j)

    def _narrowed(self, i: int, j: int) -> bool:
        """True if one of two figures is said to be a part or a change (*duy trì 20 mô hình*, *trong đó*), or what their rest or sum makes stands beside them."""
        one, other, worth = self.tellings[i], self.tellings[j], self.values
        if self.added(i, j) or one.part != other.part and not (one.cell or other.cell):
            return True
        return worth[j] in _runs(self, i) or worth[i] in _runs(self, j)

    def _beside(self, i: int, j: int) -> bool:
        """True if the sentence of one of two figures has the other's value too: *40 sản phẩm từ 50 sản phẩm dự thi*."""
        worth = self.values
        return any(worth[k] == worth[y] and self.tellings[k].unit == self.tellings[x].unit for x, y in ((i, j), (j, i)) for k in self.mates_of(x) if k != x)

    def third(self, i: int, j: int) -> int:
        """How many third values are told as closely to both as these two are to each other: of things like each other."""
        close, worth = self.close[i, j], self.values
        closer = [{k for c, k in self.beside[x] if c >= close and worth[k] not in (worth[i], worth[j]) and not self.tellings[k].numeric} for x in (i, j)]
        return len(closer[0] & closer[1])

    def fits(self, at: int, value: Decimal) -> bool:
        """True if the figures around one would make a value in its place: a sum, a difference, a product or a share."""
        one, worth = self.tellings[at], self.values
        if one.numeric:
            return False
        around = [k for k in self.paragraphs[one.paragraph] if k != at]
        same = [worth[k] for k in around if self.tellings[k].unit == one.unit][:_LONG]
        if len(same) > 1 and (value == sum(same) or any(value in (a + b, abs(a - b)) for a, b in combinations(same, 2))):
            return True
        others = [worth[k] for k in around if self.tellings[k].unit not in (one.unit, "%") and worth[k] > 1][:_LONG]
        factors = [*combinations(others, 2), *((a, b) for a in same for b in others)]
        if value > 1 and any(value == a * b or value * b == a or value * a == b > a for a, b in factors):
            return True
        rates = [worth[k] for k in around if self.tellings[k].unit == "%"]
        return one.unit != "%" and any(value * _NO_RATE == rate * whole or value * rate == whole * _NO_RATE for rate in rates for whole in same)

    def is_open(self, at: int) -> bool:
        """True for a figure that may be told with another value: all of something is all."""
        return not (self.values[at] == _NO_RATE and "%" in self.tellings[at].units)


def _of_others(one: Telling, other: Telling) -> bool:
    """True if what is said of two figures tells them apart: other years, turns or kinds of area, one of each, what another is compared with."""
    said = ((one.years, other.years), (frozenset(one.split.split()), frozenset(other.split.split())))
    if any(a and b and not a & b for a, b in said) or one.areas and other.areas and one.areas != other.areas or _other_turn(one.orders, other.orders):
        return True
    return one.below and other.below or one.compared != other.compared or _of_one_each(one, other) or _of_other_kind(one, other)


def _of_other_time(one: Telling, other: Telling) -> bool:
    """True if one of two figures is of years before the plan's; where a change begins need not say when."""
    return one.before != other.before and not any(t.base and not t.years for t in (one, other))


def _of_one_each(one: Telling, other: Telling) -> bool:
    """True if one of two figures is of one each; what a column of rates says so of the text need not."""
    return one.each != other.each and (one.each or not other.numeric)


def _of_other_kind(one: Telling, other: Telling) -> bool:
    """True if a cell does not tell of which kind the counted are."""
    return other.numeric and len(one.noun) > 1 and one.noun[1] not in other.context | other.near


def _is_account(one: Telling, other: Telling) -> bool:
    """True if the first figure tells of what is or was, the other of what is to be: *năm 2025 đã mở 05 lớp*; *có 09 tủ sách*, *thành lập 07 tủ sách*."""
    return not other.base and (one.before and one.past and not other.before or one.seen and not other.seen and other.makes)


def _is_change(one: Telling, other: Telling) -> bool:
    """True if the first figure is a change, one of each or a rest; or what is kept, and the other is made."""
    return one.way in _CHANGES and (one.way != "duy" or other.makes and not one.makes)


def _within(one: Telling, other: Telling) -> bool:
    """True if an exact figure keeps to the bound that the first is: *ít nhất 103 xã*, *130 xã*."""
    if other.bound or one.cell or other.cell:
        return False
    return one.bound == "ít nhất" and other.value > one.value or one.bound in _AT_MOST and other.value < one.value


def _is_step(one: Telling, other: Telling) -> bool:
    """True if the first figure, the smaller, is of one turn or of some by name: *đợt 1 lắp đặt 15 biển*, *hai xã Đông Tiến và Tam Giang*."""
    return (bool(one.orders) and not other.orders or one.listed and not other.pointing) and one.value < other.value


def _other_turn(one: frozenset[str], other: frozenset[str]) -> bool:
    """True for other turns of one kind: *đợt 1*, *đợt 2*; no quarter is another month."""
    kinds = [{turn.rpartition(" ")[0] for turn in turns} for turns in (one, other)]
    return not one & other and not kinds[0].isdisjoint(kinds[1])


def near(one: Decimal, other: Decimal) -> bool:
    """True if two values differ and are near enough for one to be meant for the other."""
    high, low = max(one, other), min(one, other)
    if one == other or low <= 0:
        return False
    if low >= high * _NEAR or high - low <= 2:  # noqa: PLR2004
        return True
    off, swap = _digits_off(one, other)
    return off <= 1 or swap or _one_more(one, other)


def _one_more(one: Decimal, other: Decimal) -> bool:
    """True if one value has a digit more than the other, and else the same: *05*, *15*."""
    scale = max(places(one.normalize()), places(other.normalize()))
    short, long = sorted((str(int(one.scaleb(scale))), str(int(other.scaleb(scale)))), key=len)
    return len(long) == len(short) + 1 and long != f"{short}0" and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


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
    run = known.lines[one.paragraph, one.unit] if not one.numeric else []
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
    unit = min(one.units & other.units)
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
        "change-apart": one.change != other.change, "before-apart": _of_other_time(one, other), "bases": one.base + other.base, "each-apart": one.each != other.each, "makes": one.makes + other.makes, "makes-seen": one.makes and other.seen or other.makes and one.seen,
        "listed": one.listed + other.listed, "listed-less": (one if known.values[i] < known.values[j] else other).listed, "seen-apart": one.seen != other.seen,
        "narrow-apart": one.way != other.way and (one.way in _WAYS or other.way in _WAYS),
        "areas-one": bool(one.areas) != bool(other.areas), "numerators": one.numerator + other.numerator,
        "cell-apart": _of_other_kind(one, other),
        "names-row": other.numeric and known.names_row(i, j), "column": other.numeric and unit in other.column, "rest": one.rest + other.rest, "rest-apart": one.rest != other.rest,
        "pointing": one.pointing + other.pointing, "points-back": known.points_back(i, j), "between": min(known.between(i, j), 12),
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
    mates = [[worth[k] for k in known.mates_of(x) if k != x] for x in pair]
    left = sum(high - low in m for m in mates)
    off, swap = _digits_off(a, b)
    lengths = sorted((digits(a), digits(b)))
    runs = [b in _runs(known, pair[0]), a in _runs(known, pair[1])]
    fit = [known.fits(pair[0], a), known.fits(pair[1], b)]
    due = [known.fits(pair[0], b), known.fits(pair[1], a)]
    units = {k for x in pair for _, k in known.beside[x]} | set(pair)
    told = Counter(worth[k] for k in units if not known.tellings[k].numeric)
    here = [{worth[k] for k in known.mates_of(x) if known.tellings[k].unit == known.tellings[x].unit} for x in pair]
    return {
        "thirds": min(known.third(*pair), 4), "rest-in-sentence": sum(high - low in u for u in here),
        "unit-values": min(len(told), 12), "unit-less": min(told[a], told[b], 4), "unit-more": min(max(told[a], told[b]), 6), "runs": sum(runs),
        "fits-own": sum(fit), "fits-due": sum(d and not f for d, f in zip(due, fit, strict=True)), "fits-both": sum(d and f for d, f in zip(due, fit, strict=True)),
        "third-less": close - again.third[1], "third-more": close - again.third[0], "again-less": again.own[0], "again-more": again.own[1],
        "again-closer": again.own[1] - close, "other-less": again.its[0], "other-more": again.its[1],
        "many-again-less": min(again.many_own[0], 3), "many-again-more": min(again.many_own[1], 3), "many-other": min(again.many_its, 4),
        "made": known.made(pair[0]) + known.made(pair[1]), "anywhere-less": min(anywhere[0], 3), "anywhere-more": min(anywhere[1], 3),
        "ratio": log(float(high) / float(low)), "off": min(off, 4), "longer": off == _OTHER_LENGTH, "swap": swap, "digits-less": min(lengths[0], 5), "digits-more": min(lengths[1], 5),
        "significant": lengths[0], "digits-same": lengths[0] == lengths[1], "one-more": high - low == 1, "rest-told": high - low in around, "sum-told": high + low in around,
        "rest-beside": left, "one-digit-more": _one_more(a, b), "times": high % low == 0, "size": log10(float(high) + 1), "low": min(float(low), 30.0),
    }  # fmt: skip
