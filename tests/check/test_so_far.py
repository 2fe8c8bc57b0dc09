"""What is reached so far, pairs of one rate, rows that are a percentage or a product of their words, and columns multiplied."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nThu gom và dạy nghề trên địa bàn tỉnh năm 2024\nI. NỘI DUNG\n"
ROUNDS = "- Đợt 1: 15,36 ha;\n- Đợt 2: 13,44 ha;\n- Đợt 3: 9,6 ha.\nCộng dồn hai đợt đầu bàn giao được 28,8 ha."
QUARTERS = "Dự kiến thu quý I 4.680 tấn, quý II 8.190 tấn, quý III 7.020 tấn, quý IV 3.510 tấn. Lũy kế đến hết quý II là 12.870 tấn."


def _table(head: str, *rows: str) -> str:
    return "\n".join(f"| {line} |" for line in (head, "|".join("---" for _ in head.split("|")), *rows))


TEAMS = _table("TT | Nội dung | Khối lượng | Mức | Năm 2025 | Cộng", "1 | Tổ | 54 tổ | 3 | 162 | 162", "2 | Điểm | 36 điểm | 12 | 0 | 432", "3 | Lớp | 18 buổi | 3 | 30 | 54", "4 | Thi | 02 cuộc | 30 | 30 | 60")
DOSES = _table("TT | Vắc xin | Số trẻ | Số mũi | Số liều", "1 | A | 460 | 3 | 1.380", "2 | B | 460 | 1 | 460", "3 | C | 445 | 1 | 445", "4 | D | 494 | 1 | 494", "5 | E | 425 | 2 | 850")
COSTS = _table("TT | Nội dung | Số tiền", "1 | Đền bù | 126.040", "2 | Hỗ trợ | 43.960", "3 | Chi phí tổ chức thực hiện (2%) | 3.400")
WORKS = _table("TT | Nội dung | Kinh phí (triệu đồng)", "1 | Sửa chữa 03 công trình (120 triệu đồng/công trình) | 360", "2 | Thi: 76 đợt x 3 triệu đồng | 228")
RATES = _table("TT | Khối | Tổng số | Được đào tạo | Tỷ lệ (%)", "1 | A | 160 | 100 | 62,5", "2 | B | 300 | 186 | 62,0", "3 | C | 180 | 114 | 63,3", "4 | Khác | 80 | 60 | 75,0")

FOUND = [
    (QUARTERS, "12.870", "12.850"),
    (ROUNDS, "28,8", "28,0"),
    (TEAMS, "54 tổ", "56 tổ"),
    (TEAMS, "| 12 |", "| 15 |"),
    (DOSES, "| 425 |", "| 455 |"),
    (COSTS, "3.400", "3.600"),
    (WORKS, "(120", "(140"),
    (WORKS, "x 3", "x 5"),
    (RATES, "62,0", "26,0"),
]


def _codes(body: str) -> set[str]:
    return {f.code for f in check_plan(HEAD + body) if f.code in ("rate-mismatch", "sum-mismatch") and not f.rule.startswith("check.claimed")}


@pytest.mark.parametrize(("body", "right", "wrong"), FOUND)
def test_a_digit_off_is_told(body: str, right: str, wrong: str) -> None:
    assert _codes(body) == set()
    assert _codes(body.replace(right, wrong, 1))


@pytest.mark.parametrize(
    "body",
    [
        "Dự kiến thu quý I 4.680 tấn, quý II 8.190 tấn, quý III 7.020 tấn. Đến hết quý IV thu 12.850 tấn.",
        _table("TT | Nội dung | Số tiền", "1 | Đền bù | 126.040", "2 | Hỗ trợ | 43.960", "3 | Chi phí quản lý (2% giá trị xây lắp) | 1.950"),
    ],
)
def test_other_figures_are_silent(body: str) -> None:
    assert _codes(body) == set()
