"""Pipe tables in plain text: one row a line, or one cell a line between lines of a lone pipe.

Scraped pages print layout tables the same way (the two-column header, the signature block); those
are recognised and read as text blocks, not as tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kehoach.folding import fold
from kehoach.normalise.columns import ORDINAL, ORDINAL_HEADER, places, words
from kehoach.spans import Span

_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_LAYOUT = re.compile(
    r"cong +hoa +xa +hoi|doc +lap *-|no[in] +nhan *:|(?:^|\s)(?:tm|kt|tl|tuq)\. *(?:uy ban|"
    r"chu tich|ban|bo truong|giam doc)|ngay +\d* *thang +\d* *nam +\d{4} *$"
)

_BAR = re.compile(r"\|(?<!\\\|)")
_DOTTED = re.compile(r"[.…_\s]{6,}")  # a row left open: "……………"

# Titles that stand outside tables, on a line of their own.
_TITLE = re.compile(
    r"[*_# ]*(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|NGHỊ QUYẾT|PHỤ LỤC(?: [IVX\d]+)?"
    r"|[IVX]+\. [A-ZĐ ,]{4,})[*_: ]*$"
)


class GridCell(NamedTuple):
    """One cell: its place in the grid and in the text (an empty cell has an empty span).

    ``col`` is the column it stands in, also where merged cells make a row short; ``across`` and
    ``down`` are how many columns and rows it covers; ``ref``, ``hidden`` and ``formula`` are those
    of a spreadsheet's cell.
    """

    row: int
    col: int
    span: Span
    across: int = 1
    down: int = 1
    ref: str | None = None
    hidden: bool = False
    formula: str | None = None


Rows = Sequence[Sequence[GridCell]]
HEAD_ROWS = 4  # rows at the top of a table that may be its header


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found in the text. ``layout`` tables hold header, recipients or signature blocks.

    ``ruled`` tables come from a file that says what its cells are; ``header_rows`` and ``name``
    (the sheet) are what such a file says.
    """

    span: Span
    rows: tuple[tuple[GridCell, ...], ...]
    layout: bool = False
    spread: bool = False
    ruled: bool = False
    header_rows: int | None = None
    name: str | None = None

    @property
    def columns(self) -> int:
        """The greatest number of cells in a row."""
        return max((len(row) for row in self.rows), default=0)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end].lstrip(" \t\n*")
    start = end - len(words)
    return Span(start, start + len(words.rstrip(" \t\n*")))


def find_grids(
    text: str, base: str | None, lines: list[tuple[int, int]], *, wanted: Callable[[Rows], bool] | None = None
) -> list[Grid]:
    """All pipe tables of a text, in order. ``base`` is the text folded, where it is at hand; ``lines`` are (start, end)
    without the line break.

    ``wanted`` is asked about the first rows of a table; one it does not want may be left out.
    """
    if "|" not in text:
        return []
    grids: list[Grid] = []
    i = 0
    while i < len(lines):
        stripped = text[lines[i][0] : lines[i][1]].strip()
        if stripped == "|":
            grid, i = _spread(text, base, lines, i)
        elif stripped.startswith("|") and stripped.count("|") >= 2:
            grid, i = _inline(text, base, lines, i, wanted=wanted)
        else:
            i += 1
            continue
        if grid is not None:
            grids.append(grid)
    return grids


def _inline(
    text: str, base: str | None, lines: list[tuple[int, int]], i: int, *, wanted: Callable[[Rows], bool] | None
) -> tuple[Grid | None, int]:
    begin = i
    rows: list[tuple[GridCell, ...]] = []
    left_out = False
    while i < len(lines):
        start, end = lines[i]
        line = text[start:end]
        if not line.strip().startswith("|"):
            break
        if not left_out and not _RULE.match(line):
            rows.append(_cells(text, start, end, len(rows)))
            left_out = wanted is not None and len(rows) == HEAD_ROWS and not wanted(rows)
        i += 1
    if left_out:
        return None, i
    span = Span(lines[begin][0], lines[i - 1][1])
    return _classified(text, base, span, rows, spread=False), i


def _cells(text: str, start: int, end: int, row: int) -> tuple[GridCell, ...]:
    bars = [bar.start() for bar in _BAR.finditer(text, start, end)]
    edges = [*bars, end] if text[bars[-1] + 1 : end].strip() else bars
    pairs = zip(edges, edges[1:], strict=False)
    return tuple(GridCell(row, col, _trimmed(text, a + 1, b)) for col, (a, b) in enumerate(pairs))


def _spread(text: str, base: str | None, lines: list[tuple[int, int]], i: int) -> tuple[Grid | None, int]:
    """A table with one cell per group of lines, cells separated by lines of a lone pipe."""
    begin = i
    gaps: list[Span] = []  # what stands between two pipes, empty spans included
    last_bar = lines[i][1]
    end_line = i + 1
    i += 1
    while i < len(lines):
        start, end = lines[i]
        line = text[start:end].strip()
        if line == "|":
            gaps.append(_trimmed(text, last_bar, start))
            last_bar, end_line = end, i + 1
        elif not line and end_line == i and not _is_emptied(text, lines[i + 1 : i + 2], gaps):
            break  # a blank line right after a pipe ends the table
        elif i - end_line > 60 or line.startswith(("| ", "|-")) or _TITLE.match(line):
            break  # no closing pipe in sight, or the text of the document goes on
        i += 1
    span = Span(lines[begin][0], lines[end_line - 1][1])
    gaps = [Span(g.start, g.start) if _DOTTED.fullmatch(text[g.start : g.end]) else g for g in gaps]
    rows = _placed(text, _rows_of_gaps(gaps, _openers(text, gaps)))
    return _classified(text, base, span, rows, spread=True), end_line


def _is_emptied(text: str, following: list[tuple[int, int]], gaps: list[Span]) -> bool:
    """True where a blank line stands for a cell somebody emptied: a pipe follows, and the row is short of the first."""
    ends = [i for i, gap in enumerate(gaps) if not len(gap)]
    closed = bool(following) and text[slice(*following[0])].strip() == "|"
    return closed and bool(ends) and 0 < len(gaps) - 1 - ends[-1] < ends[0]


def _placed(text: str, rows: list[list[Span]]) -> list[tuple[GridCell, ...]]:
    """Rows of cells, each in its column."""
    return [
        tuple(GridCell(r, col, span, across) for span, (col, across) in zip(row, at, strict=True))
        for r, (row, at) in enumerate(zip(rows, places(text, rows), strict=True))
    ]


def _openers(text: str, gaps: list[Span]) -> set[int]:
    """Gaps that look like the first cell of a row: an ordinal before words, in a numbered table."""
    if not gaps or not ORDINAL_HEADER.fullmatch(words(text, gaps[0])):
        return set()
    found = set()
    for i, (gap, follower) in enumerate(zip(gaps, gaps[1:], strict=False)):
        if 0 < len(gap) < 12 and i > 0 and not len(gaps[i - 1]):
            lettered = any(c.isalpha() for c in text[follower.start : follower.end])
            if lettered and ORDINAL.fullmatch(words(text, gap)):
                found.add(i)
    return found


def _rows_of_gaps(gaps: list[Span], openers: set[int]) -> list[list[Span]]:
    """Rows from the cells between pipes, where an empty gap ends a row or is an empty cell.

    The width is the one under which the fewest rows come out short (merged cells make short rows).
    """
    best: tuple[float, list[tuple[int, int]]] | None = None
    for width, handicap in _widths(gaps, openers).items():
        cost, rows = _cut(gaps, width, openers)
        cost += handicap
        if best is None or cost < best[0]:
            best = (cost, rows)
    return [gaps[begin:end] for begin, end in best[1]] if best else []


def _widths(gaps: list[Span], openers: set[int]) -> dict[int, float]:
    """Possible numbers of columns, and what speaks against each.

    The first row gives the width; where some of its cells stand over several columns, the second
    row holds those columns: 4 cells and 6 cells make 8 columns if two of the 4 stand over the 6.
    """
    longest = _longest_run(gaps)
    runs = [len(run) for run in "".join("x" if len(gap) else " " for gap in gaps).split()]
    if not runs:
        return {}
    widths = {width: 3 + 0.3 * (width - longest) for width in range(longest, longest + 4)}
    widths[longest] = 0.5
    if runs[0] >= longest:
        widths[runs[0]] = 0.0
    if len(runs) > 1 and runs[0] + 1 not in openers:
        for parents in range(1, min(runs[0], runs[1] // 2) + 1):
            width = runs[0] - parents + runs[1]
            if width >= longest:
                widths[width] = min(widths.get(width, 9.0), 0.2)
    return dict(sorted(widths.items()))


def _longest_run(gaps: list[Span]) -> int:
    longest = run = 0
    for gap in gaps:
        run = run + 1 if len(gap) else 0
        longest = max(longest, run)
    return longest


def _cut(
    gaps: list[Span], width: int, openers: set[int]
) -> tuple[float, list[tuple[int, int]]]:
    """The cheapest cutting of the gaps into rows of at most ``width`` cells.

    Gives its cost and the (begin, end) of every row.

    Between two rows stands one empty gap, so a row must be followed by one or by the end.
    """
    count = len(gaps)
    filled = [0]
    for gap in gaps:
        filled.append(filled[-1] + (len(gap) > 0))
    infinite = float("inf")
    cost = [infinite] * (count + 2)
    back = [(0, 0)] * (count + 2)
    cost[0] = 0.0
    for i in range(count):
        if cost[i] == infinite:
            continue
        for k in range(1, min(width, count - i) + 1):
            end = i + k
            if end < count and len(gaps[end]):
                continue  # no row end here
            full = filled[end] - filled[i]
            price = cost[i] + _price(full, k, width, lead=not len(gaps[i]))
            price += 0.8 * sum(j in openers for j in range(i + 1, end)) if openers else 0.0
            after = min(end + 1, count)
            if price < cost[after]:
                cost[after] = price
                back[after] = (i, end)
    rows: list[tuple[int, int]] = []
    at = count
    while at > 0 and cost[count] < infinite:
        begin, end = back[at]
        if filled[end] > filled[begin]:
            rows.append((begin, end))
        at = begin
    return cost[count], rows[::-1]


def _price(full: int, k: int, width: int, *, lead: bool) -> float:
    """How unlikely a row of ``k`` cells is, ``full`` of them not empty."""
    if full == 0:
        return 3.0
    if k == width:
        return 0.1 if lead else 0.0
    return 1.0 + 0.5 * (k - full) + (0.2 if lead else 0.0)


def _classified(
    text: str, base: str | None, span: Span, rows: list[tuple[GridCell, ...]], *, spread: bool
) -> Grid | None:
    if not rows:
        return Grid(span, (), layout=True, spread=spread)
    columns = max(len(row) for row in rows)
    layout = columns < 2
    if not layout and columns <= 3 and len(rows) <= 12:
        layout = is_layout((fold(span.of(text)) if base is None else span.of(base)).replace("*", " "))
    return Grid(span, tuple(rows), layout=layout, spread=spread)


def is_layout(folded: str) -> bool:
    """True if the folded words of a small table are a letterhead, recipients or a signature."""
    return bool(_LAYOUT.search(folded))
