"""``kehoach forget``: remove a plan everywhere."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kehoach.cli import app
from kehoach.cli.options import existing, file_argument
from kehoach.messages import cli as say


def command() -> click.Command:
    """Make the command."""
    plan = click.Argument(["plan"], metavar="PLAN")
    return app.command("forget", file_argument("DB"), plan, run=run)


def run(db: Path, plan: str) -> int:
    """Forget a plan, called by its id or by the path of its file, from the root or from here."""
    from kehoach.store import open_db

    with open_db(existing(db)) as store:
        here = os.path.abspath(plan)
        store.forget(here if store.query("SELECT 1 FROM files WHERE path = ?", (here,)) else plan)
    click.echo(say.FORGOTTEN(plan=plan), err=True)
    return app.FINE
