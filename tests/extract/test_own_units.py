"""Offices of the house that issues a plan, and money that is its own."""

from __future__ import annotations

from kehoach.pipeline import extract_plan

HOSPITAL = """SỞ Y TẾ TỈNH AN THỬ
BỆNH VIỆN ĐA KHOA MIỀN THỬ
Số: 45/KH-BV
An Thử, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Cải tiến chất lượng bệnh viện năm 2024

I. KINH PHÍ
- Kinh phí hoạt động thường xuyên của đơn vị: 50 triệu đồng.
- Hỗ trợ cho các đơn vị: 12 triệu đồng.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Kế hoạch tổng hợp: đầu mối triển khai.
2. Phòng Điều dưỡng: phối hợp giám sát.
"""


def test_offices_of_a_hospital_are_of_its_level() -> None:
    levels = {a.name: a.level for a in extract_plan(HOSPITAL).agencies if a.kind == "phong"}
    assert levels == {"Phòng Kế hoạch tổng hợp": "tinh", "Phòng Điều dưỡng": "tinh"}


def test_offices_without_a_house_are_of_a_district() -> None:
    plan = HOSPITAL.replace("SỞ Y TẾ TỈNH AN THỬ\nBỆNH VIỆN ĐA KHOA MIỀN THỬ", "ỦY BAN NHÂN DÂN\nHUYỆN AN THỬ").replace("KH-BV", "KH-UBND")
    assert {a.level for a in extract_plan(plan).agencies if a.kind == "phong"} == {"huyen"}


def test_the_units_money_is_no_label_of_a_unit() -> None:
    assert [a.value for a in extract_plan(HOSPITAL).amounts] == ["50000000", "12000000"]
    assert extract_plan(HOSPITAL.replace("- Hỗ trợ cho các đơn vị: 12 triệu đồng.", "Đơn vị: 1.000 đồng")).amounts[-1].value == "50000000"
