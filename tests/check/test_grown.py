"""Changes by so many per cent, points or times, against the figures that they lead from and to."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nThực hiện công tác năm 2026\n\nI. CHỈ TIÊU\n"
ACCIDENTS = (
    "Năm 2025 xảy ra 40 vụ cháy, làm 08 người chết, 35 người bị thương. Năm 2026 phấn đấu:\n"
    "1. Giảm 10% số vụ cháy (không quá 36 vụ), giảm 25% số người chết (không quá 06 người), giảm 20% số người bị thương (không quá 28 người)."
)

# (sound text, what is changed, the slip)
SLIPS = [
    ("Giảm số vụ vi phạm từ 400 vụ năm 2025 xuống không quá 360 vụ, tức giảm ít nhất 10%.", "10%", "15%"),
    ("Giảm số vụ vi phạm từ 400 vụ năm 2025 xuống không quá 360 vụ, tức giảm ít nhất 10%.", "400 vụ", "440 vụ"),
    ("Khối lượng chôn lấp giảm từ 420 tấn/ngày năm 2023 xuống 294 tấn/ngày cuối năm 2026, giảm 30%.", "294", "249"),
    ("Chi phí tuân thủ giảm 15%, từ 96.000 triệu đồng xuống 81.600 triệu đồng.", "96.000", "69.000"),
    ("Giá trị sản xuất tăng từ 500 tỷ đồng lên 600 tỷ đồng, tốc độ tăng 20%.", "500", "550"),
    ("Giảm 5% chỉ tiêu biên chế, từ 400 biên chế xuống 380 biên chế.", "5%", "6%"),
    ("Năm 2025, trạm điều trị 1.200 người bệnh. Năm 2026 dự báo có 1.800 người bệnh, tăng 50% so với năm 2025.", "50%", "60%"),
    ("Năm 2025 thu hút 12.500 lượt khách. Năm 2026 phấn đấu đón 15.000 lượt khách, tăng 20%.", "15.000", "15.500"),
    ("Số vụ cháy năm 2026 là 12 vụ, giảm 03 vụ (20%) so với năm 2025 (15 vụ).", "20%", "25%"),
    ("Điện dùng năm 2025 là 12,5 triệu kWh; năm 2026 giảm ít nhất 20%, còn không quá 10 triệu kWh.", "20%", "25%"),
    (ACCIDENTS, "36 vụ", "34 vụ"),
    (ACCIDENTS, "25%", "20%"),
    (ACCIDENTS, "28 người", "26 người"),
    ("Tỷ lệ hộ nghèo cuối năm 2025 là 8,4%. Phấn đấu cuối năm 2026 còn 6,9%, giảm 1,5 điểm phần trăm so với năm 2025.", "6,9%", "6,4%"),
    ("Tỷ lệ hộ nghèo cuối năm 2025 là 8,4%. Phấn đấu tỷ lệ hộ nghèo còn 6,9%, giảm 1,5 điểm phần trăm.", "1,5", "1,8"),
    ("Số doanh nghiệp mới năm 2026 đạt 480, gấp 1,5 lần năm 2025 (320 doanh nghiệp).", "1,5", "1,8"),
    ("Năm 2025 có 320 doanh nghiệp mới. Năm 2026 có 640 doanh nghiệp mới, gấp đôi năm 2025.", "640", "460"),
    ("Thu nhập bình quân đầu người đạt 66 triệu đồng/năm, tăng 10% so với năm 2025 (60 triệu đồng/năm).", "66", "69"),
    ("Giao chỉ tiêu vận động 480 người; kết quả đạt 504 người, vượt 5% chỉ tiêu.", "5%", "6%"),
    ("Giảm 40 vụ (20%) so với cùng kỳ, còn 160 vụ.", "40 vụ", "45 vụ"),
    ("Số lượt khách tăng thêm 2.500 lượt, tương ứng 20%, đạt 15.000 lượt.", "2.500", "5.200"),
    ("Số lớp tăng từ 20 lên 25 lớp (25%).", "25%", "35%"),
    ("Tổng thu năm 2025 đạt 535 tỷ đồng, bằng 107% dự toán (500 tỷ đồng).", "107%", "117%"),
    ("Năm 2025, kế hoạch giao 2.000 lao động. Kết quả giải quyết việc làm cho 2.120 lao động, đạt 106% kế hoạch.", "2.120", "2.210"),
    ("Cắt giảm tối thiểu 15% chi phí, từ 96.000 triệu đồng xuống 81.600 triệu đồng/năm.", "15%", "51%"),
]


def rates(text: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + text) if f.code == "rate-mismatch"]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_a_slip_in_a_change_is_seen(text: str, right: str, wrong: str) -> None:
    assert rates(text) == []
    assert rates(text.replace(right, wrong, 1))


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2025 có 320 hộ nghèo. Năm 2026 cấp 460 thẻ, tăng 20% so với năm 2025.",  # of other things
        "Thu ngân sách năm 2025 đạt 500 tỷ đồng. Vốn huy động 700 tỷ đồng, tăng 30%.",
        "Giảm số vụ vi phạm từ 400 vụ xuống 285 vụ, tức giảm ít nhất 10%.",  # a bound that is passed
        "Bình quân mỗi năm tăng 5%, từ 400 hộ năm 2020 lên 600 hộ năm 2025.",
        "Đến năm 2026 có 480 hộ, tăng 12% so với cùng kỳ; đến năm 2030 có 600 hộ.",
        "Doanh thu năm 2025 đạt 240 tỷ đồng; phấn đấu năm 2026 đạt 276 tỷ đồng, tăng 15% so với năm 2025.",
        "Tỷ lệ hộ nghèo cuối năm 2025 là 8,4%. Tỷ lệ lao động qua đào tạo đạt 69%, tăng 1,4 điểm phần trăm.",
        "Giảm 40 vụ (20%) so với cùng kỳ, còn 160 vụ.",
        "Năm 2025 gieo cấy 3.000 ha, đạt 104% kế hoạch; thu hoạch 2.900 ha.",
        "Năm 2025 có 300 doanh nghiệp. Năm 2026 có 640 hộ kinh doanh, gấp đôi năm 2025.",
    ],
)
def test_changes_of_something_else_are_left_alone(text: str) -> None:
    assert rates(text) == []
