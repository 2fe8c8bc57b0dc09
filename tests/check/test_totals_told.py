"""A count of the text and the total row of a table, and the money a body is to find: when they are one, and when they are not."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

_TABLE = (
    "| TT | Thôn | Số hộ chăn nuôi (hộ) | Lợn (con) | Trâu, bò (con) |\n|---|---|---|---|---|\n"
    "| 1 | Thôn Đông | 410 | 1.020 | 205 |\n| 2 | Thôn Đoài | 230 | 560 | 117 |\n| 3 | Thôn Nam | 260 | 520 | 98 |\n| | Tổng cộng | 900 | 2.100 | 420 |\n"
)


def _remarks(text: str, code: str) -> list[str]:
    return [f.text for f in check_report(text).findings if f.code == code and not f.rule.startswith("check.slip-of")]


def _stock(said: str) -> list[str]:
    text = f"KẾ HOẠCH\nTiêm phòng gia súc năm 2026\n\nI. TÌNH HÌNH\n{said}\nBảng 1. Đàn gia súc năm 2026\n{_TABLE}\nII. NHIỆM VỤ\n1. Tiêm phòng trước ngày 30/6/2026.\n"
    return _remarks(text, "conflicting-targets")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Toàn xã có 03 thôn với 900 hộ chăn nuôi; tổng đàn lợn 2.100 con.", []),
        ("Toàn xã có 03 thôn với 940 hộ chăn nuôi; tổng đàn lợn 2.100 con.", ["940 hộ"]),
        ("Toàn xã có 03 thôn với 900 hộ chăn nuôi; tổng đàn lợn 2.010 con.", ["2.010 con"]),
        ("Toàn xã có 940 hộ nghèo.", []),
        ("Toàn xã nuôi lợn ở 03 thôn, tổng nhu cầu thức ăn cho đàn lợn 2.010 con do các hộ tự lo.", []),
        ("Tổng đàn lợn 2.300 con, trong đó có 200 con lợn nái đã tiêm.", []),
        ("Năm 2025 tiêm được cho đàn lợn 2.010 con.", []),
        ("Thôn Đông có 410 hộ chăn nuôi.", []),
        ("Đã có 820 hộ chăn nuôi ký cam kết trong tổng số 900 hộ.", []),
        ("Năm 2025 đã tiêm phòng trên toàn xã. Tổng đàn lợn 2.010 con.", []),
    ],
)
def test_a_count_is_the_total_below_its_own_words(said: str, told: list[str]) -> None:
    assert _stock(said) == told


_PLAN = (
    "KẾ HOẠCH\nTruyền thông năm 2026\n\nI. KINH PHÍ\nTổng kinh phí 350 triệu đồng, gồm: mua vật tư 180 triệu đồng; diễn tập 170 triệu đồng. "
    "Nguồn kinh phí: ngân sách xã 230 triệu đồng, tài trợ 120 triệu đồng.\n\nII. TỔ CHỨC THỰC HIỆN\n{}"
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("1. Phòng Kinh tế: cân đối 230 triệu đồng ngân sách xã; tổng hợp báo cáo.", []),
        ("1. Phòng Kinh tế: cân đối 320 triệu đồng ngân sách xã; tổng hợp báo cáo.", ["320 triệu đồng"]),
        ("1. Phòng Kinh tế: cân đối 350 triệu đồng ngân sách xã; tổng hợp báo cáo.", ["350 triệu đồng"]),
        ("1. Phòng Kinh tế: cân đối 130 triệu đồng ngân sách xã.\n2. Công an xã: sử dụng 100 triệu đồng ngân sách xã.", []),
        ("1. Phòng Kinh tế: cân đối 200 triệu đồng ngân sách huyện.", []),
        ("1. Phòng Kinh tế: bố trí bổ sung 200 triệu đồng ngân sách xã khi cần.", []),
    ],
)
def test_a_body_is_to_find_what_the_source_gives(asked: str, told: list[str]) -> None:
    assert _remarks(_PLAN.format(asked), "conflicting-amounts") == told


def test_a_source_is_told_by_the_total_of_its_column() -> None:
    text = (
        "KẾ HOẠCH\nMôi trường làng nghề năm 2026\n\nI. KINH PHÍ\nĐơn vị tính: tỷ đồng\n| Nội dung | Tổng | Ngân sách tỉnh | Ngân sách huyện |\n|---|---|---|---|\n"
        "| Trạm xử lý | 148,0 | 118,0 | 30,0 |\n| Di dời | 33,4 | 21,2 | 12,2 |\n| Cộng | 181,4 | 139,2 | 42,2 |\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. UBND các huyện: bố trí {} tỷ đồng ngân sách huyện cho các nhiệm vụ được giao.\n"
    )
    assert _remarks(text.format("42,2"), "conflicting-amounts") == []
    assert _remarks(text.format("24,2"), "conflicting-amounts") == ["24,2 tỷ đồng"]


def test_places_are_counted_whatever_follows_and_marks_are_not() -> None:
    text = "KẾ HOẠCH\nTiêm chủng năm 2026\n\nI. NHIỆM VỤ\n1. Bố trí 150 điểm tiêm, gồm {} điểm cố định tại Trạm Y tế và 44 điểm lưu động tại trường học.\n2. Chấm điểm: đạt 85 điểm trở lên.\n"
    assert _remarks(text.format(106), "sum-mismatch") == []
    assert _remarks(text.format(108), "sum-mismatch") != []


_CHECKED = (
    "KẾ HOẠCH\nAn toàn thực phẩm năm 2026\n\nI. CHỈ TIÊU\n1. Kiểm tra {} cơ sở theo phân công tại Mục II.\n2. Vận động 2.200 cơ sở ký cam kết.\n\nII. NHIỆM VỤ\nCác đoàn kiểm tra theo Bảng 1.\n\n"
    "Bảng 1. Số cơ sở được kiểm tra\n| TT | Loại hình | Năm 2025 (cơ sở) | Năm 2026 (cơ sở) |\n|---|---|---|---|\n| 1 | Ăn uống | 102 | 120 |\n| 2 | Giết mổ | 18 | 25 |\n| 3 | Chợ | 124 | 155 |\n| | Tổng cộng | 244 | 300 |\n"
)


@pytest.mark.parametrize(("count", "told"), [("300", []), ("320", ["320 cơ"]), ("60", [])])
def test_a_column_of_a_year_counts_what_the_caption_says(count: str, told: list[str]) -> None:
    assert _remarks(_CHECKED.format(count), "conflicting-targets") == told


@pytest.mark.parametrize(("count", "told"), [("420", []), ("470", ["470 con"])])
def test_a_comma_inside_a_name_ends_no_clause(count: str, told: list[str]) -> None:
    assert _stock(f"Toàn xã có 900 hộ chăn nuôi; tổng đàn lợn 2.100 con, tổng đàn trâu, bò {count} con.") == told
