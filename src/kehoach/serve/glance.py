"""A table's page in bounded time: of a filter or an order that no index answers, what is found by then.

Datasette lets a question read the whole archive until its bound of seconds, and then shows nothing. A page of ours
has ``LOOK_MS``; if that is not enough it shows the rows found so far, says so, and leads on: to the same page
with all the time there is, and to the search, which knows every word. JSON and CSV, which nobody reads beside a
notice, are whole or fail, as Datasette has it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.filters import FilterArguments
from datasette.utils import CustomRow, escape_sqlite, path_with_replaced_args

from kehoach.messages import web as say
from kehoach.serve.desk import speaking, spoken
from kehoach.serve.interrupting import bounded
from kehoach.serve.ordering import Order, walked
from kehoach.serve.settings import PREFIX, settings_of

if TYPE_CHECKING:
    from datasette.app import Datasette

LOOK_MS = 50  # of the processor: a busy machine or a slow disk shortens no answer that an index gives
FIRST_MS = 8  # before an order is told value by value
SEEN = "kehoach_seen"
ENOUGH = "_timelimit"  # of Datasette: milliseconds in an address
WORDS = frozenset({"exact", "contains", "startswith", "endswith", "like"})  # filters by words that can be searched


@dataclass
class Glance:
    """One page of a table: the rows it asks for, and whether they are all that there are."""

    said: str
    nothing: str
    links: tuple[tuple[str, str], ...]
    order: Order | None = None
    asked: bool = False
    ended: bool = False  # before all was looked at


now: ContextVar[Glance | None] = ContextVar("glance", default=None)


def glancing(request: Any, datasette: Datasette, order: Order | None = None) -> FilterArguments:
    """Bound the page that is asked for; one with a bound in its address has that."""
    now.set(None)
    if request.url_vars.get("format") or ENOUGH in request.args:
        return FilterArguments([])
    most = int(datasette.setting("sql_time_limit_ms"))
    with speaking(spoken(request, settings_of(datasette))):
        whole = str(datasette.urls.path(path_with_replaced_args(request, {ENOUGH: str(most), "_next": None})))
        links = [(whole, say.LOOK_WHOLE(seconds=f"{most / 1000:g}"))]
        links += [(f"{datasette.urls.path(PREFIX)}/search?{urlencode({'q': words})}", say.LOOK_SEARCH(words=words))
                  for words in _words(request.args)]  # fmt: skip
        glance = Glance(say.LOOK_PART(), say.LOOK_NOTHING(), tuple(links), order)
    now.set(glance)
    return FilterArguments([], extra_context={"kehoach_glance": glance})


def _words(args: Any) -> list[str]:
    """What the filters of an address look for, as words."""
    found = []
    for name in args:
        if not name.startswith("_") and (name.rpartition("__")[2] if "__" in name else "exact") in WORDS:
            found += [" ".join(value.replace("%", " ").split()) for value in args.getlist(name)]
    return [words for words in dict.fromkeys(found) if any(letter.isalpha() for letter in words)]


def look(connection: sqlite3.Connection, sql: str, values: Mapping[str, Any], glance: Glance) -> tuple[list[Any], Any]:
    """The rows of a question, or those found in time, and what its columns are called. Raises ``sqlite3.Error``."""
    described = connection.execute(f"select * from ({sql}) limit 0", values).description
    names = [column[0] for column in described]
    rows, ended = _found(connection, sql, values, names, FIRST_MS if glance.order else LOOK_MS)
    if ended and glance.order:
        walk = walked(connection, sql, values, glance.order)
        if walk is not None:
            return [CustomRow(names, zip(names, row, strict=True)) for row in walk], described
        rows, ended = _found(connection, sql, values, names, LOOK_MS)
    glance.ended = ended
    return rows, described


def _found(
    connection: sqlite3.Connection, sql: str, values: Mapping[str, Any], names: list[str], most: float
) -> tuple[list[Any], bool]:
    """The rows of a question that are found in so many milliseconds; true if there may be others."""
    rows: list[CustomRow] = []
    # Python's cursor steps on before it gives a row, and of a step that is interrupted gives none: the function
    # sees every row when it is found. With two limits SQLite does not ask it of rows that are still to be sorted.
    seen = f"select {SEEN}({', '.join(map(escape_sqlite, names))}) from ({sql}) limit -1"

    def note(*found: Any) -> None:
        rows.append(CustomRow(names, zip(names, found, strict=True)))

    connection.create_function(SEEN, len(names), note)
    try:
        with bounded(connection, most):
            connection.execute(seen, values).fetchall()
    except sqlite3.OperationalError as error:
        if error.args != ("interrupted",):
            raise
        return rows, True
    finally:
        connection.create_function(SEEN, len(names), None)
    return rows, False
