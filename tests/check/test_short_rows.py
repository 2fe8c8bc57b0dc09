"""The numbers at the ends of rows: left out, moved, in another style; silent before, remarked on after one edit."""

from __future__ import annotations

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
