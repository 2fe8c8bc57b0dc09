"""A large archive out of a small one, by SQL: every plan again and again under other ids.

A plan read by the program costs some tens of milliseconds to save; one copied costs a tenth of that. What pages
read is copied: plans, facts, sums, counts, files, the index. What only an import reads (``readings``, ``texts``)
is not, so the copy is for measuring pages, not for going on with.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kehoach.store import pairs
from kehoach.store.columns import Table
from kehoach.store.connection import connect
from kehoach.store.migrations import create
from kehoach.store.schema import quoted, tables
from kehoach.store.search import first_rowid

LEFT_OUT = frozenset({"readings", "texts", "predecessors", "corrections", "correction_outcomes", "recognised_pages",
                      pairs.TABLE})  # fmt: skip
# Named by its copy, or every plan would have as many namesakes as there are copies.
NAMED = frozenset({"path", "number", "issuer", "issuer_folded", "district", "commune", "area", "sha256", "text_sha256"})
NAMED_IN = frozenset({"plans", "coverage", "targets", "plan_files", "files", "ended_bodies"})
SHIFTED = "iif({0} IS NULL, NULL, r.new || substr({0}, 9))"  # ids of rows begin with eight digits of their plan's
PLAN = "iif({0} IS NULL, NULL, 'p' || r.new || substr({0}, 10))"


def copy(small: Path, large: Path, copies: int) -> Iterator[str]:
    """Write a new archive with every plan of a small one so many times; tells of every table as it is done.

    Raises ``StoreError``.
    """
    with closing(connect(large, write=True)) as target:
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("PRAGMA synchronous = OFF")
        target.execute("PRAGMA cache_size = -1000000")
        target.execute("PRAGMA secure_delete = OFF")
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA threads = 2")
        target.execute("ATTACH ? AS small", (str(small),))
        create(target)
        indexes = _without_indexes(target)
        _rename(target, copies)
        target.execute("BEGIN")
        for table in tables():
            if table.name not in LEFT_OUT:
                _copy_table(target, table)
                yield table.name
        _copy_words(target)
        yield "search"
        for statement in indexes:
            target.execute(statement)
            yield statement.split()[2].strip('"')
        pairs.put_all(target)
        yield pairs.TABLE
        target.execute("COMMIT")


def _without_indexes(target: sqlite3.Connection) -> list[str]:
    """Drop the indexes: made over all rows at the end they cost a fraction. Returns their statements."""
    found = target.execute(
        "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in found:
        target.execute(f"DROP INDEX {quoted(name)}")
    return [statement for _, statement in found]


def _rename(target: sqlite3.Connection, copies: int) -> None:
    """Which plan gets which beginning of its ids in which copy; the first copy keeps its own."""
    target.execute("CREATE TEMP TABLE renamed (copy INTEGER, plan TEXT, new TEXT, shift INTEGER, named TEXT)")
    plans = [plan for (plan,) in target.execute("SELECT id FROM small.plans ORDER BY rowid")]
    for number in range(copies):
        for plan in plans:
            new = hashlib.sha256(f"{plan} {number}".encode()).hexdigest()[:8] if number else plan[1:9]
            shift = first_rowid(f"p{new}{plan[9:]}") - first_rowid(plan)
            named = f" {number}" if number else ""
            target.execute("INSERT INTO renamed VALUES (?, ?, ?, ?, ?)", (number, plan, new, shift, named))


def _copy_table(target: sqlite3.Connection, table: Table) -> None:
    """Rows of plans once for each copy, others as they are."""
    names = [column.name for column in table.columns]
    into = f"INSERT INTO main.{quoted(table.name)} ({', '.join(map(quoted, names))}) SELECT"
    source = f"small.{quoted(table.name)} t"
    owner = "id" if table.name == "plans" else "plan_id" if "plan_id" in names else None
    if owner is None:
        target.execute(f"{into} {', '.join(map(quoted, names))} FROM {source}")
        return
    values = ", ".join(_value(table, name) for name in names)
    target.execute(f"{into} {values} FROM renamed r CROSS JOIN {source} ON t.{owner} = r.plan")
    if table.name == "files":  # those that gave no plan
        target.execute(f"{into} {', '.join(map(quoted, names))} FROM {source} WHERE plan_id IS NULL")


def _value(table: Table, name: str) -> str:
    """What a column of a copied row holds."""
    column, own = f"t.{quoted(name)}", next(one for one in table.columns if one.name == name)
    if table.name == "search_items" and name == "id":
        return f"{column} + r.shift"
    if own.references == "plans" or (table.name, name) in {("plans", "id"), ("search_items", "plan_id")}:
        return PLAN.format(column)
    if table.name == "files" and name == "id":
        return f"{column} || r.named"
    local = own.references not in {None, "agencies", "bodies", "imports", "corrections"}
    if local or name in {"id", "item_id", "plan_agency_id"}:
        return SHIFTED.format(column)
    return f"{column} || r.named" if name in NAMED and table.name in NAMED_IN else column


def _copy_words(target: sqlite3.Connection) -> None:
    """The words of the index, in the order of its rows: FTS5 begins a segment when a row falls back."""
    target.execute(
        "CREATE TEMP TABLE said AS SELECT i.plan_id AS plan, i.id AS id, s.words AS words, s.folded AS folded "
        "FROM small.search_items i JOIN small.search_texts s ON s.id = i.id WHERE i.plan_id IS NOT NULL"
    )
    target.execute("CREATE INDEX temp.said_of ON said (plan)")
    target.execute(
        "INSERT INTO search (rowid, words, folded) SELECT s.id + r.shift, s.words, s.folded "
        "FROM (SELECT plan, shift FROM renamed ORDER BY new) r CROSS JOIN said s ON s.plan = r.plan"
    )
