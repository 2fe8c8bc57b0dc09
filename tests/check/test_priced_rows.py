"""What one thing costs against the rows of a table of money: told beside it, in the row, and what rows named together have."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

TABLE = """KẾ HOẠCH
Bảo vệ rừng năm 2024
I. KINH PHÍ

| TT | Nội dung | Khối lượng | Đơn giá | Kinh phí (triệu đồng) |
|---|---|---|---|---|
| 1 | Khoán bảo vệ rừng | 4.700 ha | 400.000 đồng/ha | 1.880 |
| 2 | Tuyên truyền (48 buổi) | - | - | 192 |
| 3 | Kiểm tra | - | - | 145 |

Ghi chú: chi tuyên truyền tính theo mức 4 triệu đồng/buổi.
"""
HOUSEHOLDS = """KẾ HOẠCH
Hộ đê năm 2024
I. ĐỐI TƯỢNG

| TT | Thôn | Số hộ | Số hộ sơ tán |
|---|---|---|---|
| 1 | Thượng | 160 | 55 |
| 2 | Trung | 130 | 64 |
| 3 | Chài | 175 | 71 |

Công an xã chủ trì sơ tán, ưu tiên 135 hộ của hai thôn Trung và Chài.
"""


def _sums(text: str) -> list[str]:
    return [f.text for f in check_plan(text) if f.code == "sum-mismatch"]


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        (TABLE, "| 1.880 |", "| 1.680 |", "1.680"),
        (TABLE, "| 400.000 đồng", "| 450.000 đồng", None),
        (HOUSEHOLDS, "135 hộ", "153 hộ", "153 hộ"),
    ],
)
def test_rows_that_prices_do_not_make(text: str, old: str, new: str, told: str | None) -> None:
    assert old in text
    assert _sums(text) == []
    found = _sums(text.replace(old, new))
    assert found
    assert told is None or told in found
