"""So many for each in the wordings that plans have for it: per year, per hectare, per head, in a note, in a field of the same task."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nThực hiện công tác năm 2026\n\nI. NỘI DUNG\n"
NOTE = (
    "1. Tuyên truyền 48 buổi.\n\n| TT | Nội dung | Ngân sách | Khác | Tổng (triệu đồng) |\n|---|---|---|---|---|\n"
    "| 1 | Tuyên truyền | 144 | 48 | 192 |\n| 2 | Tuần tra | 285 | 0 | 285 |\n\nGhi chú: chi tuyên truyền tính theo mức 4 triệu đồng/buổi."
)
TASK = "1. Gian hàng\na) Mục tiêu: hỗ trợ 120 doanh nghiệp.\nb) Kinh phí: 2.400.000.000 đồng (20.000.000 đồng/doanh nghiệp)."

# (sound text, what is changed, the slip)
SLIPS = [
    ("Xây dựng 25 km đường, suất đầu tư 1,2 tỷ đồng/km, tổng mức đầu tư 30 tỷ đồng.", "1,2", "1,4"),
    ("Trợ cấp 450.000 đồng/người/tháng cho 200 người, kinh phí cả năm 1.080 triệu đồng.", "200", "220"),
    ("Cấp 3.600 kg gạo cho 240 nhân khẩu, mức 15 kg/người.", "15 kg", "16 kg"),
    ("Năng suất lúa đạt 60 tạ/ha, diện tích 1.200 ha, sản lượng 7.200 tấn.", "7.200", "7.500"),
    ("Tuyên truyền 48 buổi. Kinh phí tuyên truyền: 192 triệu đồng, chi tuyên truyền theo mức 4 triệu đồng/buổi.", "4 triệu", "5 triệu"),
    (NOTE, "4 triệu", "5 triệu"),
    (TASK, "20.000.000", "25.000.000"),
]


def figures(text: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + text) if f.code in ("sum-mismatch", "rate-mismatch")]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_a_slip_in_so_many_for_each_is_seen(text: str, right: str, wrong: str) -> None:
    assert figures(text) == []
    assert figures(text.replace(right, wrong, 1))


@pytest.mark.parametrize(
    "text",
    [
        "Trợ cấp 450.000 đồng/người/tháng cho 220 người, kinh phí trong 06 tháng 594 triệu đồng.",
        "Năng suất lúa bình quân đạt 60,4 tạ/ha, diện tích 1.234 ha, sản lượng 7.453 tấn.",
        NOTE.replace("| 1 | Tuyên truyền |", "| 1 | Tuyên truyền, in ấn tài liệu |").replace("192 |", "250 |").replace("144", "202"),
    ],
)
def test_what_is_for_other_things_is_left_alone(text: str) -> None:
    assert figures(text) == []
