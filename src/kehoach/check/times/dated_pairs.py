"""What two times of a draft have to do with each other, in numbers: what a model weighs to say whether one thing is told with two of them.

What is told of each (``context``) says whether they are of one thing; how they lie to each other and what else the draft has of either
(``values``) says whether one of them is a slip or was changed late.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from math import fsum, log10

from kehoach.check.figures.tellings import GENERAL
from kehoach.check.times.dated import Dated
from kehoach.check.times.moments import days_between

Pair = tuple[int, int]
Value = tuple[str, str]  # the first day and the last, ISO
_RARE, _MOST = 3.5, 4.0  # what a word tells that the draft's paragraphs do not have, and any at most
_BLANK = 2.0
_BARE = 4.0  # of clauses that tell so little, the item tells too, then the lines above
_APART = 0.06  # of their words: less is of two things
_SAME = 0.5  # of the words of a target and what is done for it, told in other words
_FAR = 400  # days
_MONTH_END = 28
_PHASES = frozenset(["thẩm định", "phê duyệt", "ban hành", "khởi công", "thi công", "nghiệm thu", "bàn giao", "quyết toán", "thanh toán", "khai mạc", "bế mạc", "sơ kết", "tổng kết"])
_PUT = frozenset(["báo cáo", "tổng hợp"])  # go up a chain of bodies, each by its own day
_HANDED = frozenset(["gửi", "nộp", "đăng ký", "đề xuất", "góp ý"])  # what is put together later


@dataclass
class Calendar:
    """The times of a draft, how rare its words are, and the days that each of them is."""

    times: Sequence[Dated]
    rare: dict[str, float]
    days: list[Value] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.days = self.days or [one.value for one in self.times]
        self.rare = {word: min(rare, _MOST) for word, rare in self.rare.items()}

    def weight(self, words: frozenset[str]) -> float:
        """How much words tell together."""
        rare = self.rare
        return fsum(rare.get(w, _RARE) for w in words)  # whatever the order of a set

    def valued(self, days: list[Value]) -> Calendar:
        """The same times on other days; what is told of them need not be worked out again."""
        other = Calendar(self.times, self.rare, days)
        for name in ("own", "weights", "close", "beside", "mates"):
            other.__dict__[name] = getattr(self, name)
        return other

    @cached_property
    def own(self) -> list[frozenset[str]]:
        """The words that tell what each is of: of its clause; where they are few, of its item, then of the lines above it."""
        found = []
        for one in self.times:
            words = one.near
            for more in (one.item, one.part):
                if self.weight(words) < _BARE or one.labelled:
                    words = words | more
            found.append(words - GENERAL)
        return found

    @cached_property
    def weights(self) -> list[float]:
        """How much these words tell."""
        return [self.weight(words) for words in self.own]

    @cached_property
    def close(self) -> dict[Pair, float]:
        """The share of the words of two times that both have."""
        found: dict[Pair, float] = {}
        for i, one in enumerate(self.times):
            for j in range(i + 1, len(self.times)):
                other = self.times[j]
                if one.sentence != other.sentence and one.yearly == other.yearly and one.open == other.open and not (one.cell and one.table == other.table):
                    told = self.weight(self.own[i] & self.own[j])
                    found[i, j] = told / (self.weights[i] + self.weights[j] - told + _BLANK)
        return found

    @cached_property
    def beside(self) -> dict[int, list[tuple[float, int]]]:
        """Those that may be of the same as each, the closest first."""
        found: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (i, j), close in self.close.items():
            found[i].append((close, j))
            found[j].append((close, i))
        for every in found.values():
            every.sort(reverse=True)
        return found

    @cached_property
    def often(self) -> Counter[Value]:
        """How many times are of the same days."""
        return Counter(self.days)

    def agree(self, i: int, j: int) -> bool:
        """True if one time lies in the other; a day before which something is due is the day before, too."""
        (a, b), (c, d) = self.days[i], self.days[j]
        one, other = self.times[i], self.times[j]
        if (a, b) == (c, d) or (one.due or other.due) and abs(days_between(b, d)) == 1:
            return True
        if one.sort == other.sort == "range" and one.first.day and one.last.day and other.first.day and other.last.day:
            return False
        return a <= c and d <= b or c <= a and b <= d

    def near(self, i: int, j: int) -> bool:
        """True if two times are near enough for one to be meant for the other."""
        (a, b), (c, d) = self.days[i], self.days[j]
        return min(abs(days_between(a, c)), abs(days_between(b, d))) < _FAR

    @cached_property
    def mates(self) -> dict[tuple[int, int], list[int]]:
        """The times of each paragraph and of each row."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for at, one in enumerate(self.times):
            found[one.table, one.paragraph].append(at)
        return found

    def beside_it(self, at: int) -> list[int]:
        """The other times of its sentence or its row."""
        one = self.times[at]
        return [k for k in self.mates[one.table, one.paragraph] if k != at and (one.cell or self.times[k].sentence == one.sentence)]

    def candidates(self) -> list[Pair]:
        """The pairs that may be of one thing and differ."""
        return [pair for pair, close in self.close.items() if close > _APART and self.differ(*pair)]

    def differ(self, i: int, j: int) -> bool:
        """True for two times that are near each other and differ, where neither stands beside a time that is the other: *từ 08/6 | đến 24/6*, and *24/6*."""
        if self.agree(i, j) or not self.near(i, j) or self.in_turn((i, j)):
            return False
        return not any(self.agree(y, k) for x, y in ((i, j), (j, i)) for k in self.beside_it(x))

    def in_turn(self, pair: Pair) -> bool:
        """True if one of two times is sure to come before the other: another step, what is handed in for it, what is done before it is due."""
        one, other = (self.times[at] for at in pair)
        if one.step in _PUT or other.step in _PUT or one.step != other.step and one.step in _PHASES and other.step in _PHASES:
            return True
        if any(x.due and not y.due and (not y.cell or y.sort == "range") and self.days[b][1] < self.days[a][1] for x, y, a, b in ((one, other, *pair), (other, one, *pair[::-1]))):
            return True  # *trước ngày 30/6*, and a lesson on 17/6
        goals = ["muc_tieu" in t.kinds for t in (one, other)]
        return self.first(pair, [t.step in _HANDED for t in (one, other)]) > 0 or self.first(pair, goals) < 0 and self.close[pair] < _SAME

    def first(self, pair: Pair, marked: list[bool]) -> int:
        """1 if the one of two times that is marked is the earlier, -1 if it is the later, 0 if none is or both are."""
        if marked[0] == marked[1]:
            return 0
        one, other = (self.days[x][1] for x in (pair if marked[0] else pair[::-1]))
        return 1 if one < other else -1

    def is_off(self, at: int, days: Value) -> bool:
        """True if one of the times beside one in its part would be out of order with it on other days."""
        for k in (at - 1, at + 1):
            if 0 <= k < len(self.times) and self.times[k].section == self.times[at].section and not self.times[k].yearly:
                before, after = (self.days[k], days) if k < at else (days, self.days[k])
                if before[0] > after[1]:
                    return True
        return False


def described(known: Calendar, pair: Pair) -> dict[str, float]:
    """All that the model weighs of a pair."""
    return {**context(known, pair), **values(known, pair)}


def context(known: Calendar, pair: Pair) -> dict[str, float]:
    """What is told around two times, whatever days they are."""
    i, j = pair
    one, other, rare = known.times[i], known.times[j], known.weight
    a, b = known.own[i], known.own[j]
    w, wa, wb = rare(a & b), rare(a), rare(b)
    lacking = sorted((rare(a - other.said - other.heads), rare(b - one.said - one.heads)))
    close = known.close[pair]
    second = sorted(next((c for c, k in known.beside[x] if k not in pair), 0.0) for x in pair)
    marks = one.marks & other.marks
    return {
        "close": close, "second-less": close - second[1], "second-more": close - second[0], "shared": min(w, 24), "words-shared": min(len(a & b), 8),
        "cover-less": w / min(wa, wb) if min(wa, wb) else 0.0, "cover-more": w / max(wa, wb) if max(wa, wb) else 0.0,
        "lacking-less": min(lacking[0], 16), "lacking-more": min(lacking[1], 24), "own-more": min(max(wa, wb), 40),
        "sentences": min(rare(one.said & other.said), 30), "heads": min(rare(one.heads & other.heads), 16), "titles": min(rare(one.title & other.title), 12),
        "crossed": min(rare((one.title & b) | (other.title & a)), 16), "item": min(rare(one.item & other.item), 24),
        "parts": min(rare((one.part | one.item) & b | (other.part | other.item) & a), 24),
        "steps": min(len(one.steps & other.steps), 3), "steps-same": bool(one.steps) and one.steps == other.steps, "steps-off": min(len(one.steps ^ other.steps), 4),
        "step-same": bool(one.step) and one.step == other.step, "step-apart": bool(one.step and other.step and one.step != other.step),
        "hands": (one.step in _HANDED) + (other.step in _HANDED),
        "marks-one": bool(one.marks) != bool(other.marks), "marks-same": bool(marks) and one.marks == other.marks, "marks-apart": bool(one.marks and other.marks and not marks),
        "report": one.report + other.report, "cell": one.cell + other.cell, "annex": one.annex + other.annex,
        "same-section": one.section is not None and one.section == other.section, "same-paragraph": one.paragraph == other.paragraph, "same-part": bool(one.kinds & other.kinds),
        "far": log10(1 + abs(one.place[0] - other.place[0])), "ranges": (one.sort == "range") + (other.sort == "range"), "one-sort": one.sort == other.sort, "times": min(len(known.times), 80),
    }  # fmt: skip


def values(known: Calendar, pair: Pair) -> dict[str, float]:
    """How two times lie to each other, and what else the draft has of either."""
    days = known.days
    close = known.close[pair]
    again: list[float] = []
    others: list[float] = []
    third: list[float] = []
    more = 0
    for x, y in (pair, pair[::-1]):
        rest = [(c, days[k]) for c, k in known.beside[x] if k not in pair]
        again.append(next((c for c, v in rest if v == days[x]), 0.0))
        others.append(next((c for c, v in rest if v == days[y]), 0.0))
        third.append(next((c for c, v in rest if v not in (days[x], days[y])), 0.0))
        more += sum(1 for _, v in rest if v == days[y])
    many = sorted(known.often[days[x]] - 1 for x in pair)
    again.sort()
    off = [known.is_off(x, days[x]) for x in pair]
    swapped = [known.is_off(x, days[y]) for x, y in (pair, pair[::-1])]
    (a, b), (c, d) = (days[x] for x in pair)
    one, other = date.fromisoformat(b), date.fromisoformat(d)
    return {
        "third-less": close - max(third), "third-more": close - min(third), "again-less": again[0], "again-more": again[1], "again-closer": again[1] - close,
        "other-less": min(others), "other-more": max(others), "many-less": min(many[0], 4), "many-most": min(many[1], 8), "many-other": min(more, 4),
        "starts": min(abs(days_between(a, c)), _FAR), "ends": min(abs(days_between(b, d)), _FAR), "same-month": one.month == other.month, "same-day": one.day == other.day,
        "months-off": abs(one.month - other.month), "days-off": abs(one.day - other.day), "month-ends": (one.day >= _MONTH_END) + (other.day >= _MONTH_END),
        "goal-first": known.first(pair, ["muc_tieu" in known.times[x].kinds for x in pair]),
        "off": sum(off), "would-fit": sum(o and not s for o, s in zip(off, swapped, strict=True)), "would-not": sum(s and not o for o, s in zip(off, swapped, strict=True)), "later-after": b < d,
    }  # fmt: skip

