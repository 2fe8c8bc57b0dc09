"""Filters of Datasette's pages that no index answers as they are, told a second time where few rows are to be read.

*The issuer contains …* over millions of facts reads them all until enough are found, which of a rare word
there are not. Of what a small table knows (the plan, the body) the same condition on that table says in milliseconds
which rows are meant. Of a column with few different values an index tells them one by one, and those that fit are
asked for. Of a long text the index knows the beginning. All follow from the filter, so no answer changes.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from functools import cache, partial
from typing import Any, NamedTuple

from datasette.filters import FilterArguments, Filters

from kehoach.records import FACT_TYPES
from kehoach.serve.interrupting import bounded
from kehoach.store.coverage import FILTERS
from kehoach.store.indexes import BEGINNING, BEGINNINGS, LEADING, SPARSE, beginning, rows_of
from kehoach.store.schema import quoted, table_named, table_of, tables
from kehoach.store.statements import views

Asked = list[tuple[str, str]]
Asking = Callable[[Callable[[sqlite3.Connection], Any]], Awaitable[Any]]
_PLACE = re.compile(r":p(\d+)\b")
_ITEM = re.compile(r'(?:(\w+)\.)?"?(\w+)"?(?: AS (\w+))?')
_SOURCE = re.compile(r"\b(FROM|LEFT JOIN|JOIN) (\w+)(?: (?!(?:ON|JOIN|LEFT|WHERE)\b)(\w+))?")
# Tables with a row per plan or body: the column that names their rows, and those that views show of them.
SMALL = {
    "coverage": ("plan_id", "plan_id", frozenset(FILTERS)),
    "bodies": ("body_id", "id", frozenset({"valid_from", "valid_to", "pack"})),
    "agencies": ("agency_id", "id", frozenset({"name", "kind", "level", "place", "generic"})),
}
# Filters that are true of what is lacking: a row without a body is in no list of bodies.
OF_NOTHING = frozenset({"isnull", "isblank"})
OWN_ROWS = frozenset(table_of(kind) for kind in FACT_TYPES) | {"cells"}  # whose ids begin as their plan's
PLAN_DIGITS = 8
OF_LISTS = frozenset({"arraycontains", "arraynotcontains"})  # which end with an error at a row without a list
LIKE = {"contains": "%{}%", "startswith": "{}%", "endswith": "%{}", "like": "{}"}
BY_VALUES = frozenset({*LIKE, "glob", "date"})
BROAD = OF_NOTHING | {"gt", "gte", "lt", "lte", "not", "notin", "notcontains", "notlike", "notnull", "notblank"}
# What more values or rows fit than that is common: a page of them is found soon.
PROBE_MS, VALUES, ROWS = 10, 100, 2000
OF_ONE_PLAN = "0.0000001"  # the share of rows, as SQLite is told
LAST = "\U0010ffff"  # no letter comes after it


class Origin(NamedTuple):
    """Where a column of a view is from; ``joined`` where its row may lack."""

    table: str
    column: str
    joined: bool = False


@cache
def origins(name: str) -> dict[str, Origin]:
    """The columns of a table or view that are columns of a table, by their names."""
    for table in tables():
        if table.name == name:
            return {column.name: Origin(name, column.name) for column in table.columns}
    statement = views()[name][1] if name in views() else ""
    listed, _, rest = statement.partition(" AS\n")[2].partition("\nFROM ")
    if not listed.startswith("SELECT ") or "UNION" in rest:
        return {}
    named = _SOURCE.findall(f"FROM {rest}")
    sources = {alias: (table, how == "LEFT JOIN") for how, table, alias in named} | {"": (named[0][1], False)}
    found = {}
    for item in re.split(r",\s+(?![^()]*\))", listed.removeprefix("SELECT ")):
        if match := _ITEM.fullmatch(item.strip()):
            alias, column, called = match.groups()
            if (alias or "") in sources:
                table, joined = sources[alias or ""]
                found[called or column] = Origin(table, column, joined)
    return found


@cache
def of_small(name: str, small: str) -> dict[str, Origin]:
    """The columns of a view that say what a small table says of the row's plan or body."""
    key, _, known = SMALL[small]
    own = origins(name)
    if (name, small) == ("plans", "coverage"):  # whose rows hold whole texts
        return {column: Origin(small, column) for column in own if column in known}
    if key not in own or name == small:
        return {}
    return {column: one for column, one in own.items() if one.table == small and one.column in known}


def split(key: str) -> tuple[str, str]:
    """The column and the operator of a filter."""
    column, _, lookup = key.rpartition("__")
    return (column, lookup) if column else (key, "exact")


def _renamed(clauses: Iterable[str], params: dict[str, Any], prefix: str) -> tuple[str, dict[str, Any]]:
    """Clauses as one, with names of values that no other clause has."""
    said = " and ".join(_PLACE.sub(rf":{prefix}\1", clause) for clause in clauses)
    return said, {f"{prefix}{name.removeprefix('p')}": value for name, value in params.items()}


def implied(name: str, asked: Asked) -> FilterArguments:
    """What the filters of an address say of the plan or body, as conditions on what names it."""
    found = FilterArguments([])
    for small, (key, own, _) in SMALL.items():
        known = of_small(name, small)
        filters = []
        named = "id" if (name, small) == ("plans", "coverage") else key
        for one, value in asked:
            column, lookup = split(one)
            if column == named and column in origins(name) and lookup in LIKE and name != small:
                filters.append((f"{own}__{lookup}", value))
            if column in known and lookup not in OF_LISTS and not (known[column].joined and lookup in OF_NOTHING):
                if "__" in one or small == "bodies":  # others have an index
                    filters.append((f"{known[column].column}__{lookup}", value))
            if column in known and known[column].joined and lookup == "isnull":
                lacking = f"select {own} from {small} where {quoted(known[column].column)} is null"
                _add(found, f"({named} is null or {named} in ({lacking}))", {})
        clauses, params = Filters(sorted(filters)).build_where_clauses(small)
        if clauses:
            said, values = _renamed(clauses, params, small)
            _add(found, f"{_there(name, named)}{named} in (select {own} from {small} where {said})", values)
    for number, (one, value) in enumerate(asked):
        column, lookup = split(one)
        if column == "plan_id" and lookup == "exact" and column in origins(name) and len(asked) > 1:
            # SQLite holds every index for equally good and would go by the year, of which all plans have rows.
            _add(found, f"likelihood(plan_id = :plan{number}, {OF_ONE_PLAN})", {f"plan{number}": value})
        if column in origins(name) and lookup in {"startswith", "contains", "endswith"}:
            for clause, values in _of_id(name, column, lookup, value, f"id{number}"):
                _add(found, clause, values)
        if column == "successor" and "body_id" in origins(name) and "AS successor" in views().get(name, ("", ""))[1]:
            for clause, values in _of_successor(lookup, value, f"successor{number}"):
                _add(found, _there(name, "body_id") + clause, values)
    return found


async def telling(name: str, asked: Asked, ask: Asking) -> Asked:
    """The filters of an address without those that most plans fit: what is common is found soon, a list of it is long.

    ``ask`` runs a function with a connection.
    """
    known, found = of_small(name, "coverage"), []
    for one, value in asked:
        column, lookup = split(one)
        if column in known and lookup in BROAD:
            clauses, params = Filters([(f"{known[column].column}__{lookup}", value)]).build_where_clauses("coverage")
            sql = f"select 1 from coverage where {' and '.join(clauses)} limit {ROWS + 1}"
            if clauses and not await ask(partial(_few, sql=sql, values=params)):
                continue
        found.append((one, value))
    return found


def _of_id(name: str, column: str, lookup: str, value: str, place: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """The id of a row of a plan is hexadecimal and begins as its plan's does, whose ids are few."""
    origin = origins(name)[column]
    if origin.column == "plan_id" and column != "plan_id":
        plans = f"select plan_id from coverage where plan_id like :{place}"
        yield f"{_there(name, column)}{column} in ({plans})", {place: LIKE[lookup].format(value)}
    elif _is_row(origin):
        value = value.partition("\x00")[0]  # where LIKE stops
        if re.search(r"[^0-9a-f%_]", value.lower()):
            yield "0 = 1", {}
        elif lookup == "startswith" and "plan_id" in origins(name):
            plans = f"select plan_id from coverage where plan_id like :{place}"
            yield f"plan_id in ({plans})", {place: f"p{value.partition('%')[0][:PLAN_DIGITS]}%"}


@cache
def _is_row(origin: Origin) -> bool:
    """True for a column that names rows of plans."""
    columns = {column.name: column for column in table_named(origin.table).columns}
    if "plan_id" not in columns or origin.column not in columns:
        return False
    return origin.column == "id" or columns[origin.column].references in OWN_ROWS


def _there(name: str, column: str) -> str:
    """Tells SQLite of a row that may lack that it does not: else it is joined last, for every row of the view."""
    return f"{column} >= '' and " if origins(name)[column].joined else ""


def _of_successor(lookup: str, value: str, place: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """A successor is a part of what the body says of its successors."""
    if lookup == "exact":
        yield f"body_id in (select id from bodies where instr(successor, :{place}) > 0)", {place: value}
    elif lookup in LIKE:
        pattern = f"%{LIKE[lookup].format(value)}%"
        yield f"body_id in (select id from bodies where successor like :{place})", {place: pattern}


async def begun(name: str, asked: Asked, ask: Asking) -> FilterArguments:
    """What the filters of an address say of a long text, where an index of its beginning finds few rows.

    ``ask`` runs a function with a connection.
    """
    found = FilterArguments([])
    for number, (one, value) in enumerate(asked):
        column, lookup = split(one)
        origin, place = origins(name).get(column), f"begun{number}"
        said = origin and _of_beginning(origin, lookup, value, place)
        if not origin or not said:
            continue
        (clause, values), rows, held = said, _rows_of(name, origin), rows_held(name, origin)
        if rows and held is not None:
            inner = f"select id from {origin.table} where {held}{clause}"
            if await ask(partial(_few, sql=f"{inner} limit {ROWS + 1}", values=values)):
                _add(found, rows.format(inner), values)
    return found


def _of_beginning(origin: Origin, lookup: str, value: str, place: str) -> tuple[str, dict[str, Any]] | None:
    """A filter by a long text with what it says of its beginning, for the table itself."""
    if origin.column not in BEGINNINGS.get(origin.table, ()):
        return None
    index, column = beginning(origin.column), quoted(origin.column)
    if lookup == "isnull" and not origin.joined and origin.column not in SPARSE.get(origin.table, ()):
        return f"{index} is null", {}
    if lookup == "in" and not value.startswith("["):
        named = {f"{place}_{at}": one.strip() for at, one in enumerate(value.split(","))}
        return f"{index} in ({', '.join(f'lower(substr(:{one}, 1, {BEGINNING}))' for one in named)})", named
    if lookup == "exact":
        # Not beside ``column = value``: SQLite would put the value for the column, which no index has.
        return f"{index} = lower(substr(:{place}, 1, {BEGINNING}))", {place: value}
    literal = re.split("[%_\x00]", value)[0][:BEGINNING]
    if lookup not in {"startswith", "like"} or not literal:
        return None
    said = f"{index} >= lower(:{place}) and {index} <= lower(:{place}) || :{place}last and {column} like :{place}like"
    last = LAST * (BEGINNING - len(literal))
    return said, {place: literal, f"{place}last": last, f"{place}like": LIKE[lookup].format(value)}


def _rows_of(name: str, origin: Origin) -> str | None:
    """The condition on a view's rows that some rows of the table are theirs; ``{}`` stands for the ids of these."""
    named = {(one.table, one.column): column for column, one in origins(name).items()}
    if own := named.get((origin.table, "id")):
        return f"{own} in ({{}})"
    if origin.table != "sections":
        return None
    for (table, column), own in named.items():
        if column == "id" and table != "sections":
            return f"{own} in (select id from {table} where section_id in ({{}}))"
    return None


def rows_held(name: str, origin: Origin) -> str | None:
    """The condition of the rows that the column's index holds; ``None`` where others are asked for as well."""
    condition = rows_of(origin.table, origin.column)
    if origin.table in LEADING and condition == LEADING[origin.table][0] and name == origin.table:
        return None
    return f"{condition} and " if condition else ""


def _few(connection: sqlite3.Connection, sql: str, values: dict[str, Any]) -> bool:
    """True if a question has few rows, which are found soon."""
    rows = _soon(connection, sql, values)
    return rows is not None and len(rows) <= ROWS


def _soon(connection: sqlite3.Connection, sql: str, values: dict[str, Any]) -> list[Any] | None:
    """The rows of a question; ``None`` where it takes long."""
    try:
        with bounded(connection, PROBE_MS):
            return connection.execute(sql, values).fetchall()
    except sqlite3.OperationalError:
        return None


def _add(found: FilterArguments, clause: str, values: dict[str, Any]) -> None:
    found.where_clauses.append(clause)
    found.params |= values


@cache
def indexed() -> frozenset[tuple[str, str]]:
    """Columns that begin an index, be it of some rows of their table."""
    begin = {(t.name, names[0]) for t in tables() for names in (*t.indexes, *t.unique)}
    parts = [*SPARSE.items(), *((table, columns) for table, (_, columns) in LEADING.items())]
    begin |= {(table, one) for table, columns in parts for one in columns if one not in BEGINNINGS.get(table, ())}
    return frozenset(begin | {(t.name, c.name) for t in tables() for c in t.columns if c.references or c.name == "id"})


def _fitting(connection: sqlite3.Connection, origin: Origin, lookup: str, value: str, held: str) -> list[Any] | None:
    """The different values of a column that fit a filter; ``None`` where they are many or take long."""
    table, column = quoted(origin.table), quoted(origin.column)
    clauses, params = Filters([(f"x__{lookup}", value)]).build_where_clauses("v")
    # From one value to the next by the index: as many steps as there are different ones.
    sql = (f"with recursive v(x) as (select min({column}) from {table} where {held}1 union all "
           f"select (select min({column}) from {table} where {held}{column} > v.x) from v where v.x is not null) "
           f"select x from v where x is not null and {' and '.join(clauses)} limit {VALUES + 1}")  # fmt: skip
    rows = _soon(connection, sql, params)
    return [row[0] for row in rows] if rows is not None and len(rows) <= VALUES else None


def _by_value(origin: Origin, lookup: str) -> bool:
    """True for a filter whose values are worth a look; those told of a row that may lack, too: it is joined last."""
    known = {column.name: column.type for column in table_named(origin.table).columns}
    return lookup in BY_VALUES or lookup == "in" and origin.joined and known.get(origin.column) == "TEXT"


async def by_values(name: str, asked: Asked, ask: Asking) -> FilterArguments:
    """What the filters of an address say of columns with few different values, as lists of those that fit.

    ``ask`` runs a function with a connection.
    """
    found = FilterArguments([])
    for number, (one, value) in enumerate(asked):
        column, lookup = split(one)
        origin = origins(name).get(column)
        if origin is None or not _by_value(origin, lookup) or any(column in of_small(name, small) for small in SMALL):
            continue
        held = rows_held(name, origin)
        if held is None or (origin.table, origin.column) not in indexed():
            continue
        fitting = await ask(partial(_fitting, origin=origin, lookup=lookup, value=value, held=held))
        if fitting is not None:
            values = {f"value{number}_{place}": one for place, one in enumerate(fitting)}
            said = f"{quoted(column)} in ({', '.join(f':{place}' for place in values)})" if fitting else "0 = 1"
            _add(found, said, values)
    return found
