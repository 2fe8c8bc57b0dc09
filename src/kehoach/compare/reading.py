"""Rows of the database for comparisons: those of the plans compared, with their quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kehoach.compare.selection import Selection
from kehoach.compare.table import Quote
from kehoach.store import Store

Row = Mapping[str, Any]
# Views are worked out for one plan quickly, for a list of plans as a whole: few are asked one by one.
FEW = 40


def rows(store: Store, sql: str, chosen: Selection, **values: Any) -> Sequence[Row]:
    """Rows of a query in which ``{plans}`` stands for *plan_id is one of those chosen*.

    ``{plans:a}`` is the same for the alias ``a``.
    """
    if chosen.everything:
        return store.query(_asked(sql, "1"), values)
    if len(chosen.ids) <= FEW and "LIMIT" not in sql and "GROUP" not in sql:
        one = _asked(sql, "{column} = :plan")
        return [row for plan in chosen.ids for row in store.query(one, {"plan": plan, **values})]
    several = _asked(sql, "{column} IN (SELECT value FROM json_each(:ids))")
    return store.query(several, {"ids": chosen.as_json, **values})


def _asked(sql: str, condition: str) -> str:
    """A query with its condition on the plan put in."""
    head, *rest = sql.split("{plans")
    pieces = [head]
    for piece in rest:
        alias, _, after = piece.partition("}")
        column = f"{alias[1:]}.plan_id" if alias else "plan_id"
        pieces += [condition.replace("{column}", column), after]
    return "".join(pieces)


def quote(chosen: Selection, row: Row) -> Quote:
    """Where a fact row was read: it needs ``plan_id``, ``text``, ``start``, ``end``, ``page``, ``id``."""
    plan = str(row["plan_id"])
    return Quote(plan, chosen[plan].label, " ".join(str(row["text"]).split()), row["start"],
                 row["end"], row["page"], row["id"])  # fmt: skip
