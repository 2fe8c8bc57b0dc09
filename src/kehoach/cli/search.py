"""``kehoach search``: words in sections and facts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kehoach.cli import app
from kehoach.cli.options import file_argument, format_option, output_option, write_result
from kehoach.messages import cli as say
from kehoach.messages import report

# As the index has them (store.search).
KINDS = ("plans", "sections", "amounts", "agencies", "assignments", "deadlines", "targets", "citations", "recipients",
         "tables", "files")  # fmt: skip


def command() -> click.Command:
    """Make the command."""
    limit = click.Option(["--limit"], type=click.IntRange(1), default=20, show_default=True,
                         help=say.OPTIONS["limit"]())  # fmt: skip
    kind = click.Option(["--type", "kind"], type=click.Choice(KINDS), help=say.OPTIONS["type"]())
    query = click.Argument(["query"], metavar="QUERY")
    return app.command("search", file_argument("DB"), query, limit, kind,
                       format_option("table", "json"), output_option(), run=run)  # fmt: skip


def run(  # noqa: PLR0917
    db: Path, query: str, limit: int, kind: str | None, form: str, output: Path | None
) -> int:
    """Search and print what was found, best first."""
    from kehoach.store import open_db

    with open_db(db, write=False) as store:
        hits = store.search(query, limit=limit, kind=kind)
        names = {
            str(row["id"]): str(row["number"] or row["title"] or "")
            for row in store.query("SELECT id, number, title FROM plans WHERE id IN "
                                   "(SELECT value FROM json_each(?))",
                                   (json.dumps([hit.plan_id for hit in hits]),))
        }  # fmt: skip
    if form == "json":
        found = [asdict(hit) for hit in hits]
        write_result(json.dumps(found, ensure_ascii=False, indent=2), output)
        return app.FINE
    if not hits:
        click.echo(say.NOTHING_FOUND(), err=True)
        return app.FINE
    lines = [
        f"{hit.plan_id or hit.file_id}  {names.get(hit.plan_id or '', '')}  {report.SEARCHED[hit.kind]()} {hit.id}\n"
        f"    {' '.join(hit.snippet.split())}"
        for hit in hits
    ]
    write_result("\n".join(lines), output)
    return app.FINE
