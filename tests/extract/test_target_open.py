"""Numbers whose unit no list has: changes, declared abbreviations, shares of a whole."""

from __future__ import annotations

import pytest

from plan_texts import plan_of


def brief(line: str, part: str = "I. MỤC TIÊU") -> list[str]:
    found = plan_of(f"{part}\n1. {line}\n").targets
    return [f"{t.value}{f'/{t.of}' if t.of else ''} {t.unit} {t.basis}" for t in found]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Giảm số mảnh vườn từ 8.400 xuống còn 4.200 mảnh.", ["8400 mảnh baseline", "4200 mảnh target"]),
        ("Thời gian chờ giảm từ 40 phút năm 2023 xuống 25 phút.", ["40 phút baseline", "25 phút target"]),
        ("Tăng từ 12 lên 18 vụ hòa giải thành.", ["12 vụ baseline", "18 vụ target"]),
        ("Giảm tỷ lệ hộ nghèo từ 6,5% xuống 5%.", ["6.5 % baseline", "5 % target"]),
        ("Làm việc từ 7 giờ đến 11 giờ.", []),
        ("Chuyển từ 2 tháng 3 lên 5 tháng 4 năm 2024.", []),
    ],
)
def test_a_change_counts_whatever_it_is_of(line: str, told: list[str]) -> None:
    assert brief(line) == told


def test_a_change_is_of_what_stands_before_it() -> None:
    found = plan_of("I. MỤC TIÊU\n1. Giảm số mảnh vườn từ 8.400 xuống còn 4.200 mảnh.\n").targets
    assert {t.indicator for t in found} == {"số mảnh vườn"}


def test_a_declared_abbreviation_counts_as_what_it_stands_for() -> None:
    told = "Thăm người lao động (NLĐ) khó khăn; tặng quà cho 350 NLĐ."
    assert brief(told, "I. NỘI DUNG") == ["350 NLĐ target"]
    assert brief("Thăm hỏi; tặng quà cho 350 NLĐ.", "I. NỘI DUNG") == []
    assert brief("Áp dụng chế độ báo cáo (CĐBC); gửi 350 CĐBC.", "I. NỘI DUNG") == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ký cam kết: 14/14 đơn vị hoàn thành trong tháng 3.", ["14/14 đơn vị target"]),
        ("05/08 UBND cấp xã có trang tin.", ["5/8 UBND cấp xã target"]),
        ("09/26 khoa, phòng dùng phần mềm.", ["9/26 khoa, phòng target"]),
        ("Họp ngày 5/8 hằng năm.", []),
    ],
)
def test_a_share_of_a_whole_is_a_target(line: str, told: list[str]) -> None:
    assert brief(line, "I. NỘI DUNG") == told


def test_a_field_s_label_and_a_number_s_are_no_indicator() -> None:
    found = plan_of("I. MỤC TIÊU\n1. Mục tiêu: 90% thôn có loa.\n2- Phỏng vấn 60% số hộ.\n3. Đến ngày 30/6/2024 tỷ lệ đường có đèn đạt 70%.\n").targets
    assert [t.indicator for t in found] == ["có loa", "Phỏng vấn", "tỷ lệ đường có đèn"]
