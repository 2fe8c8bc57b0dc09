"""How often facts of each group of rules are right: the table of confidences, and how well it holds.

In: facts that were found in annotated plans, each right or wrong by the definitions of the
contract. Out: a share per group, drawn towards its type's where few facts were seen; and the
reliability of such a table on plans it was not made from.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kehoach.evaluate.answers import PLACED, Answers, Value
from kehoach.evaluate.gold import Gold
from kehoach.evaluate.matching import pair_bodies, pair_facts
from kehoach.resolve.confidence import Sureness, group_of

# A group counts as if so many facts of its type had been seen beside its own; a type the same
# with facts of any type. The checking set is small: chosen once, by the loss on plans left out.
PULL = 5.0
# Facts of plans that were read while rules were written say less: each counts as this part of one.
KNOWN = 0.5
MOST = 0.999  # no count of right facts proves the next one
BINS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Judged:
    """One found fact: its type, its group of rules, and whether it is right."""

    plan: str
    kind: str
    group: str
    right: bool


@dataclass(frozen=True)
class Bin:
    """Facts whose confidence lies in [low, high): how many, the mean of what was said, how many were right."""

    low: float
    high: float
    facts: int
    said: float
    right: int


def judged(found: Answers, gold: Gold) -> list[Judged]:
    """Every found fact of the types that the gold annotates, right or wrong."""
    facts: list[Judged] = []
    for kind in (k for k in PLACED if k in gold.scope):
        rows = found.facts.get(kind, ())
        if ranges := gold.ranges.get(kind):
            rows = tuple(f for f in rows if any(a <= (f.start or 0) < b for a, b in ranges))
        pairs = pair_facts(kind, rows, gold.answers.facts.get(kind, ()), place=gold.place)
        right = {id(fact) for fact, _ in pairs}
        facts += [Judged(gold.name, kind, _group(kind, f.values), id(f) in right) for f in rows]
    if "agencies" in gold.scope:
        right = {id(body) for body, _ in pair_bodies(found.bodies, gold.answers.bodies, place=gold.place)}
        facts += [
            Judged(gold.name, "agencies", _group("agencies", b.values), id(b) in right) for b in found.bodies
        ]
    return facts


def _group(kind: str, values: Mapping[str, Value]) -> str:
    return group_of(kind, str(values.get("rule")), once=values.get("mentions") == 1)


@dataclass(frozen=True)
class Share:
    """How many facts were right of how many, on unseen and on known plans, and the share made of it."""

    sure: float
    right: int
    facts: int
    known_right: int
    known_facts: int


@dataclass(frozen=True)
class Table:
    """The shares of types and groups."""

    types: Mapping[str, Share]
    groups: Mapping[str, Share]

    def sureness(self, version: str = "1") -> Sureness:
        """As the engine uses it."""
        return Sureness(
            version,
            {kind: share.sure for kind, share in self.types.items()},
            {name: share.sure for name, share in self.groups.items()},
        )

    def to_data(self, version: str) -> dict[str, object]:
        """As JSON data: aggregates only."""
        def rows(shares: Mapping[str, Share]) -> dict[str, object]:
            return {
                name: {"sure": s.sure, "unseen": [s.right, s.facts], "known": [s.known_right, s.known_facts]}
                for name, s in sorted(shares.items())
            }  # fmt: skip

        return {"version": version, "types": rows(self.types), "groups": rows(self.groups)}


def table(unseen: Iterable[Judged], known: Iterable[Judged], *, pull: float = PULL, weight: float = KNOWN) -> Table:
    """Shares of types, then of groups, each drawn towards the one above it."""
    new, old = list(unseen), list(known)
    overall = _share(new, old, "", _all, prior=1.0, pull=0.0, weight=weight).sure
    types = {
        kind: _share(new, old, kind, _kind, prior=overall, pull=pull, weight=weight)
        for kind in dict.fromkeys(f.kind for f in (*new, *old))
    }
    of_group = {f.group: f.kind for f in (*new, *old)}
    groups = {
        name: _share(new, old, name, _name, prior=types[kind].sure, pull=pull, weight=weight)
        for name, kind in of_group.items()
    }
    return Table(types, groups)


def _all(_: Judged) -> str:
    return ""


def _kind(fact: Judged) -> str:
    return fact.kind


def _name(fact: Judged) -> str:
    return fact.group


def _share(  # noqa: PLR0913
    unseen: Sequence[Judged], known: Sequence[Judged], name: str, key: Callable[[Judged], str],
    *, prior: float, pull: float, weight: float,
) -> Share:  # fmt: skip
    new = Counter(f.right for f in unseen if key(f) == name)
    old = Counter(f.right for f in known if key(f) == name)
    right = new[True] + weight * old[True] + pull * prior
    total = new.total() + weight * old.total() + pull
    return Share(min(round(right / total, 3), MOST) if total else prior, new[True], new.total(), old[True], old.total())


def left_out(
    unseen: Sequence[Judged], known: Sequence[Judged], *, pull: float = PULL, weight: float = KNOWN
) -> list[tuple[float, bool]]:
    """(what is said, whether it is right) of each unseen fact, said by a table made without its plan."""
    pairs = []
    for plan in sorted({f.plan for f in unseen}):
        rest = [f for f in unseen if f.plan != plan]
        sure = table(rest, known, pull=pull, weight=weight).sureness()
        pairs += [(_said(sure, f), f.right) for f in unseen if f.plan == plan]
    return pairs


def _said(sure: Sureness, fact: Judged) -> float:
    return sure.groups.get(fact.group, sure.types.get(fact.kind, 1.0))


def loss(pairs: Iterable[tuple[float, bool]]) -> float:
    """The mean squared difference between what was said and what held (Brier)."""
    found = [(said - right) ** 2 for said, right in pairs]
    return sum(found) / len(found) if found else 0.0


def log_loss(pairs: Iterable[tuple[float, bool]]) -> float:
    """The mean surprise, in nats; nothing is said to be surer than 0.999."""
    found = [-math.log(min(max(said if right else 1 - said, 0.001), 0.999)) for said, right in pairs]
    return sum(found) / len(found) if found else 0.0


def bins(pairs: Sequence[tuple[float, bool]], edges: Sequence[float] = BINS) -> list[Bin]:
    """The facts by what was said of them; empty bins are left out."""
    found = []
    for low, high in zip(edges, edges[1:], strict=False):
        inside = [(said, right) for said, right in pairs if low <= said < high]
        if inside:
            mean = sum(said for said, _ in inside) / len(inside)
            found.append(Bin(low, high, len(inside), mean, sum(right for _, right in inside)))
    return found


def gap(found: Sequence[Bin]) -> float:
    """The mean distance between what was said and what held, bins weighed by their facts (ECE)."""
    total = sum(b.facts for b in found)
    return sum(abs(b.said * b.facts - b.right) for b in found) / total if total else 0.0
