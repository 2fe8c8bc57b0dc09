"""Cheap looks for the places where an expensive pattern may match.

A pattern that begins with fixed letters is searched many times faster than an alternation, so each
place is looked for with a few such patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex


def beginnings(folded: str, patterns: tuple[re.Pattern[str], ...]) -> list[tuple[int, int]]:
    """Where any of the patterns matches, as (start, end) in order of start."""
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(folded))


def matches(
    pattern: regex.Pattern[str], folded: str, looks: tuple[re.Pattern[str], ...]
) -> Iterator[regex.Match[str]]:
    """What ``pattern.finditer(folded)`` gives, tried only where one of ``looks`` matches."""
    done = 0
    for at, _ in beginnings(folded, looks):
        match = pattern.match(folded, at) if at >= done else None
        if match:
            done = match.end()
            yield match


def patterns(*sources: str) -> tuple[re.Pattern[str], ...]:
    """Compiled patterns; each should begin with fixed letters or one set of characters."""
    return tuple(re.compile(source) for source in sources)
