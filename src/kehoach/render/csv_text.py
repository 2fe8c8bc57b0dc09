"""A table as CSV that Excel opens: UTF-8 with a BOM, and no cell that would run as a formula."""

from __future__ import annotations

import csv
import io

from kehoach.compare.table import Cell, Column, Table
from kehoach.render.cells import plain

BOM = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """Words that a spreadsheet would take for a formula get an apostrophe, which it does not show.

    >>> guarded("=1+1"), guarded("-5"), guarded("Sở Y tế")
    ("'=1+1", "'-5", 'Sở Y tế')
    """
    return f"'{text}" if text.startswith(RISKY) else text


def _cell(cell: Cell, column: Column) -> str:
    text = plain(cell, column)
    is_number = cell.state == "value" and not isinstance(cell.value, str | None) and not cell.before
    return text if is_number else guarded(text)


def csv_text(table: Table) -> str:
    """The table as CSV, rows ended by ``\\r\\n`` as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([guarded(column.heading) for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(c, col) for c, col in zip(row.cells, table.columns, strict=True)])
    return BOM + out.getvalue()
