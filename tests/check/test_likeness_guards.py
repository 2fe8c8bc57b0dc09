"""What makes two figures two, and what only speaks against their being one: bounds, steps, shares, accounts, names."""

from __future__ import annotations

import pytest

from kehoach.check import check_report
from kehoach.check.agreement.alike import field_of
from kehoach.check.agreement.pairing import Field
from kehoach.check.run import draft_from
from kehoach.read import document_from_text


def _field(first: str, second: str) -> Field:
    words = f"I. MỤC TIÊU\n{first}\nII. TỔ CHỨC THỰC HIỆN\n1. {second}"
    return field_of(draft_from(document_from_text(f"KẾ HOẠCH\nCông tác trọng tâm năm 2026\n\n{words}\n")))


def _pair(known: Field) -> tuple[int, int]:
    return next(pair for pair in known.close if known.values[pair[0]] != known.values[pair[1]])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hướng dẫn 130 xóm lập hương ước.", "Hướng dẫn ít nhất 103 xóm lập hương ước."),
        ("Lắp đặt 20 biển cảnh báo.", "Đợt 1 lắp đặt 15 biển cảnh báo."),
        ("Xây dựng 24 mô hình tuần hoàn.", "Duy trì 20 mô hình tuần hoàn."),
        ("Xây dựng 24 mô hình tuần hoàn.", "Xây dựng thêm 20 mô hình tuần hoàn."),
        ("Tiêm cho 12 khoa lâm sàng.", "Hai khoa Nội và Ngoại tiêm trước; 10 khoa Sản, Nhi theo sau."),
        ("Kiểm tra 40 bếp ăn tập thể.", "Có 35 bếp ăn tập thể đạt chuẩn, bằng 87,5%."),
        ("Bàn giao 05 đợt mặt bằng.", "Năm 2025 đã bàn giao 04 đợt mặt bằng."),
    ],
)
def test_two_things(first: str, second: str) -> None:
    assert not _field(first, second).candidates()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nâng cấp 11 trạm bơm điện.", "Nghiệm thu 10 trạm bơm điện."),
        ("Quý IV vận hành nhà máy công suất 5.000 tấn rác.", "Tháng 9 chạy thử nhà máy công suất 3.500 tấn rác."),
        ("Tổ chức 18 hội nghị tại 16 xóm.", "Dự 16 hội nghị tại các xóm."),
        ("Thành lập và duy trì 18 câu lạc bộ.", "Theo dõi 16 câu lạc bộ."),
        ("Thù lao cho 45 giám khảo cuộc thi.", "Lập Ban Giám khảo gồm 54 người của cuộc thi."),
        ("Cấp 4.200 giấy chứng nhận.", "Cấp đổi 4.020 giấy chứng nhận."),
        ("Duy trì 456 người trực cháy.", "Tập huấn cho 466 người trực cháy."),
    ],
)
def test_what_is_weighed(first: str, second: str) -> None:
    known = _field(first, second)
    assert _pair(known) in known.candidates()


def test_what_was_found_is_doubted_unless_a_value_is_told_again() -> None:
    once = "I. THỰC TRẠNG\nBệnh viện có 09 khoa lâm sàng.\nII. MỤC TIÊU\nTập huấn cho 08 khoa lâm sàng."
    again = f"{once}\nIII. TỔ CHỨC THỰC HIỆN\n1. 08 khoa lâm sàng cử người dự."
    for words, doubted in ((once, True), (again, False)):
        known = field_of(draft_from(document_from_text(f"KẾ HOẠCH\nTập huấn năm 2026\n\n{words}\n")))
        assert known.doubtful(*_pair(known)) is doubted


def test_initials_count_what_they_stand_for() -> None:
    known = _field("Khám cho người cao tuổi (NCT): 1.020 NCT.", "Chi cho 1.200 người, 80.000 đồng mỗi suất.")
    assert {one.unit for one in known.tellings} >= {"nguoi"} and _pair(known) in known.candidates()


def test_items_of_two_parts_and_values_that_both_stand_elsewhere_are_not_told() -> None:
    seasons = "II. NỘI DUNG\na) Vụ {}: tưới cho lúa đạt 30% diện tích.\nb) Vụ Thu: tưới cho lúa đạt 70% diện tích.\n"
    text = f"KẾ HOẠCH\nTưới tiêu năm 2026\n\n{seasons.format('Xuân')}"
    assert [f.rule for f in check_report(text).findings if f.rule == "check.alike"] == []
    twice = "I. MỤC TIÊU\nKhám cho 7.600 người lái xe.\nLập hồ sơ cho 7.200 người lái xe.\nII. NHIỆM VỤ\n{0} khám 7.600 người lái xe.\n{0} lập hồ sơ 7.200 người lái xe."
    known = field_of(draft_from(document_from_text(f"KẾ HOẠCH\nY tế năm 2026\n\n{twice.format('Trạm')}\n")))
    assert all(known.both_meant(pair) for pair in known.candidates())
