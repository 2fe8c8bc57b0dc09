"""Percentages and the numbers that they come to, in the ways that plans write them."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nThực hiện công tác năm 2026\n\n"

# (sound text, what is changed, the slip)
SLIPS = [
    ("I. CHỈ TIÊU\n1. Cả tỉnh có 2.460 hộ trồng chè.\n2. Phấn đấu 75% số hộ (1.845 hộ) áp dụng quy trình an toàn.", "1.845", "1.854"),
    ("I. CHỈ TIÊU\n1. Bồi dưỡng 1.260 giáo viên cốt cán.\n2. Ít nhất 80% học viên (1.008 người) đạt loại khá.", "1.008", "1.080"),
    ("I. KẾT QUẢ\nToàn xã có 64 đoạn đê dài 178,5 km, gồm:\na) Xung yếu: 27 đoạn, dài 92,8 km, chiếm 42,2% số đoạn;\nb) Bình thường: 37 đoạn, dài 85,7 km, chiếm 57,8% số đoạn.", "42,2%", "44,2%"),
    ("I. KẾT QUẢ\nThị trấn có 1.240 bộ đèn, trong đó đèn LED 496 bộ, chiếm 40%; còn lại là đèn cao áp.", "40%", "60%"),
    ("I. CHỈ TIÊU\nThu gom 95% lượng rác, tương ứng 6,08 tấn mỗi ngày. Lượng rác phát sinh là 6,4 tấn mỗi ngày.", "95%", "59%"),
    ("I. CHỈ TIÊU\nTỷ lệ phụ nữ có thai được tiêm đủ mũi đạt từ 95% trở lên (ít nhất 404/425 người).", "95%", "59%"),
    ("I. KẾT QUẢ\nSố người tham gia là 3.692.000 người; tỷ lệ bao phủ đạt 95,15% trên dân số dự kiến 3.880.000 người.", "95,15%", "91,55%"),
    ("I. KẾT QUẢ\nSáu tháng đầu năm đón 1.400 nghìn lượt khách, tăng 25% so với cùng kỳ năm 2025 (1.120 nghìn lượt).", "25%", "35%"),
    ("I. KẾT QUẢ\nNăm 2025 xảy ra 64 vụ; so với năm 2024 (80 vụ) giảm 16 vụ, tương ứng giảm 20%.", "20%", "22%"),
    ("I. CHỈ TIÊU\nĐào tạo 675 lao động. Sau khi học, ít nhất 540 người có việc làm, tương đương 80% số người được đào tạo.", "540", "504"),
    ("I. CHỈ TIÊU\nChỉnh lý 640 mét tài liệu. Tiêu hủy không quá 96 mét (bằng 15% số tài liệu đưa ra chỉnh lý).", "15%", "16%"),
    ("I. CHỈ TIÊU\nTỷ lệ che phủ đạt 68,5%, tương ứng 548.000 ha có rừng trên 800.000 ha diện tích tự nhiên.", "68,5%", "69,5%"),
    ("I. CHỈ TIÊU\n90% trong tổng số 1.500 hộ dân, tức 1.350 hộ, được dùng nước sạch.", "90%", "95%"),
    ("I. CHỈ TIÊU\nSố người tham gia đạt 92% dân số (11.040 người trên tổng số 12.000 người).", "92%", "95%"),
    ("I. KẾT QUẢ\nTiếp nhận 320 hồ sơ, đã giải quyết đúng hạn 304 hồ sơ (đạt 95%).", "320", "230"),
    ("I. CHỈ TIÊU\nCó 24 thôn. Phấn đấu có 75% số thôn đạt chuẩn văn hóa, tức 18 thôn.", "18 thôn", "16 thôn"),
    ("I. CHỈ TIÊU\nHọc sinh dân tộc thiểu số chiếm 45%, tức 270 em; toàn trường có 600 em.", "270", "207"),
    ("I. KẾT QUẢ\nĐiều trị khỏi 285/300 ca, tỷ lệ khỏi 95%.", "300", "330"),
    ("I. KẾT QUẢ\n45 trong số 60 cán bộ được bồi dưỡng, đạt 75%.", "45", "54"),
    ("I. KẾT QUẢ\nCó 18/20 tiêu chí đạt chuẩn (chiếm 90%).", "18/20", "81/20"),
    ("I. KINH PHÍ\nTiết kiệm 10% chi thường xuyên, tương ứng 45 triệu đồng trên dự toán 450 triệu đồng.", "45 triệu", "54 triệu"),
    ("I. CHỈ TIÊU\nTiếp nhận 14.000 đơn vị máu. Số đơn vị của người hiến nhắc lại đạt 6.300, bằng 45% tổng lượng máu.", "45%", "40%"),
    ("I. CHỈ TIÊU\nHuấn luyện 190 dân quân; có ít nhất 152 người đạt khá, giỏi, bằng 80% quân số.", "152", "125"),
    ("I. CHỈ TIÊU\n1. Giải quyết thủ tục hành chính (TTHC).\n2. Rà soát 84 TTHC, kiến nghị đơn giản hóa ít nhất 42 thủ tục, tức 50% số thủ tục được rà soát.", "42", "24"),
    ("I. KẾT QUẢ\nNăm 2025 có 420 hồ sơ, tăng 12% so với năm 2024 (375 hồ sơ).", "12%", "21%"),
]


def rates(text: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + text) if f.code == "rate-mismatch"]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_a_slip_in_a_share_is_seen(text: str, right: str, wrong: str) -> None:
    assert rates(text) == []
    assert rates(text.replace(right, wrong))


@pytest.mark.parametrize(
    "text",
    [
        "I. KẾT QUẢ\nToàn huyện có 19.886 hộ dân cư; còn 2.342 hộ nghèo; hộ nghèo dân tộc thiểu số 2.151 hộ, chiếm 91,84% trong tổng số hộ nghèo và chiếm 16,48% trong tổng số hộ dân cư dân tộc thiểu số.",
        "I. CHỈ TIÊU\n1. Trồng 1.200 ha rừng.\n2. Tỷ lệ che phủ đạt 52% (tăng 0,5% so với năm 2025).",
        "I. KẾT QUẢ\nGieo trồng 3.150 ha, đạt 96% kế hoạch, tăng 4% so với cùng kỳ; thu hoạch 2.980 ha.",
        "I. CHỈ TIÊU\n- Xã có 2.800 hộ; năm 2026 có 2.660 hộ, đạt 95% tổng số 2.800 hộ toàn xã.",  # a number, no noun, behind "tổng số"
        "I. CHỈ TIÊU\nChỉnh lý 640/640 mét tài liệu, gồm 480 mét hồ sơ (chiếm 75%) và 160 mét tài liệu (chiếm 25%).",
        "I. CHỈ TIÊU\n1. Mở 10 lớp cho 300 người.\n2. Trên 70% số người học có việc làm (trong đó ưu tiên 50 phụ nữ).",
    ],
)
def test_shares_of_something_else_are_left_alone(text: str) -> None:
    assert rates(text) == []
