"""The numbers at the ends of rows: left out, moved, in another style; silent before, remarked on after one edit."""

from __future__ import annotations

from collections import Counter

import pytest

from kehoach.check import check_report

CODES = {"number-gap", "mixed-numbering", "duplicate-number"}
PLAN = (
    "I. MỤC TIÊU\n1. Tăng đàn bò.\n2. Tăng đàn lợn.\nII. NỘI DUNG\n1. Giống\na) Mua bò giống tốt.\nb) Lai tạo bò.\nc) Loại bò xấu.\n"
    "2. Thú y\na) Tiêm phòng.\nb) Phun thuốc.\n3. Trồng cỏ\n3.1. Chọn đất trồng.\n3.2. Gieo trồng cỏ.\nIII. KINH PHÍ\nNgân sách huyện cấp.\n"
    "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Nông nghiệp\nTheo dõi, đôn đốc.\n2. Phòng Tài chính\nBố trí kinh phí.\n3. Các xã\nThực hiện kế hoạch.\n"
)


def said(words: str) -> list[str]:
    return [f.text for f in check_report(words).findings if f.code in CODES]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2. Tăng", "3. Tăng"), ("2. Tăng", "b) Tăng"), ("1. Tăng", "a) Tăng"), ("1. Tăng", "2. Tăng"), ("1. Tăng đàn bò.\n", ""),
        ("c) Loại", "3. Loại"), ("b) Phun", "c) Phun"), ("b) Phun", "2. Phun"), ("a) Tiêm phòng.\n", ""), ("3.2. Gieo", "3.3. Gieo"),
        ("3.2. Gieo", "b) Gieo"), ("3.1. Chọn", "a) Chọn"), ("IV. TỔ", "4. TỔ"), ("3. Các", "c) Các"), ("1. Phòng N", "a) Phòng N"),
        ("b) Lai tạo bò.\nc) Loại", "c) Lai tạo bò.\nb) Loại"),
    ],
)  # fmt: skip
def test_one_number_that_is_off(old: str, new: str) -> None:
    assert old in PLAN and said(PLAN) == []
    assert said(PLAN.replace(old, new, 1)) != []


def test_letters_below_numbers_are_no_other_style() -> None:
    words = "I. NỘI DUNG\n1. Giống\na) Mua mới.\n2. Thú y\na) Tiêm phòng.\nb) Phun thuốc.\n3. Cỏ\na) Trồng cỏ.\n"
    assert said(words) == []


NUMBERED = (
    "ỦY BAN NHÂN DÂN\nXÃ SÔNG THAO\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Thao, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2026\n\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nTăng đàn bò của xã.\n2. Yêu cầu\nLàm đúng tiến độ.\n"
    "II. NỘI DUNG\n1. Giống\n1.1. Mua giống bò.\n1.2. Mua giống cỏ.\n2. Thú y\n2.1. Tiêm phòng cho bò.\n2.2. Phun khử trùng.\n"
    "3. Tập huấn\na) Mở 02 lớp.\nb) Cấp tài liệu.\n4. Kiểm tra\na) Kiểm tra chuồng.\nb) Kiểm tra cỏ.\n"
    "III. KINH PHÍ\n1. Tổng kinh phí: 200 triệu đồng.\n2. Nguồn: ngân sách xã.\nIV. TỔ CHỨC THỰC HIỆN\nPhòng Kinh tế xã chủ trì.\n"
)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2.2. Phun", "2.1. Phun", "duplicate-number"), ("b) Cấp", "a) Cấp", "duplicate-number"), ("2. Nguồn", "1. Nguồn", "duplicate-number"),
        ("2. Thú y\n", "", "number-gap"), ("1. Mục đích\n", "", "number-gap"), ("I. MỤC ĐÍCH, YÊU CẦU\n", "", "number-gap"), ("1. Giống\n", "", "number-gap"),
        ("2. Yêu cầu\nLàm đúng tiến độ.\n", "", "missing-section"),
    ],
)  # fmt: skip
def test_the_first_number_twice_and_titles_that_got_lost(old: str, new: str, code: str) -> None:
    assert NUMBERED.count(old) == 1
    sound, broken = (Counter(f.code for f in check_report(text).findings) for text in (NUMBERED, NUMBERED.replace(old, new)))
    assert broken[code] > sound[code]
    assert not sound[code] and not sound["mixed-numbering"]


def test_letters_begin_again_below_the_next_dash_or_title() -> None:
    text = NUMBERED.replace("a) Mở 02 lớp.\nb) Cấp tài liệu.\n", "- Lớp một:\na) Mở trong tháng 3.\n- Lớp hai:\na) Mở trong tháng 4.\n")
    assert not [f for f in check_report(text).findings if f.code == "duplicate-number"]
    titled = NUMBERED.replace("a) Mở 02 lớp.\nb) Cấp tài liệu.\n", "Lớp một\na) Mở trong tháng 3.\nLớp hai\na) Mở trong tháng 4.\n")
    assert not [f for f in check_report(titled).findings if f.code == "duplicate-number"]
