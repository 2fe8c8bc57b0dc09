"""What two times of a draft have to do with each other, in numbers: what a model weighs to say whether one thing is told with two of them.

What is told of each (``context``) says whether they are of one thing; how they lie to each other and what else the draft has of either
(``values``) says whether one of them is a slip or was changed late.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log10

from kehoach.check.figures.tellings import GENERAL
from kehoach.check.pairs import Pair, Pairs
from kehoach.check.times.dated import Dated
from kehoach.check.times.moments import days_between

Value = tuple[str, str]  # the first day and the last, ISO
_BARE = 4.0  # of clauses that tell so little, the item tells too, then the lines above
_APART = 0.06  # of their words: less is of two things
_SAME = 0.5  # of the words of a target and what is done for it, told in other words
_FAR = 400  # days
_MONTH_END = 28
_PHASES = frozenset(["thẩm định", "phê duyệt", "ban hành", "khởi công", "thi công", "nghiệm thu", "bàn giao", "quyết toán", "thanh toán", "khai mạc", "bế mạc", "sơ kết", "tổng kết"])
_PUT = frozenset(["báo cáo", "tổng hợp"])  # go up a chain of bodies, each by its own day
_HANDED = frozenset(["gửi", "nộp", "đăng ký", "đề xuất", "góp ý"])  # what is put together later


@dataclass
class Calendar(Pairs[Value]):
    """The times of a draft, how rare its words are, and the days that each of them is."""

    times: Sequence[Dated]
    kept = ("mates",)

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
    def close(self) -> dict[Pair, float]:
        """The share of the words of two times that both have."""
        found: dict[Pair, float] = {}
        for i, one in enumerate(self.times):
            for j in range(i + 1, len(self.times)):
                other = self.times[j]
                if one.sentence != other.sentence and one.yearly == other.yearly and one.open == other.open and not (one.cell and one.table == other.table):
                    found[i, j] = self.closeness(i, j)
        return found

    @cached_property
    def often(self) -> Counter[Value]:
        """How many times are of the same days."""
        return Counter(self.values)

    def agree(self, i: int, j: int) -> bool:
        """True if one time lies in the other; a day before which something is due is the day before, too."""
        (a, b), (c, d) = self.values[i], self.values[j]
        one, other = self.times[i], self.times[j]
        if (a, b) == (c, d) or (one.due or other.due) and abs(days_between(b, d)) == 1:
            return True
        if one.sort == other.sort == "range" and one.first.day and one.last.day and other.first.day and other.last.day:
            return False
        return a <= c and d <= b or c <= a and b <= d

    def near(self, i: int, j: int) -> bool:
        """True if two times are near enough for one to be meant for the other."""
        (a, b), (c, d) = self.values[i], self.values[j]
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
        if self.in_time(*pair) or self.in_time(*pair[::-1]):
            return True
        goals = ["muc_tieu" in t.kinds for t in (one, other)]
        return self.first(pair, [t.step in _HANDED for t in (one, other)]) > 0 or self.first(pair, goals) < 0 and self.close[pair] < _SAME

    def in_time(self, i: int, j: int) -> bool:
        """True if the second of two times lies before the first is due: *trước ngày 30/6*, and a lesson on 17/6."""
        one, other = self.times[i], self.times[j]
        return one.due and not other.due and (not other.cell or other.sort == "range") and self.values[j][1] < self.values[i][1]

    def first(self, pair: Pair, marked: list[bool]) -> int:
        """1 if the one of two times that is marked is the earlier, -1 if it is the later, 0 if none is or both are."""
        if marked[0] == marked[1]:
            return 0
        one, other = (self.values[x][1] for x in (pair if marked[0] else pair[::-1]))
        return 1 if one < other else -1

    def is_off(self, at: int, days: Value) -> bool:
        """True if one of the times beside one in its part would be out of order with it on other days."""
        for k in (at - 1, at + 1):
            if 0 <= k < len(self.times) and self.times[k].section == self.times[at].section and not self.times[k].yearly:
                before, after = (self.values[k], days) if k < at else (days, self.values[k])
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
    days = known.values
    close = known.close[pair]
    again = known.again(pair)
    many = sorted(known.often[days[x]] - 1 for x in pair)
    off = [known.is_off(x, days[x]) for x in pair]
    swapped = [known.is_off(x, days[y]) for x, y in (pair, pair[::-1])]
    (a, b), (c, d) = (days[x] for x in pair)
    one, other = date.fromisoformat(b), date.fromisoformat(d)
    return {
        "third-less": close - again.third[1], "third-more": close - again.third[0], "again-less": again.own[0], "again-more": again.own[1], "again-closer": again.own[1] - close,
        "other-less": again.its[0], "other-more": again.its[1], "many-less": min(many[0], 4), "many-most": min(many[1], 8), "many-other": min(again.many_its, 4),
        "starts": min(abs(days_between(a, c)), _FAR), "ends": min(abs(days_between(b, d)), _FAR), "same-month": one.month == other.month, "same-day": one.day == other.day,
        "months-off": abs(one.month - other.month), "days-off": abs(one.day - other.day), "month-ends": (one.day >= _MONTH_END) + (other.day >= _MONTH_END),
        "goal-first": known.first(pair, ["muc_tieu" in known.times[x].kinds for x in pair]),
        "off": sum(off), "would-fit": sum(o and not s for o, s in zip(off, swapped, strict=True)), "would-not": sum(s and not o for o, s in zip(off, swapped, strict=True)), "later-after": b < d,
    }  # fmt: skip

