"""A plan, or a file that was none, removed everywhere: rows, stored text, readings, search index,
corrections, notes; what they took of the file is overwritten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kehoach.errors import StoreError
from kehoach.messages import storage as say
from kehoach.store import search as searching
from kehoach.store.columns import SqlValue, dumps
from kehoach.store.connection import explained
from kehoach.store.named import plan_named

if TYPE_CHECKING:
    from kehoach.store.store import Store

OF_A_FILE = ("texts", "recognised_pages")  # tables of what was read of a file, by its hash


def forget(store: Store, name: str) -> None:
    """Forget a plan by its id or number, or what was read of a file by its path.

    Raises ``NoSuchRecord``, and ``StoreError`` where another program keeps the old pages in use.
    """
    plan = _plan_called(store, name)
    with store.writing():
        paths = {name} if plan is None else _forget_plan(store, plan)
        _forget_files(store, paths)
        # Deleted words live on in the index's segments until they are merged.
        store.query("INSERT INTO search(search) VALUES ('optimize')")
    scrub(store)


def scrub(store: Store) -> None:
    """Write the log back and empty it: it still holds pages as they were before."""
    with explained(store.path):
        [row] = store.query("PRAGMA wal_checkpoint(TRUNCATE)")
    if row["busy"]:
        raise StoreError(say.STILL_READ(path=store.path))


def _plan_called(store: Store, name: str) -> str | None:
    rows = store.query("SELECT plan_id FROM files WHERE path = ?", (name,))
    if not rows:
        return plan_named(store, name)
    return str(rows[0]["plan_id"]) if rows[0]["plan_id"] else None


def _forget_plan(store: Store, plan: str) -> set[str]:
    """Remove the rows of a plan and the corrections made on any of its texts; gives its paths."""
    files = store.query("SELECT path, sha256 FROM plan_files WHERE plan_id = ?", (plan,))
    hashes = {row["h"] for row in store.query(
        "SELECT text_sha256 AS h FROM plans WHERE id = ?1 "
        "UNION SELECT text_sha256 FROM predecessors WHERE plan_id = ?1", (plan,))}  # fmt: skip
    held = store.query("SELECT path FROM files WHERE plan_id = ?", (plan,))
    store.delete(plan)
    for hashed in hashes:
        _forget_corrections(store, hashed)
    return {str(row["path"]) for row in (*files, *held)}


def _forget_corrections(store: Store, hashed: SqlValue) -> None:
    """Unless another plan grew out of the same text."""
    if store.query("SELECT 1 FROM predecessors WHERE text_sha256 = ?", (hashed,)):
        return
    store.query("DELETE FROM correction_outcomes WHERE correction_id IN "
                "(SELECT id FROM corrections WHERE text_sha256 = ?)", (hashed,))  # fmt: skip
    store.query("DELETE FROM corrections WHERE text_sha256 = ?", (hashed,))


def _forget_files(store: Store, paths: set[str]) -> None:
    for path in sorted(paths):
        for row in store.query("SELECT id, sha256 FROM files WHERE path = ?", (path,)):
            searching.remove(store.connection, "file_id", str(row["id"]))
            store.query("DELETE FROM files WHERE id = ?", (row["id"],))
            drop_text(store, row["sha256"])
    for run in store.query("SELECT id, paths FROM imports"):
        given = json.loads(str(run["paths"]))
        if paths & set(given):
            kept = dumps([path for path in given if path not in paths])
            store.query("UPDATE imports SET paths = ? WHERE id = ?", (kept, run["id"]))


def drop_text(store: Store, sha256: SqlValue) -> None:
    """Remove the stored text and pages of a file that no path holds any longer."""
    for table in OF_A_FILE:
        store.query(
            f"DELETE FROM {table} WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM files "
            "WHERE sha256 = ?1) AND NOT EXISTS (SELECT 1 FROM plan_files WHERE sha256 = ?1)",
            (sha256,),
        )
