"""Words in ruled cells, and tables that go on over a page break.

On the next page a table has the same columns and nothing between; rows that repeat its header are
dropped, a row that the break cut in two is put together, and so is a cell merged over both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kehoach.read.pdf.glyphs import Run
from kehoach.read.pdf.grids import RuledGrid
from kehoach.read.pdf.lines import Line, lines_of
from kehoach.read.pdf.paragraphs import Column, Group, paragraphs, would_have_fitted

_SAME_BORDER = 4.0  # points
_PADDING = 5.4  # points: what word processors leave beside a cell's words
_BULLET = re.compile(r"[-–—+•●▪*]\s?\S")
_NUMERIC = re.compile(r"[\d.,%()\s-]+")
_ENDED = re.compile(r"[.;:!?…](?:[”\"')\]]|\s)*$")


@dataclass(slots=True)
class CellText:
    """A cell of a table with its printed lines, on as many pages as it has."""

    row: int
    col: int
    down: int
    across: int
    x0: float
    x1: float
    lines: list[Line] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Its words, blanks left out: to compare cells."""
        return "".join("".join(line.text.split()) for line in self.lines)

    def groups(self) -> list[Group]:
        """Its paragraphs."""
        if not self.lines:
            return []
        padding = min([_PADDING, *(max(1.0, line.x0 - self.x0) for line in self.lines)])
        column = Column(self.x0 + padding, self.x1 - padding)
        return paragraphs([(line, column) for line in self.lines])


@dataclass(slots=True)
class TableText:
    """A table: where its columns are cut, its cells, where it stands on its last page."""

    xs: list[float]
    cells: list[CellText]
    rows: int
    page: int
    top: float
    bottom: float
    header_rows: int | None = None


def take_tables(runs: list[Run], grids: list[RuledGrid], page: int) -> tuple[list[Run], list[TableText]]:
    """Runs outside all grids, and the tables with the others in their cells."""
    if not grids:
        return runs, []
    inside: list[dict[int, list[Run]]] = [{} for _ in grids]
    finders = [_Finder(grid) for grid in grids]
    free: list[Run] = []
    for run in runs:
        for found, finder in zip(inside, finders, strict=True):
            if finder.holds(run):
                for cell, part in finder.parts(run):
                    found.setdefault(cell, []).append(part)
                break
        else:
            free.append(run)
    tables = []
    for grid, found in zip(grids, inside, strict=True):
        cells = [
            CellText(p.row, p.col, p.down, p.across, p.x0, p.x1, lines_of(found.get(i, []), page))
            for i, p in enumerate(grid.cells)
        ]
        tables.append(TableText(list(grid.xs), cells, len(grid.ys) - 1, page, grid.ys[0], grid.ys[-1]))
    return free, [_without_empty_rows(table) for table in tables]


class _Finder:
    """Which cell of a grid a point lies in."""

    def __init__(self, grid: RuledGrid) -> None:
        self.grid = grid
        self.at = {
            (row, col): index
            for index, place in enumerate(grid.cells)
            for row in range(place.row, place.row + place.down)
            for col in range(place.col, place.col + place.across)
        }

    def holds(self, run: Run) -> bool:
        x0, top, x1, bottom = self.grid.box
        return top < run.y - 0.3 * run.size < bottom and x0 < (run.x0 + run.x1) / 2 < x1

    def parts(self, run: Run) -> list[tuple[int, Run]]:
        """The run, cut where it runs over a border."""
        row = bisect_right(self.grid.ys, run.y - 0.3 * run.size) - 1
        first = self._cell(row, run.edges[0], run.edges[1])
        if first == self._cell(row, run.edges[-2], run.edges[-1]):
            return [(first, run)]
        out: list[tuple[int, int, int]] = []  # cell, start, end
        for match in re.finditer(r"\S+", run.text):
            start, end = match.span()
            cell = self._cell(row, run.edges[start], run.edges[end])
            if out and out[-1][0] == cell:
                out[-1] = (cell, out[-1][1], end)
            else:
                out.append((cell, start, end))
        return [(cell, run.part(start, end)) for cell, start, end in out]

    def _cell(self, row: int, x0: float, x1: float) -> int:
        xs = self.grid.xs
        col = min(max(bisect_right(xs, (x0 + x1) / 2) - 1, 0), len(xs) - 2)
        if (row, col) in self.at:
            return self.at[row, col]
        return min(
            range(len(self.grid.cells)),
            key=lambda i: abs(self.grid.cells[i].row - row) + abs(self.grid.cells[i].col - col),
        )


def _without_empty_rows(table: TableText) -> TableText:
    """Rows that no cell begins in are two rules drawn for one: close the gap."""
    begun = sorted({cell.row for cell in table.cells})
    if len(begun) == table.rows:
        return table
    new = {row: index for index, row in enumerate(begun)}
    for cell in table.cells:
        last = cell.row + cell.down
        cell.down = max(1, sum(cell.row <= row < last for row in begun))
        cell.row = new[cell.row]
    table.rows = len(begun)
    return table


def goes_on(table: TableText, following: TableText) -> bool:
    """The table at the top of a page has the columns of the one that ended the page before."""
    a, b = table.xs, following.xs
    if abs(a[0] - b[0]) > _SAME_BORDER or abs(a[-1] - b[-1]) > _SAME_BORDER:
        return False
    fewer, more = sorted((a, b), key=len)
    return all(any(abs(x - y) <= _SAME_BORDER for y in more) for x in fewer)


def join(table: TableText, following: TableText) -> None:
    """Append the part of a table on the next page."""
    _same_columns(table, following)
    repeated = _repeated_header(table, following)
    if repeated:
        table.header_rows = max(table.header_rows or 0, repeated)
    rest = [cell for cell in following.cells if cell.row >= repeated]
    for cell in rest:
        cell.row -= repeated
    rows = following.rows - repeated
    table.page, table.bottom = following.page, following.bottom
    if rows <= 0:
        return
    last = {c.col: c for c in table.cells if c.row + c.down == table.rows}
    first = [c for c in rest if c.row == 0]
    cut = _is_cut(first, last)
    shift = table.rows - 1 if cut else table.rows
    for cell in rest:
        above = last.get(cell.col)
        same = cell.row == 0 and above is not None and above.across == cell.across
        if same and above is not None and cut:
            above.lines += cell.lines
            above.down += cell.down - 1
        elif same and above is not None and not cell.lines and above.lines and max(cell.down, above.down) > 1:
            above.down += cell.down
        else:
            cell.row += shift
            table.cells.append(cell)
    table.rows = shift + rows
    table.cells.sort(key=lambda c: (c.row, c.col))


def _same_columns(table: TableText, following: TableText) -> None:
    """Number the columns of both by the cuts of the one that has more."""
    few, many = sorted((table, following), key=lambda t: len(t.xs))
    if len(few.xs) == len(many.xs):
        return
    new = [min(range(len(many.xs)), key=lambda i: abs(many.xs[i] - x)) for x in few.xs]
    for cell in few.cells:
        begin, end = new[cell.col], new[cell.col + cell.across]
        cell.col, cell.across = begin, end - begin
    few.xs = list(many.xs)


def _repeated_header(table: TableText, following: TableText) -> int:
    """How many rows at the top of the next page repeat those at the top of the table."""
    count = 0
    while count < min(table.rows, following.rows):
        ours = [cell for cell in table.cells if cell.row == count]
        theirs = [cell for cell in following.cells if cell.row == count]
        if len(ours) != len(theirs) or not any(cell.lines for cell in theirs):
            break
        if not all(_repeats(a, b) for a, b in zip(ours, theirs, strict=True)):
            break
        count += 1
    return count


def _repeats(cell: CellText, again: CellText) -> bool:
    """The same cell, also where the page shows only the beginning of its words."""
    if (cell.col, cell.across, cell.down) != (again.col, again.across, again.down):
        return False
    ours, theirs = cell.words, again.words
    return ours == theirs or bool(theirs) and len(theirs) >= len(ours) / 3 and ours.startswith(theirs)


def _is_cut(first: list[CellText], last: dict[int, CellText]) -> bool:
    """The first row of a page goes on with the last one of the page before."""
    filled = [cell for cell in first if cell.lines]
    if not filled or any(cell.col not in last or last[cell.col].across != cell.across for cell in first):
        return False
    if any(not last[cell.col].lines for cell in filled):
        return False
    emptied = [cell for cell in first if not cell.lines and last[cell.col].lines]
    lead = min(first, key=lambda cell: cell.col)
    if lead.lines and not _continues(last[lead.col], lead, numbers=False):
        return False
    alone = len(emptied) > len(filled)  # most of the row was finished before the break
    if any(_continues(last[cell.col], cell, numbers=alone) for cell in filled):
        return True
    return lead in emptied and all(_BULLET.match(cell.lines[0].text) for cell in filled)


def _continues(above: CellText, cell: CellText, *, numbers: bool) -> bool:
    """The words of a cell go on with those above: the line before is full, no sentence ends.

    ``numbers`` says whether a number may have been cut, too.
    """
    before, line = above.lines[-1], cell.lines[0]
    if line.text[:1].islower():
        return True
    if _ENDED.search(before.text) or not numbers and _NUMERIC.fullmatch(before.text):
        return False
    return not would_have_fitted(before, line, Column(cell.x0, cell.x1 - _PADDING))
