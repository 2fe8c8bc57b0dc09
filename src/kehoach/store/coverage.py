"""What a plan yielded, counted when it is saved, so that lists and counts of an archive are quick.

In: the rows of a plan. Out: one narrow row of ``coverage``. A row of ``plans`` holds the whole text, so a
list that filters by its later columns would read through every text of the archive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from kehoach.store.columns import Row, SqlValue, dumps
from kehoach.store.ids import under

# What plans are filtered by and named by in lists, as in ``plans``.
FILTERS = (
    "level", "programme", "year_start", "year_end", "issued_on", "issuer_folded", "number", "issuer", "title",
    "province", "district", "commune",
)  # fmt: skip
# Sections that every report shows.
WANTED = ("muc_tieu", "doi_tuong", "nguon_von", "to_chuc_thuc_hien")
COUNTED = ("sections", "amounts", "assignments", "deadlines", "targets", "citations", "tables")
DOUBTFUL = 0.8  # as in the view ``facts_to_review``


def _count(rows: Iterable[Row], column: str, value: SqlValue) -> int:
    return sum(row[column] == value for row in rows)


def _missing(sections: Sequence[Row]) -> list[str]:
    there = {kind for section in sections for kind in json.loads(str(section["kinds"] or "[]"))}
    return [kind for kind in WANTED if kind not in there]


def coverage_of(head: Row, rows: Mapping[str, Sequence[Row]]) -> Row:
    """The row of a plan from its ``plans`` row and its other rows by table."""
    plan = str(head["id"])
    doubts = sum(
        isinstance(confidence := row.get("confidence"), float) and confidence < DOUBTFUL
        for table in rows.values() for row in table
    )  # fmt: skip
    return {
        "id": under(plan, "coverage"), "plan_id": plan,
        **{name: head[name] for name in FILTERS},
        **{name: len(rows.get(name, ())) for name in COUNTED},
        "totals": _count(rows.get("amounts", ()), "is_total", 1),
        "leads": _count(rows.get("assignments", ()), "role", "chu_tri"),
        "doubts": doubts,
        "missing": dumps(_missing(rows.get("sections", ()))),
    }  # fmt: skip
