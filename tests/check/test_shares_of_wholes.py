"""Percentages against wholes that stand beside them, before them, or elsewhere in the draft."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

DRAFT = (
    "I. THỰC TRẠNG\nToàn huyện có 1.460 cơ sở giết mổ, 64,5 km đường nội thị và 4.800 ha lúa. Mỗi năm phát sinh khoảng 250 tấn rơm rạ.\n"
    "II. CHỈ TIÊU\n{}\nIII. KINH PHÍ\nTổng kinh phí 186.000 triệu đồng.\n"
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Kiểm tra 730 cơ sở, đạt 50% tổng số cơ sở.", "Kiểm tra 730 cơ sở, đạt 55% tổng số cơ sở."),
        ("Nâng diện tích tưới lên 3.360 ha, đạt 70% tổng diện tích lúa.", "Nâng diện tích tưới lên 3.630 ha, đạt 70% tổng diện tích lúa."),
        ("Xã hội hóa 36.000 triệu đồng, bằng 19,4% tổng kinh phí.", "Xã hội hóa 36.000 triệu đồng, bằng 20,4% tổng kinh phí."),
        ("Số hóa 24.000 nghìn trang, bằng 60% của 40.000 nghìn trang.", "Số hóa 24.500 nghìn trang, bằng 60% của 40.000 nghìn trang."),
        ("Trong 24 điểm chỉ có 09 điểm đạt chuẩn, chiếm 37,5%.", "Trong 24 điểm chỉ có 09 điểm đạt chuẩn, chiếm 35,7%."),
        ("Có 1.500 lao động học nghề, trong đó nữ 600 người, chiếm 40%.", "Có 1.500 lao động học nghề, trong đó nữ 600 người, chiếm 45%."),
        ("Giải ngân 55,8 tỷ đồng, đạt 30% kế hoạch vốn (186 tỷ đồng).", "Giải ngân 55,8 tỷ đồng, đạt 40% kế hoạch vốn (186 tỷ đồng)."),
        ("Sản lượng 1.200 tấn, tăng 20% (năm 2023 đạt 1.000 tấn).", "Sản lượng 1.200 tấn, tăng 30% (năm 2023 đạt 1.000 tấn)."),
        ("Ngân sách tỉnh hỗ trợ 70%, nhân dân đóng góp 30% chi phí.", "Ngân sách tỉnh hỗ trợ 70%, nhân dân đóng góp 40% chi phí."),
    ],
)
def test_a_share_of_a_named_whole(right: str, wrong: str) -> None:
    assert "rate-mismatch" not in [f.code for f in check_report(DRAFT.format(right)).findings]
    assert [f.code for f in check_report(DRAFT.format(wrong)).findings].count("rate-mismatch") == 1


@pytest.mark.parametrize(
    "words",
    [
        "Kiểm tra 90 cơ sở, đạt 55% tổng số cơ sở được giao trong quý.",
        "Thu gom 150 tấn, bằng 60% lượng phát sinh.",
        "Có 45 hộ tham gia, chiếm 12%.",
        "Ngân sách tỉnh hỗ trợ tối đa 70%, nhân dân đóng góp 40% chi phí.",
    ],
)
def test_a_share_of_another_whole(words: str) -> None:
    assert "rate-mismatch" not in [f.code for f in check_report(DRAFT.format(words)).findings]
