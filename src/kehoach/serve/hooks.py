"""What Datasette asks of a plugin, each answered in a line or two."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.filters import FilterArguments
from datasette.utils.asgi import NotFound, Response
from markupsafe import Markup

from kehoach.messages import web as say
from kehoach.serve.desk import Desk, ours, speaking, spoken
from kehoach.serve.glance import glancing
from kehoach.serve.guard import Guard
from kehoach.serve.narrowing import begun, by_values, implied, telling
from kehoach.serve.ordering import ordered
from kehoach.serve.pages import routes
from kehoach.serve.patience import patient
from kehoach.serve.settings import PLAN_ID, PREFIX, settings_of
from kehoach.store.connection import is_ours
from kehoach.store.functions import register

if TYPE_CHECKING:
    from datasette.app import Datasette

LONG = 400  # letters of a text in a table; all of it is on the plan's page and in JSON and CSV


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Our SQL functions, the same as in sqlite-utils."""
    register(conn)


@hookimpl
def startup(datasette: Datasette) -> None:
    """Counts of Datasette's own pages get a bound; what went wrong is not printed with all values."""
    from datasette import handle_exception as errors  # loads the plugins, of which we are one

    patient(datasette)
    # Datasette has rich print every error with the values at hand, which are words of plans; for an
    # address that no page answers rich fails (outside an ``except``), and with it the answer.
    errors.rich = None


@hookimpl
def filters_from_request(request: Any, database: str, table: str, datasette: Datasette) -> Any:
    """Filters go by way of what an index knows; a page has a bound of its own."""
    asked_of = datasette.get_database(database)
    if not asked_of.path or not is_ours(Path(asked_of.path)):
        return None

    async def narrowed() -> FilterArguments:
        # A filter of Datasette's: nothing else of an address is one.
        asked = sorted((name, value) for name in request.args for value in request.args.getlist(name)
                       if "__" in name or not name.startswith("_"))  # fmt: skip
        found = glancing(request, datasette, ordered(table, asked, request.args))
        ask = asked_of.execute_fn
        told = implied(table, await telling(table, asked, ask))
        for one in (told, await begun(table, asked, ask), await by_values(table, asked, ask)):
            found.where_clauses += one.where_clauses
            found.params |= one.params
        return found

    return narrowed


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Any]]:
    """Our pages; ``kehoach serve`` puts the overview first."""
    return routes(settings_of(datasette))


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Any:
    """The guard before every request."""
    settings = settings_of(datasette)
    return lambda app: Guard(app, settings)


@hookimpl
def render_cell(value: object, column: str, datasette: Datasette) -> Markup | None:
    """A plan's id leads to its page; of a whole text its beginning is shown."""
    if not isinstance(value, str):
        return None
    if column.endswith("plan_id") and re.fullmatch(PLAN_ID, value):
        return Markup('<a href="{}">{}</a>').format(datasette.urls.path(f"{PREFIX}/plan/{value}"), value)
    if column == "text" and len(value) > LONG:
        return Markup("{}…").format(value[:LONG])
    return None


@hookimpl
def menu_links(datasette: Datasette) -> list[dict[str, str]]:
    """The way from Datasette's own pages to ours."""
    return [{"href": datasette.urls.path(PREFIX), "label": say.MENU()}]


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool:
    """A draft's form checks its token itself: Datasette's parser would read the file, and not with every version."""
    return bool(scope["path"] == f"{PREFIX}/check")


@hookimpl
def handle_exception(datasette: Datasette, request: Any, exception: Exception) -> Any:
    """An address without a page is told in the reader's words, where our overview is the first page."""
    settings = settings_of(datasette)
    if not isinstance(exception, NotFound) or not settings.home or request.path.endswith((".json", ".csv")):
        return None

    async def told() -> Response | None:
        database = ours(datasette, settings)
        if database is None:
            return None
        with speaking(spoken(request, settings)):
            desk = Desk(datasette, request, settings, database)
            return await desk.page("error", status=404, title=say.ERROR(), message=say.NOTHING_HERE())

    return told
