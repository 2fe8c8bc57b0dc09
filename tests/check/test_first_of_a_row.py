"""Rows of parts that have lost their first, a letter left out between A. and C., and lists that are announced and not there."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH\nSố: 12/KH-UBND\nAn Thịnh, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2026\n\n"
PART = "Hợp phần {n}. {name}\n{first}b) Đối tượng: hộ nuôi bò.\nc) Cách làm: tập huấn.\nd) Kinh phí: 20 triệu đồng.\n"


def said(text: str, code: str) -> list[str]:
    return [f.text.strip() for f in check_plan(HEAD + text) if f.code == code]


def parts(lost: int | None) -> str:
    names = ("Giống", "Thú y", "Thức ăn")
    return "Phần I\nCÁC HỢP PHẦN\n" + "".join(
        PART.format(n=n, name=name, first="" if n == lost else f"a) Mục tiêu: đạt {n}0 con.\n") for n, name in enumerate(names, 1)
    )


@pytest.mark.parametrize("lost", [2, 3])
def test_a_row_that_begins_at_b_is_one_remark(lost: int) -> None:
    assert len(said(parts(lost), "number-gap")) == 1 and not said(parts(lost), "duplicate-number")


def test_whole_rows_are_silent() -> None:
    assert not said(parts(None), "number-gap") and not said(parts(None), "duplicate-number")


def test_a_letter_used_twice_stays_one_used_twice() -> None:
    text = "I. NỘI DUNG\na) Mua giống.\nb) Tiêm phòng.\nb) Trồng cỏ.\nc) Tập huấn.\n"
    assert said(text, "duplicate-number") and not said(text, "number-gap")


def test_capital_letters_with_one_left_out() -> None:
    text = "A. MỤC TIÊU\nTăng đàn.\n{}C. NỘI DUNG\nLai bò.\nD. KINH PHÍ\nNgân sách xã.\nE. TỔ CHỨC THỰC HIỆN\nCác thôn làm.\n"
    assert len(said(text.format(""), "number-gap")) == 1
    assert not said(text.format("B. ĐỐI TƯỢNG\nHộ nuôi bò.\n"), "number-gap")


def test_a_plan_that_begins_with_its_second_part() -> None:
    text = "{}Phần II\nNỘI DUNG\nLai bò.\nPhần III\nKINH PHÍ\nNgân sách xã.\nPhần IV\nTỔ CHỨC THỰC HIỆN\nCác thôn làm.\n"
    assert len(said(text.format(""), "number-gap")) == 1
    assert not said(text.format("Phần I\nMỤC TIÊU\nTăng đàn.\n"), "number-gap")


@pytest.mark.parametrize(
    ("items", "empty"),
    [("", True), ("- Mua vật tư: 300 triệu đồng;\n", False), ("| Mua vật tư | 300 |\n|---|---|\n| Tập huấn | 170 |\n", False)],
)
@pytest.mark.parametrize("words", ["trong đó:", "gồm:", "cụ thể như sau:"])
def test_what_is_announced_follows(items: str, words: str, empty: bool) -> None:
    text = f"I. KINH PHÍ\n1. Tổng kinh phí: 470 triệu đồng, {words}\n{items}2. Nguồn: ngân sách xã.\nII. THỰC HIỆN\nCác thôn làm.\n"
    assert bool(said(text, "empty-section")) == empty
