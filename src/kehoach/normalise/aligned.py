"""Tables of plain text without outer bars: columns set apart by tabs, by blanks, or by bars between the cells alone.

In: a text. Out: for each table the pieces that make it a table between pipes (``| a | b |``), the form in which
tables of plain text are read: words of the text in a new order, and the bars between them. A cell may go on in the
lines below; what stands there is put behind its first words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach.folding import fold
from kehoach.normalise.columns import ORDINAL, ORDINAL_HEADER

Piece = tuple[int, str]  # words, and the place of the text where they stand or are put in


@dataclass(frozen=True, slots=True)
class Laid:
    """A table as it is to be read, in place of the lines from ``start`` to ``end``."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line with its cells as places in the line, and the column of each.

    ``apart``: a blank line or a ruler stands above; ``across``: the head of a group, over all columns.
    """

    start: int
    words: str
    cells: tuple[tuple[int, int], ...]
    apart: bool = False
    across: bool = False
    at: tuple[int, ...] = ()


_Cells = dict[int, list[tuple[int, int]]]  # by column: the places in the text that hold its words


@dataclass(slots=True)
class _Row:
    """A row of the table, of one printed line or of several."""

    lines: list[_Line] = field(default_factory=list)

    def cells(self) -> _Cells:
        found: _Cells = {}
        for line in self.lines:
            for (start, end), column in zip(line.cells, line.at, strict=True):
                found.setdefault(column, []).append((line.start + start, line.start + end))
        return found


_ROWS = 3  # with the header
_FULL = 0.6  # share of rows that fill all columns but one
_FULL_BELOW_GROUPS = 0.4  # the same where the rows are numbered: heads of groups and totals fill few
_FIGURES = 0.6  # share of a column's cells with a number in them: one column at least has so many
_TEXT_BELOW = 2  # lines of text with wide blanks that may follow a table at once
_DEEP = 8  # lines that a cell may run over
_GAP = r"(?:[ \xa0]{2,}+|[ \xa0]*\t[ \xa0\t]*)"
# Two gaps in a line; or one, and a figure at the end.
_LOOKS = re.compile(rf"[^\n|]*?\S{_GAP}(?:[^\n|]*?\S{_GAP}[^\s|]|[\d.,/]+%?[ \t]*$)")
_LINE = re.compile(r"[^\n]*\n?")
_CELL = re.compile(r"\S+(?:[ \xa0]\S+)*")
_RULER = re.compile(r"[ \t|:]*[-=_+─━]{3,}[-=_+─━ \t|:]*")
_NUMBER = re.compile(r"[\d.,/%()x–-]*\d[\d.,/%()x–-]*")
_COUNTED = re.compile(r"\d[\d.,]*(?: ?%| [^\W\d_]+(?: [^\W\d_]+){0,2})?")  # "96", "96 hộ", "30 triệu đồng"
_YEAR = re.compile(r"20\d\d")
_OTHER = re.compile(
    r"cong hoa xa hoi|doc lap *-|noi nhan|(?:^|[ \t]{2})(?:tm|kt|tl|tuq)\.|^so *:|ngay .{0,6}thang .{0,6}nam *(?:20|$)"
)
# What columns are headed by where none of them holds figures alone.
_HEADS = re.compile(
    r"(?:s?tt\b|noi dung|nhiem vu|cong viec|hoat dong|thoi (?:gian|han|diem)|ngay|don vi|co quan|bo phan|nguoi|chu tri|"
    r"phoi hop|ghi chu|so |ten |kinh phi|nguon|chi tieu|muc tieu|dia (?:diem|ban)|san pham|ket qua|tien do|buoi|lop|"
    r"thuc hien|hoan thanh|thanh tien|doi tuong|tong|cong)"
)
_TOTAL = re.compile(r"(?:tong|cong)(?: (?:cong|so))?[ :*]*(?:\(|$)|toan (?:huyen|tinh|xa|truong|thanh pho)\b")
_GROUP = re.compile(r"(?:[IVX]+|[A-ZĐ]|\d{1,2})[.)/] +[^\W\d_]")
_HANGS = re.compile(r"(?:[,–-]|\b(?:và|của|các))$")
_DASH = re.compile(r"[-–+•*] ")
_MARKED = re.compile(r"[-–+•*] |.*:$")  # an item of a list, a label


def aligned_tables(source: str) -> list[Laid]:
    """The tables of a text whose rows have no bars at both ends, in order."""
    if not any(mark in source for mark in ("|", "\t", "  ")) or not any(map(_may_be_row, source.split("\n"))):
        return []
    found = []
    for block in _blocks(source):
        ends = range(len(block), max(len(block) - _TEXT_BELOW, _ROWS) - 1, -1)
        table = next((laid for end in ends if (laid := _laid(source, block[:end]))), None)
        if table is not None:
            found.append(table)
    return found


def _may_be_row(line: str) -> bool:
    if "|" in line:
        return not line.lstrip().startswith("|")
    return ("  " in line or "\t" in line or "\xa0" in line) and _LOOKS.match(line) is not None


def _laid(source: str, block: list[_Line]) -> Laid | None:
    barred = "|" in block[0].words
    lines = _by_bars(block) if barred else _by_tabs(block) or _by_blanks(block)
    if lines is None:
        return None
    rows = [_Row([line]) for line in lines] if barred else _rows(lines)
    shown = [row.cells() for row in rows]
    width = 1 + max(max(cells) for cells in shown)
    if not _is_table(source, rows, shown, width):
        return None
    last = lines[-1]
    start, end = lines[0].start, last.start + len(last.words)
    return Laid(start, end, tuple(_pieces(source, shown, width, end)))


# Lines that may be rows of one table


def _blocks(source: str) -> Iterator[list[_Line]]:
    """Lines of several cells that follow each other, set alike, with the lines in which their cells may go on."""
    lines: list[_Line] = []
    apart = False
    for match in _LINE.finditer(source):
        words = match[0].rstrip("\n")
        if not words.strip() or _RULER.fullmatch(words):
            apart = True
            continue
        line = _line(match.start(), words, apart=apart, above=lines)
        if line is None or lines and _begins_another(line, lines):
            yield from _whole(lines)
            lines = []
            line = _line(match.start(), words, apart=apart, above=[])
        if line is not None:
            lines.append(line)
        apart = False
    yield from _whole(lines)


def _begins_another(line: _Line, lines: list[_Line]) -> bool:
    """True for a line set otherwise than those above, or one with the head of another table, or an item of a list."""
    if ("|" in line.words) != ("|" in lines[0].words):
        return True
    if not (line.apart or lines[-1].across) or len(line.cells) < 2:
        return False
    first, last = (line.words[slice(*line.cells[n])] for n in (0, -1))
    if _DASH.match(first):
        return True
    if any(map(str.isdigit, line.words)):
        return False
    above = lines[-1].words[slice(*lines[-1].cells[-1])]
    return _HEADS.match(fold(first)) is not None or _NUMBER.fullmatch(above) is not None and last[:2].isalpha()


def _whole(lines: list[_Line]) -> Iterator[list[_Line]]:
    """The block without what only follows it: heads without rows, words at the left border."""
    while lines and (lines[-1].across or len(lines[-1].cells) == 1 and not _hangs(lines[-1], lines)):
        lines = lines[:-1]
    if sum(len(line.cells) > 1 for line in lines) >= _ROWS:
        yield lines


def _hangs(line: _Line, lines: list[_Line]) -> bool:
    return not line.apart and line.words[:1].isspace() and not _overruns(line.cells, lines)


def _overruns(cells: tuple[tuple[int, int], ...], lines: list[_Line]) -> bool:
    """True for a line of text indented like a table: it begins at its first column and runs over the second."""
    rows = [line.cells for line in lines if len(line.cells) > 1]
    if not rows:
        return False
    first, second = (min(row[n][0] for row in rows) for n in (0, 1))
    return cells[0][0] <= first and cells[0][1] >= second - 1


def _line(start: int, words: str, *, apart: bool, above: list[_Line]) -> _Line | None:
    """A line as one of a table; ``None`` for one that cannot be."""
    bars = words.count("|")
    if bars:
        if words.lstrip().startswith("|") or _OTHER.search(fold(words)):
            return None
        edges = [-1, *(at for at, letter in enumerate(words) if letter == "|"), len(words)]
        cells = tuple(_trimmed(words, a + 1, b) for a, b in zip(edges, edges[1:], strict=False))
        return _Line(start, words, cells[:-1] if words.rstrip().endswith("|") else cells, apart)
    cells = tuple(match.span() for match in _CELL.finditer(words))
    if len(cells) > 1:
        return None if _OTHER.search(fold(words.strip())) else _Line(start, words, cells, apart)
    if not above or "|" in above[0].words:
        return None
    if words[:1].isspace():
        hangs = not apart or any(cells[0][0] == begin for line in above for begin, _ in line.cells)
        if _overruns(cells, above) and (apart or not _GROUP.match(words.strip())):
            return None
        return _Line(start, words, cells, apart) if hangs and not _OTHER.search(fold(words.strip())) else None
    if _GROUP.match(words) and not apart:
        return _Line(start, words, cells, apart, across=True)
    second = min(line.cells[1][0] for line in above if len(line.cells) > 1)
    return None if apart or len(words) >= second - 1 else _Line(start, words, cells, apart)


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    cell = words[start:end]
    begin = start + len(cell) - len(cell.lstrip())
    return begin, max(begin, start + len(cell.rstrip()))


# The column of each cell


def _by_bars(block: list[_Line]) -> list[_Line] | None:
    """Columns between bars; the figures of a row with too few cells end at the right border."""
    width = max(len(line.cells) for line in block)
    found = []
    for line in block:
        short = width - len(line.cells)
        right = short and all(_NUMBER.fullmatch(line.words[a:b]) for a, b in line.cells[1:])
        columns = [c + (short if right and c else 0) for c in range(len(line.cells))]
        kept = [(cell, column) for cell, column in zip(line.cells, columns, strict=True) if cell[0] < cell[1]]
        if not kept:
            return None
        found.append(replace(line, cells=tuple(cell for cell, _ in kept), at=tuple(column for _, column in kept)))
    return found


def _by_tabs(block: list[_Line]) -> list[_Line] | None:
    """Columns between tabs, as many in most lines as in the first; those that are empty in all lines are left out."""
    counts = [line.words.rstrip().count("\t") for line in block]
    most = max(counts)
    if not most or min(counts) == 0 or sum(count == most for count in counts) < _FULL * len(block):
        return None
    columns = [[line.words.count("\t", 0, start) for start, _ in line.cells] for line in block]
    if any(len(set(row)) < len(row) for row in columns):
        return None
    filled = sorted({column for row in columns for column in row})
    places = {column: place for place, column in enumerate(filled)}
    return [replace(line, at=tuple(places[c] for c in row)) for line, row in zip(block, columns, strict=True)]


def _by_blanks(block: list[_Line]) -> list[_Line] | None:
    """Columns such that no line has a letter between two; else the order of cells, where all lines have as many."""
    rows = [line for line in block if not line.across]
    width = max(len(line.words) for line in rows)
    inked = [False] * (width + 1)
    for line in rows:
        for start, end in line.cells:
            inked[start:end] = [True] * (end - start)
    bands = [x for x in range(width) if inked[x] and (x == 0 or not inked[x - 1])]
    placed = [
        replace(line, at=(0,) if line.across else tuple(bisect_right(bands, start) - 1 for start, _ in line.cells))
        for line in block
    ]
    if all(len(set(line.at)) == len(line.at) for line in placed):
        return _below_heads(placed, len(bands))
    if len({len(line.cells) for line in rows}) == 1:
        return [replace(line, at=(0,) if line.across else tuple(range(len(line.cells)))) for line in block]
    return None


def _below_heads(lines: list[_Line], width: int) -> list[_Line]:
    """Figures that stand beside their head, not below it, are put in its column."""
    head = set(lines[0].at)
    moved: dict[int, int] = {}
    for column in range(1, width):
        before = moved.get(column - 1, column - 1)
        if (column in head) == (column - 1 in head) or before != column - 1:
            continue
        if not any(column in line.at and column - 1 in line.at for line in lines):
            moved[column] = column - 1
    if not moved:
        return lines
    kept = [column for column in range(width) if column not in moved]
    places = {column: kept.index(moved.get(column, column)) for column in range(width)}
    return [replace(line, at=tuple(places[c] for c in line.at)) for line in lines]


# Rows of several lines


def _rows(lines: list[_Line]) -> list[_Row]:
    """The rows of a table whose cells may go on in the lines below."""
    width = 1 + max(max(line.at) for line in lines)
    numbered = _is_numbered(lines)
    rows: list[_Row] = []
    early: list[_Line] = []  # lines of a row above the one that bears its number
    for number, line in enumerate(lines):
        if not rows or _starts(line, rows[-1], width, numbered=numbered):
            rows.append(_Row([*early, line]))
            early = []
        elif (early or line.apart) and _starts_below(lines, number, rows[-1], width, numbered=numbered):
            early.append(line)
        else:
            rows[-1].lines.append(line)
    return rows


def _is_numbered(lines: Sequence[_Line]) -> bool:
    """True where the first column holds the rows' numbers."""
    first = [fold(line.words[slice(*line.cells[0])]) for line in lines if line.at[0] == 0 and not line.across]
    return bool(ORDINAL_HEADER.fullmatch(first[0])) and all(map(_is_ordinal, first[1:])) and len(first) > 1


def _is_ordinal(words: str) -> bool:
    return ORDINAL.fullmatch(words) is not None or words.strip("()").isalnum() and len(words) < 5


def _starts(line: _Line, row: _Row, width: int, *, numbered: bool) -> bool:
    """True for a line that begins a row, ``row`` being the one above."""
    if line.across or row.lines[-1].across:
        return True
    first = line.words[slice(*line.cells[0])]
    if _TOTAL.match(fold(first)) and len(line.cells) > 1 or _figure_below_figure(line, row):
        return True
    if line.at[0] > 0:
        return False
    if numbered:
        return True
    above = [other.words[slice(*other.cells[0])] for other in row.lines if other.at[0] == 0]
    goes_on = first[:1].islower() or bool(above) and _HANGS.search(above[-1]) is not None
    return not goes_on and len(line.cells) > 1 and len(line.cells) * 2 >= width


def _starts_below(lines: list[_Line], number: int, row: _Row, width: int, *, numbered: bool) -> bool:
    """True where the row that lines belong to begins further below, before the next blank line."""
    for line in lines[number + 1 :]:
        if line.apart:
            return False
        if _starts(line, row, width, numbered=numbered):
            return True
    return False


def _figure_below_figure(line: _Line, row: _Row) -> bool:
    """True where a figure alone stands in a column in which the row has one: a figure does not go on."""
    own = {c for c, (a, b) in zip(line.at, line.cells, strict=True) if c > 0 and _NUMBER.fullmatch(line.words[a:b])}
    return bool(own) and any(
        column in own and _NUMBER.fullmatch(other.words[start:end])
        for other in row.lines
        for (start, end), column in zip(other.cells, other.at, strict=True)
    )


# What makes a table of them


def _is_table(source: str, rows: list[_Row], shown: list[_Cells], width: int) -> bool:
    """True for a header without figures above rows that are mostly full, one column of them with numbers."""
    head = {column: _words(source, places) for column, places in shown[0].items()}
    body = [cells for row, cells in zip(rows[1:], shown[1:], strict=True) if not row.lines[0].across]
    if len(body) < _ROWS - 1 or len(head) < width - (width > 2) or max(len(row.lines) for row in rows) > _DEEP:
        return False
    if any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) or _MARKED.match(cell) for cell in head.values()):
        return False
    if width == 2:
        return _is_pair_of_columns(source, head, body)
    numbered = ORDINAL_HEADER.fullmatch(fold(head.get(0, ""))) is not None
    named = sum(_HEADS.match(fold(cell)) is not None for cell in head.values())
    full = sum(len(cells) >= max(width - 1, 2) for cells in body)
    if full < (_FULL_BELOW_GROUPS if numbered and named > 2 else _FULL) * len(body):
        return False
    if max(len(row.lines) for row in rows) > 1 and named < 2:
        return False  # only what columns are called tells lines of one row from lines of text
    return numbered and named > 2 or any(_has_figures(source, body, column) for column in range(named < 2, width))


def _is_pair_of_columns(source: str, head: dict[int, str], body: list[_Cells]) -> bool:
    """True for two columns of which one holds nothing but figures."""
    cells = [[_words(source, row[column]) for row in body if column in row] for column in (0, 1)]
    if len(cells[0]) < len(body) or len(cells[1]) < len(body) or any(map(_MARKED.match, cells[0])):
        return False
    named = any(_HEADS.match(fold(cell)) for cell in head.values())
    return all(map(_COUNTED.fullmatch, cells[1])) and (named or len(body) >= _ROWS)


def _has_figures(source: str, body: list[_Cells], column: int) -> bool:
    cells = [_words(source, row[column]) for row in body if column in row]
    return len(cells) >= _ROWS - 1 and sum(any(map(str.isdigit, cell)) for cell in cells) >= _FIGURES * len(cells)


def _words(source: str, places: Sequence[tuple[int, int]]) -> str:
    return " ".join(source[start:end] for start, end in places)


# The table between pipes


def _pieces(source: str, rows: list[_Cells], width: int, end: int) -> Iterator[Piece]:
    for number, cells in enumerate(rows):
        place = min(cells.values())[0][0]
        yield place, "| " if number == 0 else "\n| "
        for column in range(width):
            for order, (start, stop) in enumerate(cells.get(column, ())):
                if order:
                    yield start, " "
                yield start, source[start:stop]
                place = stop
            if column < width - 1:
                yield place, " | "
        yield (end if number == len(rows) - 1 else place), " |"
        if number == 0:
            yield place, "\n" + "|---" * width + "|"
