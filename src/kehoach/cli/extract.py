"""``kehoach extract``: one plan's record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.cli import app
from kehoach.cli.options import (
    existing,
    file_argument,
    format_option,
    min_confidence_option,
    output_option,
    rules_option,
    write_result,
)
from kehoach.errors import PlanError, UnreadableFile
from kehoach.messages import cli as say

if TYPE_CHECKING:
    from kehoach.read import Document


def command() -> click.Command:
    """Make the command."""
    return app.command(
        "extract", file_argument("FILE"), format_option("table", "json", "html", "text", "xlsx"),
        output_option(), rules_option(), min_confidence_option(),
        click.Option(["--keep-personal-data"], is_flag=True, help=say.OPTIONS["keep-personal-data"]()), run=run,
    )  # fmt: skip


def _stdin() -> Document:
    """Standard input: a text, or any file that can be read. Raises ``UnreadableFile``."""
    from kehoach.read import document_from_bytes, document_from_text

    data = sys.stdin.buffer.read()
    try:
        return document_from_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return document_from_bytes(data, "-")


def read(file: Path) -> Document:
    """The document of a path, or of standard input for ``-``. Raises ``PlanError``."""
    from kehoach.messages.importing import REASONS
    from kehoach.read import document
    from kehoach.read.needs import missing
    from kehoach.read.sniff import is_database

    if is_database(file):
        raise PlanError(say.IS_DATABASE(path=file))

    try:
        return _stdin() if str(file) == "-" else document(existing(file))
    except UnreadableFile as error:
        advice = REASONS[error.reason]() if error.reason in REASONS else error.detail
        advice = missing(error.needs) or advice
        raise PlanError(say.CANNOT_READ(path=file, reason=error, advice=advice)) from None


def run(  # noqa: PLR0917
    file: Path, form: str, output: Path | None, rules: tuple[Path, ...], least: float, keep_personal_data: bool
) -> int:
    """Read a plan and write it as asked."""
    document = read(file)
    if form == "text":
        write_result(document.text, output)
        return app.FINE
    from kehoach.normalise import without_private_lists
    from kehoach.pipeline import extract_plan

    if not keep_personal_data:
        document = without_private_lists(document)
    record = extract_plan(document, rules=rules, keep_personal_data=True)  # blotted above
    if least:
        from kehoach.resolve.confidence import sure_record

        record = sure_record(record, least)
    if form == "json":
        write_result(record.to_json(), output)
    elif form == "xlsx":
        from kehoach.cli.comparing import write_bytes
        from kehoach.render.record_tables import record_tables
        from kehoach.render.workbook import workbook

        write_bytes(workbook(record_tables(record)), output)
    elif form == "html":
        from kehoach.render.page import page

        write_result(page(record, document.text), output)
    else:
        from kehoach.render.terminal import table

        on_screen = output is None and sys.stdout.isatty()
        write_result(table(record, color=on_screen), output)
    return app.FINE
