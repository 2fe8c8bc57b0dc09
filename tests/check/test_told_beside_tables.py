"""Figures that the text tells beside a table or a list: silent as they are, remarked on with one digit mistyped."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

_PLAN = "KẾ HOẠCH\nPhát triển các lĩnh vực năm 2026\n\nI. NỘI DUNG\n{}\n\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng tổng hợp./.\n"
CODES = {"sum-mismatch", "rate-mismatch", "count-mismatch"}
_COSTS = (
    "| Nội dung | Ngân sách xã | Hộ đóng góp | Cộng (triệu đồng) |\n|---|---|---|---|\n"
    "| Kè đá | 1.240 | 310 | 1.550 |\n| Nạo vét | 420 | 90 | 510 |\n| Tổng cộng | 1.660 | 400 | 2.060 |"
)
_STAGES = (
    "Biểu 02. Phân kỳ vốn tỉnh (đơn vị tính: tỷ đồng)\n| Hạng mục | Năm 2026 | Năm 2027 | Cộng |\n|---|---|---|---|\n"
    "| Đường | 15,2 | 22,4 | 37,6 |\n| Cầu | 6,3 | 10,2 | 16,5 |\n| Tổng cộng | 21,5 | 32,6 | 54,1 |"
)
_TASKS = (
    "\n".join(
        f"Nhiệm vụ {n}. {name}\n- Nội dung: khảo sát, lập hồ sơ.\n- Kinh phí: {cost} tỷ đồng." for n, name, cost in
        ((1, "Điều tra rừng", "48,5"), (2, "Phục hồi rừng", "61,2"), (3, "Tuần tra rừng", "72,0"))
    )
    + "\nBiểu 1. Phân bổ (tỷ đồng)\n| Nhiệm vụ | 2026 | 2027 | Cộng |\n|---|---|---|---|\n"
    "| Nhiệm vụ 1 | 18,5 | 30,0 | 48,5 |\n| Nhiệm vụ 2 | 21,2 | 40,0 | 61,2 |\n| Nhiệm vụ 3 | 32,0 | 40,0 | 72,0 |\n| Tổng cộng | 71,7 | 110,0 | 181,7 |"
)  # fmt: skip
_LOTS = (
    "| TT | Khu rừng | Cá thể năm 2025 | Cá thể năm 2030 |\n|---|---|---|---|\n| 1 | Núi Bạc | 1.240 | 1.420 |\n| 2 | Hang Dơi | 750 | 860 |\n"
    "| 3 | Suối Tre | 550 | 630 |\n| | Tổng cộng | 2.540 | 2.910 |\nRiêng Hang Dơi và Suối Tre có 1.300 cá thể, chiếm 51,2% tổng số cá thể năm 2025."
)
_GIFTS = "| Nhóm | Số suất | Trong đó nữ |\n|---|---|---|\n| Hộ nghèo | 6.400 | 3.100 |\n| Hộ cận nghèo | 2.800 | 1.240 |\n| Tổng số | 9.200 | 4.340 |\n{}"
_ROUNDS = (
    "- Đợt 1 (tháng 4): kiểm tra 300 cơ sở.\n- Đợt 2 (tháng 6): kiểm tra {} cơ sở.\n- Đợt 3 (tháng 9): kiểm tra 250 cơ sở.\n"
    "| Loại hình | Đợt 1 | Đợt 2 | Đợt 3 |\n|---|---|---|---|\n| Ăn uống | 180 | 100 | 150 |\n| Kinh doanh | 120 | 80 | 100 |\n| Tổng số | 300 | 180 | 250 |"
)
_ANNEXED = (
    "Triển khai các công trình tại Phụ lục I với tổng mức đầu tư {} tỷ đồng.\n\nII. KINH PHÍ\nTổng nhu cầu: 746,0 tỷ đồng, gồm: đầu tư công trình 660,0 tỷ đồng; di dời dân 86,0 tỷ đồng.\n\n"
    "PHỤ LỤC I\nDANH MỤC CÔNG TRÌNH\n| TT | Công trình | Tổng mức đầu tư (tỷ đồng) |\n|---|---|---|\n| 1 | Kè sông Hậu | 368,0 |\n| 2 | Kè sông Tiền | 292,0 |\n| | Tổng cộng | 660,0 |"
)
FOUND = [
    (_ANNEXED.format("660,0"), "tư 660,0", "tư 660,2"),
    (_ROUNDS.format(180), "tra 180", "tra 110"),
    (_GIFTS.format("Quà cho hộ nghèo chiếm 69,6% số suất quà."), "69,6", "66,9"),
    (_GIFTS.format("Bình quân mỗi thôn 40 suất; phụ nữ chiếm 47,2%."), "47,2", "42,7"),
    ("Tặng 3.800 suất quà, trong đó cấp tỉnh 1.200 suất, cấp xã 2.600 suất.", "2.600", "2.800"),
    (f"1. Kinh phí\nTổng kinh phí năm 2026 là 2.060 triệu đồng, gồm:\n{_COSTS}", "là 2.060", "là 2.600"),
    (f"Dự án sử dụng 54,1 tỷ đồng vốn tỉnh.\n{_STAGES}\n2. Sở Tài chính: tham mưu bố trí 54,1 tỷ đồng theo Biểu 2; thẩm định giá.", "bố trí 54,1", "bố trí 45,1"),
    (_TASKS, "72,0 tỷ", "70,0 tỷ"),
    ("Giảm 70% số vụ săn bắt so với năm 2025 (từ 60 vụ xuống còn 18 vụ/năm).", "18 vụ", "28 vụ"),
    ("1. Hoàn thành 3.400 căn hộ nhà ở. Danh mục 3.400 căn hộ theo Biểu 1.\n2. Mục tiêu cụ thể\na) Năm 2024: hoàn thành 420 căn hộ.\nb) Năm 2025: hoàn thành 1.720 căn hộ.\n"
     "c) Năm 2026: hoàn thành 1.260 căn hộ.\nd) 100% dự án dành quỹ đất cây xanh.", "1.720", "1.620"),
    ("1. Hoàn thành 2.400 căn hộ nhà ở.\n2. Mục tiêu cụ thể\na) Năm 2024: hoàn thành 420 căn hộ.\nb) Năm 2025: hoàn thành 720 căn hộ.\n"
     "c) Năm 2026: hoàn thành 1.260 căn hộ.\n| Dự án | Số căn hộ |\n|---|---|\n| Châu Sơn | 1.140 |\n| Lam Hạ | 1.260 |\n| Cộng | 2.400 |", "720", "820"),
    ("Toàn tỉnh có 3.400 căn hộ đã khởi công. Hai huyện có 2.700 căn hộ, bằng 79,4% tổng số căn hộ của Kế hoạch.", "79,4", "74,9"),
]  # fmt: skip
SOUND = [
    _ANNEXED.format("660,0").replace("tại Phụ lục I với tổng mức", "của năm trước với mức").replace("tư 660,0 tỷ", "tư 620,0 tỷ"),
    _ROUNDS.format(45),
    _GIFTS.format("Quà của nhà tài trợ chiếm 66,9%; hộ nghèo ở thôn bản chiếm 12,4%."),
    "Tăng 3.800 suất so với năm trước, trong đó cấp tỉnh 1.200 suất, cấp xã 2.000 suất.",
    f"1. Cả giai đoạn có 2.910 cá thể; các khu còn lại có 4.784 cá thể.\n{_LOTS}",
    f"1. Kinh phí\nNăm 2025 đã chi 2.600 triệu đồng cho các công trình khác.\n{_COSTS}",
    _TASKS.replace("Phục hồi rừng\n", "Phục hồi rừng\n- Vốn năm trước: 60,2 tỷ đồng.\n"),
]


def _said(text: str) -> list[str]:
    return [f.message for f in check_report(_PLAN.format(text)).findings if f.code in CODES]


@pytest.mark.parametrize(("text", "right", "wrong"), FOUND)
def test_a_digit_mistyped_is_remarked_on(text: str, right: str, wrong: str) -> None:
    assert _said(text) == []
    assert _said(text.replace(right, wrong, 1))


@pytest.mark.parametrize("text", SOUND)
def test_what_is_of_something_else_is_not(text: str) -> None:
    assert _said(text) == []
