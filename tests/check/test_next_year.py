"""A day of the year after the plan's: a slip where it is the only one, none where the plan's work runs on."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. TỔ CHỨC THỰC HIỆN\n"


def far(words: str) -> list[str | None]:
    return [f.text for f in check_report(HEAD + words).findings if f.rule == "check.deadline-far"]


@pytest.mark.parametrize("day", ["15/6/2025", "30/11/2025"])
def test_the_one_day_of_the_next_year_is_a_slip(day: str) -> None:
    assert far(f"Phòng Nông nghiệp tiêm phòng xong trước ngày {day}.") == [day]


@pytest.mark.parametrize(
    "words",
    [
        "Phòng Nông nghiệp báo cáo tổng kết trước ngày 15/01/2025.",
        "Nghiệm thu, quyết toán công trình trước ngày 30/6/2025.",
        "Tiêm phòng đợt hai trước ngày 15/6/2025; chuẩn bị kế hoạch năm 2025.",
        "Tiêm phòng xong trước ngày 15/6/2025, trồng cỏ trước ngày 30/7/2025.",
    ],
)
def test_work_that_runs_on_is_none(words: str) -> None:
    assert far(words) == []
