"""Numbers announced or looked back on: steps of a table, annexes, items together, points between percentages."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nKhảo sát hài lòng năm 2024\nI. NỘI DUNG\n"
STEPS = "| TT | Công việc | Hạn |\n|---|---|---|\n| 1 | Chọn mẫu | tháng 6 |\n| 2 | Khảo sát | tháng 7 |\n| 3 | Báo cáo | tháng 8 |\n\nToàn bộ công việc gồm 03 bước."
ANNEXES = "Kèm theo Kế hoạch này 02 phụ lục.\n\nPHỤ LỤC I\nDANH SÁCH XÃ\n1. Tân Sơn.\n\nPHỤ LỤC II\nBIỂU MẪU BÁO CÁO\n1. Số hộ."
ITEMS = "a) Công điều tra: 96 triệu đồng;\nb) Đi lại: 48 triệu đồng;\nc) In ấn: 12 triệu đồng.\nHai khoản a và b cộng lại bằng 144 triệu đồng."
POINTS = "Chỉ số đạt từ 87% trở lên, cao hơn kết quả 84,5% của năm 2023 ít nhất 2,5 điểm phần trăm."
CODES = ("rate-mismatch", "sum-mismatch", "count-mismatch")


@pytest.mark.parametrize(
    ("body", "right", "wrong"),
    [(STEPS, "03 bước", "04 bước"), (ANNEXES, "02 phụ", "03 phụ"), (ITEMS, "144", "140"), (POINTS, "87%", "85%")],
)
def test_a_slip_is_told_and_the_sound_text_is_silent(body: str, right: str, wrong: str) -> None:
    assert not [f for f in check_plan(HEAD + body) if f.code in CODES]
    assert [f for f in check_plan(HEAD + body.replace(right, wrong)) if f.code in CODES]


def test_labour_is_no_sum() -> None:
    """*Công điều tra* opens a list and is no *Cộng*."""
    assert not [f for f in check_plan(HEAD + ITEMS.rpartition("\n")[0]) if f.code in CODES]
