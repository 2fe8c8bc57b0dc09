"""``kehoach schema``: the JSON Schema of a record."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kehoach.cli import app
from kehoach.cli.options import output_option, write_result


def command() -> click.Command:
    """Make the command."""
    return app.command("schema", output_option(), run=run)


def run(output: Path | None) -> int:
    """Print the schema."""
    from kehoach.records import json_schema

    write_result(json.dumps(json_schema(), ensure_ascii=False, indent=2), output)
    return app.FINE
