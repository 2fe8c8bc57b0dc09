"""``kehoach import``: an archive into a database."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.cli import app
from kehoach.cli.options import file_argument, rules_option
from kehoach.errors import PlanError
from kehoach.messages import cli as say
from kehoach.messages import importing as told

if TYPE_CHECKING:
    from kehoach.scale import Summary
    from kehoach.scale.run import Report


def command() -> click.Command:
    """Make the command."""
    text = say.OPTIONS
    flags = [
        click.Option([f"--{name}"], is_flag=True, help=text[name]())
        for name in ("only-failed", "force", "dry-run", "keep-personal-data")
    ]
    db = click.Option(["--db"], type=click.Path(path_type=Path), required=True, metavar="DB",
                      help=text["db"]())  # fmt: skip
    jobs = click.Option(["--jobs"], type=click.IntRange(1, 64), default=1, show_default=True,
                        help=text["jobs"]())  # fmt: skip
    paths = file_argument("PATHS", many=True, required=False)
    return app.command("import", paths, db, jobs, *flags, rules_option(), run=run)


@contextmanager
def _progress() -> Iterator[Report | None]:
    """Files, rate and failures on one line, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    begun, counts = time.monotonic(), {"all": 0, "failed": 0}

    def report(status: str, _: object) -> None:
        counts["all"] += 1
        counts["failed"] += status == "failed"
        rate = counts["all"] / max(time.monotonic() - begun, 0.001)
        line = told.PROGRESS(done=counts["all"], rate=rate, failed=counts["failed"])
        click.echo(f"\r{line}\x1b[K", nl=False, err=True)

    yield report
    click.echo("", err=True)


def _told(summary: Summary) -> None:
    """The summary and the failures by reason, on standard error."""
    for path, merged in summary.merged:
        line = told.MERGED(path=path, plans=merged.plans, corrections=merged.corrections)
        click.echo(line, err=True)
    names = [(told.STATUSES[status](), count) for status, count in sorted(summary.counts.items())]
    counts = ", ".join(f"{name} {count}" for name, count in names)
    click.echo(told.SUMMARY(total=summary.total, counts=counts), err=True)
    if summary.ignored:
        click.echo(told.IGNORED(count=summary.ignored), err=True)
    for reason, count in summary.reasons.most_common():
        click.echo(f"  {reason} {count}: {told.REASONS[reason]()}", err=True)


def run(  # noqa: PLR0917
    paths: tuple[Path, ...],
    db: Path,
    jobs: int,
    only_failed: bool,
    force: bool,
    dry_run: bool,
    keep_personal_data: bool,
    rules: tuple[Path, ...],
) -> int:
    """Import, tell what happened; 1 if a file is to be looked at."""
    from kehoach.messages import storage
    from kehoach.scale import Settings, import_paths
    from kehoach.store.connection import on_network

    if not paths and not only_failed:
        raise PlanError(say.MISSING_VALUE(name="PATHS", command="kehoach import"))
    if on_network(db.absolute()):
        click.echo(storage.NETWORK_DRIVE(path=db), err=True)
    settings = Settings(jobs=jobs, force=force, only_failed=only_failed, dry_run=dry_run,
                        rules=tuple(rules), keep_personal_data=keep_personal_data)  # fmt: skip
    with _progress() as report:
        summary = import_paths(paths, db, settings, report=report)
    if dry_run:
        size, hours = summary.planned_bytes / 1e6, summary.seconds / jobs / 3600
        click.echo(told.PLANNED(files=summary.planned, size=size, hours=hours,
                                unchanged=summary.counts["unchanged"]), err=True)  # fmt: skip
        return app.FINE
    _told(summary)
    return app.LOOK if summary.counts["failed"] + summary.counts["partial"] else app.FINE
