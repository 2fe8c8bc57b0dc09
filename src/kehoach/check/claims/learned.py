"""How likely the words of a draft claim a relation, by weights learned from sound texts, and what a slip of the pen tells."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import exp, log

from kehoach.check.claims.claim import Claim
from kehoach.check.claims.factors import by_calendar, products
from kehoach.check.claims.far import Told, far_changes, far_products, far_shares
from kehoach.check.claims.figures import Figure, passages, table_values, totals
from kehoach.check.claims.hundred import hundreds
from kehoach.check.claims.percents import shares
from kehoach.check.claims.wholes import list_sums, sums
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import mistyped, places, step
from kehoach.rulebook import data_dir

Weights = dict[str, dict[str, float]]  # family -> what is said -> weight; also of what speaks against it
# Families whose claims on one figure are rivals: it is one of them only.
_RIVALS = {"share": "rate", "growth": "rate", "far-share": "rate", "far-change": "rate", "sum": "sum", "list": "sum"}
_SMALL = 1e-3
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
    yield from hundreds(every)
    around = sorted([*every, *totals(draft)], key=lambda one: one.place)
    told = Told(around)
    yield from far_products(around, told, values | table_values(draft))
    yield from far_shares(around, told)
    yield from far_changes(around, told)


@cache
def weights() -> Weights:
    """The weights that ship with the program."""
    return _shipped("weights")


@cache
def rival_weights() -> Weights:
    """The weights of what other claims on the same figures say against a claim."""
    return _shipped("rivals")


def _shipped(name: str) -> Weights:
    found: Weights = json.loads((data_dir("models") / "claims" / f"{name}.json").read_text("utf-8"))
    return found


def likelihood(claim: Claim, known: Weights) -> float:
    """The log odds that the words of a claim claim it, were it alone."""
    own = known[claim.family]
    return own["bias"] + sum(own.get(said, 0.0) for said in claim.context)


def likelihoods(every: Sequence[Claim], known: Weights, against: Weights) -> list[float]:
    """The log odds that each claim is meant, those on the same figures weighed against each other."""
    alone = [likelihood(one, known) for one in every]
    found = []
    for one, own, said in zip(every, alone, rivals(every, alone), strict=True):
        weighed = against.get(one.family)
        found.append(weighed["bias"] + sum(weighed[name] * value for name, value in said.items()) if weighed else own)
    return found


def rivals(every: Sequence[Claim], alone: Sequence[float]) -> Iterator[dict[str, float]]:
    """Of each claim how likely it is alone, and how likely others are that make the same figure, or that use its first part."""
    together: dict[tuple[str, Place, int], float] = defaultdict(float)
    for one, own in zip(every, alone, strict=True):
        for key in _keys(one):
            together[key] += exp(own)
    for one, own in zip(every, alone, strict=True):
        said = {"own": own}
        for key in _keys(one):
            rest = log(max(together[key] - exp(own), _SMALL))
            said |= {f"rest{key[2]}": rest, f"best{key[2]}": float(own > rest), f"likely{key[2]}": max(0.0, rest)}
        yield said


def _keys(claim: Claim) -> Iterator[tuple[str, Place, int]]:
    group = _RIVALS.get(claim.family, claim.family)
    yield group, claim.figure.place, 0
    if group != "rate":
        yield group, claim.others[0].place, 1


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
        many = _as_good(claim, figure, due)
        exact = rounded == due or abs(rounded - due) * 2 <= many * step(figure.value)
        if exact and rounded > 0 and rounded != figure.value and mistyped(figure.value, rounded):
            tells = log(_SLIPS / min(_MOST, _by_chance(figure.value) * max(1.0, float(many))))
            if best is None or tells > best.tells:
                best = Slip(figure, rounded, tells, mends=True)
    return best or Slip(claim.figure, _as_printed(claim.figure.value, claim.dues[0][1]), log(_OTHERWISE), mends=False)


def _as_good(claim: Claim, figure: Figure, due: Decimal) -> Decimal:
    """How many figures in a row would do as well as what is due, as closely as the rate of a claim, or its average, is printed."""
    if figure is claim.figure and figure.sort == "percent" or figure.mean:
        return Decimal(1)
    rate = next((f for f in claim.every if f is not figure and (f.mean or f.sort == "percent")), None)
    return due * step(rate.value) / rate.value / step(figure.value) if rate else Decimal(0)


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
