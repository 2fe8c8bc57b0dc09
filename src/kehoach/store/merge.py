"""Two databases become one, the same one whichever takes in the other.

Nothing is merged row by row: the other database gives its readings, files and corrections, and
every plan is then written as if it had been saved here.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kehoach.records import Record
from kehoach.store import annexes, renderings
from kehoach.store.connection import explained, version
from kehoach.store.ids import text_hash
from kehoach.store.migrations import SCHEMA_VERSION
from kehoach.store.prepare import NO_SOURCE
from kehoach.store.rows import source_from
from kehoach.store.standing import settle
from kehoach.store.store import Store, open_db


@dataclass(frozen=True)
class Merged:
    """How many plans the other database gave, and how many corrections were new."""

    plans: int
    corrections: int


@contextmanager
def _current(path: Path) -> Iterator[Store]:
    """The other database in today's schema; an older one is migrated in a copy."""
    other = open_db(path, write=False)
    try:
        if version(other.connection) == SCHEMA_VERSION:
            yield other
            return
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            target = sqlite3.connect(copy)
            other.connection.backup(target)
            target.close()
            with open_db(copy) as migrated:
                yield migrated
    finally:
        other.close()


def _numbers(versions: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", versions))


def _rank(record: Record) -> tuple[object, ...]:
    """Of two readings of one text, the one of the newer engine and packs counts."""
    made = record.producer
    packs = sorted(made.packs.items())
    plain = record.model_copy(update={"source": NO_SOURCE}).to_json(indent=None)
    return (
        _numbers(made.engine), [(n, _numbers(v)) for n, v in packs], sorted(made.models.items()),
        made.reader, plain,
    )  # fmt: skip


def _take_plan(store: Store, other: Store, plan: str) -> None:
    theirs, text = other.as_read(plan), other.text(plan)
    known = store.query("SELECT 1 FROM plans WHERE id = ?", (plan,))
    for row in other.query("SELECT text_sha256 FROM predecessors WHERE plan_id = ?", (plan,)):
        store.add_predecessor(plan, str(row["text_sha256"]))
    if not known or _rank(theirs) > _rank(store.as_read(plan)):
        store.save(theirs, text, replacing="")
    for row in other.query("SELECT * FROM plan_files WHERE plan_id = ?", (plan,)):
        store.add_file(plan, source_from(row), str(row["role"]))


def _take_table(store: Store, other: Store, table: str, dropped: tuple[str, ...]) -> None:
    """Rows not yet here, equal rows once; columns that mean nothing elsewhere are left out."""
    for row in other.query(f'SELECT * FROM "{table}" ORDER BY id'):
        kept = {name: value for name, value in row.items() if name not in dropped}
        same = " AND ".join(f'"{name}" IS ?' for name in kept)
        sql = f'SELECT 1 FROM "{table}" WHERE {same}'
        if not store.query(sql, tuple(kept.values())):
            store.insert(table, [kept], ignore=True)


def _take_read(store: Store, other: Store, table: str, column: str) -> None:
    """What was read of files not yet here; of two readers of one file that of the newer version counts."""
    for row in other.query(f"SELECT * FROM {table} ORDER BY id"):
        held = store.query(f"SELECT reader, {column} FROM {table} WHERE id = ?", (row["id"],))
        theirs, *ours = [(_numbers(str(one["reader"])), str(one[column])) for one in (row, *held)]
        if not ours or theirs > ours[0]:
            store.upsert(table, row)


def _link(store: Store, plans: list[str]) -> None:
    """What came may be another rendering of a plan here, or of an annex: the same as if read here."""
    for plan in plans:
        if store.query("SELECT 1 FROM plans WHERE id = ?", (plan,)):
            settle(store, renderings.link(store, plan))
    annexes.relink(store)


def merge(store: Store, path: Path | str) -> Merged:
    """Take in another database, in one transaction.

    What was read of a file, its text, corrections and expected units come along, and what newer
    packs know of bodies; of the run tables, notes on files that this database never saw. Raises
    ``StoreError``, ``StoreTooNew``.
    """
    with explained(path), _current(Path(path)) as other, store.writing():
        store.take_bodies(other)
        plans = other.plan_ids()
        for plan in plans:
            _take_plan(store, other, plan)
        added = store.add_corrections(other.corrections())
        _take_read(store, other, "texts", "document")
        _take_read(store, other, "recognised_pages", "seen")
        _take_table(store, other, "files", ("import_id",))
        _take_table(store, other, "expected_units", ("id",))
        _link(store, plans)
        # A plan replaced over there, or by a better rendering, may have replaced a text corrected here.
        hashes = {text_hash(other.text(plan)) for plan in plans}
        for plan in store.plan_ids():
            inherited = {c.text_sha256 for c in store.corrections(plan)}
            if inherited & hashes or plan in plans and inherited:
                store.renew(plan)
        store.index_files()
    return Merged(len(plans), added)
