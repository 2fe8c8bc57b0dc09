"""What a remark stands on is the document itself, in the words officials know it by."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan
from kehoach.rulebook import rulebook

HEAD = """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN TÂN AN                   Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Tân An, ngày 12 tháng 01 năm 2023

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2023

Căn cứ Pháp lệnh Thư viện ngày 28 tháng 12 năm 2000;
"""


@pytest.mark.parametrize(
    ("code", "basis"),
    [("official-name", "Quyết định số 90/QĐ-TTg"), ("citation-superseded", "Luật Thư viện số 46/2019/QH14")],
)
def test_a_remark_names_the_document_it_stands_on(code: str, basis: str) -> None:
    found = check_plan(HEAD + "I. NỘI DUNG\n1. Dự án 2: Đa dạng hóa sinh kế, nhân rộng mô hình giảm nghèo\nHỗ trợ giống cho hộ nghèo.\n")
    assert [f.source for f in found if f.code == code] == [basis]


def test_the_basis_of_no_rule_is_in_english() -> None:
    told = [rule.source for rule in rulebook(()).group("check") if rule.source]
    assert told and not [words for words in told if words.isascii()]


@pytest.mark.parametrize(("name", "found"), [("Tổng phụ trách Đội", 0), ("Hội đồng Đội", 1)])
def test_a_post_inside_the_school_gets_no_copy(name: str, found: int) -> None:
    school = (
        "PHÒNG GD&ĐT QUẬN AN BÌNH\nTRƯỜNG TIỂU HỌC AN THỊNH\nSố: 12/KH-THAT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "An Bình, ngày 05 tháng 9 năm 2024\n\nKẾ HOẠCH\nY tế trường học năm học 2024 - 2025\n\nI. TỔ CHỨC THỰC HIỆN\n"
        f"1. Trạm Y tế phường\nPhối hợp khám sức khỏe.\n2. {name}\nChủ trì truyền thông.\n\nNơi nhận:\n- Phòng GD&ĐT quận (để b/c);\n- Trạm Y tế phường (để p/h);\n- Lưu: VT.\n\nHIỆU TRƯỞNG\nPhạm Văn An\n"
    )
    assert len([f for f in check_plan(school) if f.code == "not-in-recipients"]) == found
