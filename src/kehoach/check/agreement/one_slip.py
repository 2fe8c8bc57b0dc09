"""A figure that nothing backs and that one slip of the finger would back: two digits swapped, one mistyped.

That an unrelated number lies so near to what the figures around it make, or to one told elsewhere, is the less likely the more
digits it has and the fewer such numbers there are: this is what is weighed (in bits), with the words that two places share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import log2

from kehoach.check.agreement.backing import Dues, backed, dues, significant
from kehoach.check.agreement.stock import FINE, Item, Stock, stock
from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import swapped
from kehoach.check.figures.reckoned import MONEY
from kehoach.check.figures.remarks import FIGURE_CODES, say
from kehoach.check.figures.tellings import GENERAL
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.records import Finding
from kehoach.rulebook import CheckEntry

# How many bits make a remark sure, by what would hold without the slip: measured on sound drafts and sentences.
_LEVELS = {
    "sum": 4, "list": 4.5, "three": 6, "change": 6, "share": 4, "rate": 6, "product": 6, "product-of-told": 7, "same": 5.5,
}  # fmt: skip
_SELDOM = 4.0  # bits of a slip that two figures told apart hardly have by chance
_TIMES = frozenset(["gio", "phut", "ngay", "tuan", "thang", "nam", "tuoi"])
_WORD, _WORDS, _OF_WORDS = 3.0, 12.0, 0.25  # bits of a rare word at most, of all together, and what part of them counts
_OTHER_NOUN, _BESIDE = 1.5, 3.0  # what other words after the figure, and one paragraph, take off
_NEAR = 2.0  # what a tenth or less between two figures takes off: most of the 116 communes may be 112


@dataclass(frozen=True)
class Suspect:
    """A figure, what it should be, the figures that say so, and how surely."""

    item: Item
    due: int
    by: str
    others: tuple[Item, ...]
    score: float

    @property
    def code(self) -> str:
        """The code of the remark on it."""
        if self.by == "same":
            return "conflicting-amounts" if self.item.unit.startswith(MONEY) else "conflicting-targets"
        return "rate-mismatch" if self.by in ("rate", "share") else "sum-mismatch"


@kind("one-slip")
def one_slip(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``2.505 ngày công``, 2.055 in the annex; ``125 người, bằng 80% quân số`` of 190: of the remarks those of the rule's code."""
    for one in draft.once("one-slip", _chosen):
        if one.code == rule.code:
            yield _remark(draft, rule, one)


def _remark(draft: Draft, rule: CheckEntry, one: Suspect) -> Finding:
    stated, due = Decimal(one.item.value) / FINE, Decimal(one.due) / FINE
    worked_out = say(due.normalize(), MONEY if one.item.unit.startswith(MONEY) else "")
    return draft.finding(
        rule, one.item.place, say_as="swap" if swapped(stated, due) else "digit",
        stated=draft.words(one.item.place), other=draft.words(one.others[0].place), worked_out=worked_out + "%" * (one.item.unit == "%"),
        evidence=tuple(draft.evidence(other.place) for other in one.others[:_SHOWN]),
    )  # fmt: skip


_SHOWN = 4  # figures that a remark points to


def _chosen(draft: Draft) -> list[Suspect]:
    """The suspects that are likely enough, the surest first; of figures that back each other but for one slip one is remarked on."""
    chosen: list[Suspect] = []
    spent: set[Item] = set()
    for one in sorted(suspects(stock(draft)), key=lambda one: (-one.score, -one.item.place[0])):
        every = (one.item, *one.others)
        if not _sure(one) or spent.intersection(every) or any(draft.is_told(item.place, *FIGURE_CODES) for item in every):
            continue
        spent.update(every)
        chosen.append(one)
    return chosen


def suspects(known: Stock) -> Iterator[Suspect]:
    """The figures that nothing backs, each with the surest of what a slip makes of it."""
    for item in known.text:
        if len(significant(item.value)) < 2 or backed(known, item):  # noqa: PLR2004
            continue
        near = slips(item.value)
        found = [_surest(known, item, near, by, due) for by, due in dues(known, item)]
        best = max((one for one in found if one), key=lambda one: one.score - _LEVELS[one.by], default=None)
        if best:
            yield best


def _surest(known: Stock, item: Item, near: dict[int, float], by: str, due: Dues) -> Suspect | None:
    """The surest figure that one relation makes; the more it makes, the less each of them tells."""
    hits = [value for value in due if near.get(value, 0) >= (_SELDOM if by == "same" else 0.1)]
    if not hits:
        return None
    if by != "same":
        many = log2(len(due))
        return max((Suspect(item, value, by, due[value], near[value] - many) for value in hits), key=lambda one: one.score)
    beside = {one.value for one in known.paragraphs[item.paragraph] if one.sentence == item.sentence}  # *trong 130 xã chọn 103 xã*
    alike = {value: -_NEVER if value in beside else max(_alike(known, item, other) for other in others) for value, others in due.items()}
    found = []
    for value in hits:
        many = sum(other >= alike[value] for other in alike.values())  # that are told in words as like
        others = tuple(sorted(due[value], key=lambda other: -_alike(known, item, other)))
        part = 0 if swapped(Decimal(item.value), Decimal(value)) else _NEVER if item.among or others[0].among else _NEAR * (abs(value - item.value) * 10 < value)
        found.append(Suspect(item, value, by, others, near[value] - log2(many) + alike[value] - part))
    return max(found, key=lambda one: one.score)


def _alike(known: Stock, item: Item, other: Item) -> float:
    """What the words of two places tell of their being one figure; of one sentence, or of times, they are not."""
    apart = item.years != other.years and (not other.cell or bool(item.years and other.years and not item.years & other.years))
    here = not other.cell and item.sentence == other.sentence
    if apart or here or item.unit in _TIMES or item.rough or other.rough or item.change or other.change:
        return -_NEVER
    places = len(known.text) + len(known.cells)
    shared = sum(min(_WORD, log2(places / known.rare[word])) for word in _shared(item, other))
    less = _OTHER_NOUN * (bool(item.noun and other.noun) and item.noun != other.noun) + _BESIDE * (item.paragraph == other.paragraph)
    return min(shared, _WORDS) * _OF_WORDS - less - (item.years != other.years)


def _sure(one: Suspect) -> bool:
    """True for a remark that is as good as sure; of two figures told apart, only if their words have something in common."""
    other = one.others[0]
    alike = one.by != "same" or one.item.years <= other.years and bool(_shared(one.item, other))
    return one.score >= _LEVELS[one.by] and alike


def _shared(item: Item, other: Item) -> list[str]:
    """The words that both have beside them, besides what is counted."""
    return [word for word in (item.words & other.words) - _GENERAL if fold(word) != item.unit.split(" ")[0]]


_NEVER = 99
_GENERAL = GENERAL | frozenset(["vốn", "tiền", "đồng", "triệu", "tỷ", "nghìn", "ngân", "sách", "cả", "tất"])  # words that many figures have beside them


def slips(value: int) -> dict[int, float]:
    """What a slip makes of a number, with the bits that say how seldom an unrelated one is such a slip away.

    >>> [round(slips(a * 10_000)[b * 10_000], 1) for a, b in ((2055, 2505), (2055, 2655), (34, 36))]
    [11.6, 8.0, 2.3]
    """
    printed = str(value)
    own = len(printed.rstrip("0"))
    found: dict[int, float] = {}
    for at, digit in enumerate(printed):
        for new in "0123456789":
            if new != digit:
                _weigh(found, f"{printed[:at]}{new}{printed[at + 1 :]}", own, swap=False)
        if at + 1 < len(printed) and digit != printed[at + 1]:
            _weigh(found, f"{printed[:at]}{printed[at + 1]}{digit}{printed[at + 2 :]}", own, swap=True)
    return found


def _weigh(found: dict[int, float], other: str, own: int, *, swap: bool) -> None:
    if other[0] != "0":
        many = max(own, len(other.rstrip("0")))
        found[int(other)] = log2(9 * 10 ** (many - 1)) - log2(max(1, many - 1) if swap else 9 * many)
