"""In: a record and its text. Out: every row of the plan, made without looking into a database.

It is the larger part of the work of saving, so an import has it done by the worker processes: what
they hand over is plain tuples, and the one writer only inserts.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from kehoach.records import FACT_TYPES, Record, Source
from kehoach.store import search as searching
from kehoach.store.columns import Row, SqlValue
from kehoach.store.corrections import Corrected
from kehoach.store.coverage import coverage_of
from kehoach.store.ids import Local, fact_ids, facts_of, plan_id, under
from kehoach.store.rows import Reading, cell_ids, plan_row, rows_of
from kehoach.store.totals import totals_of

NO_SOURCE = Source(path="", sha256="")


@dataclass(frozen=True)
class Rows:
    """Rows of one table: the columns' names, and one tuple of values per row."""

    names: tuple[str, ...]
    values: tuple[tuple[SqlValue, ...], ...]

    @classmethod
    def of(cls, rows: list[Row]) -> Rows:
        """From dicts of one shape."""
        if not rows:
            return cls((), ())
        names = tuple(rows[0])
        return cls(names, tuple(tuple(row[name] for name in names) for row in rows))

    def dicts(self) -> list[Row]:
        """As dicts again."""
        return [dict(zip(self.names, row, strict=True)) for row in self.values]


@dataclass(frozen=True)
class Prepared:
    """A plan ready to be stored: its id, text, source, ``plans`` row, other rows, index entries.

    ``reading`` is the record as JSON without its source, zlib-compressed.
    """

    plan: str
    text: str
    source: Source
    reading: bytes
    head: Row
    tables: dict[str, Rows]
    entries: tuple[searching.Entry, ...]

    def record(self) -> Record:
        """The record it was made of."""
        record = Record.model_validate_json(zlib.decompress(self.reading))
        return record.model_copy(update={"source": self.source})


def ids_of(record: Record, plan: str, fixed: Corrected | None = None) -> dict[Local, str]:
    """The id of every fact of a record, and of those that corrections added."""
    ids = fact_ids(record, plan)
    if fixed is None:
        return ids
    added = {
        (kind, fact.id): under(plan, "added", fact.id)
        for kind in FACT_TYPES
        for fact in facts_of(fixed.record, kind)
        if (kind, fact.id) not in ids
    }
    return ids | added


def prepare(record: Record, text: str, fixed: Corrected | None = None) -> Prepared:
    """All rows of a plan but those of its files. ``fixed`` is the record as corrected.

    Raises ``InternalError`` for a record that does not hold together.
    """
    plan = plan_id(text)
    ids = ids_of(record, plan, fixed)
    shown = fixed.record if fixed else record
    reading = Reading(
        shown, text, plan, ids, cells=cell_ids(shown, ids, plan),
        corrected=fixed.touched if fixed else frozenset(),
        corrected_plan=bool(fixed and fixed.plan_touched),
    )  # fmt: skip
    rows = rows_of(reading)
    rows["totals"] = totals_of(plan, rows)
    head = plan_row(reading)
    rows["coverage"] = [coverage_of(head, rows)]
    plain = record.model_copy(update={"source": NO_SOURCE}).to_json(indent=None)
    return Prepared(
        plan, text, record.source, zlib.compress(plain.encode(), 6), head,
        {name: Rows.of(found) for name, found in rows.items()},
        searching.entries(plan, searching.items_of(shown, text, ids, plan)),
    )  # fmt: skip
