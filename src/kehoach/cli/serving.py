"""``kehoach serve``: the archive in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach.cli import app
from kehoach.cli.options import existing, file_argument
from kehoach.errors import MissingExtra
from kehoach.messages import cli as say


def command() -> click.Command:
    """Make the command."""
    return app.command(
        "serve", file_argument("DB"),
        click.Option(["--host"], default="127.0.0.1", show_default=True, help=say.OPTIONS["host"]()),
        click.Option(["--port"], type=click.IntRange(0, 65535), default=8001, show_default=True,
                     help=say.OPTIONS["port"]()),
        click.Option(["--name", "names"], multiple=True, metavar="NAME", help=say.OPTIONS["host-name"]()),
        click.Option(["--edit"], is_flag=True, help=say.OPTIONS["edit"]()),
        click.Option(["--open", "look"], is_flag=True, help=say.OPTIONS["open"]()), run=run,
    )  # fmt: skip


def run(db: Path, host: str, port: int, names: tuple[str, ...], edit: bool, look: bool) -> int:  # noqa: PLR0913, PLR0917
    """Serve until Ctrl-C."""
    try:
        from kehoach.serve import serve
    except ImportError as error:
        raise MissingExtra(str(error.name or "datasette"), "serve") from None

    def ready(address: str) -> None:
        click.echo(say.SERVING(address=address), err=True)

    serve(existing(db), host=host, port=port, edit=edit, names=names, look=look, ready=ready)
    return app.FINE
