"""A view written as a sheet has headings that people read, in both languages."""

from __future__ import annotations

from pathlib import Path

from kehoach.messages.report import FIELDS
from kehoach.store import open_db


def test_every_column_of_every_view_has_a_heading(tmp_path: Path) -> None:
    with open_db(tmp_path / "a.db") as store:
        views = [str(row["name"]) for row in store.query("SELECT name FROM sqlite_master WHERE type = 'view'")]
        columns = {
            (view, str(row["name"]))
            for view in views
            if not view.startswith("search")
            for row in store.query(f'PRAGMA table_info("{view}")')
        }
    assert len(columns) > 100
    assert sorted(column for column in columns if column[1] not in FIELDS) == []
