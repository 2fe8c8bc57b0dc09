"""How right one archive's facts are: a seeded sample for people to tick, and what their ticks say.

The interval is Wilson's at 95 %, with the effective size of the sample: larger where the sample is
a good part of all facts (finite population), and, where strata were drawn, as the weighted mean of
the strata has it.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kehoach.store import Store
from kehoach.store.schema import quoted, table_of

Verdict = Literal["right", "wrong", "unsure", ""]
Z = 1.959964
# What facts may be divided by, and the SQL that says it of a fact ``f`` of a plan ``p``.
STRATA = {
    "level": "coalesce(p.level, '–')",
    "programme": "coalesce(p.programme, '–')",
    "year": "coalesce(p.year_start, '–')",
    "origin": "p.origin",
    "rule": "f.rule",
    "confidence": "iif(f.confidence < 0.8, '<0.8', iif(f.confidence < 0.95, '0.8–0.95', '≥0.95'))",
}
TYPES = ("amounts", "targets", "deadlines", "assignments", "citations", "agencies", "sections")


@dataclass(frozen=True)
class Drawn:
    """One fact drawn: its id, its stratum, and how many facts that stratum holds."""

    fact: str
    stratum: str
    facts: int


@dataclass(frozen=True)
class Tick:
    """One line that came back. ``said`` is the confidence the fact has."""

    fact: str
    stratum: str
    facts: int
    verdict: Verdict
    said: float | None = None
    should_be: str = ""
    note: str = ""


@dataclass(frozen=True)
class Estimate:
    """Facts judged, those right, and the share of right facts in all of them with its interval."""

    facts: int
    judged: int
    right: int
    share: float
    low: float
    high: float
    said: float | None = None


def draw(store: Store, kind: str, size: int, *, seed: int = 1, by: str | None = None) -> list[Drawn]:
    """A sample of a type's facts, the same for the same facts, size and seed.

    ``by`` divides the facts (``STRATA``): each stratum gives its share, and at least one fact.
    """
    stratum = STRATA[by] if by else "''"
    rows = store.query(
        f"SELECT f.id AS id, {stratum} AS stratum FROM {quoted(table_of(kind))} f "
        "JOIN plans p ON p.id = f.plan_id ORDER BY f.id"
    )
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[str(row["stratum"])].append(str(row["id"]))
    rng = random.Random(seed)
    drawn: list[Drawn] = []
    for name, share in _shares({name: len(ids) for name, ids in groups.items()}, size).items():
        drawn += [Drawn(one, name, len(groups[name])) for one in rng.sample(groups[name], share)]
    rng.shuffle(drawn)  # who ticks must not see the strata as blocks
    return drawn


def _shares(sizes: Mapping[str, int], wanted: int) -> dict[str, int]:
    """How many of each stratum: in proportion, at least one, by the largest remainder."""
    total = sum(sizes.values())
    if wanted >= total:
        return dict(sorted(sizes.items()))
    exact = {name: wanted * size / total for name, size in sorted(sizes.items())}
    shares = {name: max(1, math.floor(value)) for name, value in exact.items()}
    order = sorted(exact, key=lambda name: (math.floor(exact[name]) - exact[name], name))
    for name in order * 2:
        if sum(shares.values()) >= wanted:
            break
        if shares[name] < sizes[name]:
            shares[name] += 1
    return shares


def wilson(share: float, size: float) -> tuple[float, float]:
    """Wilson's interval at 95 % of a share seen in a sample of (effective) size.

    >>> [round(x, 3) for x in wilson(0.9, 100)]
    [0.826, 0.945]
    """
    if math.isinf(size):
        return share, share
    if size <= 0:
        return 0.0, 1.0
    middle = (share + Z * Z / (2 * size)) / (1 + Z * Z / size)
    half = Z / (1 + Z * Z / size) * math.sqrt(share * (1 - share) / size + Z * Z / (4 * size * size))
    return max(0.0, middle - half), min(1.0, middle + half)


def effective(judged: int, facts: int) -> float:
    """The size of a sample of all of few: ``n (N - 1) / (N - n)``, without end where all were judged."""
    if judged >= facts:
        return math.inf
    return judged * (facts - 1) / (facts - judged)


def estimate(ticks: Iterable[Tick]) -> Estimate:
    """The share of right facts in all of them; facts not judged or unsure are left out."""
    by_stratum: dict[str, list[Tick]] = defaultdict(list)
    sizes: dict[str, int] = {}
    for tick in ticks:
        sizes[tick.stratum] = max(sizes.get(tick.stratum, 0), tick.facts)
        if tick.verdict in ("right", "wrong"):
            by_stratum[tick.stratum].append(tick)
    seen = [tick for rows in by_stratum.values() for tick in rows]
    facts, right = sum(sizes.values()), sum(t.verdict == "right" for t in seen)
    said = [t.said for t in seen if t.said is not None]
    mean = sum(said) / len(said) if said else None
    if not seen:
        return Estimate(facts, 0, 0, 0.0, 0.0, 1.0)
    share, size = _weighed(by_stratum, sizes)
    low, high = wilson(share, size)
    return Estimate(facts, len(seen), right, share, low, high, mean)


def _weighed(groups: Mapping[str, Sequence[Tick]], sizes: Mapping[str, int]) -> tuple[float, float]:
    """The share over all strata, and the size of a plain sample that would be as exact."""
    total = sum(sizes[name] for name in groups)
    share = variance = 0.0
    for name, rows in groups.items():
        weight = sizes[name] / total
        own = sum(t.verdict == "right" for t in rows) / len(rows)
        share += weight * own
        variance += weight**2 * own * (1 - own) / effective(len(rows), sizes[name])
    plain = effective(sum(map(len, groups.values())), total)
    if len(groups) == 1 or variance == 0:
        return share, plain
    return share, share * (1 - share) / variance


def by_stratum(ticks: Sequence[Tick]) -> dict[str, Estimate]:
    """The estimate of each stratum, by name."""
    names = sorted({tick.stratum for tick in ticks})
    return {name: estimate([t for t in ticks if t.stratum == name]) for name in names}


def verdicts(ticks: Iterable[Tick]) -> Counter[str]:
    """How many lines have which verdict."""
    return Counter(tick.verdict for tick in ticks)
