"""Fractions and multiples in words, so often a year, payments in turns, subtotals of all rows above, lists in annexes."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nTruyền thanh cơ sở trên địa bàn xã năm 2024\nI. NỘI DUNG\n"
TABLE = "| Nội dung | Số tiền |\n|---|---|\n| Đền bù | 126.040 |\n| Hỗ trợ | 43.960 |\n| Cộng các khoản trên | 170.000 |\n| Dự phòng | 3.400 |"
BODIES = "PHỤ LỤC\nDANH SÁCH\n1. Năm sở: Tư pháp; Tài chính; Công Thương; Xây dựng; Y tế."

FOUND = [
    ("Tổng kinh phí 1.300 triệu đồng. Tỉnh hỗ trợ một nửa, tương đương 650 triệu đồng.", "650", "680"),
    ("Năm 2023 phát 156 chương trình.\nNăm 2030 phát gấp rưỡi năm 2023, đạt 234 chương trình.", "234", "264"),
    ("Kiểm tra cụm loa mỗi quý một lần, mỗi năm 04 lần.", "04", "06"),
    ("Cấp ba lần: lần đầu 40% khi khởi công, lần hai 40% khi xong một nửa, lần cuối 20% sau quyết toán.", "20%", "30%"),
    (TABLE, "170.000", "171.000"),
    (BODIES.replace("Năm sở", "Sáu sở").replace("Y tế", "Y tế; Nội vụ"), "Sáu", "Bảy"),
]


def _codes(body: str) -> set[str]:
    return {f.code for f in check_plan(HEAD + body) if f.code in ("rate-mismatch", "sum-mismatch", "count-mismatch")}


@pytest.mark.parametrize(("body", "right", "wrong"), FOUND)
def test_a_slip_is_told(body: str, right: str, wrong: str) -> None:
    assert _codes(body) == set()
    assert _codes(body.replace(right, wrong, 1))


@pytest.mark.parametrize(
    "body",
    [
        "Tỉnh hỗ trợ một nửa, tương đương 650 triệu đồng.",
        "Giao ban mỗi tháng một lần, kiểm tra mỗi năm 02 lần.",
        "Giai đoạn 1 giải ngân 30%, giai đoạn 2 đạt 70%, giai đoạn 3 đạt 100%.",
        "Năm 2023 có 150 hộ; năm 2024 tăng gấp đôi số điểm thu, đạt 180 hộ tham gia mới.",
    ],
)
def test_other_words_are_silent(body: str) -> None:
    assert _codes(body) == set()
