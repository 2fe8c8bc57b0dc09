"""Lists of private persons are blotted out; everything else stays."""

from __future__ import annotations

import pytest

import kehoach
from kehoach.normalise import BLOT, without_private_lists
from kehoach.read import document_from_text

HEAD = "KẾ HOẠCH\nHỗ trợ hộ nghèo năm 2024\n\nI. MỤC TIÊU\n\n- Giảm 12 hộ nghèo.\n\nPHỤ LỤC 1\n\n"
PRIVATE = """| STT | Họ và tên chủ hộ | Địa chỉ | | Số khẩu | Đơn vị giúp đỡ |
|---|---|---|---|---|---|
| | | Thôn | Xã | | |
| 1 | Lò Văn Thử | Bản Mẫu | Xã Ví Dụ | 5 | Phòng Y tế |
| 2 | Cà Thị Nháp | Bản Giả | Xã Ví Dụ | 3 | Phòng Nội vụ; Hội Nông dân huyện |
"""
OFFICERS = """| STT | Họ và tên | Chức vụ | Nhiệm vụ | Điện thoại |
|---|---|---|---|---|
| 1 | Lò Văn Thử | Phó Chủ tịch | Trưởng ban | 0900000000 |
"""


def test_private_columns_are_blotted_and_the_helping_bodies_stay() -> None:
    text = without_private_lists(document_from_text(HEAD + PRIVATE)).text
    assert len(text) == len(HEAD + PRIVATE)
    for private in ("Lò Văn Thử", "Nháp", "Bản Mẫu", "Xã Ví Dụ"):
        assert private not in text
    assert "Phòng Nội vụ; Hội Nông dân huyện" in text
    assert text.startswith(HEAD)


@pytest.mark.parametrize("body", [OFFICERS, "| Tên xã | Số hộ |\n|---|---|\n| Xã Ví Dụ | 5 |\n"], ids=["officers", "communes"])
def test_other_tables_are_left_alone(body: str) -> None:
    assert BLOT not in without_private_lists(document_from_text(HEAD + body)).text


def test_the_record_counts_rows_and_names_nobody() -> None:
    record = kehoach.extract_plan(HEAD + PRIVATE)
    assert "Lò Văn Thử" not in record.to_json()
    warning = next(w for w in record.warnings if w.code == "personal-data")
    assert "2 dòng" in warning.message
    assert record.tables[0].rows == 4
    assert {a.name for a in record.agencies} >= {"Phòng Y tế", "Phòng Nội vụ"}


def test_keeping_is_explicit() -> None:
    record = kehoach.extract_plan(HEAD + PRIVATE, keep_personal_data=True)
    assert "Lò Văn Thử" in record.to_json()
