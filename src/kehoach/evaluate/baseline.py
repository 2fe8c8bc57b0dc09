"""Gains and losses against an earlier result, as facts.

A baseline file names every fact of the gold that was found or missed and every fact found in
excess, by plan, type, place and key. It never quotes a plan: places and normalised values only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kehoach.errors import BadGold
from kehoach.evaluate.answers import Body, Fact
from kehoach.evaluate.gold import read_json
from kehoach.evaluate.names import body_key, is_sealed, seal, words
from kehoach.evaluate.scoring import Item, PlanScore, TypeScore
from kehoach.evaluate.values import document_number, number, recurrence

FORMAT = 1
QUOTE_LIMIT = 12  # words; a longer wording is kept as a digest only
STATES = ("matched", "missed", "extra")

Mark = tuple[int | None, int | None, str]  # start, end, key
What = Literal["found", "lost", "no-longer-extra", "new-extra"]
Baseline = Mapping[str, Mapping[str, Mapping[str, Sequence[Mark]]]]  # plan, type, state

# A fact found now that was missed is a gain; so is an excess that is gone. The rest is loss.
GAINS: tuple[What, ...] = ("found", "no-longer-extra")


@dataclass(frozen=True, order=True)
class Change:
    """One fact whose fate differs from the baseline's.

    ``start`` and ``end`` are ``None`` for bodies and metadata, which belong to the whole plan.
    """

    plan: str
    type: str
    what: What
    start: int | None
    end: int | None
    key: str

    @property
    def gain(self) -> bool:
        """True for the better, false for the worse."""
        return self.what in GAINS


def mark(kind: str, item: Item) -> Mark:
    """Where a fact stands and what decides whether it is right, as values."""
    if isinstance(item, Body):
        return None, None, sealed_if_long(body_key(item.name))
    if isinstance(item, Fact):
        return item.start, item.end, _key(kind, item)
    return None, None, item.name


def sealed_if_long(folded: str) -> str:
    """Folded words as they are, or their digest when they are as long as a quotation."""
    return seal(folded) if len(folded.split()) >= QUOTE_LIMIT else folded


def _key(kind: str, fact: Fact) -> str:
    parts: Iterable[object]
    if kind == "sections":
        parts = (str(fact.get("label") or "").lower(),)
    elif kind == "amounts":
        parts = (*_numbers(fact, "value", "value_min", "value_max"), fact.get("currency") or "VND")
    elif kind == "assignments":
        parts = (fact.get("role"), _agency(fact.get("agency")))
    elif kind == "deadlines":
        rule = ";".join(f"{k}={v}" for k, v in recurrence(fact.get("recurrence")))
        parts = (fact.get("kind"), fact.get("date_start"), fact.get("date_end"), rule)
    elif kind == "targets":
        unit = sealed_if_long(words(fact.get("unit")))
        parts = (*_numbers(fact, "value", "value_max"), unit, fact.get("basis") or "target")
    else:
        named = document_number(fact.get("number"))
        parts = (named or sealed_if_long(words(fact.get("title"))), fact.get("date"))
    return "|".join("" if part is None else str(part) for part in parts)


def _agency(name: object) -> str:
    return str(name) if is_sealed(name) else sealed_if_long(body_key(str(name or "")))


def _numbers(fact: Fact, *fields: str) -> tuple[str | None, ...]:
    values = (number(fact.get(name)) for name in fields)
    return tuple(None if value is None else f"{value:f}" for value in values)


def marks_of(score: TypeScore, kind: str) -> dict[str, list[Mark]]:
    """The facts of one type of one plan, by what became of them."""
    items = {"matched": score.matched, "missed": score.missed, "extra": score.extra}
    return {state: sorted((mark(kind, i) for i in items[state]), key=_order) for state in STATES}


def _order(item: Mark) -> tuple[int, int, str]:
    start, end, key = item
    return -1 if start is None else start, -1 if end is None else end, key


def write_baseline(scores: Iterable[PlanScore], path: Path) -> None:
    """Write what became of every fact, for later comparison; same scores, same bytes."""
    plans = {s.name: {k: marks_of(row, k) for k, row in s.types.items()} for s in scores}
    data = {"format": FORMAT, "plans": plans}
    path.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n", "utf-8")


def read_baseline(path: Path) -> Baseline:
    """A baseline file. Raises ``BadGold`` for anything else."""
    data = read_json(path)
    if data.get("format") != FORMAT:
        raise BadGold(f"{path}: not a baseline of format {FORMAT}")
    try:
        return _marks_in(data["plans"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadGold(f"{path}: not a baseline: {error!r}") from None


def _marks_in(plans: object) -> Baseline:
    if not isinstance(plans, dict):
        raise TypeError("plans is no object")
    return {
        str(plan): {
            str(kind): {s: [(a, b, str(key)) for a, b, key in states[s]] for s in STATES}
            for kind, states in kinds.items()
        }
        for plan, kinds in plans.items()
    }


def compare(scores: Iterable[PlanScore], earlier: Baseline) -> tuple[Change, ...]:
    """Facts whose fate changed, losses first; plans, types and gold facts new since are not."""
    changes: list[Change] = []
    for score in scores:
        for kind, row in score.types.items():
            before = earlier.get(score.name, {}).get(kind)
            if before is not None:
                changes += _changes(score.name, kind, before=before, now=marks_of(row, kind))
    return tuple(sorted(changes, key=lambda c: (c.gain, c.plan, c.type, c.start or 0, c.key)))


def _changes(
    plan: str,
    kind: str,
    *,
    before: Mapping[str, Sequence[Mark]],
    now: Mapping[str, Sequence[Mark]],
) -> list[Change]:
    was = {state: Counter(before[state]) for state in STATES}
    is_ = {state: Counter(now[state]) for state in STATES}
    fates: dict[What, Counter[Mark]] = {
        "lost": was["matched"] & is_["missed"] & (was["matched"] - is_["matched"]),
        "new-extra": is_["extra"] - was["extra"],
        "found": was["missed"] & is_["matched"] & (is_["matched"] - was["matched"]),
        "no-longer-extra": was["extra"] - is_["extra"],
    }
    return [
        Change(plan, kind, what, start, end, key)
        for what, facts in fates.items()
        for start, end, key in facts.elements()
    ]
