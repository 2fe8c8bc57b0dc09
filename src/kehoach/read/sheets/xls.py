"""``.xls`` (Excel 97–2003): xlrd, with the fonts that tell legacy encodings. No formula is kept there."""

from __future__ import annotations

import io
from typing import Any

from kehoach.errors import UnreadableFile
from kehoach.read.sheets.book import Sheet, SheetCell, bounded
from kehoach.read.sheets.shown import shown


def sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook. Raises ``UnreadableFile``: ``corrupt``, ``encrypted``, ``too-large``."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        reason = "encrypted" if "encrypt" in str(error).lower() else "corrupt"
        raise UnreadableFile(reason, str(error)[:200]) from None
    except Exception as error:  # xlrd lets broken records out as whatever they break
        raise UnreadableFile("corrupt", f"{type(error).__name__}: {error}"[:200]) from None
    return [_sheet(book, page) for page in book.sheets()]


def _sheet(book: Any, page: Any) -> Sheet:
    merged = {(top, left): (bottom - top, right - left) for top, bottom, left, right in page.merged_cells}
    found = Sheet(
        page.name, hidden=bool(page.visibility),
        hidden_rows=frozenset(n for n, row in page.rowinfo_map.items() if row.hidden),
        hidden_columns=frozenset(n for n, col in page.colinfo_map.items() if col.hidden),
    )  # fmt: skip
    for row in range(page.nrows):
        for col in range(page.row_len(row)):
            text = _text(book, page, row, col)
            if text:
                down, across = merged.get((row, col), (1, 1))
                found.cells.append(SheetCell(row, col, text, None, down, across, _font(book, page, row, col)))
        bounded(len(found.cells))
    return found


def _font(book: Any, page: Any, row: int, col: int) -> str | None:
    style = book.xf_list[page.cell(row, col).xf_index]
    name: str = book.font_list[style.font_index].name
    return name or None


def _text(book: Any, page: Any, row: int, col: int) -> str:
    import xlrd

    cell = page.cell(row, col)
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERR"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return shown(xlrd.xldate_as_datetime(cell.value, book.datemode))
    style = book.xf_list[cell.xf_index]
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        value = int(cell.value) if float(cell.value).is_integer() else cell.value
        return shown(value, book.format_map[style.format_key].format_str)
    return shown(cell.value)
