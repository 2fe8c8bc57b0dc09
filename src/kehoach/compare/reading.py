"""Rows of the database for comparisons: those of the plans compared, with their quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kehoach.compare.selection import Selection
from kehoach.compare.table import Quote
from kehoach.store import Store

Row = Mapping[str, Any]
# SQLite looks plans up in an index for each id; above this many it reads the whole table once.
FEW = 2000


def rows(store: Store, sql: str, chosen: Selection, **values: Any) -> Sequence[Row]:
    """Rows of a query in which ``{plans}`` stands for *plan_id is one of those chosen*.

    ``{plans:a}`` is the same for the alias ``a``.
    """
    head, *rest = sql.split("{plans")
    pieces = [head]
    for piece in rest:
        alias, _, after = piece.partition("}")
        column = f"{alias[1:]}.plan_id" if alias else "plan_id"
        pieces += [f"{column} IN (SELECT value FROM json_each(:ids))", after]
    return store.query("".join(pieces), {"ids": chosen.as_json, **values})


def quote(chosen: Selection, row: Row) -> Quote:
    """Where a fact row was read: it needs ``plan_id``, ``text``, ``start``, ``end``, ``page``, ``id``."""
    plan = str(row["plan_id"])
    return Quote(plan, chosen[plan].label, " ".join(str(row["text"]).split()), row["start"],
                 row["end"], row["page"], row["id"])  # fmt: skip
