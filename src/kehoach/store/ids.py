"""Ids that derive from content, so that two offices give the same thing the same id.

A plan's id comes from its canonical text alone: number, issuer and date are read by rules that
change, the words of an issued plan do not. A fact's id comes from its plan, type, place and key
values (those the contract scores by), so it survives a change elsewhere in the plan.
"""

from __future__ import annotations

import hashlib
from collections import Counter

from kehoach.records import FACT_TYPES, Fact, Record
from kehoach.store.columns import dumps

# Fields that tell two facts at the same place apart (facts.md, 5).
KEYS: dict[str, tuple[str, ...]] = {
    "recipients": ("agency", "purpose"),
    "sections": ("label",),
    "amounts": ("value", "value_min", "value_max", "currency"),
    "agencies": ("name", "place"),
    "assignments": ("agency", "role"),
    "deadlines": ("kind", "date_start", "date_end", "recurrence"),
    "targets": ("value", "value_max", "unit", "basis"),
    "citations": ("number", "date", "title"),
    "tables": (),
}
Local = tuple[str, str]  # a fact's type and its id inside its record


def digest(*parts: object) -> str:
    """Twenty hexadecimal digits of the content given."""
    return hashlib.sha256(dumps(parts).encode()).hexdigest()[:20]


def under(plan: str, *parts: object) -> str:
    """The id of something of a plan: eight digits of the plan's id, sixteen of the content given.

    All rows of a plan then lie together in every index, however many plans there are: saving one
    plan touches a few pages, not a page per row.
    """
    return plan[1:9] + hashlib.sha256(dumps(parts).encode()).hexdigest()[:16]


def text_hash(text: str) -> str:
    """SHA-256 of a canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()


def plan_id(text: str) -> str:
    """The id of the plan with this canonical text."""
    return "p" + text_hash(text)[:20]


def facts_of(record: Record, kind: str) -> tuple[Fact, ...]:
    """The facts of one type of a record."""
    facts: tuple[Fact, ...] = getattr(record, kind)
    return facts


def fact_ids(record: Record, plan: str) -> dict[Local, str]:
    """The database id of every fact, by type and the record's own id."""
    found: dict[Local, str] = {}
    seen: Counter[str] = Counter()
    for kind in FACT_TYPES:
        for fact in facts_of(record, kind):
            values = [getattr(fact, key) for key in KEYS[kind]]
            base = under(plan, kind, fact.start, fact.end, values)
            # Twins (same words, same values) are told apart by their order.
            seen[base] += 1
            found[kind, fact.id] = base if seen[base] == 1 else under(plan, base, seen[base])
    return found
