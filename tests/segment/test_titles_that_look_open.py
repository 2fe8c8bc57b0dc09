"""Titles that end in words which without their marks look cut off (*cơ sở*, *tài khoản*): the numbered line below is no rest of them."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan
from kehoach.pipeline import extract_plan

HEAD = "ỦY BAN NHÂN DÂN\nXÃ AN THỊNH\nSố: 12/KH-UBND\nAn Thịnh, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2026\n\n"
TITLES = ("Vốn đầu tư", "Hỗ trợ cơ sở", "Kích hoạt tài khoản", "Chuyển đổi số", "Các đơn vị thuộc Sở", "Hộ vay ngân hàng", "Chọn địa điểm", "Danh mục", "Chỉ tiêu hằng năm", "Bộ phận một cửa", "Quỹ")


@pytest.mark.parametrize("title", TITLES)
def test_letters_below_a_title_that_looks_open(title: str) -> None:
    text = f"{HEAD}II. NỘI DUNG\nMô hình 1. {title}\na) Mục tiêu: đạt 20 con bò lai.\nb) Đối tượng: hộ nuôi bò.\nc) Kinh phí: 20 triệu đồng.\n"
    assert [s.label for s in extract_plan(text).sections] == ["II", "a", "b", "c"]


@pytest.mark.parametrize("title", TITLES)
def test_numbers_below_a_title_that_looks_open(title: str) -> None:
    text = f"{HEAD}II. NỘI DUNG\nLai bò.\nIII. {title}\n1. Phòng Kinh tế: chủ trì thực hiện.\n2. Phòng Văn hóa - Xã hội: tuyên truyền.\n3. Các thôn: vận động.\n"
    assert [s.label for s in extract_plan(text).sections] == ["II", "III", "1", "2", "3"]


def test_a_number_that_does_end_the_line_above_begins_no_part() -> None:
    text = f"{HEAD}II. NỘI DUNG\nPhòng Kinh tế hướng dẫn các thôn ở cấp độ\n1. Giao Trạm Y tế xã trực.\n"
    assert [s.label for s in extract_plan(text).sections] == ["II"]


def test_parts_by_letter_are_pointed_at() -> None:
    text = (
        f"{HEAD}A. MỤC TIÊU\nI. Mục tiêu chung\nTăng đàn bò.\nII. Mục tiêu cụ thể\nĐạt 20 con.\nB. NỘI DUNG\nI. Giống\nLai bò.\nII. Thú y\nTiêm phòng.\n"
        "C. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế: thực hiện {} phần B.\n2. Các thôn: vận động.\n"
    )
    for part, missing in (("mục II", False), ("mục V", True)):
        assert any(f.code == "cross-reference" for f in check_plan(text.format(part))) == missing
