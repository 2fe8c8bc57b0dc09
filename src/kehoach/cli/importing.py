"""``kehoach import``: an archive into a database."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kehoach.cli import app
from kehoach.cli.options import file_argument, rules_option
from kehoach.errors import PlanError
from kehoach.messages import cli as say
from kehoach.messages import importing as told

if TYPE_CHECKING:
    from kehoach.scale import Progress, Summary
    from kehoach.scale.run import Report

SHOWN_EVERY = 0.2  # seconds
SHOWN_FILES = 5  # of one reason


def command() -> click.Command:
    """Make the command."""
    text = say.OPTIONS
    flags = [
        click.Option([f"--{name}"], is_flag=True, help=text[name]())
        for name in ("only-failed", "force", "dry-run", "keep-personal-data")
    ]
    db = click.Option(["--db"], type=click.Path(path_type=Path), required=True, metavar="DB",
                      help=text["db"]())  # fmt: skip
    more = [
        click.Option(["--jobs"], type=click.IntRange(1, 64), help=text["jobs"]()),
        click.Option(["--timeout"], type=click.FloatRange(0.1), default=60.0, show_default=True,
                     help=text["timeout"]()),
        click.Option(["--memory"], type=click.IntRange(256), default=2048, show_default=True,
                     help=text["memory"]()),
        click.Option(["--failures"], type=click.Path(path_type=Path), metavar="FILE",
                     help=text["failures"]()),
        click.Option(["--engine"], type=click.Choice(["local", "dask"]), default="local",
                     show_default=True, help=text["engine"]()),
        click.Option(["--scheduler"], metavar="ADDRESS", help=text["scheduler"]()),
    ]  # fmt: skip
    paths = file_argument("PATHS", many=True, required=False)
    return app.command("import", paths, db, *more, *flags, rules_option(), run=run)


class _Line:
    """Files, rate, time left and failures on one line."""

    def __init__(self) -> None:
        self._stage, self._begun, self._done, self._failed = "", 0.0, 0, 0
        self._shown = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage != self._stage:
            self._stage, self._begun, self._done = progress.stage, now, 0
        self._done += 1
        self._failed += progress.status == "failed"
        if now - self._shown < SHOWN_EVERY and self._done < progress.total:
            return
        self._shown = now
        rate = self._done / max(now - self._begun, 0.001)
        left = max(progress.total - self._done, 0) / rate
        line = told.PROGRESS(stage=told.STAGES[progress.stage](), done=self._done, rate=_tenths(rate),
                             total=progress.total, left=_clock(left), failed=self._failed)  # fmt: skip
        click.echo(f"\r{line}\x1b[K", nl=False, err=True)


def _tenths(value: float) -> str:
    """A figure with one decimal, in the style of the language."""
    from kehoach.render.values import number

    return number(f"{value:.1f}")


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds: ``1:02:03``."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


@contextmanager
def _progress() -> Iterator[Report | None]:
    """A line of progress, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    yield _Line()
    click.echo("", err=True)


def _told(summary: Summary, db: Path) -> None:
    """The summary and the failures by reason, on standard error."""
    for path, merged in summary.merged:
        line = told.MERGED(path=path, plans=merged.plans, corrections=merged.corrections)
        click.echo(line, err=True)
    names = [(told.STATUSES[status](), count) for status, count in sorted(summary.counts.items())]
    counts = ", ".join(f"{name} {count}" for name, count in names)
    if summary.total:
        click.echo(told.SUMMARY(total=summary.total, counts=counts), err=True)
    elif not summary.merged:
        click.echo(told.NOTHING_TO_READ(), err=True)
    if summary.ignored:
        click.echo(told.IGNORED(count=summary.ignored), err=True)
    for reason, count in summary.reasons.most_common():
        click.echo(f"  {reason} {count}: {told.REASONS[reason]()}", err=True)
        _named([failure.path for failure in summary.failures if failure.reason == reason])
    before = len(summary.failures) - summary.counts["failed"] - summary.counts["partial"]
    if before > 0:
        click.echo(told.STILL_FAILED(count=before, db=db), err=True)


def _named(paths: list[str]) -> None:
    """The first files of one reason, by name."""
    for path in paths[:SHOWN_FILES]:
        click.echo(f"    {path}", err=True)
    if len(paths) > SHOWN_FILES:
        click.echo(f"    {told.MORE_FILES(count=len(paths) - SHOWN_FILES)}", err=True)


def _written(summary: Summary, path: Path) -> None:
    """The machine-readable summary."""
    said: dict[str, Any] = {"counts": dict(sorted(summary.counts.items())), "failures": []}
    for failure in summary.failures:
        advice = told.REASONS.get(failure.reason or "")
        said["failures"].append(asdict(failure) | {"advice": advice() if advice else None})
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(told.FAILURES_WRITTEN(count=len(summary.failures), path=path), err=True)


class _Counted:
    """Counts the files that are in, told one by one; hands on what it hears."""

    def __init__(self, report: Report | None) -> None:
        self.files, self._report = 0, report

    def __call__(self, progress: Progress) -> None:
        self.files += bool(progress.status)  # without one a scan was met, to be recognised later
        if self._report:
            self._report(progress)


def _about(seconds: float) -> str:
    """A length of time as people say it."""
    if seconds < 60:
        return told.UNDER_A_MINUTE()
    return told.MINUTES(count=round(seconds / 60)) if seconds < 5400 else told.HOURS(count=_tenths(seconds / 3600))


def _planned(summary: Summary, jobs: int) -> None:
    """What a dry run found out."""
    found = summary.estimate
    assert found is not None
    line = told.PLANNED(files=found.files, size=_tenths(found.size / 1e6), pages=found.pages, jobs=jobs,
                        scanned=found.scanned, time=_about(found.seconds / jobs))  # fmt: skip
    click.echo(line, err=True)
    click.echo(told.PLANNED_MORE(stored=found.stored, copies=found.copies,
                                 unchanged=summary.counts["unchanged"]), err=True)  # fmt: skip


def run(paths: tuple[Path, ...], db: Path, **options: Any) -> int:
    """Import, tell what happened; 1 if a file is to be looked at."""
    from kehoach.messages import storage
    from kehoach.scale import Limits, Settings, import_paths
    from kehoach.scale.bounds import cores
    from kehoach.store.connection import on_network

    failures, limits = options.pop("failures"), (options.pop("timeout"), options.pop("memory"))
    options["rules"] = tuple(options["rules"])
    options["jobs"] = jobs = options["jobs"] or cores()
    if not paths and not db.exists():
        raise PlanError(say.MISSING_VALUE(name="PATHS", command="kehoach import"))
    if on_network(db.absolute()):
        click.echo(storage.NETWORK_DRIVE(path=db), err=True)
    with _progress() as report:
        counted = _Counted(report)
        try:
            summary = import_paths(paths, db, Settings(limits=Limits(*limits), **options), report=counted)
        except KeyboardInterrupt:
            summary = None
    if summary is None:
        click.echo(f"kehoach: {told.STOPPED(count=counted.files, db=db)}", err=True)
        return app.FAILED
    if summary.estimate:
        _planned(summary, jobs)
        return app.FINE
    _told(summary, db)
    if failures:
        _written(summary, failures)
    return app.LOOK if summary.failures else app.FINE
