"""Bodies: which ones the archive names, what each has to do, and by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from datasette.utils.asgi import Response

from kehoach.compare import Task, select, task_table, tasks
from kehoach.errors import NoSuchRecord
from kehoach.folding import fold
from kehoach.messages import comparison
from kehoach.messages import web as say
from kehoach.messages.recurring import recurs
from kehoach.render.ics import calendar
from kehoach.render.workbook import workbook
from kehoach.serve.desk import XLSX, Desk, rows
from kehoach.serve.patience import written
from kehoach.store import Store
from kehoach.store.functions import search_form

PER_PAGE = 50
NEWEST_PLANS, IN_FILE = 12, 300  # plans a body's calendar is made of: on the page, and in a file
MOST_NAMED = """
SELECT agency_id, count(*) AS plans FROM plan_agencies GROUP BY agency_id ORDER BY plans DESC, agency_id
LIMIT 2000"""
# To fold thousands of names takes a tenth of a second: once for all that is looked for.
NAMES = """
SELECT g.id AS agency_id, fold(g.name || ' ' || coalesce(g.place, '')) AS words,
  (SELECT count(*) FROM plan_agencies n WHERE n.agency_id = g.id) AS plans
FROM agencies g ORDER BY plans DESC, agency_id"""
BODY = "SELECT id, name, kind, level, place, generic FROM agencies WHERE id = ?"
NAMESAKES = "SELECT id, name, place FROM agencies WHERE name = ?1 AND id <> ?2 ORDER BY place LIMIT 20"
ROLES = """
SELECT role, count(*) AS duties, count(DISTINCT plan_id) AS plans FROM assignments WHERE agency_id = ?
GROUP BY role"""
DUTIES = """
SELECT a.id, a.role, a.task, a.text, a.components, a.plan_id, p.number, p.issuer, p.year_start
FROM assignments a JOIN plans p ON p.id = a.plan_id
WHERE a.agency_id = :body AND (:role = '' OR a.role = :role) ORDER BY a.role, a.plan_id, a.start
LIMIT :most OFFSET :skip"""
OF_BODY = """
SELECT DISTINCT n.plan_id, c.issued_on FROM plan_agencies n JOIN coverage c ON c.plan_id = n.plan_id
WHERE n.agency_id = ? ORDER BY c.issued_on DESC, c.rowid DESC LIMIT ?"""
# The same for a body that many plans name: the newest plans are asked for it.
COMMON, NEWEST = 500, 500
OFTEN_NAMED = "SELECT count(*) AS n FROM (SELECT 1 FROM plan_agencies WHERE agency_id = ? LIMIT ?)"
OF_NEWEST = """
SELECT c.plan_id, c.issued_on FROM (
  SELECT plan_id, issued_on, rowid AS place FROM coverage ORDER BY issued_on DESC, rowid DESC LIMIT ?3) c
WHERE EXISTS (SELECT 1 FROM plan_agencies n WHERE n.plan_id = c.plan_id AND +n.agency_id = ?1)
ORDER BY c.issued_on DESC, c.place DESC LIMIT ?2"""


@dataclass(frozen=True)
class Duties:
    """What the page of a body shows."""

    body: dict[str, Any]
    namesakes: list[dict[str, Any]]
    roles: list[dict[str, Any]]
    duties: list[dict[str, Any]]
    months: list[tuple[str, list[Task]]]
    plans: int


async def bodies(desk: Desk) -> Response:
    """The list of bodies."""
    words, page = desk.asked.get("q", ""), max(1, desk.whole("page", 1) or 1)

    def work(store: Store) -> list[dict[str, Any]]:
        skip = PER_PAGE * (page - 1)
        found = _named_like(store, search_form(words)) if words else _most_named(store)
        shown = found[skip : skip + PER_PAGE + 1]
        return [{**rows(store, BODY, (row["agency_id"],))[0], "plans": row["plans"]} for row in shown]

    found = await desk.read(work)
    more = len(found) > PER_PAGE
    return await desk.page("bodies", here="bodies", found=found[:PER_PAGE], words=words, page=page, more=more)


_counted: dict[tuple[object, ...], list[dict[str, Any]]] = {}
_MOST_COUNTED = 500


def _once(store: Store, sql: str, *values: str) -> list[dict[str, Any]]:
    """Rows of a query that counts over all plans, asked once for as long as nothing is written to the database."""
    path, state = str(store.path), written(store.path)
    if any(key[0] == path and key[1] != state for key in _counted) or len(_counted) >= _MOST_COUNTED:
        _counted.clear()
    # Each connection counts the writes it met by itself: two of them may differ with nothing written.
    key = path, state, rows(store, "PRAGMA data_version")[0]["data_version"], sql, values
    if key not in _counted:
        _counted[key] = rows(store, sql, values)
    return _counted[key]


def _most_named(store: Store) -> list[dict[str, Any]]:
    """The bodies most plans name."""
    return _once(store, MOST_NAMED)


def _named_like(store: Store, words: str) -> list[dict[str, Any]]:
    """The bodies with these words in their name or place, those that most plans name first."""
    return [row for row in _once(store, NAMES) if words in row["words"]]


def _newest(store: Store, body: str, most: int) -> list[str]:
    """The newest plans that name a body."""
    found: list[dict[str, Any]] = []
    if rows(store, OFTEN_NAMED, (body, COMMON))[0]["n"] == COMMON:
        found = rows(store, OF_NEWEST, (body, most, NEWEST))
    if len(found) < most:
        found = rows(store, OF_BODY, (body, most))
    return [str(row["plan_id"]) for row in found]


def _tasks(store: Store, body: str, most: int) -> tuple[dict[str, Any], list[Task], int]:
    """A body, what it leads or takes part in with a date, and in how many plans that was looked for."""
    named = rows(store, BODY, (body,))
    if not named:
        raise NoSuchRecord(say.NO_SUCH_BODY())
    plans = _newest(store, body, most)
    name = str(named[0]["name"])
    found = tasks(store, select(store, plans), agency=name) if plans else []
    wanted = fold(name)
    exact = [task for task in found if wanted in {fold(one) for one in (task.lead or "", *task.partners)}]
    return named[0], exact, len(plans)


def months_of(found: Iterable[Task]) -> list[tuple[str, list[Task]]]:
    """Tasks by the month they are due, those without a day last."""
    return [(month, list(group)) for month, group in groupby(found, lambda task: (task.due or task.start or "")[:7])]


async def body(desk: Desk) -> Response:
    """One body: duties and calendar, the calendar also as a file."""
    wanted, form = desk.request.url_vars["body"], desk.asked.get("format", "")
    role, page = desk.asked.get("role", ""), max(1, desk.whole("page", 1) or 1)
    if form in {"ics", "xlsx"}:
        row, found, _ = await desk.read(lambda store: _tasks(store, wanted, IN_FILE))
        if form == "ics":
            return desk.download(calendar(found), f"{row['name']}.ics", "text/calendar; charset=utf-8")
        statuses = [word() for word in comparison.STATUSES.values()]
        return desk.download(workbook(task_table(found), choices={"status": statuses}), f"{row['name']}.xlsx", XLSX)

    def work(store: Store) -> Duties:
        row, found, plans = _tasks(store, wanted, NEWEST_PLANS)
        values = {"body": wanted, "role": role, "most": PER_PAGE + 1, "skip": PER_PAGE * (page - 1)}
        return Duties(row, rows(store, NAMESAKES, (row["name"], wanted)), _once(store, ROLES, wanted),
                      rows(store, DUTIES, values), months_of(found), plans)  # fmt: skip

    shown = await desk.read(work)
    return await desk.page("body", here="bodies", id=wanted, shown=shown, role=role, page=page,
                           recurs=recurs,
                           duties=shown.duties[:PER_PAGE], more=len(shown.duties) > PER_PAGE)  # fmt: skip
