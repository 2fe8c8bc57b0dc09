"""``kehoach diff``: what changed from one plan to another, of two files or of a database."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.cli import app
from kehoach.cli.comparing import FORMATS, opened, table_option, write_comparison
from kehoach.cli.options import format_option, min_confidence_option, output_option
from kehoach.errors import NoSuchRecord
from kehoach.messages import cli as say
from kehoach.messages import comparison

if TYPE_CHECKING:
    from kehoach.store import Store


def command() -> click.Command:
    """Make the command."""
    return app.command(
        "diff", click.Argument(["old"], metavar="OLD"), click.Argument(["new"], metavar="NEW"),
        click.Option(["--db"], type=click.Path(path_type=Path), metavar="DB", help=say.OPTIONS["diff-db"]()),
        table_option(), min_confidence_option(), format_option(*FORMATS), output_option(), run=run,
    )  # fmt: skip


def run(  # noqa: PLR0913, PLR0917
    old: str, new: str, db: Path | None, table: str | None, least: float, form: str, output: Path | None
) -> int:
    """Compare two plans and write what changed."""
    from kehoach.compare import diff, one_plan
    from kehoach.store import only_sure, open_db

    if db is not None:
        with opened(db, least) as store:
            found = diff(store, one_plan(store, old), one_plan(store, new))
            write_comparison(found, form, output, table=table)
        return app.FINE
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder, open_db(Path(folder, "two.db")) as store:
        ids = [_saved(store, Path(name)) for name in (old, new)]
        if ids[0] == ids[1]:
            raise NoSuchRecord(comparison.SAME_TEXT())
        if least:
            only_sure(store, least)
        found = diff(store, *ids)
    write_comparison(found, form, output, table=table)
    return app.FINE


def _saved(store: Store, file: Path) -> str:
    """Read a file and put its record into a database that lasts as long as the command."""
    from kehoach.cli.extract import read
    from kehoach.normalise import without_private_lists
    from kehoach.pipeline import extract_plan

    document = without_private_lists(read(file))
    record = extract_plan(document, keep_personal_data=True)  # blotted above
    return store.save(record, document.text)
