"""A comparison for the terminal: its tables but for the long lists, numbers to the right."""

from __future__ import annotations

import io
from shutil import get_terminal_size

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from kehoach.compare.table import Cell, Column, Comparison, Table
from kehoach.messages import report
from kehoach.render.cells import shown

WIDTH = 100
PER_COLUMN = 18  # a file has room: columns are not squeezed where nobody looks at a screen
LINES = 400  # of one table on a screen; the files have all
STYLES = {"missing": "dim", "empty": "yellow", "incomparable": "magenta", "value": ""}


def grid(comparison: Comparison, *, color: bool = False, width: int | None = None, every: bool = False) -> str:
    """The comparison as text. ``every`` prints the long lists too; ``width`` is in columns."""
    tables = [t for t in comparison.tables if every or not t.detail]
    widest = max((len(t.columns) for t in tables), default=1)
    room = get_terminal_size((WIDTH, 0)).columns if color else max(WIDTH, PER_COLUMN * widest)
    out = io.StringIO()
    console = Console(file=out, width=width or room, force_terminal=color, highlight=False,
                      no_color=not color, legacy_windows=False)  # fmt: skip
    console.print(Text(comparison.title, style="bold"))
    if comparison.about:
        console.print(Text(comparison.about, style="dim"))
    for table in tables:
        console.print()
        _print(console, table)
    for note in comparison.notes:
        console.print(Text(note))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _print(console: Console, table: Table) -> None:
    unit = f" · {table.unit}" if table.unit else ""
    console.print(Text(f"{table.title}{unit}", style="bold"))
    made = Grid(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    # A column nobody filled says nothing.
    used = [n for n, _ in enumerate(table.columns)
            if any(row.cells[n].value is not None or row.cells[n].state != "value" for row in table.rows)]  # fmt: skip
    for n in used:
        column = table.columns[n]
        made.add_column(column.heading, justify="right" if column.kind in {"money", "number"} else "left")
    for row in table.rows[:LINES]:
        cells = [_text(row.cells[n], table.columns[n]) for n in used]
        made.add_row(*cells, style="bold" if row.total else None)
    if table.rows:
        console.print(made)
    else:
        console.print(Text(report.NOTHING(), style="dim"))
    if len(table.rows) > LINES:
        console.print(Text(report.MORE_LINES(count=len(table.rows) - LINES), style="dim"))
    for note in table.notes:
        console.print(Text(note, style="dim"))


def _text(cell: Cell, column: Column) -> Text:
    note = f" ({cell.note})" if cell.note and column.kind != "money" else ""
    return Text(shown(cell, column) + note, style=STYLES[cell.state])
