"""Rows for pages: what a query gives, to be shown as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kehoach.store import Store


def rows(store: Store, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
    """The rows of a query. Raises ``StoreError``."""
    found: list[dict[str, Any]] = store.query(sql, values)
    return found
