"""Words of the evidence pages."""

from __future__ import annotations

from kehoach.messages.text import Text

TITLE = Text(vi="Bằng chứng của dữ kiện", en="Evidence of facts")
ABOUT = Text(
    vi="Mỗi dữ kiện kèm nguyên văn, vị trí, tệp gốc và cách đọc ra nó. Trang này không tải gì từ mạng.",
    en="Each fact with its words, place, file and how it was read. This page loads nothing.",
)
LABELS: dict[str, Text] = {
    "value": Text(vi="Giá trị", en="Value"),
    "quote": Text(vi="Nguyên văn", en="Words"),
    "plan": Text(vi="Kế hoạch", en="Plan"),
    "section": Text(vi="Đề mục", en="Section"),
    "place": Text(vi="Vị trí", en="Place"),
    "fields": Text(vi="Các trường", en="Fields"),
    "rule": Text(vi="Luật", en="Rule"),
    "confidence": Text(vi="Độ tin cậy", en="Confidence"),
    "state": Text(vi="Trạng thái", en="State"),
    "file": Text(vi="Tệp", en="File"),
    "sha256": Text(vi="SHA-256 của tệp", en="SHA-256 of the file"),
    "text_sha256": Text(vi="SHA-256 của văn bản", en="SHA-256 of the text"),
    "versions": Text(vi="Phiên bản", en="Versions"),
    "corrections": Text(vi="Sửa chữa", en="Corrections"),
    "id": Text(vi="Mã dữ kiện", en="Id"),
}
STATES: dict[str, Text] = {
    "read": Text(vi="đọc từ văn bản", en="read from the text"),
    "derived": Text(vi="suy ra", en="derived"),
    "corrected": Text(vi="người đã sửa", en="corrected by a person"),
}
PLACE = Text(vi="ký tự {start}–{end}", en="characters {start}–{end}")
PAGE = Text(vi="trang {page}", en="page {page}")
NONE = Text(vi="chưa có", en="none")
ACTIONS: dict[str, Text] = {
    "changed": Text(vi="sửa {field}: {old} → {new}", en="{field}: {old} → {new}"),
    "rejected": Text(vi="bỏ dữ kiện", en="fact rejected"),
    "added": Text(vi="thêm dữ kiện", en="fact added"),
}
OUTCOMES: dict[str, Text] = {
    "applied": Text(vi="đã áp dụng", en="applied"),
    "agrees": Text(vi="nay đã khớp", en="agrees with what is read now"),
    "unanchored": Text(vi="không gắn được ({reason})", en="does not anchor ({reason})"),
}
MASKED = Text(
    vi="Thông tin cá nhân trên ảnh trang đã được che.", en="Personal data on the page's picture is painted over."
)
PICTURE = Text(vi="Trang {page} của tệp, dữ kiện trong khung", en="Page {page} of the file, the fact in a frame")
