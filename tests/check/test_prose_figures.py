"""Figures of made-up running text: silent where they agree, remarked on where one is mistyped."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển nông thôn năm 2026\n\n"
RATES = [
    ("Toàn xã có 1.250 hộ. Đến nay có 900 hộ dùng nước máy, chiếm {}.", "72%", "82%"),
    ("Huyện có 640 lớp học các cấp. Số lớp bán trú là 232 lớp, đạt {}.", "36,25%", "32,65%"),
    ("Trong 24 điểm du lịch chỉ có 09 điểm được công nhận, chiếm {}.", "37,5%", "35,7%"),
    ("Có 60 điểm du lịch đón 180.000 lượt khách, trong đó khách quốc tế 27.000 lượt, chiếm {}.", "15%", "25%"),
    ("Mỗi ngày phát sinh 6,4 tấn rác. Thu gom 95% lượng rác, tương ứng {} tấn.", "6,08", "6,8"),
    ("Phát sinh 125 tấn vỏ chai. Năm 2026 thu gom 80%, tương ứng {} tấn; năm 2027 thu gom 90%, tương ứng 112,5 tấn.", "100", "110"),
]
SILENT = [
    "Toàn xã có khoảng 1.250 hộ. Đến nay có 900 hộ dùng nước máy, chiếm 82%.",
    "Toàn xã có 1.250 hộ. Xóm Đông có 45 hộ dùng nước máy, chiếm 30%.",
    "Phát sinh 125 tấn vỏ chai, 90 tấn rác nhựa. Thu gom 80%, tương ứng 64 tấn.",
]


def _remarks(text: str, code: str) -> list[str]:
    return [f.text for f in check_report(f"{HEAD}I. THỰC TRẠNG VÀ MỤC TIÊU\n\n{text}\n").findings if f.code == code]


@pytest.mark.parametrize(("text", "right", "wrong"), RATES)
def test_a_rate_is_held_against_the_whole_named_before(text: str, right: str, wrong: str) -> None:
    assert _remarks(text.format(right), "rate-mismatch") == []
    assert len(_remarks(text.format(wrong), "rate-mismatch")) == 1


@pytest.mark.parametrize("text", SILENT)
def test_rates_of_other_wholes_are_left_alone(text: str) -> None:
    assert _remarks(text, "rate-mismatch") == []
