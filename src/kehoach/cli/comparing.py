"""``kehoach compare``: what plans say of one thing, side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.cli import app
from kehoach.cli.options import (
    file_argument,
    format_option,
    is_standard,
    min_confidence_option,
    output_option,
    write_result,
)
from kehoach.errors import NoSuchRecord, PlanError
from kehoach.messages import cli as say

if TYPE_CHECKING:
    from kehoach.compare import Comparison
    from kehoach.store import Store

FORMATS = ("table", "csv", "json", "xlsx", "html")
KINDS = ("funding", "targets", "assignments", "deadlines", "sections", "text", "cascade")
SHAPES = ("auto", "wide", "long", "summary")


def command() -> click.Command:
    """Make the command."""
    return app.command(
        "compare", file_argument("DB"),
        click.Argument(["kind"], type=click.Choice(KINDS), metavar="|".join(KINDS)),
        *selecting(),
        click.Option(["--shape"], type=click.Choice(SHAPES), default="auto", show_default=True,
                     help=say.OPTIONS["shape"]()),
        table_option(), min_confidence_option(), format_option(*FORMATS), output_option(), run=run,
    )  # fmt: skip


def selecting() -> tuple[click.Option, ...]:
    """``--plan``, ``--programme``, ``--year``."""
    return (
        click.Option(["--plan", "plans"], multiple=True, metavar="PLAN", help=say.OPTIONS["plans"]()),
        click.Option(["--programme"], metavar="CODE", help=say.OPTIONS["programme"]()),
        click.Option(["--year"], type=click.IntRange(1945, 2200), help=say.OPTIONS["year"]()),
    )


def table_option() -> click.Option:
    """``--table NAME``: one table only."""
    return click.Option(["--table"], metavar="NAME", help=say.OPTIONS["table"]())


def run(  # noqa: PLR0913, PLR0917
    db: Path, kind: str, plans: tuple[str, ...], programme: str | None, year: int | None, shape: str,
    table: str | None, least: float, form: str, output: Path | None,
) -> int:  # fmt: skip
    """Compare and write the answer."""
    from kehoach.compare import compare

    with opened(db, least) as store:
        found = compare(store, kind, plans, programme=programme, year=year, shape=shape)
    write_comparison(found, form, output, table=table)
    return app.FINE


@contextmanager
def opened(db: Path, least: float = 0.0) -> Iterator[Store]:
    """The database, to be read: its facts from a confidence on. Raises ``StoreError``."""
    from kehoach.store import only_sure, open_db

    with open_db(db, write=False) as store:
        if least:
            only_sure(store, least)
        yield store


def write_comparison(found: Comparison, form: str, output: Path | None, *, table: str | None = None) -> None:
    """Write a comparison in one of the formats. Raises ``PlanError``."""
    if table is not None:
        found = _only(found, table)
    if form == "json":
        write_result(found.to_json(), output)
    elif form == "csv":
        from kehoach.render.csv_text import csv_text

        write_bytes(csv_text(found.tables[0]).encode("utf-8", errors="replace"), output)
    elif form == "html":
        from kehoach.render.comparison_page import comparison_page

        write_result(comparison_page(found), output)
    elif form == "xlsx":
        from kehoach.render.workbook import workbook

        write_bytes(workbook(found), output)
    else:
        from kehoach.render.grid import grid

        on_screen = is_standard(output) and sys.stdout.isatty()
        write_result(grid(found, color=on_screen, every=table is not None), output)


def _only(found: Comparison, name: str) -> Comparison:
    from dataclasses import replace

    known = [table.name for table in found.tables]
    if name not in known:
        raise NoSuchRecord(say.NO_SUCH_TABLE(name=name, known=", ".join(known)))
    return replace(found, tables=(found.table(name),))


def write_bytes(data: bytes, output: Path | None) -> None:
    """Write bytes to a file, or to standard output where that is no terminal. Raises ``PlanError``."""
    if output is not None and not is_standard(output):
        output.write_bytes(data)
    elif sys.stdout.isatty() and data.startswith(b"PK"):
        raise PlanError(say.NEEDS_OUTPUT())
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
