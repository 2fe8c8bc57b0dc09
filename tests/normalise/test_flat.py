"""Tables flattened to one cell a line."""

from __future__ import annotations

import kehoach

HEAD = "KẾ HOẠCH\n\nTập huấn năm 2024\n\nI. NỘI DUNG\n\nPHỤ LỤC\n\n"
FLAT = """STT

Nhiệm vụ

Đơn vị chủ trì

Thời hạn

1

Mở lớp tập huấn

Phòng Y tế

Quý II/2024

2

Phát tờ rơi

Phòng Văn hóa và Thông tin

Tháng 9/2024

Nơi nhận:

- Như trên.
"""


def test_a_flattened_task_table_is_a_table() -> None:
    record = kehoach.extract_plan(HEAD + FLAT)
    assert [(c.row_header, c.col_header, c.text) for c in record.tables[0].cells if c.col == 2] == [
        ("Mở lớp tập huấn", "Đơn vị chủ trì", "Phòng Y tế"),
        ("Phát tờ rơi", "Đơn vị chủ trì", "Phòng Văn hóa và Thông tin"),
    ]
    assert [(a.agency, a.role) for a in record.assignments] == [
        ("Phòng Y tế", "chu_tri"), ("Phòng Văn hóa và Thông tin", "chu_tri"),
    ]  # fmt: skip
    assert [d.date_end for d in record.deadlines] == ["2024-06-30", "2024-09-30"]


def test_a_numbered_list_is_not_a_table() -> None:
    record = kehoach.extract_plan(HEAD + "TT\n\n1. Họp thôn\n\n2. Họp xã\n")
    assert record.tables == ()
