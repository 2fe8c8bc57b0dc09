"""Hours of the clock told in two places."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. NỘI DUNG\n"


def told(rule: str, works: str, duties: str) -> list[str]:
    return [f.text for f in check_report(f"{HEAD}{works}\nII. TỔ CHỨC THỰC HIỆN\n{duties}\n").findings if f.rule == f"check.{rule}"]


@pytest.mark.parametrize(
    ("rule", "works", "duties", "odd"),
    [
        ("hours-told", "Khai mạc hội thi bò đẹp lúc 7 giờ 30 ngày 15/5/2024.", "Văn phòng đón đại biểu trước giờ khai mạc hội thi bò đẹp (8 giờ 30 ngày 15/5/2024).", "8 giờ 30"),
        ("hours-told", "Thời gian tổng kết: 14 giờ 00 ngày 24/4/2024.", "Văn phòng bố trí âm thanh trước khi hội nghị tổng kết khai mạc lúc 14 giờ 00 ngày 22/4/2024.", "14 giờ 00"),
        ("hours-apart", "Buổi chiều: vào lớp 13 giờ 30, tan 16 giờ 15.", "Xe đón chạy 10 phút sau khi tan học, tức 16 giờ 45.", "16 giờ 45"),
        ("hour-of-several", "Báo cáo 4 lần: 8 giờ, 10 giờ, 14 giờ và 17 giờ.", "Tổng hợp sau lần thứ tư (19 giờ).", "19 giờ"),
    ],
)  # fmt: skip
def test_two_hours_for_one_event(rule: str, works: str, duties: str, odd: str) -> None:
    assert told(rule, works, duties) == [odd]


@pytest.mark.parametrize(
    ("rule", "works", "duties"),
    [
        ("hours-told", "Khai mạc hội thi bò đẹp lúc 7 giờ 30 ngày 15/5/2024.", "Văn phòng đón đại biểu dự khai mạc hội thi bò đẹp (07h30)."),
        ("hours-told", "Khai mạc lớp nuôi bò lúc 8 giờ ngày 15/5/2024.", "Khai mạc lớp nuôi dê lúc 8 giờ ngày 20/5/2024."),
        ("hours-told", "Khai mạc hội thi bò đẹp lúc 7 giờ 30.", "Bế mạc hội thi bò đẹp lúc 16 giờ 30."),
        ("hours-apart", "Buổi sáng: vào lớp 7 giờ 15, tan 10 giờ 45; buổi chiều: vào lớp 13 giờ 30, tan 16 giờ 15.", "Xe đón chạy 10 phút sau khi tan học, tức 16 giờ 25."),
        ("hour-of-several", "Báo cáo 4 lần: 8 giờ, 10 giờ, 14 giờ và 17 giờ.", "Tổng hợp sau lần thứ tư (17 giờ)."),
    ],
)
def test_other_hours_are_left(rule: str, works: str, duties: str) -> None:
    assert told(rule, works, duties) == []


@pytest.mark.parametrize(("begin", "found"), [("09h45", ["09h45 - 10h30"]), ("09h15", [])])
def test_a_timetable_whose_rows_do_not_meet(begin: str, found: list[str]) -> None:
    rows = f"| Giờ | Nội dung |\n|---|---|\n| 07h30 - 08h00 | Đón |\n| 08h00 - 09h15 | Chấm bò |\n| {begin} - 10h30 | Tọa đàm |\n| 10h30 - 11h00 | Trao giải |\n"
    assert told("timetable-rows", rows, "Phòng Kinh tế chuẩn bị.") == found
