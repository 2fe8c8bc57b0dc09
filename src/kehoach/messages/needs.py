"""What optional programs and packages are for, and what to say where one is missing."""

from __future__ import annotations

from kehoach.messages.text import Text

ABOUT: dict[str, Text] = {
    "pdf": Text(vi="PDF có chữ", en="PDF with a text layer"),
    "docx": Text(vi="Word .docx", en="Word .docx"),
    "sheets": Text(vi="Excel .xlsx, .xls; OpenDocument .ods", en="Excel .xlsx, .xls; OpenDocument .ods"),
    "ocr": Text(vi="bản quét, ảnh chụp (nhận dạng chữ)", en="scans and photos (OCR)"),
    "office": Text(vi="Word 6/95, .doc hỏng (LibreOffice)", en="Word 6/95, damaged .doc (LibreOffice)"),
    "calendar": Text(vi="lịch .ics", en=".ics calendars"),
    "parquet": Text(vi="xuất Parquet", en="Parquet export"),
    "cluster": Text(vi="nhập trên nhiều máy (Dask)", en="import on many machines (Dask)"),
    "web": Text(vi="xem trong trình duyệt (Datasette)", en="browsing (Datasette)"),
}
FORMAT_READ = Text(vi="đọc được", en="readable")
FORMAT_UNREAD = Text(vi="chưa đọc được", en="not readable yet")
THERE = Text(vi="đã có", en="there")
MISSING = Text(vi="chưa có", en="missing")
NEED = Text(vi="{about}: cần {what}; cài bằng: {command}", en="{about}: needs {what}; install with: {command}")
OPTIONAL = Text(vi="Phần tuỳ chọn:", en="Optional parts:")
FORMATS = Text(vi="Loại tệp:", en="Kinds of files:")
MACHINE = Text(
    vi="Python {python}, SQLite {sqlite}, {cores} lõi, bộ luật {packs}",
    en="Python {python}, SQLite {sqlite}, {cores} cores, rule packs {packs}",
)
NO_FTS = Text(
    vi="SQLite này không có FTS5: không tìm kiếm được; hãy cài Python từ python.org",
    en="this SQLite has no FTS5: no search; install Python from python.org",
)
