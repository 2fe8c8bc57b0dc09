"""Indicators of a made-up draft's table against its text: silent where any year has the number, remarked on where none has."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển kinh tế tập thể giai đoạn 2026 - 2028\n\nI. MỤC TIÊU\n"
TABLE = (
    "\n\nII. CHỈ TIÊU\n\n| TT | Chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2027 | Năm 2028 |\n|---|---|---|---|---|---|\n"
    "| 1 | Doanh thu bình quân hợp tác xã | triệu đồng | 1.150 | 1.280 | 1.425 |\n| 2 | Hợp tác xã hoạt động hiệu quả | % | 62 | 68 | 74 |\n"
    "| 3 | Diện tích chè liên kết | ha | 310 | 345 | 390 |\n"
)
SAID = [
    ("- Đến năm 2028, tỷ lệ hợp tác xã hoạt động hiệu quả đạt {}%.", "74", "76", "76%"),
    ("- Doanh thu bình quân một hợp tác xã năm 2027 đạt {} triệu đồng.", "1.280", "1.208", "1.208 triệu"),
    ("- Mở rộng diện tích chè liên kết lên {} ha, thu hút 1.200 hộ.", "390", "393", "393 ha"),
]


def _remarks(text: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.code == "conflicting-targets"]


@pytest.mark.parametrize(("said", "right", "wrong", "words"), SAID)
def test_a_row_of_years(said: str, right: str, wrong: str, words: str) -> None:
    assert _remarks(said.format(right) + TABLE) == []
    assert _remarks(said.format(wrong) + TABLE) == [words]


def test_the_unit_in_brackets() -> None:
    table = "\n\nII. CHỈ TIÊU\n\n| Chỉ tiêu | Năm 2026 | Năm 2028 |\n|---|---|---|\n| Lao động qua đào tạo nghề (%) | 58 | 65 |\n| Hộ khá, giàu (%) | 41 | 47 |\n"
    assert _remarks("- Năm 2028, lao động qua đào tạo nghề đạt 65%." + table) == []
    assert _remarks("- Năm 2028, lao động qua đào tạo nghề đạt 66%." + table) == ["66%"]


@pytest.mark.parametrize("said", [
    "- Năm 2030, tỷ lệ hợp tác xã hoạt động hiệu quả đạt 85%.", "- Tỷ lệ hợp tác xã hoạt động hiệu quả tăng 12% so với năm 2025.",
    "- Ít nhất 20% hợp tác xã hoạt động hiệu quả có thành viên trẻ.", "- Hợp tác xã hoạt động hiệu quả nộp ngân sách 75 triệu đồng.",
])  # fmt: skip
def test_another_year_a_change_and_another_unit(said: str) -> None:
    assert _remarks(said + TABLE) == []


_PLACES_TO_STAY = "\n\nII. CHỈ TIÊU\n\n| Chỉ tiêu | Đơn vị | Năm 2027 | Năm 2028 |\n|---|---|---|---|\n| Cơ sở lưu trú | cơ sở | 990 | 1.050 |\n| Khách | nghìn lượt | 310 | 350 |\n"


@pytest.mark.parametrize(("count", "told"), [("1.050", []), ("1.250", ["1.250 cơ sở"]), ("400", [])])
def test_a_row_called_by_its_unit(count: str, told: list[str]) -> None:
    assert _remarks(f"a) Có {count} cơ sở lưu trú." + _PLACES_TO_STAY) == [t[:8] for t in told]
