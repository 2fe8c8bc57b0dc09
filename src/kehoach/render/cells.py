"""A cell of a comparison in words: for terminal, page and CSV alike."""

from __future__ import annotations

import re
from decimal import Decimal

from kehoach.compare.table import Cell, Column
from kehoach.messages import comparison as say
from kehoach.render.values import day, number, word

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def shown(cell: Cell, column: Column) -> str:
    """What a reader sees: numbers and dates in the style of the language, codes in words.

    >>> shown(Cell(20856934500), Column("x", "", "money"))
    '20.856.934.500'
    """
    if cell.state in {"missing", "incomparable"}:
        return say.STATES[cell.state]()
    if cell.state == "empty":
        title = f": {cell.value}" if cell.value else ""
        return say.STATES["empty"]() + title
    if cell.value is None:
        return ""
    value = _value(cell, column)
    return " ".join(part for part in (cell.before, value) if part) + cell.after


def is_day(value: object) -> bool:
    """True for an ISO date; a column of dates may hold words where there is no day."""
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _value(cell: Cell, column: Column) -> str:
    value = cell.value
    if isinstance(value, Decimal):
        return number(str(value))
    if isinstance(value, int):
        # A year is a number that is not grouped.
        return str(value) if column.key.endswith("year") else number(str(value))
    if column.kind == "date" and is_day(value):
        return day(str(value))
    return word(str(value)) if column.kind == "code" else str(value)


def plain(cell: Cell, column: Column) -> str:
    """What a program reads from CSV: bare numbers with a point, ISO dates, codes as they are."""
    if cell.state == "value" and isinstance(cell.value, int | Decimal):
        return cell.before + str(cell.value) + cell.after
    return shown(cell, column) if cell.state != "value" else str(cell.value or "")
