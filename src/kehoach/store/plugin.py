"""Plugin for sqlite-utils: ``sqlite-utils plans.db "select vnd(value_dong) from amounts"``."""

from __future__ import annotations

import sqlite3

from sqlite_utils import hookimpl

from kehoach.store.functions import register


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Register our SQL functions on every connection."""
    register(conn)
