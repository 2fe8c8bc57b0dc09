"""``.ods``: content.xml of OpenDocument 1.3, chapter 9; what a cell shows is stored in it."""

from __future__ import annotations

from lxml import etree

from kehoach.errors import UnreadableFile
from kehoach.read import package
from kehoach.read.sheets.book import Sheet, SheetCell, bounded

_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SWAP = str.maketrans(".,", ",.")
_MAX_REPEAT = 1_000  # of a filled row or cell; empty ones are counted, not made


def sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook. Raises ``UnreadableFile``: ``corrupt``, ``encrypted``, ``too-large``."""
    with package.opened(data) as inside:
        named = "META-INF/manifest.xml" in inside.namelist()
        if named and b"encryption-data" in package.part(inside, "META-INF/manifest.xml"):
            raise UnreadableFile("encrypted")
        root = package.xml(package.part(inside, "content.xml"), "content.xml")
    return [_sheet(table) for table in root.iter(f"{_T}table")]


def _sheet(table: etree._Element) -> Sheet:
    found = Sheet(table.get(f"{_T}name") or "")
    hidden_rows: set[int] = set()
    row = 0
    for line in table.iter(f"{_T}table-row"):
        times = _times(line, "number-rows-repeated")
        cells = _row(line, row)
        if line.get(f"{_T}visibility") in ("collapse", "filter"):
            hidden_rows.update(range(row, row + min(times, _MAX_REPEAT)))
        for k in range(min(times, _MAX_REPEAT) if cells else 0):
            found.cells += [SheetCell(row + k, c.col, c.text, c.formula, c.down, c.across) for c in cells]
            bounded(len(found.cells))
        row += times
    found.hidden_rows = frozenset(hidden_rows)
    found.hidden_columns = frozenset(_hidden_columns(table))
    return found


def _row(line: etree._Element, row: int) -> list[SheetCell]:
    cells: list[SheetCell] = []
    col = 0
    for item in line:
        if item.tag not in (f"{_T}table-cell", f"{_T}covered-table-cell"):
            continue
        times = _times(item, "number-columns-repeated")
        text = _local("\n".join(_words(p) for p in item.iterfind(f"{_X}p")).strip(), item.get(f"{_O}value"))
        if text and item.tag == f"{_T}table-cell":
            formula = item.get(f"{_T}formula")
            down, across = _times(item, "number-rows-spanned"), _times(item, "number-columns-spanned")
            for k in range(min(times, _MAX_REPEAT)):
                cells.append(SheetCell(row, col + k, text, formula, down, across))
        col += times
    return cells


def _local(shown: str, value: str | None) -> str:
    """A figure as the country writes it, where the file shows it the English way (``1,200.50``)."""
    if value is None or not any(mark in shown for mark in ".,"):
        return shown
    digits = "".join(c for c in shown if c.isdigit() or c in ".,")
    english = digits.replace(",", "")
    try:
        stored = abs(float(value)) * (100 if "%" in shown else 1)
        places = len(english.partition(".")[2])
        is_english = abs(float(english) - stored) <= 0.51 * 10**-places
    except ValueError:
        return shown
    return shown.translate(_SWAP) if is_english else shown


def _words(paragraph: etree._Element) -> str:
    """A paragraph's words; runs of blanks are elements of their own."""
    words = paragraph.text or ""
    for item in paragraph:
        if item.tag == f"{_X}s":
            words += " " * min(_times(item, "c", _X), _MAX_REPEAT)
        elif item.tag in (f"{_X}tab", f"{_X}line-break"):
            words += " "
        elif isinstance(item.tag, str) and not item.tag.endswith("}annotation"):
            words += _words(item)
        words += item.tail or ""
    return words


def _hidden_columns(table: etree._Element) -> list[int]:
    found: list[int] = []
    col = 0
    for column in table.iter(f"{_T}table-column"):
        times = _times(column, "number-columns-repeated")
        if column.get(f"{_T}visibility") in ("collapse", "filter"):
            found += range(col, col + min(times, _MAX_REPEAT))
        col += times
    return found


def _times(item: etree._Element, name: str, space: str = _T) -> int:
    value = item.get(f"{space}{name}") or "1"
    return max(1, min(int(value), 10_000_000)) if value.isdigit() else 1
