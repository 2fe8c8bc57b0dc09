"""How long a question to the database may take, by the processor and by the clock."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 20  # by the clock, so many times what the processor has: a busy machine or a slow disk is no long question
STEPS = 1000  # of SQLite between two looks at the clock


@contextmanager
def bounded(connection: sqlite3.Connection, most: float) -> Iterator[None]:
    """Interrupt questions of the block after so many milliseconds of the processor, or ``PATIENCE`` times that."""
    used, begun = time.thread_time(), time.perf_counter()

    def late() -> bool:
        return 1000 * (time.thread_time() - used) > most or 1000 * (time.perf_counter() - begun) > PATIENCE * most

    connection.set_progress_handler(late, STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)
