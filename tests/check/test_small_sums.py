"""Small counts against their parts and changes, and names that stand twice in a list of places."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nThực hiện công tác năm 2026\n\nI. NỘI DUNG\n"

SLIPS = [
    ("Làm mới, tu sửa 18,6 km đường băng cản lửa, trong đó làm mới 6,4 km và tu sửa 12,2 km; hoàn thành trước ngày 28/02/2026.", "12,2", "11,2"),
    ("Trồng mới, chăm sóc 140 ha rừng, trong đó trồng mới 45 ha, chăm sóc 95 ha.", "45 ha", "55 ha"),
    ("Kiểm tra 3.068 cơ sở, gồm 2.441 cơ sở công nghiệp, 517 tòa nhà, 70 cơ sở vận tải và 40 cơ sở nông nghiệp; ít nhất 90% lập báo cáo.", "40 cơ sở", "42 cơ sở"),
    ("Thành lập mới 03 câu lạc bộ liên thế hệ, nâng tổng số từ 05 lên 08 câu lạc bộ.", "lên 08", "lên 09"),
    ("Lắp đặt mới 20 trạm quan trắc, nâng tổng số trạm từ 35 trạm lên 55 trạm.", "20 trạm", "50 trạm"),
    ("Phát triển thêm 12 hợp tác xã, đưa tổng số hợp tác xã từ 46 lên 58 hợp tác xã.", "58", "59"),
    ("Kết nạp 14 đảng viên mới, nâng số đảng viên từ 212 lên 226 đảng viên.", "14 đảng", "41 đảng"),
]


def sums(text: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + text) if f.code == "sum-mismatch"]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_a_slip_in_a_sum_is_seen(text: str, right: str, wrong: str) -> None:
    assert sums(text) == []
    assert sums(text.replace(right, wrong))


def test_strengthened_units_are_no_new_ones() -> None:
    assert sums("Củng cố 03 câu lạc bộ yếu, nâng tổng số từ 05 lên 09 câu lạc bộ khá.") == []


DUTIES = "\n| TT | Người dự | Thôn | Ngày |\n|---|---|---|---|\n| 1 | Bí thư | Nậm Hạ, Nậm Thượng | 18/11 |\n| 2 | Chủ tịch | Bản Mùi, Khe Sín | 07/11 |\n| 3 | Phó Chủ tịch | Bản Cuông, Tà Phời | 08/11 |\n| 4 | Trưởng ban | Phìn Chải, {} | 10/11 |\n"


@pytest.mark.parametrize(("name", "found"), [("Nà Luông", 0), ("Khe Sín", 1)])
def test_a_village_that_two_people_are_sent_to(name: str, found: int) -> None:
    assert [f.code for f in check_plan(HEAD + DUTIES.format(name))].count("row-repeated") == found
