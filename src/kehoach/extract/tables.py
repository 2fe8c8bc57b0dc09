"""Tables of a document: caption, unit, headers as paths, and every data cell with both headers."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from kehoach.extract.found import FoundCell, FoundTable
from kehoach.extract.numbers import NUMBER, parse_number
from kehoach.folding import fold
from kehoach.normalise import BLOT, Grid, Text
from kehoach.normalise.columns import ORDINAL, ORDINAL_HEADER, is_number_row
from kehoach.rulebook import Rulebook
from kehoach.segment.outline import Outline

PATH = " › "
_FIGURE = re.compile(rf"(?:[<>≥≤~=] *)?(?P<sign>[-+(]?) *(?P<n>{NUMBER})\)? *%?")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?")
_UNIT_LINE = re.compile(r"(?:dvt|dv tinh|don vi(?: tinh)?) *:+ *(?P<unit>(?:[^\n;.)|]|\.(?=\d))+)")
_ATTACHED = re.compile(r"\(? *(?:ban hanh|kem|dinh kem|theo (?:ke hoach|quyet dinh)|cua uy ban|/kh|/qd)")
_TOTAL = re.compile(r"(?:tong|cong)(?: (?:cong|so))?\b|toan (?:huyen|tinh|xa|thanh pho)\b")
_NO_TOTAL = re.compile(r"(?i)(?:công|cống|còng|tông|tống) (?!c[oôộố]ng|s[oôốộ]\b)\w")  # "Công tác phí", "Cống qua đường"
_UNIT_HEADER = re.compile(r"(?:dvt|don vi(?: tinh)?|dv tinh)")
_CAPTION_START = re.compile(r"(?:phu luc|phu bieu|bieu so|mau so|mau bieu|bang)\b")
_CAPTION = re.compile(r"(?:phu luc|bieu|bang|danh (?:muc|sach)|mau|tong hop|ke hoach|chi tieu|du toan)\b")


@lru_cache(maxsize=4096)  # headers repeat from cell to cell
def fold_path(words: str) -> str:
    """A header path folded step by step: folding would turn the mark between the steps into a quote."""
    return PATH.join(fold(step) for step in words.split(PATH))


@dataclass(slots=True)
class Matrix:
    """A grid as a rectangle: text and folded words of every cell, "" where nothing stands."""

    words: list[list[str]]
    folded: list[list[str]]
    spans: list[list[tuple[int, int] | None]]
    width: int
    across: dict[tuple[int, int], int] = field(default_factory=dict)
    down: dict[tuple[int, int], int] = field(default_factory=dict)


def tables(text: Text, outline: Outline, rules: Rulebook) -> list[FoundTable]:
    """Every data table of the text, in order. Layout grids (letterhead, signatures) are left out."""
    del rules, outline
    return [
        _table(text, number, grid)
        for number, grid in enumerate(text.grids)
        if not grid.layout and grid.rows
    ]


@lru_cache(maxsize=4096)  # figures repeat, and each is asked about for its column and for itself
def cell_value(words: str) -> Decimal | None:
    """The number a cell holds, if it holds a number and nothing else."""
    words = words.strip(" *")
    if " " in words and _SPACED.fullmatch(words):
        words = words.replace(" ", ".")
    match = _FIGURE.fullmatch(words)
    if match is None:
        return None
    value = parse_number(match["n"])
    return -value if value is not None and match["sign"] in ("-", "(") else value


@lru_cache(maxsize=4096)  # a row's first cell is asked about at each of its cells
def is_total(label: str | None) -> bool:
    """True for the label of a total row (``Tổng cộng``, ``Toàn huyện``)."""
    words = (label or "").strip(" :*")
    return bool(_TOTAL.match(fold(words))) and not _NO_TOTAL.match(words)


def _table(text: Text, number: int, grid: Grid) -> FoundTable:
    matrix = _matrix(text, grid)
    unit, skip = _inner_unit(matrix)
    depth = max(_header_rows(matrix, skip), min(grid.header_rows or 0, len(grid.rows) - 1))
    headers = _headers(matrix, skip, depth)
    caption, above = _above(text, grid)
    table = FoundTable(
        grid.span.start, grid.span.end, _rule(grid),
        grid=number, caption=caption, unit=unit or above, header_rows=depth,
        rows=len(grid.rows), columns=matrix.width, headers=tuple(headers), name=grid.name,
    )  # fmt: skip
    table.cells = _data_cells(matrix, headers, depth)
    if grid.name is not None:
        _add_addresses(table, grid)
    if BLOT in text.canonical[grid.span.start : grid.span.end]:
        # of a list of private persons only the header is quoted; its rows are counted
        heads = [cell.span.end for row in grid.rows[:depth] for cell in row]
        table.end = max(heads, default=grid.span.end)
    return table


def _add_addresses(table: FoundTable, grid: Grid) -> None:
    """Where the cells of a sheet stand there, what is hidden, and what was computed."""
    places = {(cell.row, cell.col): cell for row in grid.rows for cell in row}
    for found in table.cells:
        cell = places[found.row, found.col]
        found.ref, found.hidden, found.formula = cell.ref, cell.hidden, cell.formula


def _rule(grid: Grid) -> str:
    if grid.ruled:
        return "table.ruled"
    return "table.spread" if grid.spread else "table.pipe"


def _matrix(text: Text, grid: Grid) -> Matrix:
    width = max((c.col + c.across for row in grid.rows for c in row), default=0)
    height = len(grid.rows)
    words = [[""] * width for _ in range(height)]
    folded = [[""] * width for _ in range(height)]
    spans: list[list[tuple[int, int] | None]] = [[None] * width for _ in range(height)]
    across: dict[tuple[int, int], int] = {}
    down: dict[tuple[int, int], int] = {}
    canonical, plain = text.canonical, text.folded
    for r, row in enumerate(grid.rows):
        for cell in row:
            start, end = cell.span.start, cell.span.end
            if start == end or canonical[start] == BLOT:
                continue
            words[r][cell.col] = " ".join(canonical[start:end].replace("*", " ").split())
            folded[r][cell.col] = " ".join(plain[start:end].split())
            spans[r][cell.col] = (start, end)
            if cell.across > 1:
                across[r, cell.col] = cell.across
            if cell.down > 1:
                down[r, cell.col] = cell.down
    return Matrix(words, folded, spans, width, across, down)


def _inner_unit(matrix: Matrix) -> tuple[str | None, int]:
    """A unit line printed as the first row of the grid, and how many rows it takes."""
    for r, row in enumerate(matrix.folded[:2]):
        filled = [c for c, cell in enumerate(row) if cell]
        if len(filled) == 1 and (match := _UNIT_LINE.search(row[filled[0]])):
            unit = matrix.words[r][filled[0]][match.start("unit") : match.end("unit")]
            return unit.strip(" :"), r + 1
        for c in filled:
            if match := _UNIT_LINE.match(row[c].lstrip("(")):
                shift = len(row[c]) - len(row[c].lstrip("("))
                return matrix.words[r][c][match.start("unit") + shift : match.end("unit") + shift].strip(), 0
    return None, 0


def _header_rows(matrix: Matrix, skip: int) -> int:
    """How many rows at the top are header, unit rows before it included; 0 if there is none."""
    rows = matrix.folded
    if skip >= len(rows) or not _may_be_header(rows[skip]):
        return 0 if skip == 0 else skip
    depth = skip + 1
    while depth < len(rows):
        row = rows[depth]
        if is_number_row(row):
            return depth + 1
        if not _is_lower_header(matrix, skip, depth):
            break
        depth += 1
    return depth


def _may_be_header(row: list[str]) -> bool:
    filled = [cell for cell in row if cell]
    figures = sum(cell_value(cell) is not None and not re.fullmatch(r"(?:19|20)\d\d", cell) for cell in filled)
    return bool(filled) and figures <= len(filled) * 0.2


def _is_lower_header(matrix: Matrix, top: int, row: int) -> bool:
    """True if every filled cell of a row stands below a header cell that covers several columns."""
    cells = matrix.folded[row]
    filled = [c for c, cell in enumerate(cells) if cell]
    if not filled or cells[0] or not _may_be_header(cells):
        return False
    above = matrix.folded[top]
    for c in filled:
        parent = next((k for k in range(c, -1, -1) if above[k]), None)
        if parent is None:
            return False
        covered = parent < c or (parent + 1 < matrix.width and not above[parent + 1])
        if not covered and (top, parent) not in matrix.across:
            return False
    # a row of words below a one-row header with blanks at its end is data
    return sum(bool(cell) for cell in above) < matrix.width


def _headers(matrix: Matrix, skip: int, depth: int) -> list[str | None]:
    """For every column its header path, from the widest cell down."""
    layers: list[list[str]] = []
    for r in range(skip, depth):
        row = matrix.words[r]
        if is_number_row(matrix.folded[r]):
            continue
        layers.append(_spread_right(matrix, r, skip, depth) if r < depth - 1 else list(row))
    paths: list[str | None] = []
    for c in range(matrix.width):
        parts: list[str] = []
        for layer in layers:
            if layer[c] and layer[c] not in parts:
                parts.append(layer[c])
        paths.append(PATH.join(parts) or None)
    return paths


def _spread_right(matrix: Matrix, r: int, skip: int, depth: int) -> list[str]:
    """A header row with every merged cell repeated over the columns it covers."""
    row = list(matrix.words[r])
    for (at, col), across in matrix.across.items():
        if at == r:
            row[col : col + across] = [matrix.words[r][col]] * across
    if any(at == r for at, _ in matrix.across):
        return row
    for c in range(1, matrix.width):
        if row[c] or not row[c - 1]:
            continue
        # blank: a continued merged cell, unless another cell above begins here
        below = any(matrix.words[k][c - 1] or matrix.words[k][c] for k in range(r + 1, depth))
        begins = any(matrix.words[k][c] for k in range(skip, r))
        if below and not begins:
            row[c] = row[c - 1]
    return row


def _above(text: Text, grid: Grid) -> tuple[str | None, str | None]:
    """Caption and unit from the lines above a grid."""
    unit: str | None = None
    lines: list[str] = []
    place = bisect_left(text.paragraphs, grid.span.start, key=lambda p: p.start)
    for p in reversed(text.paragraphs[max(0, place - 6) : place]):
        if p.where != "body":
            break
        words = text.words(p.start, p.end)
        folded = fold(words)
        found = _UNIT_LINE.search(folded) if len(folded) < 160 else None
        if found and unit is None and not lines:
            unit = words[found.start("unit") : found.end("unit")].strip(" *_:")
            if found.start() < 4:
                continue
            words, folded = words[: found.start()].strip(" (*"), folded[: found.start()]
        if _ATTACHED.match(folded) and not lines or (folded[:1] == "(" and len(folded) < 200):
            continue
        if not _is_caption(words, folded, bold=p.bold) or len(lines) >= 3:
            break
        if lines and lines[0].isupper() and not words.isupper():
            break  # a name or a line of the text, not of the title
        lines.insert(0, words)
        if _CAPTION_START.match(folded):
            break
    return (" ".join(lines) or None), unit


def _is_caption(words: str, folded: str, *, bold: bool) -> bool:
    if len(words) > 350 or words.endswith((";", ".")) and not words.isupper():
        return False
    return words.isupper() or bold or bool(_CAPTION.match(folded))


def _data_cells(matrix: Matrix, headers: list[str | None], depth: int) -> list[FoundCell]:
    labels = label_columns(matrix, headers, depth)
    found: list[FoundCell] = []
    row_labels = _row_labels(matrix, labels, depth)
    ordinals = _ordinal_columns(headers)
    for r in range(depth, len(matrix.words)):
        for c in range(matrix.width):
            span = matrix.spans[r][c]
            if c in labels or c in ordinals or span is None:
                continue
            words = matrix.words[r][c]
            found.append(
                FoundCell(r, c, span[0], span[1], words, row_labels[r], headers[c], cell_value(words))
            )
    return found


def _ordinal_columns(headers: list[str | None]) -> set[int]:
    return {c for c, h in enumerate(headers) if h and ORDINAL_HEADER.fullmatch(fold(h).strip(" ."))}


def label_columns(matrix: Matrix, headers: list[str | None], depth: int) -> list[int]:
    """The columns that say what a row is about: those of words left of the first figures."""
    ordinals = _ordinal_columns(headers)
    labels: list[int] = []
    for c in range(matrix.width):
        if c in ordinals:
            continue
        if c == 0 and headers[0] is None and matrix.width > 2 and _all_ordinals(matrix, depth):
            continue
        header = fold(headers[c] or "")
        cells = [row[c] for row in matrix.folded[depth:] if row[c]]
        figures = sum(cell_value(cell) is not None for cell in cells)
        if cells and figures > len(cells) * 0.4:
            break
        if labels and (_UNIT_HEADER.match(header) or not _carried(matrix, labels, c, depth)):
            break
        labels.append(c)
    return labels


def _all_ordinals(matrix: Matrix, depth: int) -> bool:
    return all(not row[0] or ORDINAL.fullmatch(row[0]) for row in matrix.folded[depth:])


def _carried(matrix: Matrix, labels: list[int], c: int, depth: int) -> bool:
    """True if a further column of words tells rows apart: the first label is merged over rows."""
    if any(r >= depth and col == labels[0] for r, col in matrix.down):
        return True
    rows = matrix.folded[depth:]
    blank = sum(not row[labels[0]] and bool(row[c]) for row in rows)
    return blank >= max(2, len(rows) // 4)


def _merged_over(matrix: Matrix, r: int, c: int) -> bool:
    """True if a cell above reaches down over this place."""
    return any(col == c and at < r < at + deep for (at, col), deep in matrix.down.items())


def _row_labels(matrix: Matrix, labels: list[int], depth: int) -> list[str | None]:
    """For every row its header: merged cells carried down, dash items with what they belong to."""
    found: list[str | None] = []
    carried: dict[int, str] = {}
    parent = ""
    for r, row in enumerate(matrix.words):
        if r < depth or not labels:
            found.append(None)
            continue
        parts: list[str] = []
        for place, c in enumerate(labels):
            if row[c]:
                carried[c] = row[c]
                for later in labels[place + 1 :]:
                    carried.pop(later, None)
            over = _merged_over(matrix, r, c)
            value = carried.get(c) if row[c] or over or (place < len(labels) - 1) else None
            if value:
                parts.append(value)
        if len(labels) == 1 and parts:
            dash = parts[0][:1] in "-–+" or matrix.folded[r][0] in ("-", "+")
            own = parts[0].lstrip("-–+ ")
            if dash and parent:
                parts = [parent, own]
            else:
                parts, parent = [own], own
        elif not parts and row[0] and not ORDINAL.fullmatch(matrix.folded[r][0]):
            parts = [row[0]]  # a total row whose label stands in the ordinal column
        total = next((cell for cell in row if cell and not cell[0].isdigit() and is_total(cell) and len(cell) < 40), None)
        if total and not any(row[c] for c in labels):
            parts = [total]  # the label of a total row stands where other cells are merged
        found.append(PATH.join(parts) or None)
    return found
