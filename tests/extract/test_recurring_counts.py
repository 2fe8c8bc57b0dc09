"""Times and counts that plans of other hands bring: weekdays before a day, *mỗi tuần ít nhất …*, what is left over from before."""

from __future__ import annotations

import pytest

from kehoach.pipeline import extract_plan
from plan_texts import plan_of

HERE = "II. NHIỆM VỤ\n1. Tuyên truyền\n"
HEAD = "UBND HUYỆN SÔNG THAO\n\nSố: 12/KH-UBND\n\nSông Thao, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nTuyên truyền năm 2024\n\n"

TIMES = [
    ("Khai mạc lúc 7 giờ 30 phút thứ Hai, ngày 13 tháng 5 năm 2024.", ("during", "2024-05-13", "2024-05-13", None)),
    ("Tổ chức lễ ra quân vào thứ Sáu, ngày 15/3/2024.", ("during", "2024-03-15", "2024-03-15", None)),
    ("a) Hội thao chào mừng ngày 20/11: ngày 18/11/2024.", ("during", "2024-11-18", "2024-11-18", None)),
    ("Trình Ban Thường vụ tại phiên họp tháng 10/2024.", ("during", "2024-10-01", "2024-10-31", None)),
    ("Quán triệt trong sinh hoạt định kỳ tháng 6/2024.", ("during", "2024-06-01", "2024-06-30", None)),
    ("Chuẩn bị đủ điều kiện, không để chậm quá ngày 30/9/2024.", ("by", None, "2024-09-30", None)),
    ("Mở chuyên mục, mỗi tuần ít nhất 02 tin, bài.", ("recurring", None, None, "FREQ=WEEKLY")),
    ("Lấy phiếu khảo sát, mỗi tháng không dưới 150 phiếu.", ("recurring", None, None, "FREQ=MONTHLY")),
    ("Tiếp công dân định kỳ (ít nhất 01 ngày/tháng).", ("recurring", None, None, "FREQ=MONTHLY")),
    ("Bố trí kinh phí trong năm 2024 và các năm tiếp theo.", ("from", "2024-01-01", None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), TIMES)
def test_forms_of_time(words: str, expected: tuple[str | None, ...]) -> None:
    found = extract_plan(f"{HEAD}{HERE}{words}\n").deadlines
    assert [(d.kind, d.date_start, d.date_end, d.recurrence) for d in found] == [expected]


NO_TIMES = [
    "Đưa kết quả học tập vào xếp loại đảng viên hằng năm.",
    "Thực hiện kết luận tại phiên họp tháng 10/2023.",
    "Mỗi năm giảm ít nhất 02% hộ nghèo.",
]


@pytest.mark.parametrize("words", NO_TIMES)
def test_words_of_time_that_are_no_deadline(words: str) -> None:
    assert extract_plan(f"{HEAD}{HERE}{words}\n").deadlines == ()


def told(words: str) -> list[tuple[str, str, str, int | None]]:
    return [(str(t.value), t.unit or "", t.basis, t.year) for t in extract_plan(HEAD + words).targets]


def test_what_is_left_over_from_a_year_is_still_to_be_done() -> None:
    assert told("I. MỤC TIÊU\n- Tiêm vét cho 412 trẻ chưa tiêm năm 2023.\n") == [("412", "trẻ", "target", 2024)]
    assert told("I. MỤC TIÊU\n- Tiêm cho 412 trẻ trong năm 2023.\n")[0][2] == "baseline"


def test_brackets_do_not_part_a_baseline_from_its_target() -> None:
    found = told("I. MỤC TIÊU\n- Tỷ lệ bác sĩ có trình độ sau đại học tăng từ 55% (88/160 bác sĩ) lên 60%.\n")
    assert [(value, basis) for value, _, basis, _ in found] == [("55", "baseline"), ("88", "baseline"), ("60", "target")]


def test_an_account_of_a_year_gives_baselines() -> None:
    assert told("I. ĐÁNH GIÁ NĂM 2023\n- Tỷ lệ tiêm chủng đạt 88,3%.\n")[0][2] == "baseline"


UNITS = [("Chỉ số tăng ít nhất 02 bậc.", "bậc"), ("Lắp đặt 120 bể chứa vỏ bao bì.", "bể"), ("Lắp đặt 20 biển cảnh báo.", "biển cảnh báo")]


@pytest.mark.parametrize(("words", "unit"), UNITS)
def test_more_things_are_counted(words: str, unit: str) -> None:
    assert [t.unit for t in plan_of(f"I. MỤC TIÊU\n- {words}\n").targets] == [unit]


def test_the_unit_a_table_tells_stands_before_the_words_of_its_rows() -> None:
    table = (
        "II. NHIỆM VỤ\nBảng 1. Khối lượng số hóa năm 2024 (đơn vị: nghìn trang)\n\n"
        "| TT | Đơn vị | Kế hoạch năm 2024 |\n|---|---|---|\n| 1 | Trung tâm Lưu trữ I | 1.400 |\n| 2 | Trung tâm Lưu trữ II | 800 |\n"
    )
    assert {t.unit for t in extract_plan(HEAD + table).targets} == {"nghìn trang"}
