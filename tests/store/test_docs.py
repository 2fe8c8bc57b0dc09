"""docs/database.md says what the schema says."""

from __future__ import annotations

from pathlib import Path

from kehoach.store.describe import describe

PAGE = Path(__file__).parents[2] / "docs" / "database.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == describe(), "python -m kehoach.store.describe docs/database.md"
