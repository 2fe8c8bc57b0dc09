"""Where in a document targets of the running text may stand: not in its closing lines, but in cells of words about goals."""

from __future__ import annotations

import regex

from kehoach.normalise import Text
from kehoach.segment.outline import Outline

_GOAL_HEADER = regex.compile(r"(?:chi tieu|muc tieu|san pham|ket qua)\b(?! thuc hien)")


def closed(text: Text, outline: Outline) -> set[int]:
    """Numbers of the paragraphs of recipients, signatures and the title."""
    closed = {i for begin, end in outline.zones.closings for i in range(begin, end)}
    if outline.zones.title is not None:
        closed |= set(range(outline.zones.title + 1))
    return closed


def goal_cells(text: Text) -> dict[int, tuple[int, tuple[int, int]]]:
    """Cells of words in columns of goals or results: where they begin, their grid and (row, col)."""
    found: dict[int, tuple[int, tuple[int, int]]] = {}
    for number, grid in enumerate(text.grids):
        if grid.layout or not grid.rows:
            continue
        columns = {
            c.col
            for c in grid.rows[0]
            if _GOAL_HEADER.match(" ".join(text.folded[c.span.start : c.span.end].split()))
        }
        if not columns:
            continue
        for row in grid.rows[1:]:
            for cell in row:
                if cell.col in columns and len(cell.span):
                    found[cell.span.start] = (number, (cell.row, cell.col))
    return found
