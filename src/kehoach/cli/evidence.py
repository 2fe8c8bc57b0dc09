"""``kehoach evidence``: a page that proves facts of a database."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kehoach.cli import app
from kehoach.cli.comparing import opened
from kehoach.cli.options import file_argument, format_option, output_option, write_result
from kehoach.messages import cli as say


def command() -> click.Command:
    """Make the command."""
    facts = click.Argument(["facts"], nargs=-1, required=True, metavar="FACT...")
    bare = click.Option(["--no-picture"], is_flag=True, help=say.OPTIONS["no-picture"]())
    return app.command("evidence", file_argument("DB"), facts, bare, format_option("html", "json"),
                       output_option(), run=run)  # fmt: skip


def run(db: Path, facts: tuple[str, ...], no_picture: bool, form: str, output: Path | None) -> int:
    """Gather and write; into a folder, one file per fact."""
    from kehoach.compare.evidence import as_data, evidence

    with opened(db) as store:
        found = evidence(store, list(dict.fromkeys(facts)))
        if form == "json":
            write_result(json.dumps([as_data(one) for one in found], ensure_ascii=False, indent=2), output)
            return app.FINE
        from kehoach.render.evidence_page import evidence_page
        from kehoach.render.framed import picture

        pictures = {} if no_picture else {one.id: picture(store, one) for one in found}
    if output is not None and output.is_dir():
        for one in found:
            write_result(evidence_page([one], pictures), output / f"{one.id}.html")
    else:
        write_result(evidence_page(found, pictures), output)
    return app.FINE
