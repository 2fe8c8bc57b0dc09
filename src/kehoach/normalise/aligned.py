"""Tables of plain text whose columns are set apart by tabs or by blanks, as *Save as text* and PDF tools leave them.

In: a text. Out: the edits that turn each such row into a row between pipes (``| a | b |``), the form in which
tables of plain text are read. A table has three columns at least, in lines that follow each other; a line that
goes on in a cell below another has too few cells and ends the table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.folding import fold

Edit = tuple[int, int, str]  # a place of the text, and what stands there instead

_COLUMNS = 3  # fewer are a letterhead, or recipients beside a signature
_ROWS = 3  # with the header
_FULL = 0.6  # share of rows that fill all columns but one
_FIGURES = 0.6  # share of a column's cells with a number in them: one column at least has so many
_LOOKS = re.compile(r"[^\n|]*?\S(?:[ \xa0]{2,}+|\t)[^\n|]*?\S(?:[ \xa0]{2,}+|\t)[ \t]*[^\s|]")
_LINE = re.compile(r"[^\n]*\n?")
_CELL = re.compile(r"\S+(?:[ \xa0]\S+)*")
_RULER = re.compile(r"[ \t]*[-=_+─━]{3,}[-=_+─━ \t]*")
_NUMBER = re.compile(r"[\d.,/%()x–-]*\d[\d.,/%()x–-]*")
_YEAR = re.compile(r"20\d\d")
_OTHER = re.compile(
    r"cong hoa xa hoi|doc lap *-|noi nhan|^(?:tm|kt|tl|tuq)\.|^so *:|ngay .{0,6}thang .{0,6}nam *(?:20|$)"
)


@dataclass(frozen=True)
class _Row:
    """A line with its cells as places in the line."""

    start: int
    end: int
    words: str
    cells: tuple[tuple[int, int], ...]


def table_edits(source: str) -> list[Edit]:
    """The edits that put the rows of aligned tables between pipes, in order."""
    if "\t" not in source and "  " not in source or not any(map(_looks_aligned, source.split("\n"))):
        return []
    edits: list[Edit] = []
    for rows in _blocks(source):
        columns = _by_tabs(rows) or _by_blanks(rows)
        if columns is not None and _is_table(rows, columns):
            edits += _edits(source, rows, columns)
    return edits


def _looks_aligned(line: str) -> bool:
    return ("  " in line or "\t" in line or "\xa0" in line) and _LOOKS.match(line) is not None


def _blocks(source: str) -> Iterator[list[_Row]]:
    """Lines of several cells that follow each other, empty lines and rulers between them left out."""
    rows: list[_Row] = []
    for line in _LINE.finditer(source):
        words = line[0].rstrip("\n")
        bare = words.strip()
        if not bare or _RULER.fullmatch(words):
            continue
        cells = _cells(words)
        if len(cells) < 2 or "|" in words or _OTHER.search(fold(bare)):
            if len(rows) >= _ROWS:
                yield rows
            rows = []
            continue
        rows.append(_Row(line.start(), line.start() + len(words), words, cells))
    if len(rows) >= _ROWS:
        yield rows


def _cells(words: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _CELL.finditer(words))


def _by_tabs(rows: Sequence[_Row]) -> list[list[int]] | None:
    """The column of each cell where every line has the same number of tabs; a tab too many is an empty cell."""
    counts = {row.words.count("\t") for row in rows}
    if len(counts) != 1 or counts.pop() < _COLUMNS - 1:
        return None
    columns = [[row.words.count("\t", 0, start) for start, _ in row.cells] for row in rows]
    return columns if all(len(set(row)) == len(row) for row in columns) else None


def _by_blanks(rows: Sequence[_Row]) -> list[list[int]] | None:
    """The column of each cell: no line has a letter between two; else their order, where all lines have as many."""
    width = max(len(row.words) for row in rows)
    inked = [False] * (width + 1)
    for row in rows:
        for start, end in row.cells:
            inked[start:end] = [True] * (end - start)
    bands = [x for x in range(width) if inked[x] and (x == 0 or not inked[x - 1])]
    columns = [[bisect_right(bands, start) - 1 for start, _ in row.cells] for row in rows]
    if all(len(set(row)) == len(row) for row in columns):
        return columns
    if len({len(row.cells) for row in rows}) == 1:
        return [list(range(len(row.cells))) for row in rows]
    return None


def _is_table(rows: Sequence[_Row], columns: Sequence[Sequence[int]]) -> bool:
    """True for a header without figures above rows that are mostly full, one column of them with numbers."""
    width = 1 + max(max(row) for row in columns)
    if width < _COLUMNS:
        return False
    full = sum(len(row) >= max(width - 1, _COLUMNS - 1) for row in columns)
    head = [rows[0].words[start:end] for start, end in rows[0].cells]
    if full < _FULL * len(rows) or len(head) < width - 1:
        return False
    if any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in head):
        return False
    if any(at[0] > 0 and not any(map(str.isdigit, row.words)) for row, at in zip(rows, columns, strict=True)):
        return False  # a cell goes on in the line below: its words do not stand together
    for column in range(1, width):
        cells = [
            row.words[start:end]
            for row, at in zip(rows[1:], columns[1:], strict=True)
            for (start, end), its in zip(row.cells, at, strict=True)
            if its == column
        ]
        if len(cells) >= _ROWS - 1 and sum(any(map(str.isdigit, cell)) for cell in cells) >= _FIGURES * len(cells):
            return True
    return False


def _edits(source: str, rows: Sequence[_Row], columns: Sequence[Sequence[int]]) -> Iterator[Edit]:
    width = 1 + max(max(row) for row in columns)
    for number, (row, at) in enumerate(zip(rows, columns, strict=True)):
        done, column = row.start, 0
        for (start, end), its in zip(row.cells, at, strict=True):
            yield done, row.start + start, "| " * (its + 1 - column) if column == 0 else " " + "| " * (its + 1 - column)
            done, column = row.start + end, its + 1
        until = rows[number + 1].start - 1 if number + 1 < len(rows) else row.end
        yield done, until, " |" + " |" * (width - column)
        if number == 0:
            yield until, until, "\n" + "|---" * width + "|"
