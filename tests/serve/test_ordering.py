"""A page in an order that is told value by value has the rows and the order that SQLite's own sorting gives."""

from __future__ import annotations

import sqlite3
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.filters import Filters
from datasette.utils import escape_sqlite
from web_site import Site

from kehoach.serve import ordering
from kehoach.serve.narrowing import Asked
from kehoach.serve.ordering import ordered, walked
from kehoach.store.functions import register
from kehoach.store.statements import views

PART = "trang dừng lại khi chưa xem hết"


@pytest.fixture(scope="module")
def connection(archive: tuple[Path, dict[str, str]]) -> sqlite3.Connection:
    found = sqlite3.connect(archive[0])
    register(found)
    return found


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "WALK_MS", 600_000)


def told(connection: sqlite3.Connection, name: str, by: str, down: bool, asked: Asked, page: str) -> list[Any] | None:
    """The rows of a page told value by value; ``None`` where no index has the values."""
    order = ordered(name, asked, {"_sort_desc" if down else "_sort": by})
    return walked(connection, *question(name, by, down, asked, page), order) if order else None


def question(name: str, by: str, down: bool, asked: Asked, page: str) -> tuple[str, dict[str, Any]]:
    clauses, values = Filters(asked).build_where_clauses(name)
    where = f"where {' and '.join(clauses)} " if clauses else ""
    how = " desc" if down else ""
    return f"select * from {escape_sqlite(name)} {where}order by {escape_sqlite(by)}{how} limit {page}", values


@pytest.mark.parametrize("name", [*views(), "coverage", "ended_bodies"])
def test_every_column_comes_in_its_order_with_every_row_once(connection: sqlite3.Connection, name: str) -> None:
    walks = 0
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
    every = sorted(connection.execute(f"select * from {name}").fetchall(), key=repr)
    for place, by in enumerate(columns):
        for down in (False, True):
            plain = connection.execute(*question(name, by, down, [], "100000")).fetchall()
            found = told(connection, name, by, down, [], "100000")
            if found is not None:
                walks += 1
                assert [row[place] for row in found] == [row[place] for row in plain], (by, down)
                assert sorted(found, key=repr) == every, (by, down)
    assert walks or name in {"totals_check", "facts_to_review", "plans_missing"}


@pytest.mark.parametrize("asked", [[], [("level", "huyen")], [("number__contains", "1"), ("text__contains", "n")],
                                   [("number__in", "zq,null"), ("text__not", "'")], [("number__isnull", "1")]])  # fmt: skip
def test_pages_follow_one_another(connection: sqlite3.Connection, asked: Asked) -> None:
    for by in ("number", "year_start", "kind", "agency_id"):
        if any(one.startswith("level") for one, _ in asked) and by == "kind":
            continue
        whole = told(connection, "who_leads_what", by, True, asked, "100000")
        assert whole is not None
        pages = [told(connection, "who_leads_what", by, True, asked, f"8 offset {at}") for at in range(0, len(whole) + 7, 7)]
        assert [row for page in pages for row in (page or [])[:7]] == whole
        assert sorted(whole, key=repr) == sorted(connection.execute(
            *question("who_leads_what", by, True, asked, "100000")).fetchall(), key=repr)  # fmt: skip


def test_what_takes_long_or_is_another_question_is_left_to_sqlite(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = ordered("who_leads_what", [], {"_sort": "number"})
    assert order and ordered("who_leads_what", [], {"_sort": "task"}) is None and ordered("facts_to_review", [], {}) is None
    for sql in ("select 1", "select * from who_leads_what limit 1", "select * from who_leads_what order by issuer limit 1",
                "select * from who_leads_what order by number desc limit 1"):  # fmt: skip
        assert walked(connection, sql, {}, order) is None
    monkeypatch.setattr(ordering, "WALK_MS", -1)
    monkeypatch.setattr("kehoach.serve.interrupting.STEPS", 1)
    assert walked(connection, "select * from who_leads_what order by number limit 26", {}, order) is None


def test_a_page_that_sorting_cannot_answer_in_time_is_whole(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.serve.interrupting.STEPS", 1)
    monkeypatch.setattr("kehoach.serve.glance.FIRST_MS", -1)
    html = unescape(site.get("/plans/who_leads_what?_sort=number&agency__contains=n").text)
    assert PART not in html and 'class="col-agency' in html
    rows = site.get("/plans/who_leads_what.json?_sort=number&agency__contains=n&_shape=array").json()
    assert len(rows) > 1 and html.count('<td class="col-assignment_id') == len(rows[:25])
