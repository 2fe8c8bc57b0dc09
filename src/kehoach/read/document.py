"""What every reader gives back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kehoach.records import Source, Warning


@dataclass(frozen=True)
class Document:
    """A document as read: its canonical text, and where every character came from.

    ``page_starts`` are the offsets at which pages begin, empty where the source has none;
    ``reader`` names the reader and its version.
    """

    source: Source
    text: str
    reader: str
    page_starts: tuple[int, ...] = ()
    warnings: tuple[Warning, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The 1-based page an offset lies on, ``None`` where the source has no pages."""
        if not self.page_starts:
            return None
        return max(1, bisect_right(self.page_starts, offset))
