"""Parts named one by one below their count, months from and to whole months, and sums told in another field of one part."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nPhát triển văn hóa cơ sở năm 2024\nI. NỘI DUNG\n"
PARTS = "Kế hoạch gồm 03 hợp phần:\nHợp phần 1. Đọc sách\nMở tủ sách.\nHợp phần 2. Hội thi\nTổ chức thi.\nHợp phần 3. Truyền thông\nIn tờ rơi."
FIELDS = """1. Hỗ trợ bán hàng
a) Mục tiêu: 120 doanh nghiệp có gian hàng.
b) Nội dung: chụp ảnh, dịch tài liệu.
c) Kinh phí: 2.400.000.000 đồng (20.000.000 đồng/doanh nghiệp).
2. Tập huấn xuất khẩu
a) Mục tiêu: 1.200 lượt học viên.
b) Nội dung: mở 30 lớp, mỗi lớp 40 học viên.
c) Kinh phí: 90 triệu đồng."""


def _found(body: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + body) if f.code in ("count-mismatch", "sum-mismatch")]


@pytest.mark.parametrize(
    ("body", "old", "new"),
    [
        (PARTS, "03 hợp phần", "04 hợp phần"),
        (PARTS, "03 hợp phần", "02 hợp phần"),
        (PARTS.replace("Hợp phần 1.", "Bước 1:").replace("Hợp phần 2.", "Bước 2:").replace("Hợp phần 3.", "Bước 3:").replace("03 hợp phần", "ba bước"), "ba bước", "bốn bước"),
        (FIELDS, "(20.000.000", "(25.000.000"),
        (FIELDS, "1.200 lượt", "1.020 lượt"),
        ("Trực ban từ ngày 01/6/2024 đến ngày 30/11/2024, đủ 06 tháng.", "06 tháng", "05 tháng"),
        ("Năm 2023 khám cho 1.200 người bệnh, trong đó 780 người lớn và 420 trẻ em.", "780", "870"),
    ],
)
def test_parts_and_fields_that_do_not_agree(body: str, old: str, new: str) -> None:
    assert old in body
    assert _found(body) == []
    assert len(_found(body.replace(old, new))) == 1


@pytest.mark.parametrize(
    "body",
    [
        PARTS.replace("Kế hoạch gồm 03 hợp phần:", "Dự án gồm 05 hợp phần do tỉnh quản lý."),
        PARTS.replace("Tổ chức thi.", "Chia theo 02 hợp phần nhỏ."),
        "Trực ban từ ngày 15/6/2024 đến ngày 15/11/2024, 05 tháng.",
    ],
)
def test_other_counts_of_parts_are_silent(body: str) -> None:
    assert _found(body) == []
