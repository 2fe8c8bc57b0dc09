"""How long something of a made-up draft lasts, and when it closes: silent where the days agree, remarked on where they do not."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nTổ chức Ngày hội văn hóa các dân tộc năm 2026\n\nI. THỜI GIAN, ĐỊA ĐIỂM\n"


def _remarks(text: str, code: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.code == code]


@pytest.mark.parametrize(("said", "right", "wrong"), [
    ("Từ ngày 18 tháng 11 đến ngày 20 tháng 11 năm 2026 ({} ngày) tại sân vận động.", "03", "02"),
    ("Diễn ra trong {} ngày, từ 18/11/2026 đến 20/11/2026.", "03", "05"),
    ("Từ ngày 29/9 đến ngày 02/10/2026, tổng cộng {} ngày.", "04", "03"),
    ("Cao điểm từ tháng 4 đến tháng 8 năm 2026 ({} tháng).", "05", "03"),
])  # fmt: skip
def test_how_long_it_lasts(said: str, right: str, wrong: str) -> None:
    assert _remarks(said.format(right), "count-mismatch") == []
    if said.startswith("Từ ngày 29"):  # in words, the first day may be left out
        wrong = "02"
    assert len(_remarks(said.format(wrong), "count-mismatch")) == 1


@pytest.mark.parametrize("said", [
    "Từ ngày 18 tháng 11 đến ngày 20 tháng 11 năm 2026, 05 ngày làm việc trước đó gửi danh sách.", "Từ ngày 18/11 đến ngày 20/11/2026; 10 ngày sau báo cáo kết quả.",
    "Trong 15 ngày gần nhất có mưa. Từ 18/11/2026 đến 20/11/2026.",
])  # fmt: skip
def test_other_days(said: str) -> None:
    assert _remarks(said, "count-mismatch") == []


def test_the_closing_ceremony() -> None:
    text = "1. Thời gian: từ ngày 18 đến ngày 20 tháng 11 năm 2026. Khai mạc tối ngày {} tháng 11; bế mạc chiều ngày {} tháng 11 năm 2026."
    assert _remarks(text.format(18, 20), "conflicting-deadlines") == []
    assert _remarks(text.format(18, 21), "conflicting-deadlines") == ["21 tháng 11 năm 2026"]
    assert _remarks(text.format(16, 20), "conflicting-deadlines") == ["16 tháng 11"]
