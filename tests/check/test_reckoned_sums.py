"""Sums, remainders, changes and products in the wordings of officials: silent as they are, remarked on with one figure mistyped."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

FOUND = [
    ("Toàn tỉnh có 1.480 cơ sở chế biến, gồm 365 cơ sở lớn; 604 cơ sở vừa; 511 cơ sở nhỏ.", "604", "640"),
    ("Phạm vi: 18 xã, thị trấn (16 xã và 02 thị trấn).", "16", "15"),
    ("Tham gia 09 hội thi, sự kiện thể thao, gồm 06 sự kiện trong nước và 03 sự kiện quốc tế.", "06", "07"),
    ("Tổ công tác gồm 06 người: 01 lãnh đạo phòng, 03 công chức và 02 cán bộ công an.", "06", "08"),
    ("Năm 2024 có 25 vụ cháy, giảm 7 vụ so với năm 2023 (32 vụ); trong đó cháy nhà 11 vụ, cháy rừng 9 vụ, cháy kho 5 vụ.", "9 vụ", "8 vụ"),
    ("Tổng chiều dài 64,5 km, trong đó tuyến A 38,2 km, tuyến B 26,3 km; đã có đèn 25,8 km.", "38,2", "38,7"),
    ("Mỗi lớp học 05 ngày, gồm 02 ngày lý thuyết và 03 ngày thực hành.", "05", "06"),
    ("Diện tích gieo trồng cả năm 12.450 ha. Trong đó: vụ xuân 5.320 ha, vụ mùa 3.870 ha, vụ đông 3.260 ha.", "5.320", "5.340"),
    ("Tiếp nhận 3.260 đơn; đã giải quyết 3.015 đơn; đang xem xét 245 đơn.", "3.015", "3.051"),
    ("Số giáo viên hiện có 486 người, thiếu 34 người so với nhu cầu 520 người.", "34", "43"),
    ("Trong 6.480 triệu đồng ngân sách nhà nước có 4.000 triệu đồng ngân sách tỉnh và 2.480 triệu đồng ngân sách huyện.", "2.480", "2.840"),
    ("Năm 2023 trồng rừng tập trung 7.840 ha.\nNăm 2024 trồng 8.200 ha rừng tập trung, tăng 360 ha so với năm 2023.", "360", "380"),
    ("Số hóa 4.800 nghìn trang; nâng tổng số trang đã số hóa từ 19.200 nghìn trang (cuối năm 2023) lên 24.000 nghìn trang.", "24.000", "24.500"),
    ("Củng cố 14 tổ hòa giải với 84 hòa giải viên, bình quân 06 người một tổ.", "06", "07"),
    ("Tập huấn cho 960 lượt hộ tại 24 lớp, bình quân 40 hộ/lớp.", "24 lớp", "26 lớp"),
    ("Giai đoạn 2024 - 2026 trồng 600 nghìn cây: năm 2024 trồng 150 nghìn cây, năm 2025 trồng 210 nghìn cây, năm 2026 trồng 240 nghìn cây.", "210", "220"),
    ("Thời gian thực hiện 36 tháng, chia làm 02 giai đoạn: giai đoạn 1 là 12 tháng, giai đoạn 2 là 24 tháng.", "24 tháng", "22 tháng"),
    ("Dân số 128.450 người, trong đó nam 63.980 người, nữ 64.470 người.", "63.980", "63.890"),
    ("Đàn trâu 6.200 con, đàn bò 14.100 con, đàn lợn 28.000 con; tổng đàn gia súc 48.300 con.", "14.100", "14.700"),
    ("Tuyển dụng 62 viên chức, gồm 35 giáo viên mầm non, 20 giáo viên tiểu học, 07 giáo viên phổ thông.", "07", "09"),
    ("Tạm ứng 30% khi ký hợp đồng, 70% còn lại khi nghiệm thu.", "70%", "60%"),
]  # fmt: skip
SOUND = [
    "Toàn xã có 120 hộ nghèo, giảm 30 hộ so với năm trước; 55 hộ cận nghèo.",
    "Tổ chức 12 lớp cho 480 người, mỗi lớp ít nhất 35 người.",
    "Có 5.543 trẻ em có hoàn cảnh đặc biệt, trong đó 731 trẻ mồ côi, 81 trẻ bị bỏ rơi, 150 trẻ không nơi nương tựa.",
    "Số người tham gia đạt 3.692 người, tăng 92 người so với năm 2023; dân số dự kiến 3.880 người.\nNăm 2023 có 3.600 người tham gia.",
    "Huyện có 22 xã với 180 thôn, trong đó 12 xã miền núi và 95 thôn đặc biệt khó khăn.",
    "Trồng 4.250 ha lúa, 3.100 ha ngô, 640 ha sắn.",
    "Nâng số trường đạt chuẩn lên 33 trường, tăng 05 trường so với năm 2020.",
]  # fmt: skip


def remarks(words: str) -> list[str]:
    draft = framed(f"I. NỘI DUNG\n{words}", "body")
    return [f.message for f in check_report(draft).findings if f.code == "sum-mismatch"]


@pytest.mark.parametrize("words", [*SOUND, *(words for words, _, _ in FOUND)])
def test_figures_that_agree_are_left_alone(words: str) -> None:
    assert remarks(words) == []


@pytest.mark.parametrize(("words", "right", "wrong"), FOUND)
def test_a_mistyped_figure_is_found(words: str, right: str, wrong: str) -> None:
    assert words.count(right) == 1
    assert remarks(words.replace(right, wrong))
