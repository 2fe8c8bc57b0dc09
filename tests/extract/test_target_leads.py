"""Goals whose items name a year or a quarter, bounds of durations, and tables with a column per year. Made-up sentences."""

from __future__ import annotations

import pytest

from kehoach.pipeline import extract_plan

HEAD = "ỦY BAN NHÂN DÂN HUYỆN AN THỬ\nSố: 12/KH-UBND\nAn Thử, ngày 17 tháng 01 năm 2026\n\nKẾ HOẠCH\nPhát triển nông nghiệp {}\n\nII. MỤC TIÊU\n"


def targets(body, years="giai đoạn 2026-2030"):
    return extract_plan(HEAD.format(years) + body + "\n").targets


def measured(body, years="giai đoạn 2026-2030"):
    return [(t.indicator, str(t.value), t.unit, t.year) for t in targets(body, years)]


LED = {
    "1. Diện tích cây ăn quả:\na) Năm 2026: 5.400 ha.\nb) Đến năm 2030: 6.000 ha.": [
        ("Diện tích cây ăn quả", "5400", "ha", 2026), ("Diện tích cây ăn quả", "6000", "ha", 2030)],
    "1. Diện tích lúa chất lượng cao theo từng năm như sau:\n- Năm 2026: 5.400 ha;\n- Năm 2027: 5.600 ha.": [
        ("Diện tích lúa chất lượng cao", "5400", "ha", 2026), ("Diện tích lúa chất lượng cao", "5600", "ha", 2027)],
    "Tỷ lệ hộ nghèo giảm qua các năm: năm 2026 còn 6%; năm 2027 còn 5%.": [
        ("Tỷ lệ hộ nghèo", "6", "%", 2026), ("Tỷ lệ hộ nghèo", "5", "%", 2027)],
    "1. Mục tiêu theo năm:\na) Năm 2026: 5.400 ha.": [(None, "5400", "ha", 2026)],
}


@pytest.mark.parametrize("body", LED, ids=str)
def test_a_number_under_a_year_measures_what_leads_to_it(body):
    assert measured(body) == LED[body]


def test_an_item_with_words_of_its_own_keeps_them():
    body = "1. Phấn đấu đến năm 2030:\na) Tỷ lệ hộ dùng nước sạch: 95%.\nb) Năm 2027, diện tích cây ăn quả đạt 5.600 ha."
    assert [i for i, *_ in measured(body)] == ["Tỷ lệ hộ dùng nước sạch", "diện tích cây ăn quả"]


def test_the_letter_of_an_item_is_no_part_of_what_is_measured():
    assert measured("a) Số cuộc kiểm tra: 12 cuộc.", "năm 2026") == [("Số cuộc kiểm tra", "12", "cuộc", 2026)]


BOUNDS = {
    "- Thời gian chờ khám của người bệnh không quá 30 phút/lượt.": ("<=", "30", "phút/lượt", "reach"),
    "- Thời gian giải quyết hồ sơ trung bình dưới 3 ngày.": ("<", "3", "ngày", "reach"),
    "- Rút ngắn ít nhất 02 ngày thời gian giải quyết thủ tục.": (">=", "2", "ngày", "reduce_by"),
}


@pytest.mark.parametrize("line", BOUNDS)
def test_a_bound_of_a_duration_is_a_target(line):
    assert [(t.op, str(t.value), t.unit, t.direction) for t in targets(line, "năm 2026")] == [BOUNDS[line]]


@pytest.mark.parametrize(
    "line",
    [
        "- Thời gian thực hiện không quá 12 ngày.",  # of the plan itself
        "- Thời gian chờ khám hợp lý, 30 phút đầu giờ phát số.",
        "- Rút ngắn 02 ngày nghỉ của đoàn.",
    ],
)
def test_durations_that_bound_nothing_are_none(line):
    assert not targets(line, "năm 2026")


TABLE = "| Chỉ tiêu | {}2026 | 2027 |\n|---|---|---|{}\n| {} | {}120 | 150 |"


def test_columns_of_bare_years_are_targets_where_the_unit_is_said():
    assert measured(TABLE.format("ĐVT | ", "---|", "Diện tích trồng rừng", "ha | ")) == [
        ("Diện tích trồng rừng", "120", "ha", 2026), ("Diện tích trồng rừng", "150", "ha", 2027)]
    assert [(t.unit, t.year) for t in targets(TABLE.format("", "", "Trồng rừng (ha)", ""))] == [("ha", 2026), ("ha", 2027)]


@pytest.mark.parametrize("row", ["Ngân sách tỉnh", "Hạ tầng lưu trữ", "Vốn đối ứng (triệu đồng)", "Điểm thu gom (lũy kế)"])
def test_columns_of_bare_years_over_money_or_unsaid_units_are_none(row):
    assert not targets(TABLE.format("", "", row, ""))
