"""Words of the accuracy report."""

from __future__ import annotations

from kehoach.messages.text import Text

TYPES: dict[str, Text] = {
    "sections": Text(vi="đề mục", en="sections"),
    "amounts": Text(vi="số tiền", en="amounts"),
    "assignments": Text(vi="phân công", en="assignments"),
    "deadlines": Text(vi="thời hạn", en="deadlines"),
    "targets": Text(vi="chỉ tiêu", en="targets"),
    "citations": Text(vi="viện dẫn", en="citations"),
    "agencies": Text(vi="cơ quan", en="agencies"),
    "plan": Text(vi="thông tin chung", en="metadata"),
}
COLUMNS: dict[str, Text] = {
    "type": Text(vi="loại", en="type"),
    "precision": Text(vi="chính xác", en="precision"),
    "recall": Text(vi="đầy đủ", en="recall"),
    "f1": Text(vi="F1", en="F1"),
    "gold": Text(vi="đáp án", en="gold"),
    "found": Text(vi="tìm được", en="found"),
}
CHANGES: dict[str, Text] = {
    "found": Text(vi="nay tìm được", en="now found"),
    "lost": Text(vi="nay bỏ sót", en="now missed"),
    "new-extra": Text(vi="nay tìm thừa", en="now found in excess"),
    "no-longer-extra": Text(vi="hết tìm thừa", en="no longer found in excess"),
}
NO_GOLD = Text(
    vi="{path}: không có bản chuẩn nào (TÊN.json) trong thư mục này",
    en="{path}: no gold file (NAME.json) in this folder",
)
IN_TEXT = Text(vi="ngoài bảng", en="in text")
IN_TABLE = Text(vi="trong bảng", en="in tables")
ATTRIBUTE = Text(vi="thuộc tính", en="attribute")
RIGHT = Text(vi="đúng", en="right")
SKIPPED = Text(vi="bỏ qua", en="skipped")
FAILED = Text(vi="không trích được, tính như không tìm thấy gì", en="failed, scored as empty")
PROBLEMS = Text(vi="đáp án không khớp văn bản", en="gold not as found in the text")
GAINS = Text(vi="tốt hơn", en="gains")
LOSSES = Text(vi="kém hơn", en="losses")
