"""``kehoach calendar``: what is due, as a calendar or a task-tracking sheet."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach.cli import app
from kehoach.cli.comparing import opened, selecting, write_bytes
from kehoach.cli.options import file_argument, format_option, min_confidence_option, output_option
from kehoach.messages import cli as say
from kehoach.messages import comparison


def command() -> click.Command:
    """Make the command."""
    return app.command(
        "calendar", file_argument("DB"),
        click.Option(["--agency"], metavar="NAME", help=say.OPTIONS["agency"]()),
        *selecting(), min_confidence_option(), format_option("ics", "xlsx"), output_option(), run=run,
    )  # fmt: skip


def run(  # noqa: PLR0913, PLR0917
    db: Path, agency: str | None, plans: tuple[str, ...], programme: str | None, year: int | None,
    least: float, form: str, output: Path | None,
) -> int:  # fmt: skip
    """Collect the tasks and write them."""
    from kehoach.compare import select, task_table, tasks

    with opened(db, least) as store:
        found = tasks(store, select(store, plans, programme=programme, year=year), agency=agency)
    if not found:
        click.echo(comparison.NO_TASKS(), err=True)
    if form == "ics":
        from kehoach.render.ics import calendar

        write_bytes(calendar(found), output)
        undated = sum(not task.dated for task in found)
        if undated:
            click.echo(comparison.LEFT_OUT(count=undated), err=True)
    else:
        from kehoach.render.workbook import workbook

        statuses = [word() for word in comparison.STATUSES.values()]
        write_bytes(workbook(task_table(found), choices={"status": statuses}), output)
    return app.FINE
