"""Rows of a made-up table written twice, or with the number of the row above: silent before, remarked on after."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

ROWS = [
    "| 1 | Tập huấn kỹ thuật nuôi bò | Trạm Thú y | 30/6/2024 |",
    "| 2 | Tiêm phòng cho đàn bò | Trạm Thú y | 31/8/2024 |",
    "| 3 | Trồng cỏ | UBND các xã | 30/9/2024 |",
    "| 4 | Kiểm tra chuồng trại | UBND các xã | 30/9/2024 |",
]


def codes(rows: list[str]) -> list[str]:
    words = "I. NHIỆM VỤ\n\n| TT | Nhiệm vụ | Đơn vị | Thời gian |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
    return [f.code for f in check_report(words).findings if f.code in ("row-repeated", "duplicate-number")]


def test_a_row_written_twice() -> None:
    assert codes(ROWS) == []
    assert codes([*ROWS, ROWS[0].replace("| 1 |", "| 5 |")]) == ["row-repeated"]


def test_a_task_said_again_for_another_group_is_none() -> None:
    groups = ["| I | Vùng cao | | |", *ROWS[:2], "| II | Vùng thấp | | |", *ROWS[:2]]
    assert codes(groups) == []


def test_a_row_number_used_twice() -> None:
    assert codes([*ROWS[:2], ROWS[2].replace("| 3 |", "| 2 |"), ROWS[3]]) == ["duplicate-number"]


def test_a_number_on_each_row_of_merged_cells_is_none() -> None:
    assert codes([row.replace(f"| {i + 1} |", f"| {i // 2 + 1} |") for i, row in enumerate(ROWS)]) == []


@pytest.mark.parametrize(("title", "told"), [("DANH SÁCH 03 ĐỊA PHƯƠNG ĐƯỢC KIỂM TRA", []), ("DANH SÁCH 04 ĐỊA PHƯƠNG ĐƯỢC KIỂM TRA", ["04 ĐỊA"]), ("DANH SÁCH ĐỊA PHƯƠNG ĐƯỢC KIỂM TRA NĂM 2026", [])])
def test_the_title_of_a_list_counts_its_rows(title: str, told: list[str]) -> None:
    text = (
        f"KẾ HOẠCH\nKiểm tra năm 2026\n\nI. NHIỆM VỤ\nKiểm tra các địa phương nêu tại Phụ lục.\n\nPHỤ LỤC\n{title}\n\n"
        "| TT | Địa phương | Thời gian |\n|---|---|---|\n| 1 | Ea Tam | Tháng 7 |\n| 2 | Ea Pil | Tháng 8 |\n| 3 | Cư Né | Tháng 9 |\n"
    )
    assert [f.text for f in check_report(text).findings if f.code == "count-mismatch"] == told
