"""Datasette's own pages of a large archive: what may be counted, and for how long.

Datasette counts the rows of every table and filter it shows, and tries every column as a facet, each for as
long as a query may take. Over an archive that is seconds for a figure beside the rows. Here a count has
``COUNT_MS``; what is not counted by then is not shown, as Datasette does with its own bound.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette.database import Database, QueryInterrupted, Results

from kehoach.serve.glance import Glance, look, now
from kehoach.store.connection import is_ours

if TYPE_CHECKING:
    from datasette.app import Datasette

COUNT_MS = 15
PAGE_MS = 25  # of three dozen tables on one page
SUGGEST_MS = 2  # of each column, three times
WEIGHED = 1000  # rows: a facet with fewer values than rows is worth suggesting
_COUNT, _COUNT_WITHIN = "select count(*) from ", "select count(*) from ("


class PatientDatabase(Database):  # type: ignore[misc]
    """A database of Datasette that answers with its rows, be they counted or not."""

    _counts: dict[str, int | None] | None = None
    _counted_at: float | None = None
    _counting: asyncio.Task[None] | None = None

    async def execute(
        self, sql: str, params: Any = None, truncate: bool = False, custom_time_limit: int | None = None, **more: Any
    ) -> Any:
        """As Datasette's, with bounds for what is counted and for a table's page. Raises ``QueryInterrupted``."""
        glance = now.get()
        if glance and truncate and not glance.asked:
            glance.asked = True
            return await self._glance(glance, sql, params or {})
        if sql.startswith(_COUNT_WITHIN) and sql.endswith(")"):  # whether a facet would say anything
            sql = f"{_COUNT}(select 1 from ({sql.removeprefix(_COUNT_WITHIN)} limit {WEIGHED})"
            try:
                return await super().execute(sql, params, truncate, COUNT_MS, **more)
            except QueryInterrupted:  # which Datasette does not expect here
                sql, params = "select 0", {}
        elif sql.startswith(_COUNT):
            if glance and glance.ended:
                raise QueryInterrupted(None, sql, params)
            custom_time_limit = min(custom_time_limit or COUNT_MS, COUNT_MS)
        elif custom_time_limit and custom_time_limit == self.ds.setting("facet_suggest_time_limit_ms"):
            custom_time_limit = SUGGEST_MS
        return await super().execute(sql, params, truncate, custom_time_limit, **more)

    async def _glance(self, glance: Glance, sql: str, values: Any) -> Any:
        rows, described = await self.execute_fn(lambda connection: look(connection, sql, values, glance))
        return Results(rows, glance.ended, described)

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:
        """Rows of every table as last counted; what takes long is ``None`` at first, and counted behind the page."""
        state = written(Path(self.path))
        if self._counts is None:
            self._counts = await self._count(PAGE_MS, limit)
        idle = self._counting is None or self._counting.done()
        if idle and self._counted_at != state:
            self._counting = asyncio.create_task(self._count_all(state))
        return self._counts

    async def _count_all(self, state: float) -> None:
        self._counts, self._counted_at = await self._count(None, None), state

    async def _count(self, most: int | None, each: int | None) -> dict[str, int | None]:
        """Rows of every table, as many as can be counted in ``most`` milliseconds."""
        counts: dict[str, int | None] = dict.fromkeys(await self.table_names())
        begun = time.monotonic()
        for table in counts:
            if most is not None and 1000 * (time.monotonic() - begun) > most:
                break
            with suppress(QueryInterrupted, sqlite3.Error):
                found = await super().execute(f"{_COUNT}[{table}]", custom_time_limit=each)
                counts[table] = found.first()[0]
        return counts


def written(path: Path) -> float:
    """A figure that changes when something is written to the database."""
    files = (path, Path(f"{path}-wal"))
    return sum(file.stat().st_mtime_ns + file.stat().st_size for file in files if file.exists())


def patient(datasette: Datasette) -> None:
    """Put bounds on every database of ours that Datasette serves."""
    for name, found in list(datasette.databases.items()):
        if found.path and type(found) is Database and is_ours(Path(found.path)):
            datasette.remove_database(name)
            ours = PatientDatabase(datasette, path=found.path, is_mutable=found.is_mutable)
            datasette.add_database(ours, name=name, route=found.route)
