"""All that proves one fact: its value, the words it was read from, the file, the rule, what people corrected.

In: a database and ids of facts. Out: one ``Evidence`` each; pages and files draw them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kehoach.compare.selection import FIELDS, PlanHead
from kehoach.records import Fact, Source
from kehoach.store import Store
from kehoach.store.columns import Row
from kehoach.store.facts import StoredFact, around, headings, stored_facts
from kehoach.store.rows import source_from

FILES = "SELECT * FROM plan_files WHERE plan_id = ? ORDER BY role, path"
CORRECTIONS = """
SELECT c.*, o.outcome, o.reason, o.fact_id FROM correction_outcomes o JOIN corrections c ON c.id = o.correction_id
WHERE o.plan_id = ? ORDER BY c.at, c.id"""


@dataclass(frozen=True)
class Act:
    """What a person did to a fact, and what became of it. ``old`` and ``new`` are values."""

    action: str
    who: str
    at: str
    field: str | None
    old: Any
    new: Any
    why: str | None
    outcome: str
    reason: str | None


@dataclass(frozen=True)
class Evidence:
    """One fact with all that it rests on.

    ``before`` and ``after`` are the words around it; ``section`` the headings from the top down;
    ``files`` all files that hold the plan, ``source`` the one it was read from; ``producer`` the
    versions of engine, reader, packs and models.
    """

    id: str
    kind: str
    state: str
    fact: Fact
    plan: PlanHead
    title: str | None
    before: str
    after: str
    section: tuple[str, ...]
    source: Source
    files: tuple[Source, ...]
    text_sha256: str
    producer: dict[str, Any]
    acts: tuple[Act, ...]


def evidence(store: Store, ids: Sequence[str]) -> list[Evidence]:
    """The evidence of facts, in the order asked for. Raises ``NoSuchRecord``."""
    return [_of(store, one) for one in stored_facts(store, ids)]


def _of(store: Store, one: StoredFact) -> Evidence:
    [plan] = store.query("SELECT * FROM plans WHERE id = ?", (one.plan,))
    before, after = around(str(plan["text"]), one.fact.start, one.fact.end)
    head: dict[str, Any] = {name: plan[name] for name in FIELDS}
    return Evidence(
        id=one.id, kind=one.kind, state=one.state, fact=one.fact, plan=PlanHead(**head),
        title=str(plan["title"]) if plan["title"] else None, before=before, after=after,
        section=tuple(headings(store, one.section)), source=source_from(plan),
        files=tuple(source_from(row) for row in store.query(FILES, (one.plan,))),
        text_sha256=str(plan["text_sha256"]), producer=json.loads(str(plan["producer"])),
        acts=tuple(_act(row) for row in store.query(CORRECTIONS, (one.plan,)) if _concerns(row, one)),
    )  # fmt: skip


def _concerns(row: Row, one: StoredFact) -> bool:
    """True for a correction of this fact, or of one at its place that no longer fits."""
    if row["fact_id"] is not None:
        return row["fact_id"] == one.id
    start, end = row["start"], row["end"]
    if row["type"] != one.kind or not isinstance(start, int) or not isinstance(end, int):
        return False
    return start < one.fact.end and one.fact.start < end


def _act(row: Row) -> Act:
    def text(name: str) -> str | None:
        return None if row[name] is None else str(row[name])

    old, new = (json.loads(str(row[name])) if row[name] is not None else None for name in ("old", "new"))
    return Act(
        str(row["action"]), str(row["who"]), str(row["at"]), text("field"), old, new, text("why"),
        str(row["outcome"]), text("reason"),
    )  # fmt: skip


def as_data(one: Evidence) -> dict[str, Any]:
    """The evidence as plain data, for JSON."""
    return {
        "id": one.id, "type": one.kind, "state": one.state, "fact": one.fact.model_dump(mode="json", exclude={"cells"}),
        "plan": {"id": one.plan.id, "number": one.plan.number, "issuer": one.plan.issuer,
                 "issued_on": one.plan.issued_on, "title": one.title, "text_sha256": one.text_sha256},
        "before": one.before, "after": one.after, "section": list(one.section),
        "source": one.source.model_dump(mode="json"), "files": [f.model_dump(mode="json") for f in one.files],
        "producer": one.producer, "corrections": [act.__dict__ for act in one.acts],
    }  # fmt: skip
