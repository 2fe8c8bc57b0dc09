"""Deadlines by month: how many each plan has, and every one on a line with who owes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote, rows
from kehoach.compare.selection import Selection
from kehoach.compare.table import MISSING, Cell, Column, Comparison, Row, Table, Term, sum_of, text
from kehoach.messages import comparison as say
from kehoach.messages.recurring import recurs
from kehoach.store import Store

DEADLINES = """
SELECT id, plan_id, text, start, "end", page, kind, date_start, date_end, recurrence, duration, anchor,
  subject, agency, section_id FROM deadlines WHERE {plans} ORDER BY plan_id, start"""
RECURRING, UNDATED = "~1", "~2"  # sort after every month


def due_on(deadline: Fact) -> str | None:
    """The day to sort by, as ``due_dates`` has it."""
    found = deadline["date_end"] or deadline["date_start"]
    return None if found is None else str(found)


def month_of(deadline: Fact) -> str:
    """``2024-02``, or where a deadline without a day of its own belongs."""
    due = due_on(deadline)
    if deadline["kind"] == "recurring" or (deadline["recurrence"] and due is None):
        return RECURRING
    return due[:7] if due else UNDATED


def month_name(month: str) -> str:
    """``02/2024`` in Vietnamese."""
    if month == RECURRING:
        return say.RECURRING()
    if month == UNDATED:
        return say.UNDATED()
    year, number = month.split("-")
    return say.MONTH(year=year, month=number)


def deadlines(store: Store, chosen: Selection) -> Comparison:
    """Compare the deadlines of the plans chosen."""
    found = list(rows(store, DEADLINES, chosen))
    return Comparison("deadlines", say.TITLES["deadlines"](), (_months(chosen, found), _due(chosen, found)))


def _months(chosen: Selection, found: Sequence[Fact]) -> Table:
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for one in found:
        groups[month_of(one), one["plan_id"]].append(one)
    columns = (
        Column("month", say.HEADINGS["month"]()),
        *(Column(plan.id, plan.label, "number", plan.id) for plan in chosen.plans),
    )
    lines = []
    for month in sorted({month for month, _ in groups}):
        cells = []
        for plan in chosen.plans:
            due = groups.get((month, plan.id), [])
            cells.append(Cell(len(due), quotes=tuple(quote(chosen, d) for d in due)) if due else MISSING)
        lines.append(Row((text(month_name(month)), *cells)))
    if lines:
        terms = [Term(n) for n in range(len(lines))]
        sums = [sum_of(lines, at, terms) for at in range(1, len(columns))]
        lines.append(Row((text(say.SUM()), *sums), total=True))
    return Table("months", say.TABLES["months"](), columns, tuple(lines), say.UNIT_DEADLINES())


def _due(chosen: Selection, found: Sequence[Fact]) -> Table:
    heads = ("due", "kind", "plan", "agency", "subject", "recurrence", "words")
    kinds = {"due": "date", "kind": "code"}
    columns = tuple(Column(h, say.HEADINGS[h](), kinds.get(h, "text")) for h in heads)  # type: ignore[arg-type]
    order = {plan.id: at for at, plan in enumerate(chosen.plans)}

    def by_day(one: Fact) -> tuple[object, ...]:
        return (month_of(one), due_on(one) or "", order[one["plan_id"]], one["start"])

    lines = [
        Row((
            Cell(due_on(one), quotes=(quote(chosen, one),)), Cell(one["kind"]),
            text(chosen[one["plan_id"]].label), text(one["agency"]),
            text(" ".join((one["subject"] or "").split()) or None),
            text(recurs(one["recurrence"]) or one["duration"]), text(" ".join(one["text"].split())),
        )) for one in sorted(found, key=by_day)
    ]  # fmt: skip
    return Table("due", say.TABLES["due"](), columns, tuple(lines))
