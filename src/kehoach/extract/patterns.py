"""Patterns written where they are used, compiled once."""

from __future__ import annotations

from functools import cache

import regex


@cache
def rx(pattern: str) -> regex.Pattern[str]:
    """The compiled pattern; unlike ``regex.search(pattern, …)`` it costs one look-up per use."""
    return regex.compile(pattern)
