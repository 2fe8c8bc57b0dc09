"""Reports due after they are put together, annexes nobody names, numbers left out: silent before, remarked on after one edit."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

ANNEX = "I. NỘI DUNG\nLai tạo đàn bò (chỉ tiêu tại Phụ lục).\n\nPHỤ LỤC\nCHỈ TIÊU CHĂN NUÔI\n\n| TT | Xã | Số bò |\n|---|---|---|\n| 1 | An Hòa | 120 |\n"
REPORTS = (
    "I. CHẾ ĐỘ BÁO CÁO\nCác xã báo cáo về Phòng Y tế; báo cáo 6 tháng trước ngày 20/6/2024, báo cáo năm trước ngày 05/12/2024; "
    "Phòng Y tế tổng hợp báo cáo năm trước ngày 10/12/2024.\n"
)
TARGETS = "I. MỤC TIÊU\n- Chỉ tiêu 1: Thêm 20 con bò.\n- Chỉ tiêu 2: Trồng 5 ha cỏ.\n- Chỉ tiêu 3: Tiêm phòng 100% đàn bò.\n"
PARTS = "I. NỘI DUNG\n1. Chăn nuôi\n1.1. Lai tạo\nLai bò.\n1.2. Thú y\nTiêm phòng.\n"


@pytest.mark.parametrize(
    ("code", "words", "old", "new"),
    [
        ("annex-unreferenced", ANNEX, " (chỉ tiêu tại Phụ lục)", ""),
        ("deadline-order", REPORTS, "05/12", "20/12"),
        ("duplicate-number", TARGETS, "Chỉ tiêu 2", "Chỉ tiêu 1"),
        ("number-gap", PARTS, "1.1. Lai tạo\nLai bò.\n", ""),
    ],
)
def test_one_edit_is_one_remark(code: str, words: str, old: str, new: str) -> None:
    assert old in words
    assert code not in [f.code for f in check_report(words).findings]
    assert [f.code for f in check_report(words.replace(old, new)).findings].count(code) == 1
