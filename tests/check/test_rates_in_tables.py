"""Columns and rows of rates: what one is by another, and what one is more than another."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

_HEAD = "KẾ HOẠCH\nPhát triển du lịch năm 2026\n\nI. NỘI DUNG\n"
_GROWN = "| Chỉ tiêu | Năm 2018 | Năm 2019 | Tăng (%) |\n|---|---|---|---|\n| Khách | 2.000 | 2.240 | 12 |\n| Doanh thu | 1.500 | 1.770 | {} |\n| Cơ sở | 160 | 184 | 15 |\n"
_SIGNED = "| Năm | Số đình | Đã tu bổ | Đạt |\n|---|---|---|---|\n| 2019 | 140 | 35 | 25% |\n| 2020 | 150 | 45 | 30% |\n| 2021 | 160 | {} | 35% |\n"
_TURNED = "| Chỉ số | Ấp 1 | Ấp 2 | Ấp 3 |\n|---|---|---|---|\n| Số hộ | 250 | 400 | 320 |\n| Hộ có hố rác | 200 | 280 | 288 |\n| Tỷ lệ (%) | 80 | {} | 90 |\n"


def _told(words: str) -> list[str]:
    return [f.text or "" for f in check_report(_HEAD + words).findings if f.code == "rate-mismatch"]


@pytest.mark.parametrize(
    ("table", "wrong", "right", "text"), [(_GROWN, "28", "18", "28"), (_SIGNED, "65", "56", "35%"), (_TURNED, "75", "70", "75")], ids=["grown", "signed", "turned"]
)
def test_one_row_that_does_not_fit(table: str, wrong: str, right: str, text: str) -> None:
    assert _told(table.format(wrong)) == [text]
    assert _told(table.format(right)) == []


def test_a_column_that_is_no_growth_is_let_be() -> None:
    assert _told("| Chỉ tiêu | Năm 2018 | Năm 2019 | Tăng (%) |\n|---|---|---|---|\n| A | 2.000 | 2.240 | 5 |\n| B | 1.500 | 1.770 | 28 |\n| C | 160 | 184 | 15 |\n") == []
