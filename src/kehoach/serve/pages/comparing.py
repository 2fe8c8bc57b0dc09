"""Plans side by side, and what changed from one plan to another; both also as Excel."""

from __future__ import annotations

import json
from typing import Any

from datasette.utils.asgi import Response

from kehoach.compare import KINDS, Comparison, Quote, Selection, compare, diff, one_plan, select
from kehoach.errors import NoSuchRecord
from kehoach.messages import comparison as words
from kehoach.messages import web as say
from kehoach.render.comparison_page import tables_html
from kehoach.render.csv_text import csv_text
from kehoach.render.workbook import workbook
from kehoach.serve.charts import chart_of
from kehoach.serve.desk import XLSX, Desk, Markup, rows
from kehoach.store import Store

MOST = {"text": 12, "cascade": 40}  # plans; every pair of texts is compared
OFFERED = """
SELECT p.id, p.number, p.issuer, p.year_start, p.path FROM coverage c JOIN plans p ON p.id = c.plan_id
ORDER BY c.issued_on DESC, c.rowid DESC LIMIT 200"""


async def comparing(desk: Desk) -> Response:
    """The page of one kind of comparison."""
    kind = desk.asked.get("kind", "funding")
    kind = kind if kind in KINDS else "funding"
    plans = desk.every("plan")
    programme, year = desk.asked.get("programme") or None, desk.whole("year")
    everything = desk.asked.get("all") == "1"
    if not plans and programme is None and year is None and not everything:
        return await desk.page("compare", here="compare", kinds=tuple(KINDS), kind=kind, found=None,
                               offered=await desk.read(_offered))  # fmt: skip

    def work(store: Store) -> tuple[Comparison, Selection | None]:
        most = MOST.get(kind)
        if most is not None:
            count = len(select(store, plans, programme=programme, year=year).ids)
            if count > most:
                raise NoSuchRecord(say.TOO_MANY_PLANS(count=count, most=most))
        chosen = select(store, plans) if plans else None
        return compare(store, kind, plans, programme=programme, year=year), chosen

    found, chosen = await desk.read(work)
    return await _answer(
        desk, "compare", found, kinds=tuple(KINDS), kind=kind, chosen=chosen.plans if chosen else (),
        same={"plan": plans, "programme": programme, "year": year, "all": "1" if everything else None},
    )  # fmt: skip


async def differing(desk: Desk) -> Response:
    """The page of what changed between two plans."""
    old, new = desk.asked.get("old", ""), desk.asked.get("new", "")
    if not old or not new:
        return await desk.page("diff", here="diff", found=None, old=old, new=new, offered=await desk.read(_offered))

    def work(store: Store) -> tuple[Comparison, Selection]:
        ids = one_plan(store, old), one_plan(store, new)
        if ids[0] == ids[1]:
            raise NoSuchRecord(words.SAME_TEXT())
        return diff(store, *ids), select(store, ids)

    found, chosen = await desk.read(work)
    return await _answer(desk, "diff", found, old=old, new=new, chosen=chosen.plans)


async def _answer(desk: Desk, page: str, found: Comparison, **values: Any) -> Response:
    """The file that is asked for, else the page with tables and chart."""
    file = _file(desk, found)
    if file is not None:
        return file
    chart = chart_of(found)
    return await desk.page(page, here=page, found=found, tables=_tables(desk, found), chart=chart,
                           chart_data=json.dumps(chart.data) if chart else "", **values)  # fmt: skip


def _offered(store: Store) -> list[dict[str, Any]]:
    """The newest plans, to choose from."""
    return rows(store, OFFERED)


def _tables(desk: Desk, found: Comparison) -> Markup:
    return Markup(tables_html(found, lambda quote: place(desk, quote)))  # noqa: S704 - escaped there


def place(desk: Desk, quote: Quote) -> str:
    """Where a quote is seen: its fact, else its words in the plan's text."""
    if quote.fact_id:
        return desk.fact(quote.plan_id, quote.fact_id)
    words = f"#t-{quote.start}-{quote.end}" if quote.start is not None else ""
    return desk.to("plan", quote.plan_id) + words


def _file(desk: Desk, found: Comparison) -> Response | None:
    """The comparison as a file, where one is asked for."""
    form = desk.asked.get("format", "")
    name = f"kehoach-{found.kind}"
    if form == "xlsx":
        return desk.download(workbook(found), f"{name}.xlsx", XLSX)
    if form == "csv":
        return desk.download(csv_text(found.tables[0]).encode(), f"{name}.csv", "text/csv; charset=utf-8")
    if form == "json":
        return desk.download(found.to_json().encode(), f"{name}.json", "application/json")
    return None
