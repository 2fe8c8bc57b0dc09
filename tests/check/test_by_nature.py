"""What can only come after another thing, and works or rows of a timetable outside the plan's own time: each fault beside its sound twin."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "ỦY BAN NHÂN DÂN\nXÃ PHÚ TÚC\nSố: 21/KH-UBND\nPhú Túc, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\n"


def _late(words: str) -> list[str]:
    return [f.text for f in check_report(HEAD + words).findings if f.code == "deadline-order" and f.severity == "warning"]


SHOW = "I. NỘI DUNG\n1. Biểu diễn văn nghệ ngày 16 và 17/10/2024 tại sân xã.\n2. Văn phòng trình kịch bản chậm nhất ngày {}.\nII. BÁO CÁO\nVăn phòng báo cáo năm trước ngày 10/12/2024.\n"
SCRIPT = "I. CÁC BƯỚC\na) Chủ tịch duyệt thể lệ trước ngày 29/7/2024.\nb) Thi từ ngày 30/8/2024.\nII. TỔ CHỨC\n1. Đoàn xã soạn thể lệ, gửi Văn phòng trước ngày {}.\n2. Công an xã giữ trật tự.\n"
MONTHLY = "I. BÁO CÁO\nCác tổ gửi số liệu trước ngày {} của tháng đầu quý sau; Văn phòng tổng hợp báo cáo trước ngày 04 của tháng đầu quý sau.\n"
SEED = "I. NỘI DUNG\n1. Xuống giống từ ngày 10/02/2025 đến ngày 10/3/2025.\n2. Phòng Kinh tế giao giống đến hộ trước ngày {}.\n"


@pytest.mark.parametrize(
    ("draft", "sound", "broken"),
    [(SHOW, "15/9/2024", "15/11/2024"), (SCRIPT, "22/7/2024", "02/8/2024"), (SEED, "31/01/2025", "31/3/2025")],
)  # fmt: skip
def test_what_comes_too_late(draft: str, sound: str, broken: str) -> None:
    assert _late(draft.format(sound)) == []
    assert _late(draft.format(broken)) == [broken]


def test_gathered_before_it_is_sent() -> None:
    assert _late(MONTHLY.format("02")) == []
    assert _late(MONTHLY.format("06")) == ["ngày 04 của tháng đầu quý sau"]


WHOLE = (
    "I. THỜI GIAN\nThời gian thực hiện: từ ngày 01/4/2024 đến ngày 31/10/2024.\nII. NỘI DUNG\n1. Mở 03 lớp trong tháng 5/2024.\n2. Tổ chức 08 diễn đàn trong {}.\n"
    "III. BÁO CÁO\nVăn phòng báo cáo trước ngày 10/12/2024.\n"
)


def test_a_work_past_the_end_of_the_plan() -> None:
    assert _late(WHOLE.format("tháng 9/2024")) == []
    assert _late(WHOLE.format("tháng 12/2024")) == ["12/2024"]


TABLE = (
    "I. NỘI DUNG\nKiểm tra từ ngày 04/10/2024 đến ngày 22/10/2024 theo lịch dưới đây:\n\n| TT | Thôn | Ngày |\n|---|---|---|\n| 1 | An Hòa | 05/10/2024 |\n"
    "| 2 | An Phú | 08/10/2024 |\n| 3 | An Lộc | 13/10/2024 |\n| 4 | Mỹ An | {} |\n"
)


def test_a_row_outside_the_days_above_its_table() -> None:
    assert _late(TABLE.format("22/10/2024")) == []
    assert _late(TABLE.format("29/10/2024")) == ["29/10/2024"]
