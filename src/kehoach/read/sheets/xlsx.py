"""``.xlsx`` and ``.xlsm``: openpyxl, macros never run, external links never followed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from kehoach.errors import UnreadableFile
from kehoach.read import package
from kehoach.read.sheets.book import Sheet, SheetCell, bounded
from kehoach.read.sheets.shown import shown

_CELL = re.compile(rb"<(?:\w+:)?c[ >]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_CHUNK = 1 << 20


def sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook. Raises ``UnreadableFile``: ``corrupt``, ``too-large``."""
    from openpyxl import load_workbook

    formulas = _counted(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions openpyxl does not keep: nothing is written
            values = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
            inner = load_workbook(io.BytesIO(data), keep_links=False) if formulas else None
    except Exception as error:  # openpyxl lets broken parts out as whatever they break
        raise UnreadableFile("corrupt", f"{type(error).__name__}: {error}"[:200]) from None
    return [_sheet(page, inner[page.title] if inner else None) for page in values.worksheets]


def _counted(data: bytes) -> bool:
    """Refuse a table of a million cells before it is unpacked whole; true if there are formulas."""
    count, formulas = 0, False
    with package.opened(data) as inside:
        for name in inside.namelist():
            if name.endswith((".xml", ".rels")):
                _without_dtd(inside, name)
            if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                continue
            for chunk in _chunks(inside, name):
                count += len(_CELL.findall(chunk))
                formulas = formulas or bool(_FORMULA.search(chunk))
                bounded(count // 4)  # most cells of a form are empty
    return formulas


def _without_dtd(inside: zipfile.ZipFile, name: str) -> None:
    """Refuse a part with entities of its own: OOXML forbids them, only attacks have them."""
    for chunk in _chunks(inside, name):
        package.refuse_dtd(chunk, name)
        break  # nothing but a comment can stand before it


def _chunks(inside: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with inside.open(name) as part:
        try:
            while chunk := part.read(_CHUNK):
                yield chunk
        except (zipfile.BadZipFile, EOFError, ValueError, OSError) as error:
            raise UnreadableFile("corrupt", f"{name}: {error}") from None


def _sheet(page: Any, formulas: Any) -> Sheet:
    merged = {(r.min_row, r.min_col): r for r in page.merged_cells.ranges}
    found = Sheet(
        page.title, hidden=page.sheet_state != "visible",
        hidden_rows=frozenset(n - 1 for n, row in page.row_dimensions.items() if row.hidden),
        hidden_columns=frozenset(_hidden_columns(page)),
    )  # fmt: skip
    for (row, col), cell in sorted(page._cells.items()):
        text = shown(cell.value, cell.number_format)
        formula = _formula(formulas, row, col)
        if not text and formula is None:
            continue
        area = merged.get((row, col))
        down = area.max_row - area.min_row + 1 if area else 1
        across = area.max_col - area.min_col + 1 if area else 1
        font = cell.font.name if isinstance(cell.value, str) and cell.has_style else None
        found.cells.append(SheetCell(row - 1, col - 1, text, formula, down, across, font))
    bounded(len(found.cells))
    return found


def _hidden_columns(page: Any) -> Iterator[int]:
    for column in page.column_dimensions.values():
        if column.hidden and column.min is not None:
            yield from range(column.min - 1, min(column.max or column.min, 16_384))


def _formula(formulas: Any, row: int, col: int) -> str | None:
    if formulas is None or (row, col) not in formulas._cells:
        return None
    value = formulas._cells[row, col].value
    value = getattr(value, "text", value)  # array formulas are objects
    return value if isinstance(value, str) and value.startswith("=") else None
