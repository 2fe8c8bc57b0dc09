"""A sheet of a workbook as all of them look: its title, its headings, its printed page.

A4 landscape, as wide as the paper, the header frozen and repeated. What a document says is text,
never a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kehoach.compare.table import Column, Row
from kehoach.render.cells import shown

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADER = 4  # the row of the column headings; above it title, subject and unit
WIDEST, NARROWEST = 60, 9
LONGEST = 32_000  # letters; Excel takes 32,767
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
GREY, BLUE, PALE = "FF6B7280", "FF1F4E79", "FFF3F4F6"


def empty_book() -> Workbook:
    """A workbook without a sheet."""
    from openpyxl import Workbook

    book = Workbook()
    for blank in list(book.worksheets):
        book.remove(blank)
    return book


def saved(book: Workbook, title: str) -> bytes:
    """The workbook as the bytes of an ``.xlsx`` file."""
    book.properties.title = title
    book.properties.creator = "kehoach"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Names of sheets: at most 31 letters, none of Excel's signs, no two alike."""
    found: list[str] = []
    for title in titles:
        name = _NOT_IN_NAMES.sub(" ", title.replace("/", "-")).strip() or "1"
        if len(name) > 31:  # cut between words, with a sign that it was cut
            name = name[:30].rsplit(" ", 1)[0] + "…"
        count = 1
        while name.lower() in {other.lower() for other in found}:
            count += 1
            name = f"{name[:28]} {count}"
        found.append(name)
    return found


def clean(text: str) -> str:
    """Text without what XML cannot hold, not longer than a cell takes."""
    text = _ILLEGAL.sub(" ", text)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def write_words(target: Any, text: str) -> Any:
    """Write text as text: what begins with ``=`` stays words and is marked as such."""
    text = clean(text)
    target.value = text or None
    if text:
        target.data_type = "s"
        if text.startswith(("=", "+", "-", "@")):
            target.quotePrefix = True
    return target


def column_letter(column: int) -> str:
    """``3`` is ``C``."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def font(**given: Any) -> Any:
    """The letters of a sheet, ``bold``, ``italic`` or in a ``color``."""
    from openpyxl.styles import Font

    return Font(name="Times New Roman", size=11, **given)


def fill(color: str) -> Any:
    """A plain background."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", fgColor=color)


def alignment(column: Column, row: Row, *, is_number: bool) -> Any:
    """Where a cell's words stand; numbers to the right."""
    from openpyxl.styles import Alignment

    right = is_number or column.kind in {"money", "number"}
    indent = row.level if column.key == "component" else 0
    return Alignment(horizontal="right" if right else None, vertical="top", wrap_text=not right, indent=indent)


def write_head(sheet: Worksheet, title: str, about: str, unit: str, width: int) -> None:
    """The three lines above the headings, the unit at the right."""
    write_words(sheet.cell(1, 1), title).font = font(bold=True)
    write_words(sheet.cell(2, 1), about).font = font(italic=True, color=GREY)
    cell = write_words(sheet.cell(3, max(1, width)), unit)
    cell.font = font(italic=True)
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(horizontal="right")


def write_headings(sheet: Worksheet, headings: Sequence[str]) -> None:
    """The headings of the columns."""
    from openpyxl.styles import Alignment

    for across, heading in enumerate(headings, 1):
        cell = write_words(sheet.cell(HEADER, across), heading)
        cell.font = font(bold=True, color="FFFFFFFF")
        cell.fill = fill(BLUE)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def lay_out(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Widths, frozen header, filter, and a printed page: A4 landscape, as wide as the paper."""
    from openpyxl.worksheet.properties import PageSetupProperties

    for across, column in enumerate(columns):
        longest = max((len(shown(row.cells[across], column)) for row in rows[:500]), default=0)
        width = max(min(longest, WIDEST), min(len(column.heading), 22), NARROWEST)
        sheet.column_dimensions[column_letter(across + 1)].width = width + 2
    lead = next((n for n, c in enumerate(columns) if c.plan_id), 0)
    sheet.freeze_panes = f"{column_letter(lead + 1 if lead <= 4 else 1)}{HEADER + 1}"
    if rows:
        sheet.auto_filter.ref = f"A{HEADER}:{column_letter(len(columns))}{HEADER + len(rows)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADER}:{HEADER}"
    footer = sheet.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text = "&P/&N"


def plain_sheet(
    book: Workbook, name: str, title: str, about: str, columns: Sequence[Column], rows: Sequence[Row]
) -> Worksheet:
    """A whole sheet of words and whole numbers, without formulas or links."""
    sheet: Worksheet = book.create_sheet(name)
    write_head(sheet, title, about, "", len(columns))
    write_headings(sheet, [column.heading for column in columns])
    for at, row in enumerate(rows, HEADER + 1):
        for across, (cell, column) in enumerate(zip(row.cells, columns, strict=True), 1):
            target = sheet.cell(at, across)
            if isinstance(cell.value, int):
                target.value = cell.value
            else:
                write_words(target, str(cell.value or ""))
            target.alignment = alignment(column, row, is_number=isinstance(cell.value, int))
    lay_out(sheet, columns, rows)
    return sheet
