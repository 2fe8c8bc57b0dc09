"""Calendars out of order in one place, and a time alone in another year: silent where all is in order, remarked on after one change."""

from __future__ import annotations

import pytest

from short_plans import rules_said

HEAD = "KẾ HOẠCH\nChăm sóc sức khỏe học sinh năm 2024\n\n"
ROWS = "I. LỊCH KHÁM\n\n| TT | Trường | Ngày khám |\n|---|---|---|\n| 1 | An Hòa | 06/5 - 09/5/2024 |\n| 2 | An Phú | 10/5 - 14/5/2024 |\n| 3 | An Lộc | 15/5 - 21/5/2024 |\n| 4 | Mỹ An | 22/5 - 23/5/2024 |\n"
ITEMS = (
    "I. TIẾN ĐỘ\n1. Đo đất: trước ngày 15/3/2024.\n2. Vẽ bản đồ: từ ngày 20/3/2024 đến ngày 15/5/2024.\n3. Dọn kho: xong trước ngày 31/5/2024.\n"
    "4. Lắp tủ: từ ngày 01/6/2024 đến ngày 15/9/2024.\n5. Chạy thử: xong trước ngày 10/11/2024.\n"
)
CLAUSES = "I. NỘI DUNG\nLịch: 25/02/2024 lễ hội; 07/4/2024 hưởng ứng Ngày hiến máu; 14/6/2024 tôn vinh; 12 - 15/7/2024 hành trình.\n"
COLUMN = "I. NỘI DUNG\n\n| TT | Việc | Hoàn thành |\n|---|---|---|\n| 1 | Mua tủ | 15/9/2024 |\n| 2 | Mua bàn | 31/3/2024 |\n| 3 | Mua ghế | 10/8/2024 |\n| 4 | Mua giường | 10/5/2024 |\n| 5 | Mua cân | 15/7/2024 |\n"


def told(words: str) -> list[str | None]:
    return rules_said(HEAD + words, "deadline-order", "deadline-past", "conflicting-deadlines")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (ROWS, "15/5 -", "06/5 -"),
        (ITEMS, "10/11/2024", "10/8/2024"),
        (ITEMS, "31/5/2024", "31/10/2024"),
        (CLAUSES, "25/02/2024", "25/5/2024"),
        (COLUMN, "10/8/2024", "10/8/2025"),
        ("I. NỘI DUNG\na) Khám mắt: ngày 18/9/2024.\nb) Khám răng: ngày 21/6/2024.\nc) Cân đo: ngày 24/3/2024 và ngày 25/4/2024.\nd) Tẩy giun: tháng 10/2024.", "21/6/2024", "21/6/2023"),
    ],
)
def test_one_time_out_of_its_calendar_is_remarked_on(words: str, old: str, new: str) -> None:
    assert old in words
    assert told(words) == []
    assert told(words.replace(old, new, 1))


@pytest.mark.parametrize(
    "words",
    [
        ITEMS.replace("TIẾN ĐỘ", "NHIỆM VỤ").replace("10/11", "10/8"),  # tasks in no order
        COLUMN.replace("10/8/2024", "10/8/2025").replace("15/7/2024", "15/7/2025"),  # two of the year after
        COLUMN.replace("10/8/2024", "28/02/2025"),  # the last works of a year run into the next
        "I. NỘI DUNG\na) Khám mắt: ngày 18/9/2024.\nb) Duy trì phòng khám đã mở ngày 21/6/2023.\nc) Cân đo: ngày 24/3/2024 và ngày 25/4/2024.\nd) Tẩy giun: tháng 10/2024.",
        "I. NỘI DUNG\na) Khám mắt: ngày 18/9/2024.\nb) Kỷ niệm ngày 28/7/1929: ngày 28/7/2024.\nc) Cân đo: ngày 24/3/2024 và ngày 25/4/2024.\nd) Tẩy giun: tháng 10/2024.",
    ],
)
def test_what_has_no_order_or_its_own_year_is_left_alone(words: str) -> None:
    assert told(words) == []
