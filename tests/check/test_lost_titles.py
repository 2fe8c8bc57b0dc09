"""Titles and first numbers taken out: what is left shows it, and sound numbering stays without a remark."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.entries import framed

ROMAN = (
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\na) Giữ sạch kênh.\nb) Đủ nước tưới.\n2. Yêu cầu\na) Làm đúng vụ.\nb) Không lãng phí.\nII. MỤC TIÊU\n1. Mục tiêu chung\nĐủ nước cho cả vụ.\n2. Mục tiêu cụ thể\n"
    "a) Nạo vét 5 km kênh.\nb) Sửa 3 cống.\nIII. KINH PHÍ\n1. Ngân sách xã 90 triệu đồng.\n2. Thanh toán theo quy định.\nIV. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế: chủ trì.\n2. Các thôn: cử người làm."
)
LETTERED = (
    "A. MỤC TIÊU\nI. Mục tiêu chung\nĐủ nước cho cả vụ.\nII. Mục tiêu cụ thể\n1. Nạo vét 5 km kênh.\n2. Sửa 3 cống.\nB. NỘI DUNG\nI. Nạo vét\n1. Dọn bèo.\n2. Đào bùn.\nII. Sửa cống\n1. Thay cánh cống.\n2. Gia cố bờ.\n"
    "C. KINH PHÍ\nNgân sách xã 90 triệu đồng."
)
ARABIC = "1. MỤC TIÊU\n1.1. Chung\nĐủ nước.\n1.2. Cụ thể\nSửa 3 cống.\n2. NỘI DUNG\n2.1. Nạo vét\nDọn bèo.\n2.2. Sửa cống\nThay cánh.\n3. KINH PHÍ\nNgân sách xã 90 triệu đồng.\n4. TỔ CHỨC\nCác thôn cử người làm."
CODES = ("number-gap", "missing-heading")


def told(words: str) -> list[str]:
    return [f.code for f in check_report(framed(words, "commune")).findings if f.code in CODES]


@pytest.mark.parametrize("words", [ROMAN, LETTERED, ARABIC])
def test_sound_numbering(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (ROMAN, "1. Mục đích\n"), (ROMAN, "1. Mục tiêu chung\n"), (ROMAN, "1. Ngân sách xã 90 triệu đồng.\n"), (LETTERED, "I. Mục tiêu chung\n"), (LETTERED, "I. Nạo vét\n"),
        (ARABIC, "1. MỤC TIÊU\n"),
    ],
)  # fmt: skip
def test_a_first_number_gone(words: str, line: str) -> None:
    assert line in words
    assert "number-gap" in told(words.replace(line, "", 1))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (ROMAN, "2. Mục tiêu cụ thể\n"), (ROMAN, "IV. TỔ CHỨC THỰC HIỆN\n"), (ROMAN, "2. Thanh toán theo quy định.\n"), (LETTERED, "II. Mục tiêu cụ thể\n"), (LETTERED, "II. Sửa cống\n"),
        (ARABIC, "2.2. Sửa cống\n"),
    ],
)  # fmt: skip
def test_a_title_gone(words: str, line: str) -> None:
    assert line in words
    assert "missing-heading" in told(words.replace(line, "", 1))


def test_items_below_titles_without_numbers_begin_again() -> None:
    words = "I. NỘI DUNG\nVề giống:\n1. Mua bò.\n2. Mua dê.\nVề thú y\n1. Tiêm phòng.\n2. Khử trùng.\nII. KINH PHÍ\nNgân sách xã 90 triệu đồng."
    assert told(words) == []


def test_numbers_that_go_on_from_part_to_part() -> None:
    words = "I. NỘI DUNG\n1. Mua bò giống.\nII. KINH PHÍ\n2. Ngân sách xã 90 triệu đồng.\nIII. TỔ CHỨC\n3. Các thôn cử người làm."
    assert "missing-heading" not in told(words)
