"""How likely the words of a draft claim a relation, by weights learned from sound texts, and what a slip of the pen tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import exp, log

from kehoach.check.claims.claim import Claim
from kehoach.check.claims.factors import by_calendar, far_products, products
from kehoach.check.claims.figures import Figure, passages
from kehoach.check.claims.percents import far_shares, shares
from kehoach.check.claims.wholes import list_sums, sums
from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import mistyped, places
from kehoach.rulebook import data_dir

Weights = dict[str, dict[str, float]]  # family -> what is said -> weight; the empty name is the bias
_SLIPS = 0.8  # of the mistyped figures, those a slip away from what they should be
_OTHERWISE = 0.25  # what speaks against a fault where no slip mends the relation
_MOST = 0.9
_LARGE = 100  # figures that others make by no chance


def claims(draft: Draft) -> list[Claim]:
    """All ways in which figures of a draft may make one another; made once."""
    return draft.once("claims", lambda one: list(_claims(one)))


def _claims(draft: Draft) -> Iterator[Claim]:
    every = passages(draft)
    values = {f.value for p in every for f in p.figures if f.value >= _LARGE}
    for passage in every:
        if len(passage.figures) > 2:  # noqa: PLR2004
            yield from sums(passage, values)
            yield from products(passage)
            yield from shares(passage)
        if len(passage.figures) > 1:
            yield from by_calendar(passage)
    yield from list_sums(draft, every, values)
    yield from far_products(every)
    yield from far_shares(every)


@cache
def weights() -> Weights:
    """The weights that ship with the program."""
    path = data_dir("models") / "claims" / "weights.json"
    return {family: known for family, known in json.loads(path.read_text("utf-8")).items() if isinstance(known, dict)}


def likelihood(claim: Claim, known: Weights) -> float:
    """The log odds that the words of a claim claim it."""
    own = known[claim.family]
    return own["bias"] + sum(own.get(said, 0.0) for said in claim.context)


@dataclass(frozen=True)
class Slip:
    """The figure that is mistyped, if the claim is one, what it should be, and how much that tells (log odds)."""

    figure: Figure
    due: Decimal
    tells: float
    mends: bool  # a slip of the pen makes the claim hold


def slip_of(claim: Claim) -> Slip:
    """The figure of a claim that a slip parts from what it should be, the longest one first; else what the claim is about."""
    best: Slip | None = None
    for figure, due in claim.dues:
        rounded = _as_printed(figure.value, due)
        exact = rounded == due or figure is claim.figure and figure.sort == "percent"
        if exact and rounded > 0 and rounded != figure.value and mistyped(figure.value, rounded):
            tells = log(_SLIPS / _by_chance(figure.value))
            if best is None or tells > best.tells:
                best = Slip(figure, rounded, tells, mends=True)
    return best or Slip(claim.figure, _as_printed(claim.figure.value, claim.dues[0][1]), log(_OTHERWISE), mends=False)


def _as_printed(value: Decimal, due: Decimal) -> Decimal:
    """What a figure should be, with as many places as it has."""
    return due.quantize(Decimal(1).scaleb(-places(value)))


def _by_chance(value: Decimal) -> float:
    """How likely an unrelated figure of as many digits is a slip away."""
    many = len(str(int(value.scaleb(places(value)))).rstrip("0")) or 1
    return min(_MOST, (10 * many - 1) / (9 * 10.0 ** (many - 1)))


def backing(claim: Claim, likely: float) -> float:
    """How surely a claim that holds is meant: figures as long as these make one another by chance so seldom."""
    return odds(likely + log(max(_numbers_of(f.value) for f in claim.every)))


def _numbers_of(value: Decimal) -> float:
    """How many figures of as many digits there are."""
    return 9 * 10.0 ** (len(str(int(value.scaleb(places(value)))).rstrip("0") or "0") - 1)


def odds(likely: float) -> float:
    """Log odds as a likelihood."""
    return 1 / (1 + exp(-likely))
