"""Tables as an Excel workbook for the boss.

Each table is a sheet: title, unit line, a header that stays in sight, real numbers and dates,
totals as formulas, A4 landscape. Every number that was read links to the sheet of sources: plan,
page, place and words. What a document says is text, never a formula.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kehoach.compare.table import Cell, Column, Comparison, Quote, Row, Table, Term
from kehoach.errors import PlanError
from kehoach.messages import comparison as say
from kehoach.messages import report
from kehoach.render.cells import is_day, shown
from kehoach.render.sheet import (
    GREY,
    HEADER,
    PALE,
    alignment,
    clean,
    column_letter,
    empty_book,
    fill,
    font,
    lay_out,
    plain_sheet,
    saved,
    sheet_names,
    write_head,
    write_headings,
    write_words,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 1_000_000
DIGITS = 15  # more a spreadsheet does not keep: such a number is written as text


def workbook(comparison: Comparison, *, choices: dict[str, Sequence[str]] | None = None) -> bytes:
    """The comparison as the bytes of an ``.xlsx`` file.

    ``choices`` gives the words a column (by key) may hold, offered as a list in its cells.
    Raises ``PlanError`` for more rows than a sheet has.
    """
    book = empty_book()
    sources: list[tuple[str, str, Quote]] = []
    names = sheet_names([*(table.title for table in comparison.tables), say.TABLES["sources"]()])
    for table, name in zip(comparison.tables, names, strict=False):
        if len(table.rows) > MOST_ROWS:
            raise PlanError(report.TOO_MANY_ROWS(count=len(table.rows)))
        _Sheet(book, name, names[-1], comparison, table, sources).write(choices or {})
    _sources(book, names[-1], comparison, sources)
    return saved(book, comparison.title)


class _Sheet:
    """One table on its sheet."""

    def __init__(  # noqa: PLR0913, PLR0917
        self, book: Workbook, name: str, sources_name: str, comparison: Comparison, table: Table,
        sources: list[tuple[str, str, Quote]],
    ) -> None:  # fmt: skip
        self.sheet: Worksheet = book.create_sheet(name)
        self.name, self.sources_name = name, sources_name
        self.comparison, self.table, self.sources = comparison, table, sources

    def write(self, choices: dict[str, Sequence[str]]) -> None:
        """Fill the sheet."""
        write_head(self.sheet, f"{self.comparison.title} – {self.table.title}", self.comparison.about, self.table.unit,
              len(self.table.columns))  # fmt: skip
        write_headings(self.sheet, [column.heading for column in self.table.columns])
        for at, row in enumerate(self.table.rows):
            for across, (cell, column) in enumerate(zip(row.cells, self.table.columns, strict=True)):
                self._cell(at, across, cell, column, row)
        bottom = HEADER + len(self.table.rows) + 2
        for note in (*self.table.notes, *self.comparison.notes):
            write_words(self.sheet.cell(bottom, 1), note).font = font(italic=True, color=GREY)
            bottom += 1
        lay_out(self.sheet, self.table.columns, self.table.rows)
        self._offer(choices)

    def _cell(self, at: int, across: int, cell: Cell, column: Column, row: Row) -> None:
        target = self.sheet.cell(HEADER + 1 + at, across + 1)
        is_number = cell.state == "value" and isinstance(cell.value, int | Decimal)
        if is_number and cell.terms:
            target.value = formula(cell.terms, column_letter(across + 1))
            target.number_format = number_format(cell, column)
        elif is_number and len(str(cell.value).lstrip("-").replace(".", "")) <= DIGITS:
            target.value = cell.value
            target.number_format = number_format(cell, column)
        elif column.kind == "date" and cell.state == "value" and is_day(cell.value):
            target.value = datetime.date.fromisoformat(str(cell.value))
            target.number_format = "dd/mm/yyyy"
        else:
            text = shown(cell, column)
            write_words(target, f"{text} ({cell.note})" if cell.state == "incomparable" and cell.note else text)
        target.alignment = alignment(column, row, is_number=is_number)
        if row.total:
            target.font = font(bold=True)
            target.fill = fill(PALE)
        elif cell.state != "value":
            target.font = font(italic=True, color=GREY)
        self._link(target, cell)

    def _link(self, target: Any, cell: Cell) -> None:
        """Point a cell at its sources; hovering shows the words."""
        if not cell.quotes:
            return
        from openpyxl.worksheet.hyperlink import Hyperlink

        first = HEADER + 1 + len(self.sources)
        self.sources += [(self.name, target.coordinate, quote) for quote in cell.quotes]
        tip = clean(f"{cell.quotes[0].plan}: {cell.quotes[0].text}")[:250]
        target.hyperlink = Hyperlink(ref=target.coordinate, location=f"'{self.sources_name}'!A{first}", tooltip=tip)

    def _offer(self, choices: dict[str, Sequence[str]]) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        for across, column in enumerate(self.table.columns, 1):
            if column.key in choices and self.table.rows:
                offered = DataValidation("list", formula1='"' + ",".join(choices[column.key]) + '"', allow_blank=True)
                letter = column_letter(across)
                offered.add(f"{letter}{HEADER + 1}:{letter}{HEADER + len(self.table.rows)}")
                self.sheet.add_data_validation(offered)


def formula(terms: Sequence[Term], letter: str) -> str:
    """The formula of a total over cells of one column; neighbours are summed as a range.

    >>> formula([Term(0), Term(1), Term(3)], "B")
    '=SUM(B5:B6,B8)'
    >>> formula([Term(4), Term(3, -1)], "B")
    '=SUM(B9)-SUM(B8)'
    """
    plus = ",".join(_ranges([t.row for t in terms if t.sign > 0], letter))
    minus = ",".join(_ranges([t.row for t in terms if t.sign < 0], letter))
    return f"=SUM({plus})" + (f"-SUM({minus})" if minus else "")


def _ranges(rows: Sequence[int], letter: str) -> Iterator[str]:
    at = 0
    ordered = sorted(rows)
    while at < len(ordered):
        last = at
        while last + 1 < len(ordered) and ordered[last + 1] == ordered[last] + 1:
            last += 1
        first, end = ordered[at] + HEADER + 1, ordered[last] + HEADER + 1
        yield f"{letter}{first}" if first == end else f"{letter}{first}:{letter}{end}"
        at = last + 1


def number_format(cell: Cell, column: Column) -> str:
    """How a number is shown: grouped, with as many decimals as were read, its sign before it."""
    value = cell.value
    if isinstance(value, int) and column.key.endswith("year"):
        return "0"
    decimals = 0
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    body = "#,##0" + ("." + "0" * decimals if decimals else "")

    def literal(words: str) -> str:
        return '"' + words.replace('"', "") + '"' if words else ""

    return f"{literal(cell.before + ' ' if cell.before else '')}{body}{literal(cell.after)}"


def _sources(book: Workbook, name: str, comparison: Comparison, sources: Sequence[tuple[str, str, Quote]]) -> None:
    """The last sheet: where every number stands in its plan."""
    heads = ("table", "cell", "plan", "page", "position", "words")
    columns = tuple(Column(h, say.HEADINGS[h](), "number" if h == "page" else "text") for h in heads)
    rows = []
    for table, coordinate, quote in sources:
        place = "" if quote.start is None else f"{quote.start}–{quote.end}"
        rows.append(Row((Cell(table), Cell(coordinate), Cell(quote.plan), Cell(quote.page), Cell(place),
                         Cell(quote.text))))  # fmt: skip
    plain_sheet(book, name, f"{comparison.title} – {name}", comparison.about, columns, rows)
