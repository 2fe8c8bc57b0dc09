"""``kehoach export``: the whole database as Parquet, or one table or view as a file."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach.cli import app
from kehoach.cli.comparing import FORMATS, opened, write_comparison
from kehoach.cli.options import file_argument, format_option, is_standard, min_confidence_option
from kehoach.errors import PlanError
from kehoach.messages import cli as say
from kehoach.messages import comparison


def command() -> click.Command:
    """Make the command."""
    return app.command(
        "export", file_argument("DB"), file_argument("DIR"),
        click.Option(["--view"], metavar="NAME", help=say.OPTIONS["view"]()),
        min_confidence_option(), format_option("parquet", *FORMATS), run=run,
    )  # fmt: skip


def run(db: Path, dir: Path, view: str | None, least: float, form: str) -> int:  # noqa: A002
    """Write the files."""
    from kehoach.scale import parquet

    if form == "parquet" and is_standard(dir):
        raise PlanError(say.NEEDS_FOLDER())
    with opened(db, least) as store:
        if view is None and form == "parquet":
            found = parquet.export(store, dir)
            said = comparison.EXPORTED(tables=len(found), rows=sum(one.rows for one in found), path=dir)
            click.echo(said, err=True)
            return app.FINE
        if view is None or form == "parquet":
            raise PlanError(say.VIEW_AND_FORMAT())
        columns = [row["name"] for row in store.query(f'PRAGMA table_info("{parquet.known(view)}")')]
        order = " ORDER BY gain DESC, type, fact_id" if "gain" in columns else ""
        rows = store.query(f'SELECT * FROM "{view}"{order}')
    from kehoach.render.record_tables import rows_table

    write_comparison(rows_table(view, rows, [str(column) for column in columns]), form, dir)
    return app.FINE
