"""References to parts that are not there, or that say something else than the reference says."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

DECIMAL = (
    "1. MỤC TIÊU\n1.1. Chung\nTăng đàn bò.\n1.2. Cụ thể\nThêm 20 con.\n2. NHIỆM VỤ\n2.1. Giống\nMua giống.\n2.2. Thú y\nTiêm phòng.\n"
    "3. KINH PHÍ\nNgân sách xã.\n4. TỔ CHỨC THỰC HIỆN\n4.1. Phòng Kinh tế\nTham mưu thực hiện nội dung {}.\n4.2. Công an xã\nGiữ trật tự."
)
ARTICLES = (
    "Điều 1. Mục tiêu\n1. Tăng đàn bò.\n2. Giữ đàn dê.\nĐiều 2. Nhiệm vụ\n1. Mua giống.\n2. Tiêm phòng.\n3. Mở 02 lớp tập huấn.\n"
    "Điều 3. Kinh phí\n1. Ngân sách xã.\n2. Nguồn khác.\nĐiều 4. Tổ chức thực hiện\n1. Phòng Kinh tế {}, hướng dẫn thanh toán.\n2. Công an xã giữ trật tự.\n"
)
PARTS = (
    "Phần thứ nhất\nTÌNH HÌNH\nI. KẾT QUẢ\n1. Chăn nuôi\nTăng.\n2. Trồng trọt\nGiảm.\nPhần thứ hai\nNỘI DUNG\nI. MỤC TIÊU\nTăng đàn bò.\n"
    "II. NHIỆM VỤ\n1. Giống\nMua.\n2. Thú y\nTiêm phòng.\nIII. TỔ CHỨC\nPhòng Kinh tế làm theo {}.\n"
)


def _quotes(words: str) -> list[str]:
    return [f.text for f in check_report(words).findings if f.code == "cross-reference"]


@pytest.mark.parametrize(
    ("draft", "words", "quote"),
    [
        (DECIMAL, "tại mục 2.3", "mục 2.3"), (DECIMAL, "tại mục 6", "mục 6"), (DECIMAL, "nêu tại điểm 2.4", "điểm 2.4"),
        (DECIMAL, "tại mục 2.1 và mục 2.7", "mục 2.7"), (ARTICLES, "mời học viên nêu tại khoản 5 Điều 2", "khoản 5 Điều 2"),
        (ARTICLES, "chi theo Điều 6", "Điều 6"), (ARTICLES, "mời học viên dự lớp tập huấn nêu tại khoản 2 Điều 2", "khoản 2 Điều 2"),
        (ARTICLES, "lo việc tiêm phòng quy định tại khoản 3 Điều 2", "khoản 3 Điều 2"),
        (PARTS, "khoản 2 Mục II Phần thứ tư", "khoản 2 Mục II Phần thứ tư"), (PARTS, "Mục V Phần thứ hai", "Mục V Phần thứ hai"),
        (PARTS, "khoản 3 Mục II Phần thứ hai", "khoản 3 Mục II Phần thứ hai"),
    ],
)  # fmt: skip
def test_a_part_that_is_not_there(draft: str, words: str, quote: str) -> None:
    assert _quotes(draft.format(words)) == [quote]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (DECIMAL, "tại mục 2.2"), (DECIMAL, "chi tiền tại mục 3"), (DECIMAL, "tại mục 7.4 Thông tư số 12/2024/TT-BTC"),
        (ARTICLES, "chi theo khoản 4 Điều 3 Luật Chăn nuôi"), (ARTICLES, "lo lớp tập huấn nêu tại khoản 3 Điều 2"), (ARTICLES, "chi theo Điều 3"),
        (PARTS, "khoản 2 Mục II Phần thứ hai"),
    ],
)  # fmt: skip
def test_a_part_that_is_there_or_elsewhere(draft: str, words: str) -> None:
    assert _quotes(draft.format(words)) == []


LETTERED = "A. MỤC TIÊU\nTăng đàn bò.\nB. NỘI DUNG\nI. Giống\nMua giống.\nII. Thú y\nTiêm phòng.\nC. TỔ CHỨC\n1. Phòng Kinh tế\nThực hiện {}.\n"


@pytest.mark.parametrize(("words", "found"), [("mục II phần B", []), ("mục V phần B", ["mục V phần B"]), ("mục I phần G", ["mục I phần G"]), ("điểm c mục I phần B", [])])
def test_parts_by_letter_hold_roman_parts(words: str, found: list[str]) -> None:
    assert _quotes(LETTERED.format(words)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nội dung tại Mục B.II", []), ("nội dung tại Mục B.IV", ["Mục B.IV"]), ("các hoạt động I và hoạt động II Phần B", []),
        ("các hoạt động I và hoạt động II Phần F", ["Phần F"]), ("hướng dẫn 24 hộ theo chỉ tiêu tại Mục V", ["Mục V"]),
    ],
)  # fmt: skip
def test_a_letter_with_its_roman_part_and_a_letter_past_the_last(words: str, found: list[str]) -> None:
    assert _quotes(LETTERED.format(words)) == found


NUMBERED = (
    "1. MỤC TIÊU\nTăng đàn bò.\n2. NHIỆM VỤ\n2.1. Giống\nMua giống.\n2.2. Thú y\nTiêm phòng.\n"
    "3. TỔ CHỨC THỰC HIỆN\n3.1. Phòng Kinh tế\nLàm theo bảng tại mục {}.\n3.2. Công an xã\nGiữ trật tự.\n3.3. Trạm Y tế\nTrực.\n3.4. Đoàn xã\nCổ vũ.\n"
)


@pytest.mark.parametrize(("words", "found"), [("2", []), ("2.2", []), ("4", ["mục 4"])])
def test_an_item_is_not_called_by_its_last_number(words: str, found: list[str]) -> None:
    assert _quotes(NUMBERED.format(words)) == found


BY_POINTS = "I. THỜI GIAN\n| Xã | Ngày |\n|---|---|\n| An Phú | 12/5 |\nII. NỘI DUNG\na) Tập huấn.\nb) Hội thi.\nIII. TỔ CHỨC\nPhòng Kinh tế lo lớp tập huấn nêu tại điểm a Mục {}.\n"


@pytest.mark.parametrize(("words", "found"), [("II", []), ("I", ["điểm a Mục I"])])
def test_a_point_of_a_part_without_any(words: str, found: list[str]) -> None:
    assert _quotes(BY_POINTS.format(words)) == found


BY_NAME = "I. NỘI DUNG\n1. Nội dung thành phần 1: Giống\nMua giống.\n2. Nội dung thành phần 2: Thú y\nTiêm phòng.\n3. Nội dung thành phần 3: Đào tạo\nMở lớp.\nII. TỔ CHỨC\nPhòng Kinh tế chủ trì Nội dung thành phần 1, 2 và {}.\n"


@pytest.mark.parametrize(("words", "found"), [("3", []), ("5", ["5"]), ("5 nhóm việc khác", [])])
def test_the_last_of_a_list_of_named_parts(words: str, found: list[str]) -> None:
    assert _quotes(BY_NAME.format(words)) == found
