"""One thing told twice with two values, as a model foresees it that has learned from sound texts what is told twice.

In a sound text two figures whose surroundings say that they are one thing agree; two that do not agree are of two things. A model
(``models/likeness``) weighs the surroundings of two figures and how their values lie to each other; a pair that it takes for one
thing with a slip in it is remarked on, where no other kind of check has been.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kehoach.check.agreement.likeness import Telling, tellings
from kehoach.check.agreement.pairing import Field, Pair, described
from kehoach.check.agreement.stock import stock
from kehoach.check.agreement.told import in_turn, rarity, two_values
from kehoach.check.draft import Draft
from kehoach.check.figures.reckoned import MONEY
from kehoach.check.figures.remarks import FIGURE_CODES
from kehoach.check.figures.tellings import headed_apart, lists_on, pointed_apart
from kehoach.check.kinds import Result, kind
from kehoach.rulebook import CheckEntry, data_dir

_NUMBERS = 2  # a cell of numbers, and more: one of a total


@dataclass(frozen=True)
class Model:
    """Trees that add up to the odds, as logarithm, that one thing is told with two values; ``sure`` and ``likely`` are what a remark takes."""

    version: str = ""
    features: tuple[str, ...] = ()
    start: float = 0.0
    trees: tuple[Any, ...] = field(default=(), repr=False)  # a leaf is a number, a branch [feature, bound, below, above]
    sure: float = 0.0
    likely: float = 0.0

    def score(self, given: list[float]) -> float:
        """The odds for a pair, as logarithm."""
        total = self.start
        for tree in self.trees:
            node = tree
            while isinstance(node, list):
                node = node[2] if given[node[0]] <= node[1] else node[3]
            total += node
        return total


@cache
def model() -> Model | None:
    """The model that ships; none where it is missing."""
    path = data_dir("models") / "likeness" / "trees.json"
    if not path.is_file():
        return None
    data = json.loads(path.read_text("utf-8"))
    return Model(str(data["version"]), tuple(data["features"]), data["start"], tuple(data["trees"]), data["sure"], data["likely"])


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
    scored = sorted(((trees.score(list(described(known, pair).values())), pair) for pair in known.candidates()), reverse=True)
    found: list[tuple[Telling, Telling, float]] = []
    spent: set[int] = set()
    for score, pair in scored:
        if score < trees.likely:
            break
        if score < trees.sure and "%" in known.tellings[pair[0]].units:
            continue  # rates of other things are told alike more often than counts
        if spent.isdisjoint(pair) and _stands(draft, known, pair):
            spent.update(pair)
            one, other = sorted((known.tellings[at] for at in pair), key=lambda t: (t.cell < _NUMBERS, t.place))
            found.append((one, other, score))
    return found


def field_of(draft: Draft) -> Field:
    """The figures of a draft as the model weighs them."""
    return Field(tellings(draft), rarity(draft), stock(draft))


def _stands(draft: Draft, known: Field, pair: Pair) -> bool:
    """True if no other kind of check has been at two figures, and nothing says that they are of two things."""
    one, other = (known.tellings[at] for at in pair)
    places = one.place, other.place
    if any(draft.is_told(place, *FIGURE_CODES) for place in places) or all(known.explained(at) for at in pair):
        return False
    if one.cell >= _NUMBERS or other.cell >= _NUMBERS:
        return True
    larger = one if one.value > other.value else other
    return not (pointed_apart(draft, *places) or headed_apart(draft, *places) or in_turn(draft, *places) or lists_on(draft, larger.place[1]))
