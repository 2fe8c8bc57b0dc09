"""A record as a table for the terminal: its facts by section, value beside words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from shutil import get_terminal_size

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kehoach.messages import report as say
from kehoach.records import Fact, Record, Section
from kehoach.render.values import day, describe

SHOWN = ("amounts", "assignments", "deadlines", "targets", "citations", "tables")
STYLES = {"amounts": "green", "assignments": "cyan", "deadlines": "magenta", "targets": "yellow",
          "citations": "blue", "tables": "white"}  # fmt: skip
WIDTH = 100


def _facts(record: Record, section: str | None) -> Iterator[tuple[str, Fact]]:
    found = [(name, fact) for name in SHOWN for fact in getattr(record, name)
             if fact.section == section]  # fmt: skip
    return iter(sorted(found, key=lambda pair: (pair[1].start, pair[1].end)))


def _rows(table: Table, record: Record, section: Section | None) -> None:
    facts = list(_facts(record, section.id if section else None))
    if section is None and not facts:
        return
    label = f"{section.label}. " if section and section.label else ""
    title = f"{label}{section.title}" if section else say.NO_SECTION()
    table.add_row(Text(""), Text(" ".join(title.split()), style="bold"), Text(""))
    for name, fact in facts:
        kind = Text(say.TYPES[name](), style=STYLES[name])
        table.add_row(kind, Text(describe(fact)), Text(" ".join(fact.text.split()), style="dim"))


def _head(record: Record) -> Iterator[Text]:
    plan = record.plan
    yield Text(plan.title or say.UNTITLED(), style="bold")
    line = [plan.number, day(plan.issued_on), plan.issuer, plan.programme, plan.signer_name]
    yield Text(" · ".join(part for part in line if part))
    counts = [(say.TYPES[n](), len(getattr(record, n))) for n in ("sections", "agencies", *SHOWN)]
    yield Text(", ".join(f"{name} {count}" for name, count in counts), style="dim")


def table(record: Record, *, color: bool = False, width: int | None = None) -> str:
    """The record as text; ``color`` adds terminal colours, ``width`` is in columns."""
    width = width or (get_terminal_size((WIDTH, 0)).columns if color else WIDTH)
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, highlight=False,
                      no_color=not color, legacy_windows=False)  # fmt: skip
    for line in _head(record):
        console.print(line)
    grid = Table(box=None, pad_edge=False, header_style="bold")
    grid.add_column(say.TYPE_HEADING(), no_wrap=True)
    grid.add_column(say.VALUE_HEADING(), ratio=3)
    grid.add_column(say.WORDS_HEADING(), ratio=2)
    _rows(grid, record, None)
    for section in record.sections:
        _rows(grid, record, section)
    console.print(grid)
    for warning in record.warnings:
        console.print(Text(f"! {warning.code}: {warning.message}"))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
