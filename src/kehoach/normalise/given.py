"""What a reader says about a text (``read.Layout``) → the paragraphs, grids and notes of a ``Text``."""

from __future__ import annotations

from collections.abc import Callable

from kehoach.folding import fold
from kehoach.normalise.grids import Grid, GridCell, Rows, find_grids, is_layout
from kehoach.normalise.notes import Note
from kehoach.read import Document, Layout, TableBlock
from kehoach.spans import Span, lines_of

_LETTERHEAD_ROWS, _LETTERHEAD_COLUMNS = 12, 3


def grids_of(document: Document, *, wanted: Callable[[Rows], bool] | None = None) -> list[Grid]:
    """The tables of a document: those the reader gave, or those its plain text shows (``wanted`` as there)."""
    if document.layout is not None:
        return given_grids(document.text, document.layout)
    lines = lines_of(document.text, 0, len(document.text))
    return find_grids(document.text, None, lines, wanted=wanted)


def given_grids(text: str, layout: Layout) -> list[Grid]:
    """The reader's tables as grids, in order."""
    return [_grid(text, table) for table in layout.tables]


def given_notes(layout: Layout) -> list[Note]:
    """The reader's footnotes, in order."""
    return [
        Note(note.label, Span(note.start, note.end), Span(*note.anchor) if note.anchor else None)
        for note in layout.notes
    ]


def _grid(text: str, table: TableBlock) -> Grid:
    rows: list[list[GridCell]] = [[] for _ in range(max((c.row for c in table.cells), default=-1) + 1)]
    for c in table.cells:
        rows[c.row].append(
            GridCell(c.row, c.col, Span(c.start, c.end), c.across, c.down, c.ref, c.hidden, c.formula)
        )
    columns = max((c.col + c.across for c in table.cells), default=0)
    small = columns <= _LETTERHEAD_COLUMNS and len(rows) <= _LETTERHEAD_ROWS
    layout = table.layout or (small and is_layout(fold(text[table.start : table.end])))
    return Grid(
        Span(table.start, table.end), tuple(tuple(sorted(row, key=lambda c: c.col)) for row in rows),
        layout=layout or columns < 2, ruled=True, header_rows=table.header_rows, name=table.name,
    )  # fmt: skip
