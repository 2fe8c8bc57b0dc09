"""Names with a slip: a word lost at the end of a line, a code with a letter lost, another ministry in the title, no name below the seal."""

from __future__ import annotations

import pytest

from kehoach.check import check_plan

HEAD = "BỘ CÔNG THƯƠNG\nSố: 12/KH-BCT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 05 tháng 02 năm 2024\n\nKẾ HOẠCH\nGiảm thủ tục năm 2024\n\n"
SCHOOL = "UBND QUẬN HỒNG BÀNG\nTRƯỜNG THCS HOA SEN\nSố: 12/KH-THCSHS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHồng Bàng, ngày 05 tháng 9 năm 2024\n\nKẾ HOẠCH\nY tế trường học năm học 2024 - 2025\n\nI. MỤC TIÊU\nKhám sức khỏe.\nII. TỔ CHỨC THỰC HIỆN\nCác lớp thực hiện./.\n\nNơi nhận:\n- Các lớp;\n- Lưu: VT, YT.\n\nHIỆU TRƯỞNG\n"


def codes(text: str) -> set[tuple[str, str]]:
    return {(f.code, f.text) for f in check_plan(text)}


@pytest.mark.parametrize("line", ["1. Sở tin và Truyền thông\nTuyên truyền.", "| 1 | Tuyên truyền | Sở tin và Truyền thông |", "1. Sở Thông tin và Truyền\nthông", "- Sở Giáo dục và tạo;\n- Lưu."])
def test_a_word_lost_within_a_name_is_said_wherever_the_line_ends(line: str) -> None:
    said = {text for code, text in codes(f"{HEAD}I. NHIỆM VỤ\n{line}") if code == "official-name"}
    assert bool(said) == ("\nthông" not in line)


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        ("Quyết định số 206/QĐ-TT ngày 11/02/2021 của Thủ tướng Chính phủ", True),
        ("Thông tư số 12/2022/TT-BGDDT ngày 21/02/2022 của Bộ Giáo dục và Đào tạo", True),
        ("Quyết định số 206/QĐ-TTg ngày 11/02/2021 của Thủ tướng Chính phủ", False),
        ("Thông tư số 12/2022/TT-BGD&ĐT ngày 21/02/2022 của Bộ Giáo dục và Đào tạo", False),
        ("Quyết định số 206/QĐ-TT ngày 11/02/2021 của Giám đốc Trung tâm Lưu trữ", False),
    ],
)
def test_a_code_one_letter_off_that_of_the_body_named(citation: str, found: bool) -> None:
    assert ("citation-form" in {code for code, _ in codes(f"{HEAD}Căn cứ {citation};\n\nI. NHIỆM VỤ\nTuyên truyền.")}) == found


@pytest.mark.parametrize(("below", "found"), [("(Ký tên, đóng dấu)\n", True), ("(đã ký)\n", True), ("(Ký tên, đóng dấu)\nTrần Văn A\n", False), ("Trần Văn A\n", False)])
def test_a_seal_without_a_name_below_it(below: str, found: bool) -> None:
    assert ("signature-name" in {code for code, _ in codes(SCHOOL + below)}) == found
