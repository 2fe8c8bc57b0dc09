"""Parts of small numbers: what misses its whole by one digit is told, what adds up or is no split is not."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nĐào tạo nghề cho lao động nông thôn năm 2024\nI. NỘI DUNG\n"


def _sums(body: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + body) if f.code == "sum-mismatch"]


@pytest.mark.parametrize(
    ("body", "total"),
    [
        ("Mở 05 lớp cho 125 học viên, mỗi lớp 25 học viên: 03 lớp may, 04 lớp điện.", "05 lớp"),
        ("Triển khai tại 22 xã, thị trấn của huyện (23 xã và 01 thị trấn).", "22 xã"),
        ("Giám sát 10 tổ hợp tác và 08 doanh nghiệp, cộng 15 đơn vị.", "15 đơn"),
        ("Khảo sát ở 22 trường mầm non và 25 trường tiểu học, cộng 40 trường.", "40 trường"),
        ("Cử 43 người, gồm 35 người học ngắn hạn và 80 người học dài hạn.", "43 người"),
        ("Cử 19 người đi học, gồm 04 chuyên khoa cấp II, 12 chuyên khoa cấp I, 05 thạc sĩ.", "19 người"),
        ("Dạy nghề cho 240 người, trong đó 04 tháng cuối năm 2024 là 60 người, năm 2025 là 100 người.", "240 người"),
        ("100% trong số 548 tàu cá, gồm 172 tàu dài từ 15 m trở lên và 386 tàu dưới 15 m, có máy.", "548 tàu"),
        ("1. Dạy nghề cho 240 người.\n2. Theo nghề: may 140 người, điện (dân dụng) 60 người, hàn 50 người, nghề khác 20 người.", "240 người"),
    ],
)
def test_parts_a_digit_off_are_told(body: str, total: str) -> None:
    assert _sums(body) == [total]


@pytest.mark.parametrize(
    "body",
    [
        "Mở 05 lớp cho 125 học viên, mỗi lớp 25 học viên: 03 lớp may, 02 lớp điện.",
        "Triển khai tại 22 xã, thị trấn của huyện (21 xã và 01 thị trấn).",
        "Mỗi nghề có 01 giải nhất, 01 giải nhì và 02 giải ba; tổng cộng 24 giải của 06 nghề.",
        "Tổ công tác 05 người, gồm 01 tổ trưởng, 02 tổ phó và các thành viên.",
        "Hỗ trợ 20 cơ sở, trong đó 12 cơ sở do phụ nữ làm chủ, 09 cơ sở ở vùng cao.",
        "Năm 2024: 20 cơ sở, năm 2025: 45 cơ sở, năm 2026: 55 cơ sở.",
        "1. Dạy nghề cho 240 người.\n2. Theo nghề: may 110 người, điện (dân dụng) 60 người, hàn 50 người, nghề khác 20 người.",
    ],
)
def test_parts_that_add_up_or_are_no_split_are_silent(body: str) -> None:
    assert _sums(body) == []


TABLE = """1. Dự toán
| TT | Nội dung | Thành tiền |
|---|---|---|
| 1 | Mua sách | 640.000.000 |
| 2 | Hội thi | 225.000.000 |
| | Tổng cộng | 865.000.000 |
2. Nguồn: kinh phí sự nghiệp giao năm 2024 là 700.000.000 đồng; vận động tài trợ 165.000.000 đồng."""

ELSEWHERE = [
    (TABLE, "700.000.000", "750.000.000"),
    ("1. Tổng kinh phí: 750 triệu đồng.\n2. Nguồn: ngân sách xã 480 triệu đồng (64%); xã hội hóa 270 triệu đồng (36%).", "480", "482"),
    ("1. Tổng kinh phí 620 triệu đồng.\nNội dung chi: nói chuyện 120 triệu đồng; học nghề 225 triệu đồng (bằng 500.000 đồng/người x 450 người); thi 275 triệu đồng.", "120", "140"),
    ("1. Tổng kinh phí là 23.400 triệu đồng.\n2. Dự kiến giải ngân: quý I 4.680 triệu đồng, quý II 8.190 triệu đồng, quý III 7.020 triệu đồng, quý IV 3.510 triệu đồng.", "7.020", "7.050"),
    ("1. Nhận 14.000 bản sách trong năm.\n2. Tiến độ quý I 3.200 bản, quý II 4.100 bản, quý III 3.800 bản, quý IV 2.900 bản.", "3.800", "3.830"),
    ("Tổng số 1.260 triệu đồng do ngân sách tỉnh cấp 756 triệu đồng (60%), Hội vận động 504 triệu đồng (40%).", "756", "758"),
]


@pytest.mark.parametrize(("body", "right", "wrong"), ELSEWHERE)
def test_parts_of_a_total_in_another_sentence_or_a_table(body: str, right: str, wrong: str) -> None:
    assert _sums(body) == []
    assert _sums(body.replace(right, wrong))
