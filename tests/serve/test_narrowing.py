"""A filter told a second time, for an index, leaves every answer as it is."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from datasette.filters import FilterArguments, Filters
from web_site import Site

from kehoach.serve import narrowing
from kehoach.serve.narrowing import begun, by_values, implied, origins
from kehoach.store.functions import register
from kehoach.store.schema import tables
from kehoach.store.statements import views

OPERATORS = [key for key, _, _ in Filters([]).lookups()]
FACTS = ("targets", "assignments", "deadlines", "sections", "plan_agencies", "citations", "plans")
HOSTILE = ("", "%", "_", "%%a_", "'", '"', "\\", "\x00", "a\x00b", "[", "]", "*", "[a-", "'; DROP TABLE plans --", "\U0010ffff",
           "\U0010ffffz", "é", "É", "Đ", "đ", "1e3", "-1", "0x10", " ", "NULL", "ş" * 40, "{{ 1 }}", ":p0", "null,1")  # fmt: skip


@pytest.fixture(scope="module")
def connection(archive: tuple[Path, dict[str, str]]) -> sqlite3.Connection:
    found = sqlite3.connect(archive[0])
    register(found)
    return found


@pytest.fixture(scope="module", autouse=True)
def _patient() -> Any:
    """However busy the machine is, values are looked through."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(narrowing, "PROBE_MS", 600_000)
        patch.setattr(narrowing, "ROWS", 600_000)
        yield


def narrowed(connection: sqlite3.Connection, name: str, asked: list[tuple[str, str]]) -> list[FilterArguments]:
    async def ask(work: Callable[[sqlite3.Connection], Any]) -> Any:
        return work(connection)

    telling = asyncio.run(narrowing.telling(name, asked, ask))
    return [implied(name, telling), asyncio.run(begun(name, asked, ask)), asyncio.run(by_values(name, asked, ask))]


def rows(connection: sqlite3.Connection, name: str, asked: list[tuple[str, str]], *, narrow: bool) -> Any:
    """The rows of a filtered table or view in some order, or the error it ends with; with them what was added."""
    clauses, params = Filters(asked).build_where_clauses(name)
    added: list[str] = []
    for one in narrowed(connection, name, asked) if narrow else ():
        assert not set(one.params) & set(params)
        added += one.where_clauses
        params |= one.params
    where = " AND ".join([*clauses, *added]) or "1"
    try:
        found = connection.execute(f'SELECT * FROM "{name}" WHERE {where}', params).fetchall()
    except (sqlite3.Error, ValueError) as error:
        return type(error), added
    return sorted(found, key=repr), added


def columns(connection: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]


def values(connection: sqlite3.Connection, name: str, column: str) -> list[str]:
    """Values that are there, parts of one, and values that are nowhere."""
    there = [str(row[0]) for row in connection.execute(
        f'SELECT DISTINCT "{column}" FROM "{name}" WHERE "{column}" IS NOT NULL ORDER BY 1')]  # fmt: skip
    few = there[len(there) // 2 :][:1]
    return [*few, *(part for one in few for part in (one[:5], one[3:24].upper())), "Zqzq nowhere at all, not once"]


@pytest.mark.parametrize("name", [*views(), *FACTS])
def test_every_column_and_operator_gives_the_same_rows(connection: sqlite3.Connection, name: str) -> None:
    narrow = 0
    for column in columns(connection, name):
        # Tables have the same columns as views, whose other operators are asked there.
        for operator in ("exact", *sorted(narrowing.BY_VALUES)) if name in FACTS else OPERATORS:
            for value in values(connection, name, column):
                if operator in {"in", "notin"} and value.startswith("["):
                    continue  # JSON, of which only a list is one
                asked = [(f"{column}__{operator}", value)]
                found, added = rows(connection, name, asked, narrow=True)
                assert found == rows(connection, name, asked, narrow=False)[0], (asked, added)
                narrow += bool(added)
    assert narrow or name in {"totals_check", "missing_sections", "facts_to_review", "plans_missing"}


@pytest.mark.parametrize("name", ["targets_by_indicator", "who_leads_what", "agencies_over_time", "obsolete_bodies", "due_dates"])
def test_hostile_values_give_the_same_rows(connection: sqlite3.Connection, name: str) -> None:
    for column in columns(connection, name):
        for operator in ("exact", "startswith", "contains", "glob"):
            for value in HOSTILE:
                asked = [(f"{column}__{operator}" if operator != "exact" else column, value)]
                found, added = rows(connection, name, asked, narrow=True)
                assert found == rows(connection, name, asked, narrow=False)[0], (asked, added)


def test_filters_together_give_the_same_rows(connection: sqlite3.Connection) -> None:
    name = "who_leads_what"
    asked = [("issuer__contains", "n"), ("kind__startswith", "p"), ("kind__contains", "o"), ("level__isnull", "1"),
             ("task__startswith", "th"), ("text__like", "p%"), ("agency__contains", "y"), ("section", "x"),
             ("year_start__gte", "2020"), ("agency__notlike", "z%"), ("level", "huyen")]  # fmt: skip
    for skip in range(len(asked)):
        for other in range(skip):
            some = [one for place, one in enumerate(asked) if place in {skip, other}]
            assert rows(connection, name, some, narrow=True)[0] == rows(connection, name, some, narrow=False)[0], some


@pytest.mark.parametrize("name", [*views(), *(table.name for table in tables())])
def test_columns_are_from_where_they_are_said_to_be(connection: sqlite3.Connection, name: str) -> None:
    """Every value of a view's column is one of the column it is from."""
    for column, (table, source, _) in origins(name).items():
        strange = (f'SELECT count(*) FROM (SELECT "{column}" AS c FROM "{name}" EXCEPT SELECT "{source}" FROM "{table}") '
                   "WHERE c IS NOT NULL")  # fmt: skip
        assert connection.execute(strange).fetchone() == (0,), (column, table, source)


SEARCHED = [
    ("targets_by_indicator", "unit__contains", "zqzq"), ("targets_by_indicator", "value_max__contains", "zqzq"),
    ("plans", "title__contains", "zqzq"), ("who_leads_what", "task", "zqzq"), ("who_leads_what", "text__like", "zqzq%"),
    ("who_leads_what", "section__startswith", "zqzq"), ("who_leads_what", "kind__contains", "zqzq"),
    ("who_leads_what", "agency__endswith", "zqzq"), ("who_leads_what", "components__contains", "DA1"),
    ("agencies_over_time", "valid_to", "1900-01-01"), ("agencies_over_time", "successor", "zqzq"),
    ("agencies_over_time", "pack__contains", "zqzq"), ("agencies_over_time", "place__contains", "zqzq"),
    ("obsolete_bodies", "successor__contains", "zqzq"), ("due_dates", "subject", "zqzq"), ("due_dates", "section", "zqzq"),
    ("due_dates", "anchor__startswith", "zqzq"), ("due_dates", "kind__like", "%zqzq%"), ("due_dates", "due_on__date", "1900-01-01"),
    ("targets_by_indicator", "target_id__startswith", "0f"), ("who_leads_what", "assignment_id__contains", "zqzq"),
    ("due_dates", "plan_id__contains", "0f"), ("targets", "section_id__startswith", "0123456789abc"),
    ("who_leads_what", "agency_id__contains", "0f"), ("agencies_over_time", "plan_agency_id__startswith", "0f"),
    ("citation_graph", "title__contains", "zqzq"), ("citation_graph", "cited_plan_id__contains", "zqzq"),
    ("promised_vs_reported", "area__contains", "zqzq"), ("targets", "place__contains", "zqzq"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key", "value"), SEARCHED, ids=lambda one: str(one))
def test_what_is_nowhere_is_looked_for_in_an_index(connection: sqlite3.Connection, name: str, key: str, value: str) -> None:
    clauses, params = Filters([(key, value)]).build_where_clauses(name)
    for one in narrowed(connection, name, [(key, value)]):
        clauses, params = clauses + one.where_clauses, params | one.params
    sql = f"SELECT * FROM {name} WHERE {' AND '.join(clauses)} LIMIT 26"
    if "0 = 1" in clauses:
        return  # nothing is read
    plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", params)]
    large = {"t", "a", "d", "n", "x", "c", "s", "plans", "targets", "reported_targets", "ended_bodies"}
    read = [one for one in plan if one.startswith("SCAN") and one.split()[1] in large and "VIRTUAL" not in one]
    assert not read, (sql, plan)


def test_the_beginning_of_an_id_finds_its_rows(connection: sqlite3.Connection) -> None:
    for name, column in (("targets_by_indicator", "target_id"), ("who_leads_what", "assignment_id"), ("targets", "section_id")):
        for (one,) in connection.execute(f"SELECT DISTINCT {column} FROM {name} LIMIT 7").fetchall():
            for length in (1, 7, 8, 9, len(one)):
                asked = [(f"{column}__startswith", one[:length].upper())]
                found, added = rows(connection, name, asked, narrow=True)
                assert found == rows(connection, name, asked, narrow=False)[0] != [] and any("coverage" in said for said in added)


@pytest.mark.parametrize(("name", "key"), [
    ("targets_by_indicator", "year"), ("targets_by_indicator", "unit"), ("targets_by_indicator", "basis"),
    ("due_dates", "kind"), ("targets", "basis"), ("who_leads_what", "agency_id"), ("missing_sections", "kind"),
])  # fmt: skip
def test_a_filter_of_one_plan_goes_by_the_plan(connection: sqlite3.Connection, name: str, key: str) -> None:
    """Whatever else is asked: of a year there are rows in all plans, and SQLite knows of no difference."""
    plan, value = connection.execute(f"SELECT plan_id, {key} FROM {name} WHERE {key} IS NOT NULL LIMIT 1").fetchone()
    asked = [(key, str(value)), ("plan_id", plan)]
    found, added = rows(connection, name, asked, narrow=True)
    assert found == rows(connection, name, asked, narrow=False)[0] != []
    clauses, params = Filters(asked).build_where_clauses(name)
    for one in narrowed(connection, name, asked):
        clauses, params = clauses + one.where_clauses, params | one.params
    sql = f"EXPLAIN QUERY PLAN SELECT * FROM {name} WHERE {' AND '.join(clauses)} LIMIT 26"
    first = str(connection.execute(sql, params).fetchone()[3])
    assert "plan_id=?" in first, first


def test_pages_and_data_are_narrowed_alike(site: Site) -> None:
    for kind in ("", ".json", ".csv"):
        answer = site.get(f"/plans/due_dates{kind}?kind__contains=by&subject__startswith=Ph&text__contains=n&_sort=due_on")
        assert answer.status_code == 200, kind
    found = site.get("/plans/due_dates.json?kind__contains=b&_shape=array&_size=max").json()
    every = site.get("/plans/due_dates.json?_shape=array&_size=max").json()
    assert found and len(found) == len([one for one in every if "b" in one["kind"]]) < len(every) + 1
    query = site.get("/plans/due_dates.json?kind__contains=zqzq").json()["query"]
    assert "0 = 1" in query["sql"] and site.get("/plans/due_dates?kind__contains=zqzq").text.count("0 rows") >= 1


def test_values_are_not_told_where_they_are_many(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [("unit__contains", "")]
    assert narrowed(connection, "targets_by_indicator", asked)[2].where_clauses
    monkeypatch.setattr(narrowing, "VALUES", 0)
    assert not narrowed(connection, "targets_by_indicator", asked)[2].where_clauses
    monkeypatch.setattr(narrowing, "VALUES", 200)
    monkeypatch.setattr(narrowing, "PROBE_MS", -1)
    monkeypatch.setattr("kehoach.serve.interrupting.STEPS", 1)
    assert not narrowed(connection, "targets_by_indicator", asked)[2].where_clauses
