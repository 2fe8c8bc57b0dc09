"""Sheets → canonical text and layout: title lines as paragraphs, the rest of each sheet as tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach.folding import fold
from kehoach.read.layout import Block, Layout, TableBlock, TableCell
from kehoach.read.sheets.book import Sheet, SheetCell

_BLANK_ROWS = 2  # so many empty rows end a table


@dataclass
class Written:
    """The text as it grows, with what stands where."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[TableBlock] = field(default_factory=list)

    def add(self, words: str) -> tuple[int, int]:
        """Append words; gives their place."""
        start = self.length
        self.text.append(words)
        self.length += len(words)
        return start, self.length


def composed(sheets: list[Sheet]) -> tuple[str, Layout]:
    """The canonical text of a workbook and its layout. A sheet with no filled cell adds nothing."""
    out = Written()
    for sheet in sheets:
        _write(out, sheet)
    return "".join(out.text), Layout(tuple(out.blocks), tuple(out.tables))


def _write(out: Written, sheet: Sheet) -> None:
    rows: dict[int, list[SheetCell]] = {}
    for cell in sheet.cells:
        rows.setdefault(cell.row, []).append(cell)
    for group in _groups(rows):
        if len(group) == 1 and _is_line(group[0]):
            _write_line(out, group[0])
        else:
            _write_table(out, sheet, group)


def _is_line(row: list[SheetCell]) -> bool:
    """True for a row that is a title, a unit line or a letterhead, not a row of a table."""
    return len(row) == 1 or (len(row) == 2 and _is_letterhead(row))


def _is_letterhead(row: list[SheetCell]) -> bool:
    words = fold(" ".join(cell.text for cell in row))
    return any(mark in words for mark in ("cong hoa xa hoi", "doc lap -", ", ngay ", "noi nhan", "tm. ", "kt. "))


def _groups(rows: dict[int, list[SheetCell]]) -> list[list[list[SheetCell]]]:
    """Rows put together: a table, or a line that stands alone.

    A table begins with a row of at least two cells and goes on over lone cells (a merged heading
    between rows) as long as rows of several cells follow closely.
    """
    numbers = sorted(rows)
    groups: list[list[list[SheetCell]]] = []
    table: list[int] = []
    for place, number in enumerate(numbers):
        row = rows[number]
        if table and number - table[-1] > _BLANK_ROWS:
            groups.append([rows[n] for n in table])
            table = []
        if table and _is_line(row) and not _goes_on(rows, numbers, place):
            groups.append([rows[n] for n in table])
            table = []
        if table or not _is_line(row):
            table.append(number)
        else:
            groups.append([row])
    if table:
        groups.append([rows[n] for n in table])
    return groups


def _goes_on(rows: dict[int, list[SheetCell]], numbers: list[int], place: int) -> bool:
    """True if a lone cell stands inside a table: the next row has several cells again, and no header."""
    if _is_letterhead(rows[numbers[place]]):
        return False
    following = numbers[place + 1 : place + 2]
    if not following or following[0] - numbers[place] > 1:
        return False
    row = rows[following[0]]
    if len(row) == 1:
        return _goes_on(rows, numbers, place + 1)
    return not _is_letterhead(row) and not fold(row[0].text).strip(" .").startswith(("stt", "tt", "so tt"))


def _write_line(out: Written, row: list[SheetCell]) -> None:
    """One paragraph per line of the cells: left block first, as a letterhead is read."""
    layout = len(row) > 1
    for cell in row:
        for line in cell.text.split("\n"):
            if line.strip():
                start, end = out.add(line)
                out.blocks.append(Block(start, end, layout=layout))
                out.add("\n")


def _write_table(out: Written, sheet: Sheet, rows: list[list[SheetCell]]) -> None:
    left = min(cell.col for row in rows for cell in row)
    right = max(cell.col for row in rows for cell in row)
    places = {row[0].row: number for number, row in enumerate(rows)}  # empty rows are left out
    found: list[TableCell] = []
    begin = out.length
    for number, row in enumerate(rows):
        by_column = {cell.col: cell for cell in row}
        for col in range(left, right + 1):
            if col > left:
                out.add("\t")
            cell = by_column.get(col)
            start, end = out.add(cell.text if cell else "")
            if cell:
                last = max((n for r, n in places.items() if r < cell.row + cell.down), default=number)
                found.append(
                    TableCell(
                        start, end, number, col - left, last - number + 1,
                        min(cell.across, right - col + 1), sheet.ref(cell), sheet.is_hidden(cell), cell.formula,
                    )
                )  # fmt: skip
        if number < len(rows) - 1:
            out.add("\n")
    out.tables.append(TableBlock(begin, out.length, tuple(found), name=sheet.name))
    out.add("\n")
