"""Where the words of an RTF file go: streams of paragraphs and the rows of tables in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from kehoach.read.wordml import Cell, Paragraph, Table

MAX_COLUMNS = 1_000
_SAME_LINE = 40  # twips: typists draw the lines of each row by hand
Blocks = list[Paragraph | Table]
Edges = list[tuple[int, str]]  # the right edge of each cell in twips, and how it is merged: v, V, h, H


@dataclass(slots=True)
class Row:
    """A row as read: its cells, their edges, whether it is a header."""

    cells: list[Blocks]
    edges: Edges
    header: bool


@dataclass
class Place:
    """One stream of paragraphs: the body, a footnote, a running head, a text box."""

    blocks: Blocks = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=Paragraph)
    in_table: bool = False
    cell: Blocks = field(default_factory=list)
    cells: list[Blocks] = field(default_factory=list)
    edges: Edges = field(default_factory=list)
    pending: str = ""
    header_row: bool = False
    defining: bool = False  # a row's cells, so that borders are theirs
    ruled: bool = False
    rows: list[Row] = field(default_factory=list)

    def end_paragraph(self) -> None:
        """Put the open paragraph where it belongs; its centring goes on to the next."""
        done, self.paragraph = self.paragraph, Paragraph(centred=self.paragraph.centred)
        if self.in_table:
            self.cell.append(done)
        else:
            self.end_table()
            self.blocks.append(done)

    def end_cell(self) -> None:
        """Close a cell; the text before its mark is its last paragraph."""
        self.cell.append(self.paragraph)
        self.paragraph = Paragraph(centred=self.paragraph.centred)
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self) -> None:
        """Close a row with the edges its definition gave."""
        if self.cells:
            self.rows.append(Row(self.cells, list(self.edges), self.header_row))
        self.cells = []

    def end_table(self) -> None:
        """Close a table when text outside it begins."""
        if self.cells:
            self.end_row()
        if self.rows:
            self.blocks.append(_table(self.rows, self.ruled))
            self.rows, self.ruled = [], False

    def finish(self) -> Blocks:
        """Everything, also what the file left open."""
        if self.cell:
            self.end_cell()
        if self.paragraph.runs:
            self.in_table = False
            self.end_paragraph()
        self.end_table()
        return self.blocks


def _table(rows: list[Row], ruled: bool) -> Table:
    """Rows with cell edges → a table whose cells know how many columns they cover."""
    columns = _columns({edge for row in rows for edge, _ in row.edges})
    table = Table(ruled=ruled)
    for read in rows:
        row: list[Cell] = []
        before = -1
        for number, blocks in enumerate(read.cells):
            edge, merged = read.edges[number] if number < len(read.edges) else (None, "")
            at = before + 1 if edge is None else max(before + 1, bisect_right(columns, edge) - 1)
            if "H" in merged and row:
                row[-1].across += at - before
                row[-1].blocks += blocks
            else:
                row.append(Cell(blocks, at - before, starts="v" in merged, below="V" in merged))
            before = at
        if read.header and len(table.rows) == table.header_rows:
            table.header_rows += 1
        table.rows.append(row)
    return table


def _columns(edges: set[int]) -> list[int]:
    """The left-most of the edges that are one line to the eye, in order."""
    columns: list[int] = []
    last = None
    for edge in sorted(edges):
        if last is None or edge - last > _SAME_LINE:
            columns.append(edge)
        last = edge
    return columns
