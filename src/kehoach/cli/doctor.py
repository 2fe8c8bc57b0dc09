"""``kehoach doctor``: what this machine can read, and what would let it read more."""

from __future__ import annotations

import os
import platform
import sqlite3

import click

from kehoach.cli import app
from kehoach.messages import cli as catalogue
from kehoach.messages import needs as say

# Kinds of files as a user names them → the format the reader is registered under, and its need.
FORMATS: tuple[tuple[str, str, str], ...] = (
    (".txt, .md (UTF-8, UTF-16)", "", ""),
    (".pdf", "PDF", "pdf"),
    (".docx, .docm", "DOCX", "docx"),
    (".xlsx, .xlsm", "XLSX", "sheets"),
    (".xls", "XLS", "sheets"),
    (".ods", "ODS", "sheets"),
    (".odt", "ODT", "docx"),
    (".rtf", "RTF", ""),
    (".doc", "DOC", ""),
    (".png, .jpg, .tiff, .webp, .bmp", "PNG", "ocr"),
)


def command() -> click.Command:
    """Make the command."""
    return app.command("doctor", run=run)


def run() -> int:
    """Say what is there and what is missing; missing things are optional."""
    from kehoach.read.needs import NEEDS
    from kehoach.read.sniff import READERS
    from kehoach.rulebook import rulebook

    packs = ", ".join(sorted(rulebook().versions))
    machine = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "cores": os.cpu_count()}
    click.echo(say.MACHINE(**machine, packs=packs))
    if not _has_search():
        click.echo(f"- {say.NO_FTS()}")
    click.echo(say.FORMATS())
    for names, kind, key in FORMATS:
        need = NEEDS.get(key)
        if kind and kind not in READERS:
            click.echo(f"- {names}: {say.FORMAT_UNREAD()}")
        elif need is not None and not need.there:
            click.echo(f"- {names}: {say.FORMAT_UNREAD()}; {need.words()}")
        else:
            click.echo(f"+ {names}: {say.FORMAT_READ()}")
    click.echo(say.OPTIONAL())
    for need in NEEDS.values():
        if need.there:
            click.echo(f"+ {say.ABOUT[need.key]()}: {say.THERE()} ({need.what})")
        else:
            install = catalogue.INSTALL(command=need.command)
            click.echo(f"- {say.ABOUT[need.key]()}: {say.MISSING()}; {install}")
    return app.FINE


def _has_search() -> bool:
    """True if this SQLite was built with full-text search."""
    try:
        with sqlite3.connect(":memory:") as connection:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.OperationalError:
        return False
    return True
