"""One thing told twice with two values, as a model foresees it that has learned from sound texts what is told twice.

In a sound text two figures whose surroundings say that they are one thing agree; two that do not agree are of two things. A model
(``models/likeness``) weighs the surroundings of two figures and how their values lie to each other; a pair that it takes for one
thing with a slip in it is remarked on, where no other kind of check has been.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import regex

from kehoach.check.agreement.likeness import Telling, tellings
from kehoach.check.agreement.pairing import Field, described
from kehoach.check.agreement.stock import stock
from kehoach.check.agreement.told import in_turn, rarity, two_values
from kehoach.check.draft import Draft
from kehoach.check.figures.reckoned import MONEY
from kehoach.check.figures.remarks import FIGURE_CODES
from kehoach.check.figures.tellings import headed_apart, lists_on, pointed_apart
from kehoach.check.kinds import Result, kind
from kehoach.check.pairs import Pair, likely
from kehoach.check.tables.totals import sheets
from kehoach.check.trees import Trees, trees_of
from kehoach.rulebook import CheckEntry

_NUMBERS = 2  # a cell of numbers, and more: one of a total


def model() -> Trees | None:
    """The model that ships; none where it is missing."""
    return trees_of("likeness")


@kind("alike")
def alike(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Nghiệm thu 06 công trình nước sạch tập trung``, 08 among the targets; ``of: money`` is of sums of money alone."""
    money = rule.options.get("of") == "money"
    trees = model()
    for one, other, score in draft.once("alike", chosen) if trees else ():
        if trees and (MONEY in one.units & other.units) == money:
            yield two_values(draft, rule, one.place, other.place, rule.severity if score >= trees.sure else "info")


def chosen(draft: Draft) -> list[tuple[Telling, Telling, float]]:
    """The pairs that are likely enough with their odds, the surest first; no figure is in two of them."""
    trees = model()
    if trees is None:
        return []
    known = field_of(draft)
    found: list[tuple[Telling, Telling, float]] = []

    def stands(pair: Pair, score: float) -> bool:
        if score < trees.sure and "%" in known.tellings[pair[0]].units:
            return False  # rates of other things are told alike more often than counts
        return _stands(draft, known, pair)

    for pair, score in likely(trees, known.candidates(), partial(described, known), stands):
        one, other = sorted((known.tellings[at] for at in pair), key=lambda t: (t.cell < _NUMBERS, t.place))
        found.append((one, other, score))
    return found


def field_of(draft: Draft) -> Field:
    """The figures of a draft as the model weighs them."""
    every = tellings(draft)
    return Field(rarity(draft), [one.value for one in every], every, stock(draft))


def _stands(draft: Draft, known: Field, pair: Pair) -> bool:
    """True if no other kind of check has been at two figures, and nothing says that they are of two things."""
    one, other = (known.tellings[at] for at in pair)
    places = one.place, other.place
    if any(draft.is_told(place, *FIGURE_CODES) for place in places) or all(known.explained(at) for at in pair):
        return False
    smaller, larger = sorted((one, other), key=lambda t: t.value)
    if _is_sample(draft, smaller) and not _is_sample(draft, larger) or _in_a_sum(draft, smaller, larger.value - smaller.value):
        return False
    if one.cell >= _NUMBERS or other.cell >= _NUMBERS:
        return True
    return not (pointed_apart(draft, *places) or headed_apart(draft, *places) or in_turn(draft, *places) or lists_on(draft, larger.place[1]))


_SAMPLE = regex.compile(r"\b(?:kiem tra|giam sat|khao sat|thanh tra|du gio|phuc tra)(?: (?:truc tiep|thuc te|dot xuat|diem|ngau nhien|it nhat|tai|voi|doi voi|tu))* *$")


def _is_sample(draft: Draft, one: Telling) -> bool:
    """True for some of the things, which are looked into: *kiểm tra tại 04 đơn vị* of five."""
    return _SAMPLE.search(draft.text.folded, max(0, one.place[0] - 60), one.place[0]) is not None


def _in_a_sum(draft: Draft, one: Telling, rest: Decimal) -> bool:
    """True for a number in a column where another is what it lacks: the other telling is of both together."""
    for sheet in sheets(draft) if one.cell else ():
        if sheet.table.start <= one.place[0] < sheet.table.end:
            column = next((cells for cells in sheet.columns if any(c.place[0] <= one.place[0] < c.place[1] for c in cells)), [])
            return any(c.value == rest for c in column)
    return False
