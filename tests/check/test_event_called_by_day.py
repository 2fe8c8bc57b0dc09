"""One event called by its day in one place and held on another day elsewhere; rounds for which others enrol while one goes on."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. NỘI DUNG\n"


def said(words: str) -> list[str]:
    codes = {"conflicting-deadlines", "deadline-order"}
    return [f.code for f in check_report(HEAD + words).findings if f.code in codes]


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("1. Hội nghị biểu dương hộ nuôi dê giỏi tổ chức ngày 06/12/2024.\n2. Văn phòng in giấy mời hội nghị biểu dương ngày 06/12/2024, gửi trước 10 ngày.", "dương ngày 06/12", "dương ngày 16/12"),
    ],
)
def test_another_day_of_the_same_event_is_remarked_on(words: str, old: str, new: str) -> None:
    assert old in words
    assert said(words) == []
    assert said(words.replace(old, new, 1)) == ["conflicting-deadlines"]


@pytest.mark.parametrize(
    "words",
    [
        "1. Hội nghị biểu dương hộ nuôi dê giỏi tổ chức ngày 06/12/2024.\n2. Văn phòng in giấy mời hội nghị biểu dương trước ngày 26/11/2024.",
        "Lớp nuôi dê khóa 1 học từ ngày 25/8/2024 đến ngày 20/9/2024. Đăng ký khóa 2 từ ngày 08/9/2024 đến ngày 19/9/2024; khóa 2 khai giảng ngày 29/9/2024.",
        "- Đợt 1: nhận hồ sơ giống đến hết ngày 30/4/2024; chấm điểm, phân hạng trước ngày 31/5/2024.\n- Đợt 2: nhận hồ sơ giống từ ngày 15/6/2024 đến ngày 31/8/2024; chấm điểm, phân hạng trước ngày 30/9/2024.",
    ],
)
def test_other_days_and_rounds_are_left(words: str) -> None:
    assert said(words) == []
