"""What every reader gives back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kehoach.read.layout import Layout
from kehoach.records import Box, Origin, Source, Warning


@dataclass(frozen=True)
class Document:
    """A document as read: its canonical text, and where every character came from.

    ``reader`` names the reader and its version; ``layout`` is what the file itself says about its
    paragraphs, tables, footnotes and pages, ``None`` for plain text.
    """

    source: Source
    text: str
    reader: str
    layout: Layout | None = None
    warnings: tuple[Warning, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The 1-based page an offset lies on, ``None`` where the source has no pages."""
        return self.layout.page_at(offset) if self.layout else None

    def boxes(self, start: int, end: int) -> tuple[Box, ...] | None:
        """One box per printed line of a range, ``None`` where the source has none."""
        return self.layout.boxes(start, end) if self.layout else None

    def sure(self, start: int, end: int) -> float:
        """0–1: how sure the letters of a range are, 1.0 unless they were recognised."""
        return self.layout.sure(start, end) if self.layout else 1.0


def source_of(
    data: bytes, path: str, *, media_type: str, origin: Origin, chars: int, pages: int | None = None
) -> Source:
    """The ``source`` of a file's record from its bytes; ``chars`` is the length of its text."""
    digest = hashlib.sha256(data).hexdigest()
    return Source(
        path=path, sha256=digest, media_type=media_type, pages=pages, origin=origin, chars=chars
    )
