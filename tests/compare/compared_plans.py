"""Plans to compare, built by hand, and the annotations of the real ones."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from plan_factory import Maker

from kehoach.compare import Cell, Comparison, Table


def plan(text: str, **given: Any) -> Maker:
    """A plan to add facts to; ordinary metadata unless given."""
    values = {
        "doc_type": "kế hoạch", "issuer": "Ủy ban nhân dân huyện Kon Rẫy", "level": "huyen",
        "year_start": 2024, "year_end": 2024, "programme": "giam-ngheo",
    }  # fmt: skip
    return Maker(text, given.pop("path", f"{hashlib.sha256(text.encode()).hexdigest()[:8]}.txt"), **(values | given))


def column(comparison: Comparison, table: str, plan: str) -> dict[tuple[Any, ...], Cell]:
    """The cells of a plan's column by the row's heading cells."""
    found = comparison.table(table)
    at = next(n for n, c in enumerate(found.columns) if c.plan_id == plan)
    heads = [n for n, c in enumerate(found.columns[:at]) if c.plan_id is None]
    return {tuple(row.cells[n].value for n in heads): row.cells[at] for row in found.rows}


def lines(table: Table, *keys: str) -> list[tuple[Any, ...]]:
    """The values of some columns, row by row."""
    at = [[c.key for c in table.columns].index(key) for key in keys]
    return [tuple(row.cells[n].value for n in at) for row in table.rows]


def gold(name: str) -> dict[str, Any]:
    """The annotations of a seed."""
    found: dict[str, Any] = json.loads((Path(os.environ["KEHOACH_PLANS"]) / "gold" / f"{name}.json").read_text("utf-8"))
    return found
