"""Pages → canonical text and layout: paragraphs, tables and footnotes in the order they are read."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field

from kehoach.read.layout import Aside, Block, Layout, NoteBlock, PrintedLine, TableBlock, TableCell
from kehoach.read.pdf.frames import Frame
from kehoach.read.pdf.lines import Line
from kehoach.read.pdf.notes import Note, glued_mark, marks_of
from kehoach.read.pdf.paragraphs import Group
from kehoach.read.pdf.tables import TableText

_GLUED_ENDS = ("-", "/")
_FIGURE = re.compile(r"(?:\d{1,3}(?:[.,]\d{3})+|(?:19|20)\d\d)(?:,\d+)?")


@dataclass
class Writer:
    """Collects the text and what is known of it."""

    frames: dict[int, tuple[Frame, Frame]]  # page → as seen, as read
    notes: dict[int, list[Note]] = field(default_factory=dict)
    asides: list[Aside] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[TableBlock] = field(default_factory=list)
    note_blocks: list[NoteBlock] = field(default_factory=list)
    printed: list[PrintedLine] = field(default_factory=list)
    waiting: list[tuple[Note, tuple[int, int] | None]] = field(default_factory=list)

    def paragraph(self, group: Group) -> None:
        """One paragraph on a line of its own, its footnotes after it."""
        start = self.length
        self._group(group)
        self.blocks.append(Block(start, self.length, group.bold, group.centred, group.layout))
        self._write("\n")
        self._footnotes()

    def table(self, table: TableText) -> None:
        """A table: cells separated by tabs, rows by line breaks; its footnotes after it."""
        start = self.length
        cells: list[TableCell] = []
        row = 0
        for number, cell in enumerate(table.cells):
            if number:
                self._write("\t" if cell.row == row else "\n" * (cell.row - row))
            row = cell.row
            begin = self.length
            for k, group in enumerate(cell.groups()):
                if k:
                    self._write("\n")
                self._group(group)
            cells.append(TableCell(begin, self.length, cell.row, cell.col, cell.down, cell.across))
        self.tables.append(TableBlock(start, self.length, tuple(cells), header_rows=table.header_rows))
        self._write("\n")
        self._footnotes()

    def leftover_notes(self, page: int) -> None:
        """Footnotes of a page whose mark was not found: after its last paragraph."""
        for note in self.notes.get(page, ()):
            if not note.done:
                note.done = True
                self.waiting.append((note, None))
        self._footnotes()

    def layout(self) -> tuple[str, Layout]:
        """The text and its layout."""
        return "".join(self.pieces), Layout(
            tuple(self.blocks), tuple(self.tables), tuple(self.note_blocks), tuple(self.asides), tuple(self.printed)
        )

    def _write(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def _group(self, group: Group) -> None:
        before: Line | None = None
        for line in group.lines:
            if before is not None and _needs_blank(before, line):
                self._write(" ")
            self._line(line)
            before = line

    def _line(self, line: Line, begin: int = 0) -> None:
        start = self.length
        self._write(line.text[begin:])
        self.printed.append(self._printed(line, begin, start))
        if begin == 0:
            self._find_marks(line, start)

    def _find_marks(self, line: Line, start: int) -> None:
        pending = [note for note in self.notes.get(line.page, ()) if not note.done]
        if not pending:
            return
        marks = marks_of(line)
        for note in pending:
            found = next(((a, b) for label, a, b in marks if label == note.label), None)
            if found is None and not note.raised:
                found = glued_mark(line, note.label)
            if found is not None:
                note.done = True
                self.waiting.append((note, (start + found[0], start + found[1])))

    def _footnotes(self) -> None:
        waiting, self.waiting = self.waiting, []
        for note, anchor in waiting:
            self._write(f"{note.label} ")
            start = self.length
            before: Line | None = None
            for line in note.lines:
                if before is not None and _needs_blank(before, line):
                    self._write(" ")
                self._line(line, note.begins if before is None else 0)
                before = line
            self.note_blocks.append(NoteBlock(note.label, start, self.length, anchor))
            self._write("\n")

    def _printed(self, line: Line, begin: int, start: int) -> PrintedLine:
        end = start + len(line.text) - begin
        shown, frame = self.frames[line.page]
        edges = line.edges[begin:]
        top, bottom = line.top, line.bottom
        if shown.turns != frame.turns:
            edges, top, bottom = _turned(edges, top, bottom, shown=shown, frame=frame)
        if shown.unit != 1.0:
            edges = array("f", [edge * shown.unit for edge in edges])
            top, bottom = top * shown.unit, bottom * shown.unit
        return PrintedLine(start, end, line.page, top, bottom, edges)


def _needs_blank(before: Line, line: Line) -> bool:
    """Two lines of a paragraph are parted by a blank, unless a word was cut at its hyphen or slash."""
    text = before.text
    if before.spaced or not line.text[:1].isalnum():
        return True
    if line.text[0].isdigit() and len(text) > 2 and text.replace(".", "").replace(",", "").isdigit():
        return not _FIGURE.fullmatch(text + line.text)  # a number too long for its cell
    return len(text) < 2 or not text.endswith(_GLUED_ENDS) or text[-2] == " "


def _turned(
    edges: array[float], top: float, bottom: float, *, shown: Frame, frame: Frame
) -> tuple[array[float], float, float]:
    """A line that was read in a turned frame, as it is seen: across its box letters share the width."""
    a = shown.see(*frame.back(edges[0], top))
    b = shown.see(*frame.back(edges[-1], bottom))
    left, right = min(a[0], b[0]), max(a[0], b[0])
    count = max(1, len(edges) - 1)
    new = array("f", [left + (right - left) * k / count for k in range(len(edges))])
    return new, min(a[1], b[1]), max(a[1], b[1])
