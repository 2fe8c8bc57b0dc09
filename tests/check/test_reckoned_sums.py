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
    ("Trong 24 điểm đen (quốc lộ 10 điểm, đường tỉnh 08 điểm, đường xã 06 điểm) có 12 điểm tại khu dân cư.", "06 điểm", "07 điểm"),
    ("Đối tượng: 4.120 đơn vị, gồm 620 doanh nghiệp, 3.400 cơ sở cá thể, 64 đơn vị sự nghiệp và 36 cơ sở tôn giáo.", "36", "46"),
    ("Toàn tỉnh có 152 di sản, gồm 66 lễ hội, 38 nghề truyền thống và 48 loại hình diễn xướng.", "152", "125"),
    ("Năm 2023 đón 2.268 nghìn lượt khách, gồm 2.180 nghìn lượt nội địa và 88 nghìn lượt quốc tế; doanh thu 4.536 tỷ đồng, bình quân 2,0 triệu đồng/lượt khách.",
     "4.536", "4.635"),
    ("Kinh phí 247.200.000 đồng, bình quân 60.000 đồng một đơn vị; gồm tỉnh cấp 197.760.000 đồng, xã 49.440.000 đồng.\nCó 4.120 đơn vị điều tra.", " 60.", " 65."),
    ("Tổng diện tích rừng 224.904 ha. Rừng tự nhiên 218.500 ha, rừng trồng 6.404 ha.", "218.500", "281.500"),
    ("Năm 2023 có 24 điểm du lịch cộng đồng.\nĐến năm 2025 có 40 điểm du lịch cộng đồng, tăng 16 điểm so với năm 2023.", "16", "14"),
    ("Đã kiên cố 111,9 km kênh.\nNăm 2024 kiên cố 10,125 km kênh tại 08 xã, nâng chiều dài kênh được kiên cố lên 122,025 km.", "122,025", "120,025"),
    ("Tổng số 2.300 đoàn viên, nữ 1.265 đoàn viên, nam 1.035 đoàn viên.", "1.035", "1.053"),
    ("Toàn tỉnh có 220 tổ hợp tác, trong đó 165 tổ nông nghiệp, 32 tổ dịch vụ và 23 quỹ tín dụng.", "32", "34"),
    ("Nhu cầu 1.500 liều vắc xin, đã có 1.050 liều, cần mua thêm 450 liều.", " 450", " 480"),
    ("Khu A có 24 gian hàng, khu B có 36 gian hàng, khu C có 20 gian hàng; toàn hội chợ 80 gian hàng.", "20", "22"),
    ("Kinh phí 1.260 triệu đồng từ ngân sách tỉnh 900 triệu đồng và nguồn vận động 360 triệu đồng.", "360", "380"),
    ("Trang bị 45 camera cho 15 điểm giao thông, mỗi điểm 03 camera.", "03", "04"),
]  # fmt: skip
SOUND = [
    "Toàn xã có 120 hộ nghèo, giảm 30 hộ so với năm trước; 55 hộ cận nghèo.",
    "Tổ chức 12 lớp cho 480 người, mỗi lớp ít nhất 35 người.",
    "Có 5.543 trẻ em có hoàn cảnh đặc biệt, trong đó 731 trẻ mồ côi, 81 trẻ bị bỏ rơi, 150 trẻ không nơi nương tựa.",
    "Số người tham gia đạt 3.692 người, tăng 92 người so với năm 2023; dân số dự kiến 3.880 người.\nNăm 2023 có 3.600 người tham gia.",
    "Huyện có 22 xã với 180 thôn, trong đó 12 xã miền núi và 95 thôn đặc biệt khó khăn.",
    "Phát 50 băng rôn tại 18 xã, mỗi xã 02 băng rôn; còn lại treo tại trung tâm huyện.",
    "Kinh phí hỗ trợ 50 triệu đồng/mô hình, đối ứng 20 triệu đồng/mô hình; thực hiện 06 mô hình, tổng kinh phí 420 triệu đồng.",
    "Năm 2023 có 45 trường đạt chuẩn; năm 2024 công nhận thêm 06 trường, công nhận lại 04 trường, nâng tổng số lên 51 trường.",
    "Tổng kinh phí 1.200 triệu đồng, trong đó năm 2024 là 300 triệu đồng, năm 2025 là 400 triệu đồng, các năm sau bố trí theo khả năng.",
    "Mỗi đội tuyển gồm 12 vận động viên và 03 huấn luyện viên; 18 đội có 270 người.",
    "Trồng 4.250 ha lúa, 3.100 ha ngô, 640 ha sắn.",
    "Nâng số trường đạt chuẩn lên 33 trường, tăng 05 trường so với năm 2020.",
]  # fmt: skip
ZERO = [
    "Kinh phí 0 đồng (34 tập thể x 5 triệu đồng).",
    "Mỗi môn trao 01 giải nhất, 01 giải nhì và 02 giải ba; tổng cộng 0 giải của 06 môn.",
    "Có 60 hộ nghèo, mỗi hộ 3 triệu đồng; 40 hộ cận nghèo, mỗi hộ 2 triệu đồng; tổng cộng 0 triệu đồng.",
    "Thu gom 80% lượng rác phát sinh, tương ứng 100 tấn. Năm trước thu gom 0 tấn.",
    "Có 0 hộ nghèo, chiếm 8,4%; 214 hộ cận nghèo, chiếm 10,7%.",
]


def remarks(words: str) -> list[str]:
    draft = framed(f"I. NỘI DUNG\n{words}", "body")
    return [f.message for f in check_report(draft).findings if f.code in ("sum-mismatch", "rate-mismatch")]


@pytest.mark.parametrize("words", [*SOUND, *(words for words, _, _ in FOUND)])
def test_figures_that_agree_are_left_alone(words: str) -> None:
    assert remarks(words) == []


@pytest.mark.parametrize("words", ZERO)
def test_a_figure_of_zero_is_divided_by_nowhere(words: str) -> None:
    assert remarks(words) == []


@pytest.mark.parametrize(("words", "right", "wrong"), FOUND)
def test_a_mistyped_figure_is_found(words: str, right: str, wrong: str) -> None:
    assert words.count(right) == 1
    assert remarks(words.replace(right, wrong))
