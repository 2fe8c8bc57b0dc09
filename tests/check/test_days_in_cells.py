"""Weekdays beside their days in a table, rows outside the plan's own time, ideas handed in after they are judged."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

ROWS = (("Bản Mùi", "thứ Bảy", "07/11/2026"), ("Khe Sín", "Chủ nhật", "08/11/2026"), ("Phìn Chải", "thứ Ba", "10/11/2026"), ("Nậm Hạ", "thứ Tư", "18/11/2026"))
DAYS = (
    "KẾ HOẠCH\nTổ chức Ngày hội năm 2026\n\nI. THỜI GIAN\n1. Thời gian: Từ ngày 07/11/2026 đến ngày 18/11/2026.\n2. Lịch tổ chức:\n\n"
    "| TT | Thôn | Thứ | Ngày |\n|---|---|---|---|\n" + "".join(f"| {n} | {a} | {b} | {c} |\n" for n, (a, b, c) in enumerate(ROWS, 1))
)
IDEAS = (
    "KẾ HOẠCH\nCuộc thi khởi nghiệp năm 2024\n\nI. NỘI DUNG\n1. Cuộc thi\na) Các huyện gửi ý tưởng dự thi về Ban Tổ chức trước ngày 15/5/2024.\n"
    "b) Sơ khảo hoàn thành trước ngày 30/6/2024; chung kết ngày 20/9/2024.\n"
)


@pytest.mark.parametrize(
    ("code", "words", "old", "new"),
    [
        ("conflicting-deadlines", DAYS, "thứ Ba", "thứ Hai"), ("conflicting-deadlines", DAYS, "Chủ nhật | 08/11/2026", "Chủ nhật | 09/11/2026"),
        ("conflicting-deadlines", DAYS.replace("thứ Ba | 10/11/2026", "10/11/2026 | thứ Ba"), "10/11/2026 | thứ Ba", "10/11/2026 | thứ Năm"),
        ("deadline-order", DAYS, "Từ ngày 07/11", "Từ ngày 09/11"), ("deadline-order", IDEAS, "15/5/2024", "15/7/2024"),
    ],
)  # fmt: skip
def test_one_day_that_is_off(code: str, words: str, old: str, new: str) -> None:
    assert old in words
    assert code not in [f.code for f in check_report(words).findings]
    assert code in [f.code for f in check_report(words.replace(old, new)).findings]
