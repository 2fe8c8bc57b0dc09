"""A page of a table in an order that SQLite has to sort for: value by value, as an index has them.

*The duties by the number of their plan* joins every duty of the archive to its plan and sorts them all for the first
twenty-five. An index knows the numbers in their order, and what has one number is found at once: so the rows are asked
for number by number until the page is full. Rows of one value come as they are found, which is the same on every page.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from datasette.filters import FilterArguments, Filters
from datasette.utils import escape_sqlite

from kehoach.serve.interrupting import bounded
from kehoach.serve.narrowing import OF_LISTS, Asked, Origin, implied, indexed, origins, rows_held, split
from kehoach.store.schema import quoted

WALK_MS = 20
_PAGE = re.compile(
    r"(?P<head>select .+? from \S+ )(?:where (?P<where>.+) )?order by (?P<by>\S+?)(?P<down> desc)? "
    r"limit (?P<most>\d+)(?: offset (?P<skip>\d+))?", re.DOTALL
)  # fmt: skip
VALUE = "kehoach_value"


@dataclass(frozen=True)
class Order:
    """The column a page is sorted by, where its values are from, and what the page asks of them."""

    table: str
    column: str
    down: bool
    origin: Origin
    fitting: str  # a condition on the values, which is followed by others
    params: Mapping[str, Any]


def ordered(name: str, asked: Asked, args: Any) -> Order | None:
    """The order of a page if an index knows the values of its column."""
    down = "_sort_desc" in args
    column = args.get("_sort_desc") if down else args.get("_sort")
    origin = origins(name).get(column or "")
    if origin is None or origin.table != "bodies" and (origin.table, origin.column) not in indexed():
        return None
    rows = rows_held(name, origin)
    if rows is None:
        return None
    told = [(*split(one), value) for one, value in asked]
    own = sorted((f"{origin.column}__{how}", v) for one, how, v in told if one == column and how not in OF_LISTS)
    clauses, params = Filters(own).build_where_clauses(origin.table)
    return Order(name, column, down, origin, rows + "".join(f"({one}) and " for one in clauses), params)


def walked(connection: sqlite3.Connection, sql: str, values: Mapping[str, Any], order: Order) -> list[Any] | None:
    """The rows of a page; ``None`` where that takes long, or the question is none of a page in that order."""
    page = _PAGE.fullmatch(sql.strip())
    if page is None or page["by"] != escape_sqlite(order.column) or bool(page["down"]) != order.down:
        return None
    skip, rest = int(page["skip"] or 0), f" and ({page['where']})" if page["where"] else ""
    most = int(page["most"]) + skip
    found: list[Any] = []
    try:
        with bounded(connection, WALK_MS):
            for value in _values(connection, order):
                said = _said(order, value)
                condition = " and ".join((f"{page['by']} is :{VALUE}", *said.where_clauses))
                asked = f"{page['head']}where {condition}{rest} limit {most - len(found)}"
                found += connection.execute(asked, {**values, **said.params, VALUE: value}).fetchall()
                if len(found) == most:
                    break
    except sqlite3.OperationalError as error:
        if error.args != ("interrupted",):
            raise
        return None
    return found[skip:]


def _said(order: Order, value: Any) -> FilterArguments:
    """What a value says of the plan or body of its rows, with names of values that no filter has."""
    asked = (f"{order.column}__isnull", "1") if value is None else (f"{order.column}__exact", value)
    said = implied(order.table, [asked])
    names = {name: f"{VALUE}_{name}" for name in said.params}
    clauses = [re.sub(r":(\w+)", lambda one: f":{names[one[1]]}", clause) for clause in said.where_clauses]
    return FilterArguments(clauses, {names[name]: one for name, one in said.params.items()})


def _values(connection: sqlite3.Connection, order: Order) -> Iterator[Any]:
    """Each value in the order of the page, ``None`` where SQLite has it: as the least."""
    table, column = quoted(order.origin.table), quoted(order.origin.column)
    best, beyond = ("max", "<") if order.down else ("min", ">")
    sql = f"select {best}({column}) from {table} where {order.fitting}"
    if not order.down:
        yield None
    [value] = connection.execute(f"{sql}1", order.params).fetchone()
    while value is not None:
        yield value
        [value] = connection.execute(f"{sql}{column} {beyond} :{VALUE}", {**order.params, VALUE: value}).fetchone()
    if order.down:
        yield None
