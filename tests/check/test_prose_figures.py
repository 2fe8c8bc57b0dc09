"""Figures of made-up running text: silent where they agree, remarked on where one is mistyped."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển nông thôn năm 2026\n\n"
RATES = [
    ("Toàn xã có 1.250 hộ. Đến nay có 900 hộ dùng nước máy, chiếm {}.", "72%", "82%"),
    ("Huyện có 640 lớp học các cấp. Số lớp bán trú là 232 lớp, đạt {}.", "36,25%", "32,65%"),
    ("Trong 24 điểm du lịch chỉ có 09 điểm được công nhận, chiếm {}.", "37,5%", "35,7%"),
    ("Có 60 điểm du lịch đón 180.000 lượt khách, trong đó khách quốc tế 27.000 lượt, chiếm {}.", "15%", "25%"),
    ("Mỗi ngày phát sinh 6,4 tấn rác. Thu gom 95% lượng rác, tương ứng {} tấn.", "6,08", "6,8"),
    ("Phát sinh 125 tấn vỏ chai. Năm 2026 thu gom 80%, tương ứng {} tấn; năm 2027 thu gom 90%, tương ứng 112,5 tấn.", "100", "110"),
]
SILENT = [
    "Toàn xã có khoảng 1.250 hộ. Đến nay có 900 hộ dùng nước máy, chiếm 82%.",
    "Toàn xã có 1.250 hộ. Xóm Đông có 45 hộ dùng nước máy, chiếm 30%.",
    "Phát sinh 125 tấn vỏ chai, 90 tấn rác nhựa. Thu gom 80%, tương ứng 64 tấn.",
]


def _remarks(text: str, code: str) -> list[str]:
    return [f.text for f in check_report(f"{HEAD}I. NỘI DUNG\n\n{text}\n").findings if f.code == code and not f.rule.startswith("check.claimed")]


@pytest.mark.parametrize(("text", "right", "wrong"), RATES)
def test_a_rate_is_held_against_the_whole_named_before(text: str, right: str, wrong: str) -> None:
    assert _remarks(text.format(right), "rate-mismatch") == []
    assert len(_remarks(text.format(wrong), "rate-mismatch")) == 1


@pytest.mark.parametrize("text", SILENT)
def test_rates_of_other_wholes_are_left_alone(text: str) -> None:
    assert _remarks(text, "rate-mismatch") == []


SUMS = [
    ("Mở 20 lớp, mỗi lớp 30 học viên, tổng cộng 600 học viên; trong đó năm 2026 mở 06 lớp, năm 2027 mở {} lớp và năm 2028 mở 06 lớp.", "08", "10"),
    ("Tổ kiểm tra gồm {} người: 01 lãnh đạo, 02 công chức, 01 cán bộ Công an và 01 đại diện đoàn thể.", "05", "06"),
    ("Ban Tổ chức có {} người, gồm: 01 Trưởng ban, 02 Phó Trưởng ban và 12 ủy viên.", "15", "17"),
    ("Đã có 1.020 bể chứa, còn thiếu 640 bể so với nhu cầu {} bể.", "1.660", "1.600"),
    ("Tổng chiều dài kênh là 186,5 km; đã kiên cố 111,9 km; còn {} km kênh đất.", "74,6", "76,4"),
    ("Tổ chức 45 lớp tập huấn cho 1.800 lượt nông dân, bình quân {} người mỗi lớp.", "40", "45"),
    ("Mở {} lớp, mỗi lớp 30 người, cho 1.500 lao động về đón tiếp khách.", "50", "45"),
    ("Tập huấn: 945 triệu đồng (315 học viên, bình quân {} triệu đồng/học viên).", "3", "3,5"),
]
NO_SUMS = [
    "Tổ kiểm tra gồm 09 người: 01 lãnh đạo, 02 công chức và một số cán bộ thôn.",
    "Đã có 1.020 bể chứa, còn 64 bể hư hỏng trong số 1.400 bể được giao.",
    "Tổ chức 45 lớp tập huấn cho 1.810 lượt nông dân, bình quân 40 người mỗi lớp.",
    "Tập huấn: 946 triệu đồng (315 học viên, bình quân 3 triệu đồng/học viên).",
    "Tổ chức 45 lớp cho 1.200 lượt nông dân và 600 cán bộ, mỗi lớp 30 người.",
]


@pytest.mark.parametrize(("text", "right", "wrong"), SUMS)
def test_sums_told_in_prose_are_added_up(text: str, right: str, wrong: str) -> None:
    assert _remarks(text.format(right), "sum-mismatch") == []
    assert len(_remarks(text.format(wrong), "sum-mismatch") + _remarks(text.format(wrong), "rate-mismatch")) == 1


@pytest.mark.parametrize("text", NO_SUMS)
def test_prose_that_tells_no_sum_is_left_alone(text: str) -> None:
    assert _remarks(text, "sum-mismatch") == []


@pytest.mark.parametrize(("total", "first", "found"), [("58", "25", 0), ("85", "25", 1), ("58", "52", 1), ("90", "25", 0)])
def test_labelled_parts_in_brackets_tell_two_swapped_digits(total: str, first: str, found: int) -> None:
    assert len(_remarks(f"Lắp mới {total} trạm (trong đó: VNPT: {first} trạm, Viettel: 33 trạm).", "sum-mismatch")) == found


@pytest.mark.parametrize(("said", "found"), [("550", 0), ("505", 1), ("520", 0)])
def test_a_total_told_twice_is_held_against_its_table_both_times(said: str, found: int) -> None:
    table = "| TT | Môn | Số vận động viên |\n|---|---|---|\n| 1 | Cầu lông | 230 |\n| 2 | Kéo co | 220 |\n| 3 | Đẩy gậy | 100 |\n| | Tổng số | 550 |\n"
    text = f"1. Đại hội tổ chức 03 môn với tổng số {said} vận động viên, lịch thi đấu như sau:\n\n{table}\n2. Trong 550 vận động viên có 215 vận động viên nữ."
    assert len(_remarks(text, "sum-mismatch")) == found
