"""Cheap looks for the places where an expensive pattern may match.

A pattern that begins with fixed letters is searched many times faster than an alternation, so each
place is looked for with a few such patterns.
"""

from __future__ import annotations

import re


def beginnings(folded: str, patterns: tuple[re.Pattern[str], ...]) -> list[tuple[int, int]]:
    """Where any of the patterns matches, as (start, end) in order of start."""
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(folded))


def patterns(*sources: str) -> tuple[re.Pattern[str], ...]:
    """Compiled patterns; each should begin with fixed letters or one set of characters."""
    return tuple(re.compile(source) for source in sources)
