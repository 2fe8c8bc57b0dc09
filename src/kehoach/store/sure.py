"""An open database read as if it held the sure facts only.

Temporary views of this connection stand before the tables of the same names; the file is not
touched. Sections, tables and recipients stay, since other facts lie in them; so do the stated sums
of ``totals_check``, which were compared when the plan was saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.store.connection import explained
from kehoach.store.schema import quoted, table_of
from kehoach.store.statements import pairs, summaries, views

if TYPE_CHECKING:
    from kehoach.store.store import Store


def only_sure(store: Store, least: float) -> None:
    """Let every later query, view and loaded record of this connection hold facts from ``least`` on."""
    # With it come all extractors, which nothing else of the store needs.
    from kehoach.resolve.confidence import MEASURED

    with explained(store.path):
        for name in (*views(), *summaries(), *pairs()):
            store.connection.execute(f"DROP VIEW IF EXISTS temp.{quoted(name)}")
        for kind in MEASURED:
            table = quoted(table_of(kind))
            store.connection.execute(f"DROP VIEW IF EXISTS temp.{table}")
            store.connection.execute(
                f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE confidence >= {float(least)!r}"
            )
        for _, statement in (*summaries().values(), *pairs().values(), *views().values()):
            # Names inside a temporary view are looked up among temporary things first.
            store.connection.execute(statement.replace("CREATE VIEW", "CREATE TEMP VIEW", 1))
