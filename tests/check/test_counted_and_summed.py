"""Counts against what is listed, tabled, bracketed or named: a wrong one is told, a right one is not."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nĐào tạo nghề cho lao động nông thôn năm 2024\nI. NỘI DUNG\n"
CODES = ("sum-mismatch", "count-mismatch", "rate-mismatch", "conflicting-targets", "conflicting-amounts", "deadline-order")


def _said(body: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + body) if f.code in CODES]


PRIZES = "Cơ cấu giải: 01 giải nhất 9 triệu đồng; 02 giải nhì, mỗi giải 6 triệu đồng; 04 giải ba, mỗi giải 3 triệu đồng. Tổng số 07 giải, trị giá 33 triệu đồng."
WORKS = "1. Dự án 1: đặt 24 km ống.\n2. Dự án 2: đặt 31 km ống.\n3. Dự án 3: đặt 18 km ống.\nTổng chiều dài ống của Dự án 2 và Dự án 3 là 49 km."
STORES = """Tài liệu đang giữ tại 03 kho; không tính tài liệu mật.
Bảng 1. Khối lượng tài liệu
| STT | Kho | Tài liệu (mét) |
|---|---|---|
| 1 | Kho A | 165 |
| 2 | Kho B | 140 |
| 3 | Kho C | 110 |
"""
AWARDS = """Tổ chức hội thi cấp trường với 24 giải thưởng theo Biểu 1.

Biểu 1: Cơ cấu giải thưởng
| Giải | Số giải | Mức thưởng (đồng) |
|---|---|---|
| Nhất | 4 | 500.000 |
| Nhì | 8 | 300.000 |
| Ba | 12 | 200.000 |
| Cộng | 24 | |
"""
GROUPS = """Chia cụm thi đua:
| Cụm | Các xã | Số đơn vị |
|---|---|---|
| Phía Bắc | An Hòa, Bình Lập, Phú Sơn, Tân Lộc | 4 |
| Phía Nam | Hòa Mỹ, Vĩnh Kim, Thạnh Đông | 3 |
| Phía Tây | Long Bình, Suối Đá, Phước Hậu, Thới Thuận, Mỹ An | 5 |
"""

SLIPS = [
    ("Sửa chữa mặt đường trên 05 tuyến: ĐT.231, ĐT.232, ĐT.234, ĐT.237B và ĐT.243.", "05 tuyến", "06 tuyến"),
    ("Phạm vi: 11 huyện, thị xã, thành phố của tỉnh, gồm 09 huyện, thị xã Hòa An và thành phố Bình Yên.", "09 huyện", "08 huyện"),
    ("2. Lĩnh vực dự thi, gồm 03 lĩnh vực:\na/ Đồ dùng học tập;\nb/ Phần mềm tin học;\nc/ Sản phẩm từ rác thải.", "03 lĩnh", "04 lĩnh"),
    ("Đợt 1 xử lý 5 điểm đen và 1 điểm tiềm ẩn (6 vị trí) trước ngày 20/3/2024.", "(6 vị", "(7 vị"),
    (PRIZES, "Tổng số 07", "Tổng số 09"),
    ("Tập huấn cho 195 nhân viên, chia thành 06 lớp (05 lớp 33 người và 01 lớp 30 người).", "33 người", "35 người"),
    (WORKS, "là 49", "là 59"),
    ("1. Hội thảo: 80 triệu đồng.\n2. In ấn: 65 triệu đồng.\n3. Giám sát: 35 triệu đồng.\nII. KINH PHÍ\nTổng kinh phí các nội dung tại mục I là 180 triệu đồng.", "là 180", "là 190"),
    (STORES, "03 kho", "04 kho"),
    (AWARDS, "với 24", "với 22"),
    (GROUPS, "Suối Đá, ", ""),
    ("Thời gian thi: 06 ngày, từ thứ Hai ngày 13/5/2024 đến thứ Bảy ngày 18/5/2024.", "06 ngày", "05 ngày"),
]


@pytest.mark.parametrize(("body", "right", "wrong"), SLIPS)
def test_a_count_that_its_things_do_not_come_to_is_told(body: str, right: str, wrong: str) -> None:
    assert not _said(body)
    assert len(_said(body.replace(right, wrong, 1))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Kiểm tra trên 05 tuyến phố: tuyến A, tuyến B và các tuyến khác.",
        "Mở 10 lớp cho 75 học viên, trong đó 08 lớp 30 học viên và 02 lớp 45 học viên.",
        "Mở 2 lớp và 1 hội thi (7 đơn vị).",
        "1. Dự án 1: đặt 24 km ống.\n2. Dự án 2: trồng 31 ha rừng.\nTổng diện tích của Dự án 1 và Dự án 2 là 59 ha.",
        GROUPS.replace("An Hòa", "An Hòa và 02 thôn"),
    ],
)
def test_counts_of_other_things_are_silent(body: str) -> None:
    assert not _said(body)
