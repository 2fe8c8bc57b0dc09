"""In: the bytes of a spreadsheet (.xlsx, .xls, .ods). Out: a ``Document`` with its sheets as tables.

Every cell knows its address, whether it is hidden and which formula its stored value came from;
nothing is computed and no link is followed.
"""

from __future__ import annotations

from kehoach.errors import UnreadableFile
from kehoach.read.document import Document, source_of
from kehoach.read.legacy import notes
from kehoach.read.sheets import ods, xls, xlsx
from kehoach.read.sheets.book import Sheet
from kehoach.read.sheets.compose import composed
from kehoach.read.sheets.legacy import to_unicode
from kehoach.records import Origin, Warning

VERSION = "sheets-1"
_MEDIA: dict[Origin, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}

__all__ = ["read_ods", "read_xls", "read_xlsx"]


def read_xlsx(data: bytes, path: str) -> Document:
    """Read an Excel workbook. Raises ``UnreadableFile``: ``corrupt``, ``empty``, ``too-large``."""
    return _document(xlsx.sheets(data), data, path, "xlsx")


def read_xls(data: bytes, path: str) -> Document:
    """Read an Excel 97–2003 workbook. Raises ``UnreadableFile`` as above, and ``encrypted``."""
    return _document(xls.sheets(data), data, path, "xls")


def read_ods(data: bytes, path: str) -> Document:
    """Read an OpenDocument spreadsheet. Raises ``UnreadableFile`` as above, and ``encrypted``."""
    return _document(ods.sheets(data), data, path, "ods")


def _document(sheets: list[Sheet], data: bytes, path: str, origin: Origin) -> Document:
    converted = to_unicode(sheets)
    text, layout = composed(sheets)
    if not text.strip():
        raise UnreadableFile("empty")
    source = source_of(data, path, media_type=_MEDIA[origin], origin=origin, chars=len(text))
    return Document(source, text, VERSION, layout, _warnings(sheets) + notes(text, converted))


def _warnings(sheets: list[Sheet]) -> tuple[Warning, ...]:
    hidden = [cell for sheet in sheets for cell in sheet.cells if sheet.is_hidden(cell)]
    empty = [s.ref(c) for s in sheets for c in s.cells if c.formula and not c.text]
    found = []
    if hidden:
        found.append(Warning(code="hidden-cells", message=f"{len(hidden)} ô nằm ở hàng, cột hoặc trang tính bị ẩn."))
    if empty:
        named = ", ".join(empty[:3])
        message = f"{len(empty)} ô công thức không lưu kết quả ({named}): mở và lưu lại bằng Excel."
        found.append(Warning(code="no-stored-value", message=message))
    return tuple(found)
