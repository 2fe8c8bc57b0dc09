"""What a reader knows about a text beside its letters: paragraphs, tables, footnotes, printed lines.

A plain text has none of this and is measured by ``normalise``; Word, PDF and spreadsheet files say
it themselves. All places are half-open ranges of code points of the canonical text, which such
readers write like this: one paragraph a line, however many lines were printed; the cells of a row
separated by tabs, rows by line breaks; a footnote as a line of its own (label, blank, words) after
the paragraph or table that holds its anchor. Running heads and page numbers are no part of the
text: they are kept in ``asides``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from kehoach.records import Box

Role = Literal["head", "foot", "page-number", "stamp", "comment", "contents"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph outside tables. ``layout`` blocks are letterhead, recipients and signatures.

    ``centred`` and ``bold`` (all of it) help to tell headings and titles.
    """

    start: int
    end: int
    bold: bool = False
    centred: bool = False
    layout: bool = False


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its words (empty range when it holds none), its column and row, 0-based, and how
    many rows and columns it covers.

    ``ref`` is its address in a spreadsheet (``'Biểu 1'!C7``); ``hidden`` marks cells of hidden rows,
    columns and sheets; ``formula`` the formula whose stored result the words are.
    """

    start: int
    end: int
    row: int
    col: int
    down: int = 1
    across: int = 1
    ref: str | None = None
    hidden: bool = False
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table, whole, joined over pages. ``layout`` tables hold letterhead or signatures.

    ``header_rows`` where the file itself says so (repeated header rows), else ``None``; ``name``
    is the sheet's name.
    """

    start: int
    end: int
    cells: tuple[TableCell, ...]
    layout: bool = False
    header_rows: int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """A footnote: its label, its words (without the label), and its anchor's range in the body."""

    label: str
    start: int
    end: int
    anchor: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that stand on the page but not in the text: a running head, a page number, a line of contents."""

    role: Role
    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line, or the part of one that lies in a cell.

    ``edges`` are ``end - start + 1`` x coordinates: character ``i`` reaches from ``edges[i]`` to
    ``edges[i + 1]``. Points, origin at the top left of the page (1-based).
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: array[float]


@dataclass(frozen=True)
class Layout:
    """All of it, each kind in the order of the text. ``lines`` is empty where nothing was printed.

    ``doubts`` are (start, end, 0–1) of words that were recognised with less than full certainty.
    """

    blocks: tuple[Block, ...] = ()
    tables: tuple[TableBlock, ...] = ()
    notes: tuple[NoteBlock, ...] = ()
    asides: tuple[Aside, ...] = ()
    lines: tuple[PrintedLine, ...] = ()
    doubts: tuple[tuple[int, int, float], ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [line.start for line in self.lines])

    def page_at(self, offset: int) -> int | None:
        """The 1-based page of the line that holds an offset or is the last before it."""
        if not self.lines:
            return None
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)].page

    def sure(self, start: int, end: int) -> float:
        """How sure the letters of a range are: that of its least certain word, 1.0 for a text layer."""
        at = bisect_right(self.doubts, (start, -1, 0.0))
        least = 1.0
        if at and self.doubts[at - 1][1] > start:
            at -= 1
        while at < len(self.doubts) and self.doubts[at][0] < end:
            least = min(least, self.doubts[at][2])
            at += 1
        return least

    def boxes(self, start: int, end: int) -> tuple[Box, ...] | None:
        """One box (x0, top, x1, bottom) per printed line that a range runs over, to a tenth of a point."""
        if not self.lines:
            return None
        found: list[Box] = []
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self.lines) and self.lines[at].start < end:
            line = self.lines[at]
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                left, right = line.edges[first - line.start], line.edges[last - line.start]
                found.append((round(left, 1), round(line.top, 1), round(right, 1), round(line.bottom, 1)))
            at += 1
        return tuple(found)
