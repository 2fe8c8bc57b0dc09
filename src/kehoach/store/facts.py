"""Facts of the database by their ids, and the ids of all facts of one type."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.errors import NoSuchRecord
from kehoach.messages import storage as say
from kehoach.records import FACT_TYPES, Fact
from kehoach.store.columns import Row, decode
from kehoach.store.schema import quoted, table_of
from kehoach.store.store import Store


@dataclass(frozen=True)
class StoredFact:
    """A fact as it stands in the database. References of ``fact`` are ids of rows."""

    id: str
    plan: str
    kind: str
    state: str
    section: str | None
    fact: Fact


def stored_facts(store: Store, ids: Sequence[str]) -> list[StoredFact]:
    """The facts of these ids, in that order. Raises ``NoSuchRecord`` for one that is not here."""
    found = {one.id: one for kind in FACT_TYPES for one in facts_here(store, kind, ids)}
    for one in ids:
        if one not in found:
            raise NoSuchRecord(say.NO_SUCH_FACT(fact=one))
    return [found[one] for one in ids]


def facts_here(store: Store, kind: str, ids: Sequence[str]) -> list[StoredFact]:
    """The facts of one type with these ids, as many as there are, in any order."""
    join, extra = "", ""
    if kind == "agencies":
        join = "JOIN agencies g ON g.id = t.agency_id"
        extra = ", g.name, g.kind, g.level, g.place, g.generic"
    sql = f"SELECT t.*{extra} FROM {quoted(table_of(kind))} t {join} WHERE t.id IN (SELECT value FROM json_each(?))"
    return [_stored(kind, row) for row in store.query(sql, (json.dumps(list(ids)),))]


def _stored(kind: str, row: Row) -> StoredFact:
    fact = FACT_TYPES[kind].model_validate(decode(FACT_TYPES[kind], row, ("cells",)))
    section = str(row["section_id"]) if row["section_id"] is not None else None
    return StoredFact(str(row["id"]), str(row["plan_id"]), kind, str(row["state"]), section, fact)


def headings(store: Store, section: str | None) -> list[str]:
    """The headings from the top down to a section, by the section's id."""
    path: list[str] = []
    while section is not None and len(path) < 50:
        rows = store.query("SELECT parent_id, label, title FROM sections WHERE id = ?", (section,))
        if not rows:
            break
        row = rows[0]
        label = f"{row['label']!s}. " if row["label"] else ""
        path.insert(0, f"{label}{row['title']!s}")
        section = str(row["parent_id"]) if row["parent_id"] is not None else None
    return path


def around(text: str, start: int, end: int, reach: int = 160) -> tuple[str, str]:
    """The words before and after a place, each on one line and cut at a word."""
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    if start > reach:
        before = "… " + before[before.find(" ") + 1 :]
    if end + reach < len(text):
        after = after[: after.rfind(" ")] + " …" if " " in after else after + "…"
    return " ".join(before.split()), " ".join(after.split())
