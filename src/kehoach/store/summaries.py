"""Sums of one plan, made by SQL when it is saved, so that lists and filters over an archive are quick.

In: the plan's rows, as they are in the database. Out: rows of the tables of ``summaries.sql``.
"""

from __future__ import annotations

import sqlite3
from functools import cache

from kehoach.store.ids import under
from kehoach.store.prepare import Rows
from kehoach.store.schema import quoted, tables
from kehoach.store.statements import summaries


def summed(connection: sqlite3.Connection, plan: str) -> dict[str, Rows]:
    """The sums of a plan, by table."""
    return {name: _rows(connection, plan, name, *query) for name, query in _queries().items()}


def put(connection: sqlite3.Connection, plan: str, table: str) -> None:
    """Write one table of sums of a plan that has none yet."""
    found = _rows(connection, plan, table, *_queries()[table])
    marks = ", ".join("?" * len(found.names))
    sql = f"INSERT INTO {quoted(table)} ({', '.join(map(quoted, found.names))}) VALUES ({marks})"
    connection.executemany(sql, found.values)


@cache
def _queries() -> dict[str, tuple[tuple[str, ...], str]]:
    """For each table its columns but the id, and the query for those of one plan."""
    found = {}
    for table in tables():
        if table.name in summaries():
            named = tuple(column.name for column in table.columns if column.name != "id")
            # The statement without the head that would make a view of it.
            select = summaries()[table.name][1].partition(" AS\n")[2]
            sql = f"SELECT {', '.join(map(quoted, named))} FROM ({select}) WHERE plan_id = ?"
            found[table.name] = named, sql
    return found


def _rows(connection: sqlite3.Connection, plan: str, name: str, named: tuple[str, ...], sql: str) -> Rows:
    try:
        found = connection.execute(sql, (plan,)).fetchall()
    except sqlite3.OperationalError as error:
        # A sum that no 64-bit integer holds is nonsense read from the text: there is no sum to show.
        if "integer overflow" not in str(error):
            raise
        return Rows((), ())
    found.sort(key=repr)
    return Rows(("id", *named), tuple((under(plan, name, n), *row) for n, row in enumerate(found)))
