"""Many plans at once: what they say together, worked out by SQLite, with no plan on its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from kehoach.compare.deadlines import month_name
from kehoach.compare.funding import component_order
from kehoach.compare.indicators import MEASURES
from kehoach.compare.names import component_name, indicator_name
from kehoach.compare.reading import rows
from kehoach.compare.sections import KINDS, REQUIRED
from kehoach.compare.selection import Selection
from kehoach.compare.table import MISSING, Cell, Column, Comparison, Row, Table, Term, sum_of, text
from kehoach.messages import comparison as say
from kehoach.store import Store

MOST = 2000  # lines of a summary: the rest stands in few plans

FUNDING = """
SELECT programme, component, count(dong) AS plans, sum(dong) AS total, min(dong) AS low, max(dong) AS high
FROM component_totals WHERE {plans} GROUP BY programme, component"""
CHECKS = "SELECT scope, verdict, count(*) AS count FROM totals_check WHERE {plans} GROUP BY scope, verdict"
# Most targets fit the conditions with +: their indexes would lead SQLite to those of all plans instead of the chosen.
TARGETS = """
SELECT coalesce(indicator_code, indicator_folded) AS key, max(indicator_code) AS code,
  max(indicator) AS name, unit, direction, count(DISTINCT plan_id) AS plans, count(*) AS targets,
  min(CAST(value AS REAL)) AS low, avg(CAST(value AS REAL)) AS mean, max(CAST(value AS REAL)) AS high
FROM targets WHERE {plans} AND +basis = 'target' AND +place IS NULL AND value IS NOT NULL
GROUP BY key, unit, direction ORDER BY plans DESC, key, unit, direction LIMIT :most"""
DUTIES = """
SELECT agency, role, count(DISTINCT plan_id) AS plans, count(*) AS duties FROM assignments
WHERE {plans} GROUP BY agency, role ORDER BY plans DESC, duties DESC, agency, role LIMIT :most"""
DUE = """
SELECT CASE WHEN kind = 'recurring' THEN '~1' ELSE
  coalesce(substr(coalesce(date_end, date_start), 1, 7), '~2') END AS month,
  count(DISTINCT plan_id) AS plans, count(*) AS count
FROM deadlines WHERE {plans} GROUP BY month ORDER BY month"""
SECTIONS = "SELECT DISTINCT plan_id, kinds FROM sections WHERE {plans} AND kinds <> '[]'"


def _table(heads: str, lines: list[Row], unit: str = "", money: str = "", numbers: str = "") -> Table:
    def column(head: str) -> Column:
        kind: Any = "money" if head in money.split() else "number" if head in numbers.split() else "text"
        return Column(head, say.HEADINGS[head](), "code" if head == "role" else kind)

    columns = tuple(column(head) for head in heads.split())
    return Table("summary", say.TABLES["summary"](), columns, tuple(lines), unit, (say.NARROW_DOWN(),))


def _funding(store: Store, chosen: Selection) -> Table:
    found = [r for r in rows(store, FUNDING, chosen) if r["plans"]]
    found.sort(key=lambda r: (r["programme"] or "", component_order(r["component"])))
    lines = [
        Row((text(r["programme"]), text(r["component"]),
             text(component_name(r["programme"], r["component"]) or None), Cell(r["plans"]), Cell(r["total"]),
             Cell(r["low"]), Cell(round(r["total"] / r["plans"])), Cell(r["high"])))
        for r in found
    ]  # fmt: skip
    return _table("programme component name plans_count total smallest average largest", lines, say.UNIT_DONG(),
                  "total smallest average largest", "plans_count")  # fmt: skip


def _checked(store: Store, chosen: Selection) -> Table:
    found: dict[str, dict[str | None, int]] = {}
    for r in rows(store, CHECKS, chosen):
        found.setdefault(r["scope"], {})[r["verdict"]] = r["count"]
    lines = [Row((text(say.SCOPES[scope]()), Cell(counts.get("equal", 0)), Cell(counts.get("different", 0))))
             for scope, counts in sorted(found.items())]  # fmt: skip
    columns = (Column("scope", say.HEADINGS["scope"]()),
               *(Column(v, word().capitalize(), "number") for v, word in say.VERDICTS.items()))  # fmt: skip
    return Table("checks", say.TABLES["checks"](), columns, tuple(lines))


def _decimal(value: float) -> Decimal:
    return Decimal(str(round(value, 2))).normalize() + 0


def _targets(store: Store, chosen: Selection) -> Table:
    lines = []
    for r in rows(store, TARGETS, chosen, most=MOST):
        measure = say.MEASURES[MEASURES.get(r["direction"], "level")]()
        name = indicator_name(r["code"]) or r["name"]
        figures = (Cell(_decimal(r[key])) for key in ("low", "mean", "high"))
        lines.append(Row((text(r["code"]), text(name), text(measure), text(r["unit"]), Cell(r["plans"]),
                          Cell(r["targets"]), *figures)))  # fmt: skip
    numbers = "plans_count targets_count smallest average largest"
    return _table(f"code indicator measure unit {numbers}", lines, say.UNIT_BY_ROW(), numbers=numbers)


def _duties(store: Store, chosen: Selection) -> Table:
    lines = [Row((text(r["agency"]), Cell(r["role"]), Cell(r["plans"]), Cell(r["duties"])))
             for r in rows(store, DUTIES, chosen, most=MOST)]  # fmt: skip
    return _table("agency role plans_count duties_count", lines, numbers="plans_count duties_count")


def _due(store: Store, chosen: Selection) -> Table:
    lines = [Row((text(month_name(r["month"])), Cell(r["plans"]), Cell(r["count"])))
             for r in rows(store, DUE, chosen)]  # fmt: skip
    if lines:
        terms = [Term(n) for n in range(len(lines))]
        lines.append(Row((text(say.SUM()), Cell(), sum_of(lines, 2, terms)), total=True))
    return _table("month plans_count count", lines, say.UNIT_DEADLINES(), numbers="plans_count count")


def _sections(store: Store, chosen: Selection) -> Table:
    having: dict[str, set[str]] = {kind: set() for kind in KINDS}
    by_kinds: dict[str, set[str]] = {}
    for row in rows(store, SECTIONS, chosen):
        by_kinds.setdefault(row["kinds"], set()).add(row["plan_id"])
    for kinds, plans in by_kinds.items():
        for kind in json.loads(kinds):
            having[kind] |= plans
    lines = [
        Row((text(say.KINDS[kind]()), text(say.YES() if kind in REQUIRED else None), Cell(len(plans)),
             Cell(len(chosen.ids) - len(plans))))
        for kind, plans in having.items()
    ]  # fmt: skip
    return _table("kind_of_section required present missing", lines, numbers="present missing")


SUMMARIES: dict[str, tuple[Callable[[Store, Selection], Table], ...]] = {
    "funding": (_funding, _checked),
    "targets": (_targets,),
    "assignments": (_duties,),
    "deadlines": (_due,),
    "sections": (_sections,),
}


def summary(store: Store, kind: str, chosen: Selection) -> Comparison:
    """What many plans say together. Raises ``KeyError`` for a kind without a summary."""
    tables = tuple(make(store, chosen) for make in SUMMARIES[kind])
    return Comparison(kind, say.TITLES[kind](), tables)


def melted(table: Table) -> Table:
    """A matrix as a list: one line per row and plan, what is missing left out."""
    heads = [n for n, column in enumerate(table.columns) if column.plan_id is None and column.key != "agree"]
    plans = [n for n, column in enumerate(table.columns) if column.plan_id is not None]
    if not plans:
        return table
    kind = table.columns[plans[0]].kind
    columns = (Column("plan", say.HEADINGS["plan"]()), *(table.columns[n] for n in heads),
               Column("value", say.HEADINGS["value"](), kind))  # fmt: skip
    lines = [
        Row((text(table.columns[n].heading), *(row.cells[h] for h in heads), row.cells[n]), level=row.level)
        for n in plans for row in table.rows
        if not row.total and (row.cells[n] != MISSING or table.name == "kinds")
    ]  # fmt: skip
    return Table(table.name, table.title, columns, tuple(lines), table.unit, table.notes, table.detail)
