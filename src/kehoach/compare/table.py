"""What every comparison is: tables of cells that know where they were read.

One neutral form for terminal, CSV, JSON, Excel, HTML and the web pages. Nothing here knows how it
will look: a number is a number, a code is a code, and a cell without a value says why it has none.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

# A value; ``empty``: the thing is in the plan and says nothing here (a component without an amount,
# a heading without text); ``missing``: the plan does not have the thing at all; ``incomparable``:
# the plan says something else about it (``note`` says what).
State = Literal["value", "empty", "missing", "incomparable"]
# ``code`` is a word of facts.md that readers see translated; ``date`` is ISO text.
Kind = Literal["text", "code", "number", "money", "date"]
Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a value was read: the plan, its page and the exact words. Offsets are code points."""

    plan_id: str
    plan: str
    text: str
    start: int | None = None
    end: int | None = None
    page: int | None = None
    fact_id: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One summand of a total: a row of the same table, and ``1`` or ``-1``."""

    row: int
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One value. ``before`` is its comparator (``≥``), ``after`` its unit where rows differ."""

    value: Value = None
    state: State = "value"
    before: str = ""
    after: str = ""
    note: str = ""
    quotes: tuple[Quote, ...] = ()
    terms: tuple[Term, ...] = ()


MISSING = Cell(state="missing")
EMPTY = Cell(state="empty")


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``plan_id`` is set where a column stands for a plan."""

    key: str
    heading: str
    kind: Kind = "text"
    plan_id: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``total`` for a line that sums or checks others, ``level`` how deep it is indented."""

    cells: tuple[Cell, ...]
    total: bool = False
    level: int = 0


@dataclass(frozen=True)
class Table:
    """A table. ``unit`` is its unit line; ``detail`` tables are left out on a terminal."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit: str = ""
    notes: tuple[str, ...] = ()
    detail: bool = False

    def column(self, key: str) -> list[Cell]:
        """The cells of one column, from top to bottom. Raises ``KeyError``."""
        for index, column in enumerate(self.columns):
            if column.key == key:
                return [row.cells[index] for row in self.rows]
        raise KeyError(key)


@dataclass(frozen=True)
class Comparison:
    """The answer to one question: a title, what it was asked of, its tables."""

    kind: str
    title: str
    tables: tuple[Table, ...]
    about: str = ""
    notes: tuple[str, ...] = field(default=())

    def table(self, name: str) -> Table:
        """One table by name. Raises ``KeyError``."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def to_json(self, *, indent: int | None = 2) -> str:
        """The whole as JSON; decimals are text, what is empty is left out of cells."""
        return json.dumps(as_data(self), ensure_ascii=False, indent=indent)


def as_data(one: Comparison) -> dict[str, Any]:
    """A comparison as plain data, as ``--format json`` prints it."""
    return {
        "kind": one.kind, "title": one.title, "about": one.about, "notes": list(one.notes),
        "tables": [_table_data(table) for table in one.tables],
    }  # fmt: skip


def _table_data(table: Table) -> dict[str, Any]:
    columns = [
        {"key": c.key, "heading": c.heading, "kind": c.kind, "plan_id": c.plan_id}
        for c in table.columns
    ]
    rows = [
        {"total": row.total, "level": row.level, "cells": [_cell_data(c) for c in row.cells]}
        for row in table.rows
    ]
    return {"name": table.name, "title": table.title, "unit": table.unit,
            "notes": list(table.notes), "columns": columns, "rows": rows}  # fmt: skip


def _cell_data(cell: Cell) -> dict[str, Any]:
    value = str(cell.value) if isinstance(cell.value, Decimal) else cell.value
    found: dict[str, Any] = {"value": value, "state": cell.state}
    for name in ("before", "after", "note"):
        if getattr(cell, name):
            found[name] = getattr(cell, name)
    if cell.terms:
        found["terms"] = [[term.row, term.sign] for term in cell.terms]
    if cell.quotes:
        found["quotes"] = [
            {name: getattr(quote, name) for name in Quote.__slots__} for quote in cell.quotes
        ]
    return found


def sum_of(rows: Sequence[Row], column: int, terms: Sequence[Term], **more: Any) -> Cell:
    """A total over cells of a column: its value now, and the terms to sum again elsewhere.

    Without any value to add up the total has none.
    """
    found = [(rows[t.row].cells[column].value, t.sign) for t in terms]
    numbers = [value * sign for value, sign in found if isinstance(value, int | Decimal)]
    if not numbers:
        return MISSING
    return Cell(sum(numbers), terms=tuple(terms), **more)


def text(value: object, **more: Any) -> Cell:
    """A cell of words; nothing to say leaves it blank."""
    return Cell(None if value is None else str(value), **more)
