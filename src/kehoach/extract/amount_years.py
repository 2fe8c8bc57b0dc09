"""The year that money is for, where it stands not beside the amount but over it.

A table says it in the column's header (``Kế hoạch 2026``, ``Dự toán năm 2025 › Vốn đầu tư``) or its caption, running
text in a heading (``I. Tổng thu ngân sách nhà nước năm 2006``). facts.md, section 3.3: *if said, else null*: words
that name several years, a period or a time limit (*đến năm 2030*) say none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from kehoach.extract.found import FoundAmount
from kehoach.folding import fold
from kehoach.segment import Outline

_NAMED = regex.compile(
    r"(?<!(?:den|tu|truoc|sau|het|ke tu|thang \d\d?|/ ?\d\d?) )(?<!- ?)nam *(?P<y>(?:19|20)\d{2})(?! *[-–/]|\d|[.,]\d| den)"
)
_PRINTED = regex.compile(r"(?<![\d.,/]|\d ?[-–] ?)(?P<y>(?:19|20)\d{2})(?![\d%]|[.,/]\d| ?[-–] ?\d)")  # a header's: "KH 2026"
_PERIOD = regex.compile(r"(?:19|20)\d{2} ?(?:[-–/]|den) ?(?:nam )?(?:19|20)?\d{2}\b|\bso \d+")


@lru_cache(maxsize=4096)  # a column's header is asked about at each of its cells
def header_year(header: str) -> int | None:
    """The one year that a column's folded header names, with or without *năm*."""
    return None if _PERIOD.search(header) else _only(_PRINTED, header)


@lru_cache(maxsize=1024)
def title_year(title: str) -> int | None:
    """The one year that a heading or caption (as printed) names by *năm*."""
    folded = fold(title)
    return None if _PERIOD.search(folded) else _only(_NAMED, folded)


def years_from_headings(amounts: Sequence[FoundAmount], outline: Outline) -> None:
    """Set the year of amounts that say none themselves: the innermost heading over them that names one."""
    for amount in amounts:
        if amount.year is None:
            lineage = outline.lineage(outline.at(amount.start))
            amount.year = next((year for part in lineage if (year := title_year(part.heading.title))), None)


def _only(pattern: regex.Pattern[str], words: str) -> int | None:
    years = {match["y"] for match in pattern.finditer(words)}
    return int(years.pop()) if len(years) == 1 else None
