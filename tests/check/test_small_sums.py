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
    ("1. Chương trình gồm 24 tiết, thực hiện trong 03 ngày, mỗi ngày 08 tiết:\n1.1. Chuyên đề 1: Pháp luật (06 tiết).\n1.2. Chuyên đề 2: Ứng xử (10 tiết).\n1.3. Chuyên đề 3: Phòng tránh tai nạn (08 tiết).", "10 tiết", "12 tiết"),
    ("1. Tổng kinh phí 640 triệu đồng.\n2. Nguồn kinh phí: ngân sách tỉnh 310 triệu đồng, ngân sách xã 180 triệu đồng, xã hội hóa 150 triệu đồng.", "310", "130"),
    ("1. Dự toán kinh phí thực hiện: 1.250 triệu đồng.\n2. Phân theo nội dung: tập huấn 450 triệu đồng; in tài liệu 320 triệu đồng; kiểm tra 480 triệu đồng.", "450", "460"),
    ("1. Cơ cấu nguồn vốn (tỷ đồng):\n- Ngân sách trung ương: 420,0;\n- Ngân sách tỉnh: 298,6;\n- Ngân sách xã: 42,0;\n- Tổng cộng: 760,6.", "298,6", "289,6"),
    ("1. Số lớp theo cụm:\n- Tổng số: 46 lớp;\n- Cụm miền núi: 14 lớp;\n- Cụm trung du: 18 lớp;\n- Cụm đồng bằng: 14 lớp.", "18 lớp", "15 lớp"),
    ("Mở 12 lớp cho 390 lao động, gồm 05 lớp nông nghiệp với 165 người và 07 lớp phi nông nghiệp với 225 người.", "12 lớp", "13 lớp"),
    ("Mở 11 lớp cho 352 lao động, trong đó nghề nông nghiệp 06 lớp với 190 người, nghề phi nông nghiệp 05 lớp với 162 người.", "352", "325"),
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


VOLUMES = "1. Phạm vi: 190,0 mét giá, tương ứng 20.000 hồ sơ và {} trang.\n\n| TT | Phông | Mét giá | Hồ sơ | Số trang |\n|---|---|---|---|---|\n| 1 | Văn phòng | 90,0 | 9.000 | 1.200.000 |\n| 2 | Ban Tổ chức | 60,0 | 7.000 | 600.000 |\n| 3 | Sở Nội vụ | 40,0 | 4.000 | 400.000 |\n| | Tổng cộng | 190,0 | 20.000 | 2.200.000 |\n"


@pytest.mark.parametrize(("pages", "found"), [("2.200.000", []), ("2.220.000", ["2.220.000 trang"])])
def test_totals_of_a_table_told_side_by_side(pages: str, found: list[str]) -> None:
    assert sums(VOLUMES.format(pages)) == found
