"""A record, or rows of the database, as tables: for Excel and whatever else draws comparisons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kehoach.compare.table import Cell, Column, Comparison, Kind, Quote, Row, Table, text
from kehoach.messages import comparison as say
from kehoach.messages import report
from kehoach.records import FACT_TYPES, Fact, Record
from kehoach.render.values import describe

# What a sheet shows of each fact, beside its section, words and place.
SHOWN: dict[str, tuple[str, ...]] = {
    "amounts": ("value", "value_min", "value_max", "currency", "per", "is_total", "source", "capital", "component",
                "year"),
    "targets": ("indicator_code", "indicator", "basis", "direction", "op", "value", "value_max", "of", "unit",
                "population", "place", "year", "component"),
    "assignments": ("agency", "role", "task", "components"),
    "deadlines": ("kind", "date_start", "date_end", "recurrence", "duration", "subject", "agency"),
    "agencies": ("name", "place", "kind", "level", "mentions"),
    "citations": ("doc_type", "number", "date", "issuer", "title"),
    "sections": ("label", "title", "level", "kinds", "component"),
    "recipients": ("agency", "purpose"),
    "tables": ("caption", "unit", "rows", "columns"),
}  # fmt: skip
NUMBERS = {"value", "value_min", "value_max", "of", "year", "mentions", "level_number", "rows", "columns", "page",
           "start", "end", "reported", "promised"}  # fmt: skip
DATES = {"date_start", "date_end", "date", "due_on", "issued_on"}
CODES = {"source", "capital", "basis", "direction", "role", "kind"}


def record_tables(record: Record) -> Comparison:
    """A record as one table per fact type; each value carries its words."""
    plan = record.plan
    label = " · ".join(filter(None, (plan.number, plan.issuer))) or plan.title or report.UNTITLED()
    sections = {s.id: " ".join(f"{s.label or ''} {s.title}".split()) for s in record.sections}
    tables = [_plan_table(record)]
    for kind, names in SHOWN.items():
        facts: Sequence[Fact] = getattr(record, kind)
        if facts and kind in FACT_TYPES:
            tables.append(_fact_table(kind, names, facts, sections, label))
    return Comparison("extract", say.TITLES["extract"](), tuple(tables), plan.title or label)


def _plan_table(record: Record) -> Table:
    columns = (Column("what", say.HEADINGS["what"]()), Column("value", say.HEADINGS["value"]()))
    plan = record.plan
    given = plan.model_dump(exclude={"spans", "attached"})
    lines = [Row((text(_heading(name)), text(value))) for name, value in given.items() if value is not None]
    return Table("plan", report.TYPES["plan"](), columns, tuple(lines))


def _heading(name: str) -> str:
    return report.FIELDS[name]() if name in report.FIELDS else name


def _kind(name: str, *, money: bool) -> Kind:
    if money and name.startswith("value"):
        return "money"
    return "number" if name in NUMBERS else "date" if name in DATES else "code" if name in CODES else "text"


def _fact_table(
    kind: str, names: Sequence[str], facts: Sequence[Fact], sections: Mapping[str, str], plan: str
) -> Table:
    columns = (
        Column("section", say.HEADINGS["section"]()),
        *(Column(n, _heading(n), _kind(n, money=kind == "amounts")) for n in names),
        Column("said", report.VALUE_HEADING()), Column("words", report.WORDS_HEADING()),
        Column("page", say.HEADINGS["page"](), "number"),
        Column("start", _heading("start"), "number"), Column("end", _heading("end"), "number"),
    )  # fmt: skip
    lines = []
    for fact in facts:
        words = " ".join(fact.text.split())
        source = (Quote("", plan, words, fact.start, fact.end, fact.page, fact.id),)
        values = (_cell(getattr(fact, n), n, source if n == "value" else ()) for n in names)
        lines.append(Row((text(sections.get(fact.section or "")), *values, text(describe(fact)), text(words),
                          Cell(fact.page), Cell(fact.start), Cell(fact.end))))  # fmt: skip
    return Table(kind, report.TYPES[kind](), columns, tuple(lines))


def _cell(value: Any, name: str, quotes: tuple[Quote, ...] = ()) -> Cell:
    if isinstance(value, bool):
        return Cell(say.YES() if value else None)
    if isinstance(value, list | tuple):
        return Cell(", ".join(map(str, value)) or None)
    if isinstance(value, str) and name in NUMBERS:
        return Cell(_number(value), quotes=quotes)
    return Cell(value, quotes=quotes)


def _number(value: str) -> Decimal | str:
    try:
        return Decimal(value)
    except ArithmeticError:
        return value


def rows_table(name: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Comparison:
    """Rows of a table or view of the database, under their own column names and what these mean."""
    heads = tuple(Column(c, _heading(c), "money" if c.endswith("_dong") else _kind(c, money=False)) for c in columns)
    lines = tuple(Row(tuple(_row_cells(row, columns))) for row in rows)
    table = Table(name, name, heads, lines)
    return Comparison("view", say.TITLES["view"](name=name), (table,))


def _row_cells(row: Mapping[str, Any], columns: Sequence[str]) -> Iterator[Cell]:
    for column in columns:
        value = row[column]
        if isinstance(value, float):
            value = Decimal(str(value))
        yield _cell(None if isinstance(value, bytes) else value, column)


