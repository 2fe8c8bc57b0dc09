"""Slips of the pen in made-up sums: each draft is silent as it is and remarked on when one figure changes."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

INLINE = (
    "Tổng kinh phí thực hiện: 2.450 triệu đồng, trong đó: ngân sách tỉnh 1.200 triệu đồng, ngân sách huyện 850 triệu "
    "đồng, xã hội hóa 400 triệu đồng."
)
LISTED = (
    "Tổng kinh phí thực hiện là 2.450.000.000 đồng (Hai tỷ bốn trăm năm mươi triệu đồng), bao gồm:\n"
    "- Ngân sách tỉnh: 1.200.000.000 đồng;\n- Ngân sách huyện: 850.000.000 đồng;\n- Nguồn khác: 400.000.000 đồng."
)
NEXT = "Dự kiến kinh phí 12,5 tỷ đồng. Trong đó ngân sách nhà nước 8 tỷ đồng, doanh nghiệp 4,5 tỷ đồng."
SPREAD = (
    "1. Kinh phí năm 2024: 500 triệu đồng (nguồn sự nghiệp 300 triệu đồng, nguồn đầu tư 200 triệu đồng).\n"
    "2. Phân bổ:\n- Phòng Y tế: 120 triệu đồng;\n- Phòng Nội vụ: 380 triệu đồng."
)
BESIDE = "Kinh phí: 350 triệu đồng, gồm ngân sách xã 200 triệu đồng và ngân sách huyện hỗ trợ 150 triệu đồng. Ngoài ra huy động 50 triệu đồng."
NESTED = (
    "Tổng vốn: 24.060 triệu đồng, trong đó:\n"
    "a) Vốn đầu tư: 16.200 triệu đồng, gồm: trung ương 9.500 triệu đồng, tỉnh 4.200 triệu đồng, huyện 2.500 triệu đồng.\n"
    "b) Vốn sự nghiệp: 7.860 triệu đồng."
)
YEARS = "Tổng vốn giai đoạn 2024-2026: 900 triệu đồng (năm 2024: 250 triệu đồng; năm 2025: 300 triệu đồng; năm 2026: 350 triệu đồng)."
PLUS = "Tổng dự toán: 1.000 triệu đồng\n+ Ngân sách huyện: 700 triệu đồng\n+ Ngân sách xã: 300 triệu đồng"
LAST = "Ngân sách tỉnh hỗ trợ 600 triệu đồng, ngân sách huyện 400 triệu đồng, tổng cộng 1.000 triệu đồng."
TWICE = (
    "Tổng vốn là 900 triệu đồng, gồm vốn đầu tư 500 triệu đồng và vốn sự nghiệp 400 triệu đồng; phân theo nguồn: ngân sách "
    "tỉnh 650 triệu đồng, ngân sách huyện 250 triệu đồng."
)
LEFT = "Tổng nhu cầu vốn 3.000 triệu đồng, trong đó đã bố trí 1.250 triệu đồng, còn thiếu 1.750 triệu đồng."
TIMES = "Chi tập huấn: 05 lớp x 12.000.000 đồng/lớp = 60.000.000 đồng."
FAMILIES = "Hỗ trợ giống cho 60 hộ, gồm 25 hộ nghèo, 20 hộ cận nghèo và 15 hộ mới thoát nghèo."
SLIPS = [
    (INLINE, "850", "860"), (INLINE, "2.450", "2.540"), (INLINE, "400 triệu", "300 triệu"),
    (LISTED, "850.", "580."), (LISTED, "2.450.000.000", "2.460.000.000"), (LISTED, "bốn trăm năm", "năm trăm năm"),
    (NEXT, "4,5", "5,5"), (NEXT, "12,5", "13,5"), (SPREAD, "nghiệp 300", "nghiệp 330"), (SPREAD, "380", "360"),
    (SPREAD, "năm 2024: 500", "năm 2024: 550"), (BESIDE, "xã 200", "xã 250"), (NESTED, "4.200", "4.700"),
    (NESTED, "7.860", "7.680"), (YEARS, "2025: 300", "2025: 310"), (YEARS, "900", "950"), (PLUS, "700", "600"),
    (LAST, "1.000", "1.100"), (LAST, "400", "500"), (TWICE, "650", "560"), (TWICE, "nghiệp 400", "nghiệp 300"),
    (LEFT, "1.750", "1.850"), (TIMES, "60.", "65."), (FAMILIES, "25 hộ", "26 hộ"),
]  # fmt: skip


def remarks(words: str) -> list[str]:
    draft = framed(f"I. KINH PHÍ\n{words}", "body")
    return [f.message for f in check_report(draft).findings if f.code in ("sum-mismatch", "conflicting-amounts")]


@pytest.mark.parametrize("words", dict.fromkeys(words for words, _, _ in SLIPS))
def test_sums_that_hold_are_left_alone(words: str) -> None:
    assert remarks(words) == []


@pytest.mark.parametrize(("words", "right", "wrong"), SLIPS)
def test_a_slip_in_a_sum_is_found(words: str, right: str, wrong: str) -> None:
    assert words.count(right) == 1
    assert remarks(words.replace(right, wrong))
