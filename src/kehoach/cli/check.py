"""``kehoach check``: remarks on drafts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.cli import app
from kehoach.cli.extract import read
from kehoach.cli.options import file_argument, format_option, output_option, rules_option, write_result
from kehoach.errors import PlanError, UnreadableFile
from kehoach.messages import cli as say
from kehoach.messages import word as tell

if TYPE_CHECKING:
    from kehoach.check import Report
    from kehoach.records import Severity
    from kehoach.store import Store


WORD_FILES = (".docx", ".docm")  # what a copy with remarks may be called


def command() -> click.Command:
    """Make the command."""
    profile = click.Option(["--profile"], default="auto", show_default=True, metavar="NAME",
                           help=say.OPTIONS["profile"]())  # fmt: skip
    fail_on = click.Option(["--fail-on"], type=click.Choice(["error", "warning"]), default="error",
                           show_default=True, help=say.OPTIONS["fail-on"]())  # fmt: skip
    annotate = click.Option(["--annotate"], is_flag=True, help=say.OPTIONS["annotate"]())
    against = click.Option(["--against"], type=click.Path(path_type=Path), metavar="DB",
                           help=say.OPTIONS["against"]())  # fmt: skip
    return app.command("check", file_argument("FILE", many=True), format_option("text", "json", "html", "xlsx"),
                       output_option(), annotate, against, rules_option(), profile, fail_on, run=run)  # fmt: skip


def run(  # noqa: PLR0913, PLR0917
    file: tuple[Path, ...], form: str, output: Path | None, rules: tuple[Path, ...], profile: str, fail_on: Severity,
    annotate: bool, against: Path | None,
) -> int:  # fmt: skip
    """Check every file, print one report, and say by the exit status whether something is to be looked at.

    With ``annotate`` each report also goes into a copy of its Word file, which ``output`` names.
    """
    from kehoach.read.sniff import is_database

    if annotate and output and len(file) > 1:
        raise PlanError(tell.ONE_FILE())
    if annotate and output and output.suffix.lower() not in WORD_FILES:
        raise PlanError(tell.NOT_A_WORD_NAME(path=output))
    file = _drafts(file)
    found: list[tuple[Report, str]] = []
    unread: list[tuple[str, str]] = []
    with _archive(against) as store:
        for path in file:
            try:
                if not annotate and is_database(path):
                    found += _stored(path, rules, profile, store)
                    continue
                found.append(_checked(path, rules, profile, store, annotate=annotate, copy=output))
            except (PlanError, OSError) as error:
                if len(file) == 1:
                    raise
                why = app.one_line(error)
                click.echo(f"kehoach: {why}", err=True)
                unread.append((str(path), why))
    output = None if annotate else output
    _write(found, unread, form, output)
    if len(found) + len(unread) > 1:
        click.echo(_summary([r for r, _ in found], len(found) + len(unread), len(unread)), err=True)
    if unread:
        return app.FAILED
    return app.LOOK if any(report.reaches(fail_on) for report, _ in found) else app.FINE


def _drafts(given: tuple[Path, ...]) -> tuple[Path, ...]:
    """The files without the lock files that ``*.docx`` also names while a draft is open in Word."""
    locks = [path for path in given if path.name.startswith("~$")]
    if len(locks) == len(given):
        raise PlanError(say.LOCK_FILE(path=locks[0]))
    for path in locks:
        click.echo(f"kehoach: {say.LOCK_FILE(path=path)}", err=True)
    return tuple(path for path in given if path not in locks)


@contextmanager
def _archive(path: Path | None) -> Iterator[Store | None]:
    """The database to compare with, opened once for all drafts."""
    if path is None:
        yield None
        return
    from kehoach.compare.archive import open_archive

    with open_archive(path) as store:
        yield store


def _stored(path: Path, rules: tuple[Path, ...], profile: str, store: Store | None) -> list[tuple[Report, str]]:
    """The reports on all plans of a database, from the texts it keeps."""
    from kehoach.check import check_report
    from kehoach.compare.archive import kept_documents, open_archive
    from kehoach.normalise import without_private_lists

    with open_archive(path) as plans:
        found = [
            (check_report(document, rules=rules, profile=profile, against=store), without_private_lists(document).text)
            for document in kept_documents(plans)
        ]
    if not found:
        raise PlanError(say.NO_PLAN_INSIDE(path=path))
    return found


def _checked(
    path: Path, rules: tuple[Path, ...], profile: str, store: Store | None, *, annotate: bool, copy: Path | None
) -> tuple[Report, str]:
    """The report on a file and the text that it is about, private lists blotted out."""
    from kehoach.check import check_report
    from kehoach.cli.annotating import annotated, look, without_resolved, word_bytes
    from kehoach.normalise import without_private_lists

    document = read(path)
    try:
        word = word_bytes(path)
        report = check_report(document, rules=rules, profile=profile, against=store,
                              form=None if word is None else look(word))  # fmt: skip
        if annotate and word is None:
            raise PlanError(tell.ONLY_WORD(path=path))
        if annotate and word is not None:
            annotated(path, word, report, copy)
        shown = report if word is None else without_resolved(report, word)
        return shown, without_private_lists(document).text
    except UnreadableFile as error:
        from kehoach.messages.importing import REASONS

        raise PlanError(say.CANNOT_READ(path=path, reason=error, advice=REASONS[error.reason]())) from None


def _write(
    found: list[tuple[Report, str]], unread: list[tuple[str, str]], form: str, output: Path | None
) -> None:
    if form == "xlsx":
        from kehoach.cli.comparing import write_bytes
        from kehoach.render.remarks_workbook import remarks_workbook

        write_bytes(remarks_workbook(found, unread), output)
    else:
        write_result(_written(found, form, output), output)


def _written(found: list[tuple[Report, str]], form: str, output: Path | None) -> str:
    if form == "json":
        whole = [report.to_json() for report, _ in found]
        return whole[0] if len(whole) == 1 else "[\n" + ",\n".join(whole) + "\n]"
    if form == "html":
        from kehoach.render.remarks_page import page

        return page(found)
    from kehoach.render.remarks import remarks

    on_screen = output is None and sys.stdout.isatty()
    return "\n".join(remarks(report, text, color=on_screen) for report, text in found)


def _summary(reports: list[Report], files: int, unread: int) -> str:
    from kehoach.messages import check as remarks

    return remarks.SUMMARY(
        files=files, errors=sum(r.count("error") for r in reports), warnings=sum(r.count("warning") for r in reports),
        notes=sum(r.count("info") for r in reports), unread=unread,
    )  # fmt: skip
