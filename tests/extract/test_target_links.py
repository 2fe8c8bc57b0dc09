"""Numbers that go on with a target before them, years right before a number, labels and units by their accents."""

from __future__ import annotations

import pytest

from kehoach import normalise, segment
from kehoach.extract.found import FoundPlan, FoundTarget
from kehoach.extract.targets import targets
from kehoach.rulebook import rulebook

RULES = rulebook()
HEAD = "KẾ HOẠCH\nThực hiện nhiệm vụ\n\nI. {}\n\n- "


def read(line: str, *, section: str = "NHIỆM VỤ", start: int = 2024, end: int = 2025) -> list[FoundTarget]:
    """Targets of one item of a section."""
    text = normalise.text(HEAD.format(section) + line, RULES)
    return targets(text, segment.outline(text, RULES), FoundPlan(year_start=start, year_end=end), RULES)


def told(line: str, **more: object) -> list[tuple[str, str | None]]:
    """Value and unit of each target of an item."""
    return [(str(t.value), t.unit) for t in read(line, **more) if t.basis == "target"]  # type: ignore[arg-type]


GOES_ON = [
    ("Mở 12 lớp kỹ thuật, mỗi lớp 35 người, tổng số 420 người.", [("12", "lớp"), ("35", "người"), ("420", "người")]),
    ("Thành lập 09 tổ tuần tra (03 tổ/xã), bình quân 06 người một tổ.", [("9", "tổ"), ("3", "tổ/xã"), ("6", "người")]),
    ("Làm mới 42 km đường, gồm 12 km ở phía Bắc và 30 km ở phía Nam.", [("42", "km"), ("12", "km"), ("30", "km")]),
    ("Tổ chức 20 khóa học: quý I 05 khóa, quý II 15 khóa.", [("20", "khóa"), ("5", "khóa"), ("15", "khóa")]),
    ("Lắp đặt 85 biển báo, 40 gương cầu lồi.", [("85", "biển báo"), ("40", "gương cầu lồi")]),
    ("Vận động 95% hộ dân ký cam kết, tương ứng 1.140 hộ.", [("95", "%"), ("1140", "hộ")]),
    ("Phát 2.600 tờ rơi, mỗi tổ dân phố 200 tờ.", [("2600", "tờ rơi"), ("200", "tờ")]),
    ("Xây mới 06 chòi canh lửa, sửa chữa 14 chòi, cả năm 20 chòi.", [("6", "chòi canh lửa"), ("14", "chòi"), ("20", "chòi")]),
    ("Tiêm phòng cho 387 con trong tổng số 450 con.", [("387", "con")]),
]


@pytest.mark.parametrize(("line", "wanted"), GOES_ON)
def test_a_number_goes_on_with_the_target_before_it(line: str, wanted: list[tuple[str, str]]) -> None:
    assert told(line) == wanted


APART = [
    ("Mở 16 đợt lưu động tại 08 thôn.", [("16", "đợt")]),
    ("Trồng 320 ha rừng, tăng 5% so với 304 ha của năm trước.", [("320", "ha"), ("5", "%")]),
    ("Bề rộng mặt đường từ 3,0 m trở lên.", []),
    ("Xe chở 12 người nêu trên.", []),
    ("Có rừng 548 ha trên 800 ha đất tự nhiên.", [("548", "ha")]),
]


@pytest.mark.parametrize(("line", "wanted"), APART)
def test_places_wholes_and_comparisons_are_no_targets(line: str, wanted: list[tuple[str, str]]) -> None:
    assert told(line) == wanted


def test_places_where_something_is_checked_are_counted() -> None:
    assert told("Kiểm tra tại 13 xã trong quý III.") == [("13", "xã")]


def test_a_goal_needs_no_known_verb() -> None:
    assert told("Luân chuyển sách về cơ sở đủ 18.000 lượt đọc.", section="MỤC TIÊU") == [("18000", "lượt")]
    assert told("Tỷ lệ nước sạch ở 06 khu đất ven sông.", section="PHẠM VI") == []


def test_each_number_has_the_year_right_before_it() -> None:
    found = read("Mở 36 lớp, trong đó năm 2024 mở 16 lớp, năm 2025: 20 lớp.")
    assert [(str(t.value), t.year) for t in found][1:] == [("16", 2024), ("20", 2025)]


def test_the_year_of_what_was_is_not_that_of_what_will_be() -> None:
    found = read("Giảm số vụ cháy từ 40 vụ năm 2022 xuống không quá 36 vụ, tức giảm ít nhất 10%.", section="MỤC TIÊU")
    assert [(str(t.value), t.basis) for t in found] == [("40", "baseline"), ("36", "target"), ("10", "target")]


def test_a_whole_behind_its_part_is_kept_with_it() -> None:
    (part,) = read("Có 10.200 trong tổng số 12.000 hồ sơ được nộp trực tuyến.", section="MỤC TIÊU")
    assert (str(part.value), str(part.of), part.unit) == ("10200", "12000", "hồ sơ")


def test_a_label_with_a_dash_is_no_range() -> None:
    text = normalise.text("KẾ HOẠCH\nThực hiện\n\nI- MỤC TIÊU\n\n2.4- 100% đơn vị có quy chế.\n", RULES)
    (one,) = targets(text, segment.outline(text, RULES), FoundPlan(year_start=2024, year_end=2024), RULES)
    assert (str(one.value), one.value_max) == ("100", None)


@pytest.mark.parametrize(
    ("line", "unit"),
    [("tăng 702 hộ so với năm trước.", "hộ"), ("giải quyết 702 hồ sơ.", "hồ sơ"), ("tổ chức 03 hội thao.", "hội thao")],
)
def test_accents_say_how_far_a_unit_goes(line: str, unit: str) -> None:
    assert [t.unit for t in read(f"Phấn đấu {line}", section="MỤC TIÊU")] == [unit]


def test_all_of_something_is_a_goal_and_its_team_is_counted() -> None:
    assert told("Bảo vệ toàn bộ 578 ha rừng, gồm 133 ha rừng đặc dụng.", section="MỤC TIÊU") == [("578", "ha"), ("133", "ha")]
    line = "Cả 08 thôn có tổ hòa giải, mỗi tổ 06 thành viên, tổng cộng 48 thành viên."
    assert told(line, section="MỤC TIÊU") == [("8", "thôn"), ("6", "thành viên"), ("48", "thành viên")]
    assert told("In và cấp 16.000 tờ rơi.") == [("16000", "tờ rơi")]
    assert told("Nghiệm thu cả 04 công trình.") == []
