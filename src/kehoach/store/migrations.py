"""Numbered steps from any older schema to this one.

A step changes only the tables whose rows cannot be made again (texts, readings, corrections,
files). Everything else is dropped and made anew from ``readings`` after the last step, with the
corrections reapplied: a changed fact table needs no step at all, only a new version number.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from kehoach.store import bodies, pairs
from kehoach.store.connection import APPLICATION_ID, version
from kehoach.store.schema import create_all, create_table, quoted, tables
from kehoach.store.statements import views
from kehoach.store.summaries import put

Step = Callable[[sqlite3.Connection], None]


def _to_2(connection: sqlite3.Connection) -> None:
    """Texts a plan replaced are remembered; expected units; where an import ended."""
    _make(connection, _of("predecessors", "expected_units"))
    connection.execute("ALTER TABLE files ADD COLUMN stage TEXT")


def _to_3(connection: sqlite3.Connection) -> None:
    """Files that are no documents are counted; bodies and packs are made with what is missing."""
    connection.execute("ALTER TABLE imports ADD COLUMN ignored INTEGER")


def _to_4(connection: sqlite3.Connection) -> None:
    """Texts are kept by the hash of their file; ids of facts begin with those of their plan."""
    _make(connection, _of("texts"))


def _to_5(connection: sqlite3.Connection) -> None:
    """Cells know their address in a sheet: only tables that are made again change."""


def _to_6(connection: sqlite3.Connection) -> None:
    """Files know whose annex they hold."""
    known = {row[1] for row in connection.execute("PRAGMA table_info(plan_files)")}
    reference = "main_id TEXT REFERENCES plans(id) DEFERRABLE INITIALLY DEFERRED"
    for column in (reference, "linked_by TEXT", "candidates INTEGER"):
        if column.split()[0] not in known:
            connection.execute(f"ALTER TABLE plan_files ADD COLUMN {column}")
    connection.execute("CREATE INDEX IF NOT EXISTS plan_files_main_id ON plan_files (main_id)")


def _to_7(connection: sqlite3.Connection) -> None:
    """Files know their digital signatures: the column is made with what else is missing."""


def _to_8(connection: sqlite3.Connection) -> None:
    """What each plan yielded is counted; doubtful facts and a body's duties have indexes: all made again."""


def _to_9(connection: sqlite3.Connection) -> None:
    """What is to be reviewed is weighed: views are made again."""


def _to_10(connection: sqlite3.Connection) -> None:
    """The index keeps no words a second time: it is made again, with what its items stand for."""


def _to_11(connection: sqlite3.Connection) -> None:
    """Sums of each plan are kept and lists need no texts: all made again, but for indexes of ``plans``."""
    for columns in ("programme_year_start", "province", "district", "commune", "level"):
        connection.execute(f"DROP INDEX IF EXISTS plans_{columns}")


def _add_12(connection: sqlite3.Connection) -> None:
    """What was seen on pages of scans is kept."""
    _make(connection, _of("recognised_pages"))


def _add_13(connection: sqlite3.Connection) -> None:
    """What became of targets is kept; lists have more indexes; views give numbers as numbers."""
    _drop_views(connection, views())
    _make(connection, create_all())
    pairs.put_all(connection)


def _add_14(connection: sqlite3.Connection) -> None:
    """What plans cite and which bodies they mean is kept; filters have more indexes."""
    _drop_views(connection, views())
    connection.execute("DROP INDEX IF EXISTS citations_plan_id_number_date_doc_type_issuer")
    _make(connection, create_all())
    bodies.choose(connection)
    connection.execute("DELETE FROM cited_documents")
    for (plan,) in connection.execute("SELECT plan_id FROM coverage").fetchall():
        put(connection, plan, "cited_documents")


def _add_15(connection: sqlite3.Connection) -> None:
    """Bodies that had ended are kept; linked annexes lack no sections; filters have more indexes."""
    _drop_views(connection, views())
    connection.execute("DROP INDEX IF EXISTS plan_agencies_agency_id")
    _make(connection, create_all())
    bodies.end(connection)


STEPS: dict[int, Step] = {
    2: _to_2, 3: _to_3, 4: _to_4, 5: _to_5, 6: _to_6, 7: _to_7, 8: _to_8, 9: _to_9, 10: _to_10, 11: _to_11,
}  # fmt: skip
# Steps that leave every row as it is. After an older one everything is made as it is today anyway.
ADDING: dict[int, Step] = {12: _add_12, 13: _add_13, 14: _add_14, 15: _add_15}
SCHEMA_VERSION = max(*STEPS, *ADDING)


def create(connection: sqlite3.Connection) -> None:
    """Make an empty database of this version. Runs inside the caller's transaction."""
    for statement in create_all():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def migrate(connection: sqlite3.Connection) -> bool:
    """Run the missing steps inside the caller's transaction; True if rows are to be made again.

    Derived tables are then empty and ``plans`` holds what it held: the caller makes their rows.
    """
    found = version(connection)
    if found >= SCHEMA_VERSION:
        return False
    missing = range(found + 1, SCHEMA_VERSION + 1)
    again = any(number in STEPS for number in missing)
    for number in missing:
        if number in STEPS:
            STEPS[number](connection)
        elif not again:
            ADDING[number](connection)
    if again:
        _renew(connection)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return again


def _renew(connection: sqlite3.Connection) -> None:
    """Drop views, the index and derived tables, and make them as they are today."""
    all_views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    _drop_views(connection, [name for (name,) in all_views])
    connection.execute("DROP TABLE IF EXISTS search")
    derived = [t for t in tables() if not t.kept and t.name != "plans"]
    for table in reversed(derived):
        connection.execute(f"DROP TABLE IF EXISTS {quoted(table.name)}")
    _widen(connection)
    _make(connection, create_all())


def _of(*names: str) -> list[str]:
    """The statements of some tables and their indexes."""
    return [statement for table in tables() if table.name in names for statement in create_table(table)]


def _drop_views(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    for name in names:
        connection.execute(f"DROP VIEW IF EXISTS {quoted(name)}")


def _make(connection: sqlite3.Connection, statements: list[str]) -> None:
    """Make what is not there yet."""
    existing = {
        name for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()
    }
    for statement in statements:
        made = statement.split()
        name = made[3 if made[1] == "VIRTUAL" else 2].strip('"')
        if name not in existing:
            connection.execute(statement)


def _widen(connection: sqlite3.Connection) -> None:
    """Give ``plans`` and ``plan_files``, whose rows must stay, the columns they lack."""
    for table in tables():
        if table.name not in {"plans", "plan_files"}:
            continue
        known = {row[1] for row in connection.execute(f"PRAGMA table_info({quoted(table.name)})")}
        for column in table.columns:
            if column.name not in known:
                connection.execute(
                    f"ALTER TABLE {quoted(table.name)} ADD COLUMN {quoted(column.name)} {column.type}"
                )
