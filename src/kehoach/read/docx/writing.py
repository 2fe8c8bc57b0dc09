"""Items → the canonical text and its layout (see ``read.layout`` for how it is written)."""

from __future__ import annotations

import re
from itertools import groupby

from kehoach.errors import UnreadableFile
from kehoach.read.docx.items import Item, Para, Piece, TableItem
from kehoach.read.docx.lines import Line, line_of, lines
from kehoach.read.layout import Aside, Block, Layout, NoteBlock, TableBlock, TableCell

MAX_CHARS = 30_000_000
MAX_CELLS = 300_000  # of one document
_CONTENTS = re.compile(r"[\t.…·]\s*\d{1,4}$")
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 12, 3
_LAYOUT = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|Độc\s+lập\s*[-–]|^N[ơo]i\s+nhận|^(?:TM|KT|TL|TUQ|Q)\s*\.|"
    r"^(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|TRƯỞNG PHÒNG|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG BAN|NGƯỜI LẬP\b.*)$",
    re.MULTILINE,
)


class Writer:
    """Writes one document; ``notes`` are its footnotes and endnotes.

    ``trace`` lists (start, end, piece, characters of the piece cut before) when wanted.
    """

    def __init__(self, notes: dict[tuple[str, str], list[Item]], *, tracing: bool = False) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._cells = 0
        self._blocks: list[Block] = []
        self._tables: list[TableBlock] = []
        self._notes: list[NoteBlock] = []
        self._unwritten = dict(notes)
        self.asides: list[Aside] = []
        self.trace: list[tuple[int, int, Piece, int]] | None = [] if tracing else None

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    @property
    def layout(self) -> Layout:
        """What is known of it."""
        return Layout(tuple(self._blocks), tuple(self._tables), tuple(self._notes), tuple(self.asides))

    def items(self, items: list[Item]) -> None:
        """Write paragraphs and tables of the body, in order."""
        for item in items:
            if isinstance(item, Para):
                self._paragraph(item)
            elif item.columns < 2:  # a frame round running text
                for cell in item.cells:
                    self.items(cell.items)
            else:
                self._table(item)

    def _paragraph(self, para: Para) -> None:
        line = line_of(para)
        if not line.text:
            return
        if para.listed or (para.contents and _CONTENTS.search(line.text)):
            self.asides.append(Aside("contents", line.text))
            return
        start, end = self._put(line)
        edges = [0, *line.breaks, len(line.text)]
        for first, last in zip(edges, edges[1:], strict=False):
            last = first + len(line.text[first:last].rstrip())
            if first < last:
                bold = line.bold(first, last)
                self._blocks.append(Block(start + first, start + last, bold, para.centred))
        self._write("\n")
        self._write_notes([(start, line)])

    def _put(self, line: Line) -> tuple[int, int]:
        start = self._at
        self._write(line.text)
        if self.trace is not None:
            at = start - line.lead
            for piece in line.pieces:
                after = at + len(piece.text)
                if at < after and after > start and at < self._at:
                    cut = max(0, start - at)
                    self.trace.append((at + cut, min(after, self._at), piece, cut))
                at = after
        return start, self._at

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
        if self._at > MAX_CHARS:
            raise UnreadableFile("too-large", f"> {MAX_CHARS:,} characters")

    def _table(self, table: TableItem) -> None:
        self._cells += len(table.cells)
        if self._cells > MAX_CELLS:
            raise UnreadableFile("too-large", f"> {MAX_CELLS:,} cells")
        begin = self._at
        kept = len(self._parts)
        cells: list[TableCell] = []
        written: list[tuple[int, Line]] = []
        filled = False
        for row, members in groupby(table.cells, key=lambda cell: cell.row):
            for index, cell in enumerate(members):
                if index:
                    self._write("\t")
                start = self._at
                for number, line in enumerate(lines(cell.items)):
                    if number:
                        self._write("\n")
                    written.append((self._at, line))
                    self._put(line)
                    filled = True
                cells.append(TableCell(start, self._at, row, cell.col, cell.down, cell.across))
            self._write("\n")
        if not filled:
            del self._parts[kept:]
            self._at = begin
            return
        heads = table.header_rows if table.header_rows < table.rows else 0
        self._tables.append(
            TableBlock(begin, self._at - 1, tuple(cells), self._is_layout(table, kept), heads or None)
        )
        self._write_notes(written)

    def _is_layout(self, table: TableItem, kept: int) -> bool:
        """True for letterhead, recipients and signature: small, without lines, with their words."""
        if table.ruled or table.header_rows or table.rows > _LAYOUT_ROWS or table.columns > _LAYOUT_COLUMNS:
            return False
        first = not self._blocks and not self._tables
        return first or bool(_LAYOUT.search("".join(self._parts[kept:])))

    def _write_notes(self, written: list[tuple[int, Line]]) -> None:
        """The notes anchored in lines just written, each once, where it is first anchored."""
        for at, line in written:
            for start, end, anchor in line.anchors:
                items = self._unwritten.pop((anchor.kind, anchor.id), None)
                if items is not None:
                    self._note(items, line.text[start:end].strip(), (at + start, at + end))

    def _note(self, items: list[Item], label: str, anchor: tuple[int, int]) -> None:
        found = list(lines(items))
        if not found:
            return
        self._write(f"{label} " if label else "")
        start = self._at
        for number, line in enumerate(found):
            if number:
                self._write(" ")
            elif label and line.text.startswith(label) and not line.text[len(label) :][:1].isalnum():
                line = _without(line, label)  # a mark of the author's own stands in the note as well
            line.text = line.text.replace("\n", " ")
            self._put(line)
        self._notes.append(NoteBlock(label, start, self._at, anchor if anchor[0] < anchor[1] else None))
        self._write("\n")


def _without(line: Line, label: str) -> Line:
    rest = line.text[len(label) :]
    cut = len(label) + len(rest) - len(rest.lstrip())
    line.text, line.lead = line.text[cut:], line.lead + cut
    return line
