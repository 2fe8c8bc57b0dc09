"""A number that stands alone against one the plan keeps to, and a thing of one long name whose verbs differ."""

from __future__ import annotations

import pytest

from kehoach.check import check_report


def _told(*parts: str) -> list[str]:
    numbers = ("I", "II", "III", "IV")
    text = "KẾ HOẠCH\nHòa giải ở cơ sở năm 2026\n\n" + "\n".join(f"{n}. {part}" for n, part in zip(numbers, parts, strict=False))
    return [f.text for f in check_report(text).findings if f.code == "conflicting-targets" and f.severity != "info"]


_FIRST = "TÌNH HÌNH\nToàn tỉnh có 3.797 tổ hòa giải tại 130 xã, phường."
_LAST = "TỔ CHỨC THỰC HIỆN\n1. Sở Tư pháp: kiểm tra việc bầu hòa giải viên tại 130 xã, phường."


@pytest.mark.parametrize(
    ("middle", "told"),
    [
        ("1. Hướng dẫn 130 xã, phường lập danh sách tổ viên.", []),
        ("1. Hướng dẫn 103 xã, phường lập danh sách tổ viên.", ["103 xã"]),
        ("1. Trong 130 xã, phường chọn 103 xã, phường lập danh sách tổ viên.", []),
        ("1. Có 103 xã, phường lập danh sách tổ viên, đạt 79,2%.", []),
        ("1. Năm 2025 có 103 xã, phường lập danh sách tổ viên.", []),
        ("1. Hướng dẫn ít nhất 103 xã, phường lập danh sách tổ viên.", []),
        ("1. Hướng dẫn 45 xã, phường lập danh sách tổ viên.", []),
    ],
)
def test_a_number_alone_against_one_that_is_kept(middle: str, told: list[str]) -> None:
    assert _told(_FIRST, f"NHIỆM VỤ\n{middle}", _LAST) == told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Bảo đảm hạ tầng kỹ thuật cho 02 cuộc thi trực tuyến; cập nhật tài liệu.", []),
        ("Bảo đảm hạ tầng kỹ thuật cho 03 cuộc thi trực tuyến; cập nhật tài liệu.", ["03 cuộc"]),
        ("Bảo đảm hạ tầng kỹ thuật cho 03 cuộc họp; cập nhật tài liệu.", []),
    ],
)
def test_the_verbs_of_a_long_name_may_differ(asked: str, told: list[str]) -> None:
    assert _told("MỤC TIÊU\n1. Xây dựng 12 đề cương; tổ chức 02 cuộc thi trực tuyến.", f"TỔ CHỨC THỰC HIỆN\n1. Trung tâm Công nghệ thông tin: {asked}") == told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Công an tỉnh: thẩm duyệt phương án chữa cháy tại 28 chợ hạng I, hạng II.", []),
        ("Công an tỉnh: thẩm duyệt phương án chữa cháy của 28 chợ.", ["28 chợ"]),
        ("Công an tỉnh: thẩm duyệt 28 chợ xây mới theo quy hoạch.", ["28 chợ"]),
    ],
)
def test_a_closer_name_is_of_another_thing_unless_more_agrees(asked: str, told: list[str]) -> None:
    assert _told("MỤC TIÊU\nXây mới 18 chợ, cải tạo 32 chợ.", "NHIỆM VỤ\nPhần xây mới (18 chợ) cần 117 tỷ đồng.", f"TỔ CHỨC THỰC HIỆN\n1. {asked}") == told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Công an xã: lập hồ sơ quản lý 102 người.", ["102 người"]),
        ("Công an xã: lập hồ sơ quản lý 120 người.", []),
        ("Công an xã: lập hồ sơ quản lý ít nhất 102 người.", []),
        ("Công an xã: tập huấn cho 102 người.", []),
    ],
)
def test_a_whole_whose_parts_add_up_to_it_is_kept_to(asked: str, told: list[str]) -> None:
    found = "TÌNH HÌNH\nĐang quản lý 120 người, gồm 45 người nghiện, 60 người sử dụng và 15 người sau cai."
    assert _told(found, f"TỔ CHỨC THỰC HIỆN\n1. {asked}\n2. Các thôn: tuyên truyền.") == told


_FOUR = (
    "MỤC TIÊU\n1. Phấn đấu trong dịp hè dạy bơi an toàn, miễn phí tại bể bơi lắp ghép cho {} em.\n2. Lập sổ theo dõi cho 20 câu lạc bộ.",
    "NHIỆM VỤ\n1. Đo chiều cao của 12.350 em tại các trường.\n2. Mua áo phao.",
    "TỔ CHỨC THỰC HIỆN\n1. Phòng Giáo dục và Đào tạo: rà soát danh sách 12.350 trẻ em.\n2. Trạm Y tế: khám sức khỏe trước khi học cho 12.350 em.",
)


@pytest.mark.parametrize(
    ("first", "told"),
    [("12.350", []), ("12.530", ["12.530 em"]), ("13.350", ["13.350 em"]), ("15.400", []), ("trên 13.350", []), ("trong số đó 13.350", [])],
)
def test_a_long_number_that_three_places_keep_to_whatever_it_counts(first: str, told: list[str]) -> None:
    assert _told(_FOUR[0].format(first), *_FOUR[1:]) == told


def test_round_numbers_are_often_a_digit_apart() -> None:
    parts = [p.replace("12.350", "5.000") for p in _FOUR]
    assert _told(parts[0].format("3.000"), *parts[1:]) == []


_ROWS = (
    "MỤC TIÊU\nXây mới 12 mô hình \"Nhà an toàn\" tại cộng đồng.",
    "NHIỆM VỤ\n1. Xây dựng mô hình nhà an toàn\na) Sản phẩm: {} mô hình hoạt động trong quý III.\nb) Sở Y tế chủ trì.",
    "KINH PHÍ\n| TT | Nội dung | Số lượng | Thành tiền (triệu đồng) |\n|---|---|---|---|\n| 1 | Mô hình nhà an toàn (mô hình) | 12 | 300 |\n| 2 | Kiểm tra (đợt) | 5 | 60 |",
)


@pytest.mark.parametrize(("count", "told"), [("12", []), ("13", ["13 mô"]), ("40", [])])
def test_a_row_that_says_what_it_counts_keeps_to_its_number(count: str, told: list[str]) -> None:
    assert _told(_ROWS[0], _ROWS[1].format(count), _ROWS[2]) == told


@pytest.mark.parametrize(("count", "told"), [("47", []), ("49", ["49 trường"]), ("22", [])])
def test_a_fraction_keeps_to_its_whole(count: str, told: list[str]) -> None:
    parts = ("MỤC TIÊU\n1. 47/47 trường có sổ theo dõi.\n2. Đánh giá tại 47 trường.", "NHIỆM VỤ\nHọp phụ huynh của {} trường.")
    assert _told(parts[0], parts[1].format(count)) == told


@pytest.mark.parametrize(("count", "told"), [("08", []), ("01", ["01 hợp"])])
def test_a_number_of_one_digit_is_another_where_the_long_name_is_one(count: str, told: list[str]) -> None:
    table = "\n| TT | Huyện | Hợp tác xã thành lập mới |\n|---|---|---|\n| 1 | Ea Tam | 3 |\n| 2 | Ea Pil | 5 |\n| | Tổng | 8 |"
    assert _told(f"MỤC TIÊU\n1. Thành lập mới {count} hợp tác xã do phụ nữ quản lý.{table}", "NHIỆM VỤ\n1. Hỗ trợ 08 hợp tác xã mới.") == told


@pytest.mark.parametrize(("cell", "told"), [("54 tổ", []), ("56 tổ", ["56 tổ"]), ("18 buổi", [])])
def test_a_cell_with_its_unit_counts_what_its_row_names(cell: str, told: list[str]) -> None:
    table = f"KINH PHÍ\n| TT | Nội dung | Khối lượng | Thành tiền |\n|---|---|---|---|\n| 1 | Hỗ trợ Tổ liên gia | {cell} | 162 |\n| 2 | Diễn tập | 2 cuộc | 60 |"
    assert _told("CHỈ TIÊU\nThành lập 54 Tổ liên gia an toàn.", "NHIỆM VỤ\nThành lập đủ 54 Tổ liên gia trong năm 2026.", table) == told


@pytest.mark.parametrize(("count", "told"), [("03", []), ("04", ["04 đoàn"]), ("14", [])])
def test_a_long_name_whose_words_stand_among_others(count: str, told: list[str]) -> None:
    set_up = f"NHIỆM VỤ\n1. Thành lập {count} đoàn thanh tra, kiểm tra liên ngành tuyến tỉnh.\n2. Lấy mẫu."
    duties = "TỔ CHỨC THỰC HIỆN\n1. Sở Y tế: điều phối hoạt động của 03 đoàn liên ngành.\n2. Công an tỉnh: phối hợp với 03 đoàn liên ngành."
    assert _told(set_up, duties) == told


@pytest.mark.parametrize(("count", "told"), [("02", []), ("05", ["05 cuộc"])])
def test_a_row_of_a_number_column_counts_its_first_word(count: str, told: list[str]) -> None:
    table = "KINH PHÍ\n| TT | Nội dung | Số lượng | Kinh phí |\n|---|---|---|---|\n| 1 | Cuộc thi trực tuyến tìm hiểu pháp luật | 02 | 480 |\n| 2 | Hội nghị sơ kết | 1 | 60 |"
    assert _told("CHỈ TIÊU\nTổ chức 02 cuộc thi trực tuyến.", table, f"TỔ CHỨC THỰC HIỆN\n1. Sở Khoa học: bảo đảm máy chủ cho {count} cuộc thi trực tuyến.") == told


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("1.325.400", "1.325.400", []), ("1.325.400", "1.352.400", ["1.352.400 trang"]), ("1.325.400", "1.326.400", ["1.326.400 trang"]),
        ("1.325.400", "2.200.000", []), ("1.300.000", "1.200.000", []), ("1.325.400", "thêm 1.326.400", []),
    ],
)
def test_very_long_numbers_are_hardly_alike_by_chance(first: str, then: str, told: list[str]) -> None:
    assert _told(f"MỤC TIÊU\nSố hóa xong {first} trang tài liệu nền.", f"NHIỆM VỤ\nBàn giao sản phẩm gồm {then} trang.") == told


@pytest.mark.parametrize(
    ("whole", "part", "told"), [("64", "16", []), ("65", "16", ["65 làng"]), ("64", "46", []), ("16", "64", [])],
)
def test_a_whole_with_its_part_in_one_sentence(whole: str, part: str, told: list[str]) -> None:
    found = f"TÌNH HÌNH\n1. Tỉnh có 64 làng nghề.\n2. Trong {whole} làng nghề, mới có {part} làng nghề có phương án."
    assert _told(found, "PHẠM VI\nCác cơ sở trong 64 làng nghề.", "NHIỆM VỤ\nKiểm tra nước thải ở 64 làng nghề.") == told
