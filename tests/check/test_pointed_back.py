"""What points back to a figure told before: silent where it gives the same, remarked on where it gives another."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển giáo dục năm 2026\n\n"


def _remarks(text: str, rule: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.rule == rule]


LENGTHS = [
    ("Bác sĩ nội trú cam kết phục vụ tối thiểu 7 năm.\n2. Bác sĩ đa khoa cam kết phục vụ tối thiểu 5 năm.", "Người bỏ việc trước khi đủ {} cam kết phải bồi hoàn.", "bảy năm", "sáu năm"),
    ("Khóa bồi dưỡng 40 tiết: lý thuyết 16 tiết, thực hành 20 tiết, kiểm tra 4 tiết.", "Trường Cao đẳng bố trí phòng máy cho {} thực hành.", "20 tiết", "24 tiết"),
    ("Máy phát điện bảo hành 24 tháng.", "Hết {} bảo hành của máy, chi phí sửa chữa do xã bố trí.", "hai năm", "ba năm"),
]


@pytest.mark.parametrize(("said", "again", "same", "other"), LENGTHS)
def test_a_length_told_again(said: str, again: str, same: str, other: str) -> None:
    text = f"I. YÊU CẦU\n1. {said}\nII. TỔ CHỨC THỰC HIỆN\n1. {again}"
    assert _remarks(text.format(same), "check.length-again") == []
    assert _remarks(text.format(other), "check.length-again") == [other]


@pytest.mark.parametrize("again", [
    "Trong 05 ngày làm việc, Phòng Nội vụ trả lời.", "Sau 10 tháng bảo hành, nhà thầu kiểm tra.", "Trong 12 tháng bảo hành đầu, nhà thầu kiểm tra hằng quý.",
    "Máy bơm được gia hạn 06 tháng bảo hành.",
])  # fmt: skip
def test_a_part_of_the_time_is_no_other_length(again: str) -> None:
    assert _remarks(f"I. YÊU CẦU\n1. Máy bơm bảo hành 24 tháng.\nII. QUẢN LÝ\n1. {again}", "check.length-again") == []


def test_things_said_above() -> None:
    text = "I. ĐỊA ĐIỂM\n1. Chiếu phim tại 03 thôn Kon Tu, Đăk Wơk và Kon Rơ Bang.\nII. THỰC HIỆN\n1. Đội chiếu phim phục vụ {} thôn nói trên."
    assert _remarks(text.format("03"), "check.pointed-back") == []
    assert _remarks(text.format("04"), "check.pointed-back") == ["04 thôn"]


@pytest.mark.parametrize("line", [
    "Mỗi năm làm 20 tủ sách pháp luật, đạt mục tiêu trước thời hạn.", "Đến nay có 40 tủ sách tại trường học nêu trên.", "Thêm 100 tủ sách pháp luật như mục tiêu.",
])  # fmt: skip
def test_other_things_or_so_many_a_year(line: str) -> None:
    text = f"I. MỤC TIÊU\n1. Xây dựng 140 tủ sách pháp luật.\n2. Làm tủ sách.\n3. Luân chuyển sách.\n4. Kiểm tra.\n5. Sơ kết.\nII. GIẢI PHÁP\n1. {line}"
    assert _remarks(text, "check.pointed-back") == []


@pytest.mark.parametrize(("said", "remarks"), [
    ("ba phần tư (75%) số hộ ký cam kết", []), ("75%, tức ba phần tư số hộ ký cam kết", []), ("hơn hai phần ba (70%) số hộ ký cam kết", []), ("một phần ba (33%) số hộ ký cam kết", []),
    ("ba phần tư (85%) số hộ ký cam kết", ["85%"]), ("60%, tức hai phần ba số hộ ký cam kết", ["60%"]),
])  # fmt: skip
def test_fractions_beside_percentages(said: str, remarks: list[str]) -> None:
    assert _remarks(f"I. MỤC TIÊU\n1. Vận động {said}.", "check.fraction-told") == remarks


def test_a_part_of_the_course_and_last_year() -> None:
    course = "I. THỜI LƯỢNG\n1. Cả khóa 300 tiết.\nII. TỔ CHỨC THỰC HIỆN\n1. Mỗi giáo viên đứng lớp bình quân 150 tiết cả khóa."
    before = "I. TÌNH HÌNH\nNăm 2025 đã tổ chức 17 buổi tiêm chủng lưu động.\nII. NỘI DUNG\n1. Tiêm chủng lưu động: cả năm 18 buổi."
    assert _remarks(course, "check.length-again") == _remarks(before, "check.length-again") == []
