"""A workbook as every spreadsheet reader gives it: sheets of cells that show what a person sees."""

from __future__ import annotations

from dataclasses import dataclass, field

from kehoach.errors import UnreadableFile

MAX_CELLS = 200_000  # filled cells of a workbook; an annex of every commune of the country has fewer


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One filled cell, 0-based. ``text`` is what it shows, in ``font`` where known; ``formula`` computed its value."""

    row: int
    col: int
    text: str
    formula: str | None = None
    down: int = 1
    across: int = 1
    font: str | None = None


@dataclass
class Sheet:
    """A sheet: its filled cells in reading order, and what of it is hidden."""

    name: str
    cells: list[SheetCell] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def is_hidden(self, cell: SheetCell) -> bool:
        """True if nobody sees the cell without unhiding something."""
        return self.hidden or cell.row in self.hidden_rows or cell.col in self.hidden_columns

    def ref(self, cell: SheetCell) -> str:
        """The cell's address: ``Biểu 1!C7``, the name quoted where a formula would quote it."""
        quoted = self.name if self.name.isidentifier() else "'" + self.name.replace("'", "''") + "'"
        return f"{quoted}!{column_name(cell.col)}{cell.row + 1}"


def column_name(col: int) -> str:
    """``A`` for column 0, ``AA`` for 26."""
    name = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        name = chr(65 + rest) + name
    return name


def bounded(count: int) -> None:
    """Raise ``UnreadableFile`` (``too-large``) for more filled cells than a plan's annex ever has."""
    if count > MAX_CELLS:
        raise UnreadableFile("too-large", f"> {MAX_CELLS:,} cells")
