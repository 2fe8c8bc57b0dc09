"""Which later plan reports what became of a target, worked out whenever a plan is saved.

In: the plan's rows, as they are in the database, and those of plans of the same place. Out: rows of
``reported_targets``, of what the plan promised and of what it reports. Asked of all plans at once, that
join reads every target of an archive; kept, a filter by any of its columns is a look into an index.
"""

from __future__ import annotations

import sqlite3
from functools import cache

from kehoach.store.schema import quoted, table_named
from kehoach.store.statements import pairs

TABLE = "reported_targets"


@cache
def _insert() -> str:
    names = ", ".join(quoted(column.name) for column in table_named(TABLE).columns)
    # The statement without the head that would make a view of it.
    select = pairs()[TABLE][1].partition(" AS\n")[2]
    return f"INSERT INTO {quoted(TABLE)} ({names}) SELECT {names} FROM ({select})"


def put(connection: sqlite3.Connection, plan: str) -> None:
    """Write the pairs of a plan, on either side, whose rows were just written."""
    for side in ("plan_id", "reported_plan_id"):
        connection.execute(f"{_insert()} WHERE {side} = ?", (plan,))


def put_all(connection: sqlite3.Connection) -> None:
    """Write the pairs of an archive that has none yet."""
    connection.execute(_insert())
