"""Duties: component × plan, who leads, who takes part, who carries out.

``leads``: one row per component and role. A component that a plan has without a lead is ``empty``.
``duties``: every duty on a line, with its words.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kehoach.compare.bodies import Bodies
from kehoach.compare.funding import NAMED, component_order, heads_of
from kehoach.compare.names import component_name
from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote, rows
from kehoach.compare.selection import Selection
from kehoach.compare.table import EMPTY, MISSING, Cell, Column, Comparison, Row, Table, text
from kehoach.messages import comparison as say
from kehoach.store import Store

ROLES = ("chu_tri", "phoi_hop", "thuc_hien")
DUTIES = """
SELECT id, plan_id, text, start, "end", page, agency, role, task, components, programme, section_id
FROM assignments WHERE {plans} ORDER BY plan_id, start"""
MONEY = "SELECT DISTINCT plan_id, programme, component FROM amounts WHERE {plans} AND component IS NOT NULL"
Key = tuple[str | None, str | None]
Duties = dict[tuple[str, Key, str], list[Fact]]


def assignments(store: Store, chosen: Selection) -> Comparison:
    """Compare who has which duty in the plans chosen."""
    found = list(rows(store, DUTIES, chosen))
    bodies = Bodies.of(store, chosen)
    named = {(r["plan_id"], (r["programme"], r["component"]))
             for sql in (NAMED, MONEY) for r in rows(store, sql, chosen)}  # fmt: skip
    tables = (_leads(chosen, found, bodies, named), _duties(chosen, found))
    return Comparison("assignments", say.TITLES["assignments"](), tables)


def by_component(found: Iterable[Fact]) -> Duties:
    """The duties by plan, component and role; those of no component under ``(None, None)``."""
    grouped: Duties = defaultdict(list)
    for duty in found:
        codes = json.loads(duty["components"] or "[]")
        for code in codes or [None]:
            key = (duty["programme"], code) if code else (None, None)
            grouped[duty["plan_id"], key, duty["role"]].append(duty)
    return grouped


def _leads(
    chosen: Selection, found: Sequence[Fact], bodies: Bodies, named: set[tuple[str, tuple[str | None, str]]]
) -> Table:
    duties = by_component(found)
    owed = {key for _, key, _ in duties}
    parts = {(of, code) for of, code in owed | {key for _, key in named} if code}
    keys: set[Key] = owed | (parts - heads_of(parts))  # a heading above its parts needs no lead of its own
    heads = ("component", "name", "role")
    columns = (
        *(Column(h, say.HEADINGS[h](), "code" if h == "role" else "text") for h in heads),
        *(Column(plan.id, plan.label, "text", plan.id) for plan in chosen.plans),
        *((Column("agree", say.HEADINGS["agree"]()),) if len(chosen.plans) > 1 else ()),
    )
    lines = []
    for key in sorted(keys, key=_order):
        for role in ROLES:
            groups = [duties.get((plan.id, key, role), []) for plan in chosen.plans]
            if not any(groups) and (role != "chu_tri" or key[1] is None):
                continue
            cells = [_names(chosen, group, bodies) if group else _without(plan.id, key, named, duties)
                     for plan, group in zip(chosen.plans, groups, strict=True)]  # fmt: skip
            agree = (_agree([[d["agency"] for d in g] for g in groups if g], bodies),) if len(chosen.plans) > 1 else ()
            name = component_name(*key) if key[1] else say.NO_COMPONENT()
            lines.append(Row((text(key[1]), text(name or None), Cell(role), *cells, *agree)))
    return Table("leads", say.TABLES["leads"](), columns, tuple(lines))


def _order(key: Key) -> tuple[object, ...]:
    return (key[1] is None, key[0] or "", component_order(key[1] or ""))


def _without(plan: str, key: Key, named: set[tuple[str, tuple[str | None, str]]], duties: Duties) -> Cell:
    """A component that the plan has, or that it has not at all."""
    there = (plan, key) in named or any((plan, key, role) in duties for role in ROLES)
    return EMPTY if there else MISSING


def _names(chosen: Selection, duties: Sequence[Fact], bodies: Bodies) -> Cell:
    names = bodies.distinct(d["agency"] for d in duties)
    first = {name: next(d for d in duties if d["agency"] == name) for name in names}
    return Cell("; ".join(names), quotes=tuple(quote(chosen, first[name]) for name in names))


def _agree(lists: Sequence[Sequence[str]], bodies: Bodies) -> Cell:
    if len(lists) < 2:
        return Cell()
    return text(say.SAME() if bodies.alike(lists) else say.DIFFERENT())


def _duties(chosen: Selection, found: Sequence[Fact]) -> Table:
    heads = ("plan", "component", "agency", "role", "task")
    columns = tuple(Column(h, say.HEADINGS[h](), "code" if h == "role" else "text") for h in heads)
    order = {plan.id: at for at, plan in enumerate(chosen.plans)}
    lines = []
    for duty in sorted(found, key=lambda d: (order[d["plan_id"]], d["start"])):
        codes = ", ".join(json.loads(duty["components"] or "[]"))
        task = " ".join((duty["task"] or "").split()) or None
        lines.append(Row((
            text(chosen[duty["plan_id"]].label), text(codes or None),
            Cell(duty["agency"], quotes=(quote(chosen, duty),)), Cell(duty["role"]), text(task),
        )))  # fmt: skip
    return Table("duties", say.TABLES["duties"](), columns, tuple(lines), detail=True)
