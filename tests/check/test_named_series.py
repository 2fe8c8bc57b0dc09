"""Series by name: a number left out or used twice, captions that begin with two, a part that no heading bears."""

import pytest

from kehoach.check import check_plan

TASKS = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. NỘI DUNG\n"


def _codes(text: str) -> list[tuple[str, str]]:
    codes = ("number-gap", "duplicate-number", "cross-reference")
    return [(f.code, f.text) for f in check_plan(text) if f.code in codes]


@pytest.mark.parametrize(
    ("lines", "code", "quote"),
    [
        ("Bước 1. Chuẩn bị\nHọp thôn.\nBước 2. Mua giống\nMua bò.\nBước 4. Giao bò\nGiao bò.\nBước 4. Theo dõi\nĐi thăm hộ.", "number-gap", "Bước 4"),
        ("Bước 1. Chuẩn bị\nHọp thôn.\nBước 2. Mua giống\nMua bò.\nBước 2. Giao bò\nGiao bò.\nBước 4. Theo dõi\nĐi thăm hộ.", "duplicate-number", "Bước 2"),
        ("Bước 1. Chuẩn bị\nHọp thôn.\nBước 2. Mua giống\nMua bò.\nBước 4. Giao bò\nGiao bò.\nBước 5. Theo dõi\nĐi thăm hộ.", "number-gap", "Bước 4"),
        ("Tiêm phòng hai đợt: đợt 1 từ ngày 01/3/2024 đến ngày 20/3/2024; đợt 3 từ ngày 01/9/2024 đến ngày 20/9/2024.", "number-gap", "đợt 3"),
        ("1.1. Giai đoạn 1 (năm 2024): làm thử tại ba thôn.\n1.2. Giai đoạn 3 (năm 2025): làm ở các thôn còn lại.", "number-gap", "Giai đoạn 3"),
        ("- Cụm 1: thôn Đông, thôn Đoài.\n- Cụm 2: thôn Thượng.\n- Cụm 3: thôn Hạ.\nThôn Hạ bàn giao với cụm 4.\nThôn Đoài làm với Cụm 2.", "cross-reference", "cụm 4"),
        ("Hoạt động 1: Tập huấn\nMở lớp.\nHoạt động 2: Làm chuồng\nSửa chuồng.\nPhòng Kinh tế chủ trì Hoạt động 3.", "cross-reference", "Hoạt động 3"),
        ("Bảng 2. Số bò\n\n| Thôn | Số bò |\n|---|---|\n| Đông | 12 |\n| Đoài | 8 |", "number-gap", "Bảng 2"),
    ],
)
def test_a_number_out_of_turn_is_remarked_on(lines: str, code: str, quote: str) -> None:
    assert (code, quote) in _codes(TASKS + lines)


@pytest.mark.parametrize(
    "lines",
    [
        "Bước 1. Chuẩn bị\nHọp thôn.\nBước 2. Mua giống\nMua bò.\nBước 3. Giao bò\nGiao bò.\nKết quả Bước 2 báo cáo trước khi làm Bước 3.",
        "Tiêm phòng hai đợt: đợt 1 trong tháng 3 năm 2024; đợt 2 trong tháng 9 năm 2024; mỗi đợt 5 ngày, sau đợt 1 họp rút kinh nghiệm.",
        "Dự án 1: Nhà ở\nSửa nhà.\nDự án 2: Sinh kế\nMua bò.\nDự án 4: Giám sát\nKiểm tra.",
        "Hoạt động 1: Tập huấn\nMở lớp.\nHoạt động 2: Làm chuồng\nSửa chuồng.\nThực hiện Hoạt động 5 của Chương trình chăn nuôi tỉnh.",
        "Xã có 5 cụm: cụm 1 gồm thôn Đông; các cụm 2, 3 ở xa; đội 12 người; vòng 3 ngày.",
    ],
)
def test_a_series_in_order_is_left_alone(lines: str) -> None:
    assert not _codes(TASKS + lines)
