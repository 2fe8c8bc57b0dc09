"""Figures that miss what the words claim they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kehoach.check.claims.claim import Claim
from kehoach.check.claims.learned import Slip, backing, claims, likelihoods, rival_weights, slip_of, weights
from kehoach.check.claims.percents import is_rate
from kehoach.check.claims.wholes import TWO_OF_SOME
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import counts_in
from kehoach.check.figures.numbers import comparable, shown
from kehoach.check.figures.numbers import places as decimals
from kehoach.check.figures.reckoned import MONEY
from kehoach.check.figures.remarks import FIGURE_CODES, say
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry

# Log odds from which a claim that fails is sure enough for a warning, or likely enough to be told; measured on sound texts
# left out of the training.
SURE, LIKELY = 2.0, 1.0
_EXPLAINED = 0.3  # a figure that claims so likely make, or that they make others of, is let be
_SOME = 3.0  # what *trong đó* takes off where two parts follow that are no halves: real plans name the chief ones only
_BACKED = 1.5  # what it takes off if every part stands in a claim that holds
_MOST = 12  # figures of a passage that are added up and multiplied
_LONG = 100
_ALL = 100
_OPEN = ("tro len", "tro xuong")  # 30% or more
_SMALL = 10  # a figure of one digit
_RATES = frozenset(["share", "growth", "far-share", "far-change", "hundred"])


@dataclass(frozen=True)
class Doubt:
    """A claim that fails, and how surely a figure of it is mistyped."""

    claim: Claim
    slip: Slip
    sure: float

    @property
    def code(self) -> str:
        """An average is a rate."""
        return "rate-mismatch" if self.claim.family in _RATES or any(f.mean for f in self.claim.others) else "sum-mismatch"


@kind("claimed")
def claimed(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``16 tổ, 122 thành viên, bình quân mỗi tổ 7 thành viên``: what the words claim and the figures miss, of the rule's code."""
    for doubt in draft.once("doubts", _chosen):
        if doubt.code == rule.code:
            claim, slip = doubt.claim, doubt.slip
            due = "%" if slip.figure.sort == "percent" else MONEY if slip.figure.unit == MONEY else ""
            summed = say(slip.due, due) if due == MONEY else shown(slip.due) + due
            yield draft.finding(
                rule, slip.figure.place, say_as="claimed", severity="warning" if doubt.sure > SURE else "info", stated=draft.words(slip.figure.place), worked_out=summed,
                evidence=tuple(draft.evidence(f.place) for f in claim.every if f is not slip.figure),
            )  # fmt: skip


def _chosen(draft: Draft) -> list[Doubt]:
    """The surest doubts of which no figure has been remarked on."""
    chosen: list[Doubt] = []
    spent: set[Place] = set()
    for doubt in sorted(doubts(claims(draft)), key=lambda one: -one.sure):
        places = {f.place for f in doubt.claim.every}
        figure = doubt.slip.figure
        level = SURE if figure.value.scaleb(decimals(figure.value)) < _SMALL else LIKELY
        if doubt.sure > level and not spent & places and not any(draft.is_told(place, *FIGURE_CODES) for place in places) and not _of_its_paragraph(draft, doubt.claim):
            spent |= places
            chosen.append(doubt)
    return chosen


def _of_its_paragraph(draft: Draft, claim: Claim) -> bool:
    """True of a share that is right of another whole of its own paragraph: *5.200 người: … Lao động nữ là 1.976 người, chiếm 38%*."""
    if claim.family not in ("share", "far-share") or claim.figure.sort != "percent":
        return False
    part, others = claim.others[0], claim.others[1:]
    paragraph = draft.paragraph(part.place[0])
    if paragraph is None or any(paragraph.start <= f.place[0] < paragraph.end for f in others):
        return False
    wholes = (f.value for f in counts_in(draft, paragraph.start, paragraph.end) if f.start != part.place[0])
    return any(value > 0 and is_rate(claim.figure, part.value / value) for value in wholes)


def doubts(every: list[Claim]) -> Iterator[Doubt]:
    """The claims that fail and that a slip of the pen would mend, with how surely that is a fault."""
    held: dict[Place, float] = defaultdict(float)
    explained: dict[Place, float] = defaultdict(float)
    made: list[tuple[str, set[Place]]] = []
    likely = likelihoods(every, weights(), rival_weights())
    for one, own in zip(every, likely, strict=True):
        if one.holds:
            sure = backing(one, own)
            explained[one.figure.place] = max(explained[one.figure.place], sure)
            for figure in one.every:
                held[figure.place] = max(held[figure.place], sure)
            if sure > _EXPLAINED:
                made.append((one.family, {f.place for f in one.every}))
    for one, own in zip(every, likely, strict=True):
        if one.holds or explained[one.figure.place] > _EXPLAINED or _explained(one):
            continue
        if any(family == one.family and {f.place for f in one.others} <= places for family, places in made):
            continue  # they make something else
        slip = slip_of(one)
        if not slip.mends or one.family == "hundred" and not comparable(slip.due, slip.figure.value):
            continue
        backed = all(held[f.place] > _EXPLAINED for f in one.others)
        yield Doubt(one, slip, own + slip.tells - _BACKED * backed - _SOME * (TWO_OF_SOME in one.context))


def _explained(claim: Claim) -> bool:
    """True if the figure, or all its parts together, are what other figures make: nothing more is claimed of them."""
    bounded = any((f.about if claim.family in _RATES else f.rough) and not f.mean and f.sort != "percent" for f in claim.every)
    if claim.let_be or bounded or any(f.sort == "percent" and f.after.startswith(_OPEN) for f in claim.every):
        return True
    if claim.family == "share":
        part = claim.others[0]
        of = [f.value for f in claim.passage if f.sort == part.sort and not f.per and f is not part][:_MOST]
        wholes = [*(a + b for a, b in combinations(of, 2)), *(part.value + one for one in of)]  # of two together
        return any(is_rate(claim.figure, part.value / whole) for whole in wholes)
    if claim.family not in ("sum", "product"):
        return False
    figure, total = claim.figure, claim.figure.value
    others = [f for f in claim.passage if f is not figure and f.sort == figure.sort][:_MOST]
    values = [f.value for f in others]
    if claim.family == "sum" and any(f.value == claim.dues[0][1] for f in others if f not in claim.others):
        return True
    together = total + claim.dues[0][1]
    if claim.family == "sum" and (any(f.value == together for f in claim.passage) or figure.sort == "percent" and abs(together - _ALL) <= 1):
        return True  # parts of one whole, all of them
    if any(total in (a + b, abs(a - b)) for a, b in combinations(values, 2)):
        return True
    if total >= _LONG and any(total == a + b + c for a, b, c in combinations(values, 3)):
        return True
    numbers = [f.value for f in claim.passage if f is not figure and f.sort not in ("percent", "times")][:_MOST]
    products = [a * b for a, b in combinations(numbers, 2) if a > 1 and b > 1]
    known = {*products, *numbers}
    return any(total - p in known and total - p != p for p in products) or any(p * v == total for p in products for v in numbers if v > 1)
