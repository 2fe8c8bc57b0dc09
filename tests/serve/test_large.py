"""Datasette's own pages answer with their rows, be all of them counted or not."""

from __future__ import annotations

import asyncio
import gc
import re
import sqlite3
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.database import Database
from datasette.filters import FilterArguments
from web_site import Site

from kehoach.serve.narrowing import of_small
from kehoach.serve.patience import COUNT_MS, SUGGEST_MS, WEIGHED, PatientDatabase
from kehoach.serve.running import ask_each, warm
from kehoach.serve.settings import PREFIX
from kehoach.store.statements import views

ENDLESS = """CREATE VIEW endless AS
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000000) SELECT i FROM n"""


def bounds(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int | None]]:
    """What Datasette is asked from here on, with the time each question has."""
    asked: list[tuple[str, int | None]] = []
    execute = Database.execute

    async def noted(self: Any, sql: str, params: Any = None, truncate: bool = False, custom_time_limit: Any = None,
                    **more: Any) -> Any:  # fmt: skip
        asked.append((sql, custom_time_limit))
        return await execute(self, sql, params, truncate, custom_time_limit, **more)

    monkeypatch.setattr(Database, "execute", noted)
    return asked


def test_counts_have_a_bound_of_their_own(own: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    site = own("giam-ngheo-xa-2024")
    asked = bounds(monkeypatch)
    answer = site.get("/own/targets?year=2024")
    assert answer.status_code == 200 and "year = 2024" in answer.text
    counts = [limit for sql, limit in asked if sql.startswith("select count(*) from targets ")]
    assert counts == [COUNT_MS]


def test_rows_without_end_are_shown_without_their_count(own: Callable[..., Any]) -> None:
    site = own("giam-ngheo-xa-2024")
    path = Path(site.datasette.get_database("own").path)
    with sqlite3.connect(path) as connection:
        connection.execute(ENDLESS)
    answer = site.get("/own/endless")
    assert answer.status_code == 200
    assert answer.text.count("<tr>") >= 25


def test_a_page_of_each_kind_is_asked_at_the_start(archive: tuple[Path, dict[str, str]]) -> None:
    site, asked = Site(archive[0]), {}

    def ask(path: str) -> str:
        answer = site.get(path)
        asked[path] = answer.status_code
        return str(answer.text)

    ask_each(ask)
    assert set(asked.values()) == {200}
    kinds = {re.sub("p?[0-9a-f]{20,40}", "*", path.partition("?")[0]) for path in asked}
    ours = {"", "/bodies", "/body/*", "/review", "/compare", "/search", "/plan/*", "/diff"}
    assert kinds == {f"{PREFIX}{one}" for one in ours if one} | {"/", "/plans", "/plans/plans", "/plans/targets_by_indicator"}


def test_what_is_loaded_at_the_start_is_not_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("kehoach.serve.running.ask_each", asked.append)
    try:
        warm("http://127.0.0.1:9/")
        assert len(asked) == 1 and gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


def test_plain_datasette_has_the_same_bounds(archive: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    site = Datasette([str(archive[0])])

    async def ask() -> Any:
        await site.invoke_startup()
        return await site.client.get("/plans/targets_by_indicator?level=xa")

    asked = bounds(monkeypatch)
    answer = asyncio.run(ask())
    assert answer.status_code == 200
    suggested = {limit for sql, limit in asked if "group by value" in sql}
    assert suggested == {SUGGEST_MS}
    weighed = [sql for sql, _ in asked if sql.startswith("select count(*) from (select 1 from (")]
    assert all(sql.endswith(f" limit {WEIGHED})") for sql in weighed)


def test_tables_that_take_long_are_counted_behind_their_page(
    archive: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Datasette([str(archive[0])])
    monkeypatch.setattr("kehoach.serve.patience.PAGE_MS", -1)

    async def ask() -> tuple[dict[str, int | None], dict[str, int | None]]:
        await site.invoke_startup()
        database = site.get_database("plans")
        assert isinstance(database, PatientDatabase)
        first = await database.table_counts()
        assert database._counting
        await database._counting
        return first, await database.table_counts()

    first, later = asyncio.run(ask())
    assert set(first.values()) == {None}
    assert later["plans"] == 5 and None not in later.values()


def test_what_can_be_counted_in_time_is_counted_at_once(
    archive: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Datasette([str(archive[0])])
    monkeypatch.setattr("kehoach.serve.patience.PAGE_MS", 3_600_000)

    async def ask() -> dict[str, int | None]:
        await site.invoke_startup()
        counts: dict[str, int | None] = await site.get_database("plans").table_counts(limit=3_600_000)
        return counts

    counts = asyncio.run(ask())
    assert counts["plans"] == 5 and None not in counts.values()


def test_ids_of_plans_lead_to_their_pages_and_texts_are_cut(site: Any, ids: dict[str, str]) -> None:
    plan = ids["giam-ngheo-xa-2024"]
    assert f'<a href="/-/kehoach/plan/{plan}">' in site.get(f"/plans/due_dates?plan_id={plan}").text
    (text,) = (row["text"] for row in site.get(f"/plans/plans/{plan}.json?_shape=objects").json()["rows"])
    html = unescape(site.get(f"/plans/plans/{plan}").text).replace("\r", "")
    assert text[:100] in html and text[500:600] not in html


def test_a_database_of_someone_else_is_left_as_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE t (a)")
    site = Datasette([str(tmp_path / "other.db")])
    asyncio.run(site.invoke_startup())
    assert type(site.get_database("other")) is Database


@pytest.mark.parametrize("asked", ["issuer__contains=huyện", "issuer__contains=huyện&level__not=xa&unit=%25",
                                   "number__startswith=1&indicator__contains=nghèo", "commune__isnull=1",
                                   "level__in=xa,tinh", "issuer__contains=zq"])  # fmt: skip
def test_a_filter_by_what_is_known_of_the_plan_goes_by_way_of_the_plans(
    archive: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """The same rows as without, and no fact is read of another plan."""
    seen = bounds(monkeypatch)
    path = f"/plans/targets_by_indicator.json?{asked}&_size=max&_shape=arrays"
    rows = Site(archive[0]).get(path).json()["rows"]
    [sql] = [one for one, _ in seen if one.startswith("select indicator_key")]
    assert "plan_id in (select plan_id from coverage where " in sql
    values = {name: "" for name in re.findall(r":(\w+)", sql)}
    with sqlite3.connect(archive[0]) as connection:
        details = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert not [one for one in details if one.startswith("SCAN t")], details
    monkeypatch.setattr("kehoach.serve.hooks.implied", lambda *_: FilterArguments([]))
    assert sorted(Site(archive[0]).get(path).json()["rows"], key=repr) == sorted(rows, key=repr)
    assert (rows == []) == ("zq" in asked)


@pytest.mark.parametrize("view", sorted(views()))
def test_columns_taken_from_the_plan_are_those_of_the_plan(archive: tuple[Path, dict[str, str]], view: str) -> None:
    with sqlite3.connect(archive[0]) as connection:
        for column in of_small(view, "coverage"):
            wrong = f'SELECT count(*) FROM {view} v JOIN coverage p USING (plan_id) WHERE v."{column}" IS NOT p."{column}"'
            assert connection.execute(wrong).fetchone() == (0,), (view, column)
