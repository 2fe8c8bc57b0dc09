"""Bodies and places that are said to stand in a list, against the rows of it."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

_ANNEX = (
    "I. PHẠM VI\nTài liệu của {} nêu tại Phụ lục I.\nPHỤ LỤC I\nKHỐI LƯỢNG TÀI LIỆU\n\n| TT | Phông lưu trữ | Mét giá |\n|---|---|---|\n"
    "| 1 | Văn phòng Ủy ban | 90 |\n| 2 | Sở Tài chính | 60 |\n| 3 | Sở Xây dựng | 45 |\n| | Cộng | 195 |"
)
_TABLE = (
    "I. PHẠM VI\nBảng 1. Khối lượng\n\n| TT | Tên đường | Dài (km) | {} |\n|---|---|---|---|\n| 1 | Đường Bờ Hồ | 9 | 1 |\n| 2 | Đường Cầu Kè | 6 | 2 |\n| 3 | Đường Đập Đá | 4 | 1 |\n\n"
    "II. NHIỆM VỤ\nĐội quản lý sửa chữa {} theo danh mục tại Bảng 1."
)


def _counted(text: str) -> list[str]:
    report = check_report("KẾ HOẠCH\nCông tác trọng tâm năm 2026\n\n" + text + "\n")
    return [f.text or "" for f in report.findings if f.rule == "check.count-rows"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(_ANNEX.format("04 cơ quan"), ["04 cơ"], id="bodies in an annex"),
        pytest.param(_ANNEX.format("03 cơ quan"), [], id="as many"),
        pytest.param(_ANNEX.format("12 cơ quan"), [], id="far more: rows are something else"),
        pytest.param(_TABLE.format("Ghi chú", "04 tuyến đường"), ["04 tuyến"], id="roads in a table of the text"),
        pytest.param(_TABLE.format("Ghi chú", "03 tuyến đường"), [], id="as many roads"),
        pytest.param(_TABLE.format("Số tuyến", "04 tuyến đường"), [], id="a column counts them"),
        pytest.param(_TABLE.format("Ghi chú", "04 lớp tập huấn"), [], id="neither bodies nor places"),
    ],
)
def test_rows_that_are_pointed_to(text: str, said: list[str]) -> None:
    assert _counted(text) == said
