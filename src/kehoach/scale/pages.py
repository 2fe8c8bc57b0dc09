"""What was seen on the pages of scans, kept in the database: a page met again is not recognised again.

A worker looks pages up by itself, reading only; what it saw goes with its result to the one writer.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from kehoach.errors import PlanError
from kehoach.read import Document
from kehoach.store.columns import Row
from kehoach.store.connection import connect
from kehoach.store.ids import digest


class Pages:
    """The memory of pages of one file at hand; ``db`` is the database that may know some."""

    def __init__(self, db: Path) -> None:
        self._seen: dict[int, tuple[str, bytes]] = {}
        self._connection: sqlite3.Connection | None = None
        with suppress(PlanError):  # a worker on another machine has no such file
            self._connection = connect(db, write=False)

    def recall(self, key: str) -> bytes | None:
        """What was seen on a page of these pixels."""
        if self._connection is None:
            return None
        sql = "SELECT seen FROM recognised_pages WHERE page_sha256 = ? LIMIT 1"
        try:
            found = self._connection.execute(sql, (key,)).fetchone()
        except sqlite3.Error:
            return None  # busy, or gone: the page is recognised
        return found[0] if found else None

    def keep(self, key: str, number: int, seen: bytes) -> None:
        """Note what was seen on a page."""
        self._seen[number] = (key, seen)

    def rows(self, read: Document, stored: Document) -> tuple[Row, ...]:
        """Rows of ``recognised_pages``: those of a document, without what is not to be stored of it."""
        if not self._seen or read.layout is None:
            return ()
        from kehoach.read.ocr import blotted  # noqa: PLC0415 - brings numpy along

        found: list[Row] = []
        for number, (key, seen) in sorted(self._seen.items()):
            kept = blotted(seen, number, read.layout, read.text, stored.text)
            if kept is not None:
                sha256 = read.source.sha256
                found.append({"id": digest("page", sha256, number), "sha256": sha256, "number": number,
                              "page_sha256": key, "reader": read.reader, "seen": kept})  # fmt: skip
        return tuple(found)

    def close(self) -> None:
        """Let the database go."""
        if self._connection is not None:
            self._connection.close()
