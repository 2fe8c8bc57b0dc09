"""The year money is for, said over the amount: in a column's header, a caption, a heading."""

import pytest

from kehoach import extract_plan
from kehoach.extract.amount_years import header_year, title_year
from kehoach.folding import fold

HEAD = "KẾ HOẠCH\nPhát triển thủy lợi nhỏ giai đoạn 2026 - 2028\n\n"


@pytest.mark.parametrize(
    "header, year",
    [
        ("Kế hoạch 2026", 2026),
        ("Năm 2027", 2027),
        ("Dự toán năm 2025 › Vốn đầu tư (triệu đồng)", 2025),
        ("2028", 2028),
        ("Giai đoạn 2026-2028", None),
        ("Giai đoạn 2026 – 2028 (triệu đồng)", None),
        ("Thực hiện 2024 so với 2023", None),
        ("Theo Quyết định số 2025", None),
        ("Kinh phí (triệu đồng)", None),
        ("Tổng 2.026 triệu đồng", None),
    ],
)
def test_header_year(header: str, year: int | None) -> None:
    assert header_year(fold(header)) == year


@pytest.mark.parametrize(
    "title, year",
    [
        ("Tổng thu ngân sách nhà nước năm 2006", 2006),
        ("Kinh phí thực hiện năm 2026", 2026),
        ("Mục tiêu đến năm 2030", None),
        ("Dự toán năm 2026 và năm 2027", None),
        ("Dự toán giai đoạn 2026-2028", None),
        ("Kinh phí theo Nghị quyết ngày 12 tháng 3 năm 2024", None),
        ("Từ năm 2026 trở đi", None),
    ],
)
def test_title_year(title: str, year: int | None) -> None:
    assert title_year(title) == year


def test_year_columns_and_headings_give_their_amounts_a_year() -> None:
    record = extract_plan(
        HEAD
        + "I. KINH PHÍ NĂM 2026\n1. Vốn đầu tư\n- Nạo vét kênh: 120 triệu đồng.\n- Sửa trạm bơm: 80 triệu đồng (năm 2027).\n\n"
        + "II. KINH PHÍ ĐẾN NĂM 2028\n- Đo đạc: 40 triệu đồng.\n\n"
        + "Bảng dự toán (triệu đồng)\n\n"
        + "| TT | Nội dung | Kế hoạch 2026 | Kế hoạch 2027 | Cộng 2026-2027 |\n|----|----|----|----|----|\n| 1 | Kênh Bắc | 15 | 25 | 40 |\n"
    )
    assert [(a.value, a.year) for a in record.amounts] == [
        ("120000000", 2026), ("80000000", 2027), ("40000000", None),
        ("15000000", 2026), ("25000000", 2027), ("40000000", None),
    ]  # fmt: skip
