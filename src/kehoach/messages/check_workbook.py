"""What stands in the workbook of remarks: its sheets and the heads of their columns."""

from __future__ import annotations

from kehoach.messages.text import Text

SHEETS: dict[str, Text] = {
    "summary": Text(vi="Tổng hợp", en="Summary"),
    "remarks": Text(vi="Nhận xét", en="Remarks"),
    "verified": Text(vi="Đã kiểm chứng", en="Verified"),
}
HEADINGS: dict[str, Text] = {
    "at": Text(vi="TT", en="No."),
    "file_number": Text(vi="Tệp số", en="File no."),
    "file": Text(vi="Tệp", en="File"),
    "severity": Text(vi="Mức độ", en="Severity"),
    "code": Text(vi="Mã", en="Code"),
    "name": Text(vi="Tên mã", en="Name"),
    "page": Text(vi="Trang", en="Page"),
    "line": Text(vi="Dòng", en="Line"),
    "section": Text(vi="Đề mục", en="Section"),
    "words": Text(vi="Nguyên văn", en="Words"),
    "message": Text(vi="Nhận xét", en="Remark"),
    "suggestion": Text(vi="Đề nghị", en="Suggestion"),
    "compare": Text(vi="So với", en="Compare"),
    "source": Text(vi="Căn cứ pháp lý", en="Legal basis"),
    "state": Text(vi="Kết quả", en="Result"),
    "errors": Text(vi="Lỗi", en="Errors"),
    "warnings": Text(vi="Cần xem", en="Warnings"),
    "notes": Text(vi="Gợi ý", en="Notes"),
    "total": Text(vi="Cộng", en="Total"),
    "profile": Text(vi="Mẫu đề mục", en="Profile"),
    "count": Text(vi="Số nhận xét", en="Remarks"),
}
TOTAL = Text(vi="Tổng cộng", en="Total")
