"""Targets and baselines in running text: every form of the contract, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehoach import normalise, segment
from kehoach.extract.found import FoundPlan, FoundTarget
from kehoach.extract.indicators import code_of
from kehoach.extract.targets import targets
from kehoach.rulebook import Counterexample, Example, IndicatorEntry, TargetEntry, rulebook

RULES = rulebook()
GOAL = "KẾ HOẠCH\nThực hiện nhiệm vụ\n\nI. MỤC TIÊU\n\n"
TASKS = "KẾ HOẠCH\nThực hiện nhiệm vụ\n\nI. NỘI DUNG\n\n"
STATE = "KẾ HOẠCH\nThực hiện nhiệm vụ\n\nI. THỰC TRẠNG\n\n"


def read(source: str, *, start: int = 2024, end: int = 2024) -> list[FoundTarget]:
    """Targets of a text as part of a plan for the years ``start`` to ``end``."""
    text = normalise.text(source, RULES)
    outline = segment.outline(text, RULES)
    return targets(text, outline, FoundPlan(year_start=start, year_end=end), RULES)


def brief(found: list[FoundTarget]) -> list[tuple[str, str | None, str]]:
    """Value (range as a-b, count of whole as n/N), unit and operator."""
    out = []
    for t in found:
        value = str(t.value)
        if t.value_max is not None:
            value += f"-{t.value_max}"
        if t.of is not None:
            value += f"/{t.of}"
        out.append((value, t.unit, t.op))
    return out


BOUNDS = [
    ("Ít nhất 82% hộ nghèo được vay vốn.", ("82", "%", ">=")),
    ("Tối thiểu 4 dự án công nghệ cao được thu hút.", ("4", "dự án", ">=")),
    ("Có không dưới 12 mô hình trồng nấm.", ("12", "mô hình", ">=")),
    ("Tỷ lệ hộ nghèo bằng hoặc dưới 7,25%.", ("7.25", "%", "<=")),
    ("Tỷ lệ trễ hạn không quá 1,5%.", ("1.5", "%", "<=")),
    ("Trên 93% hộ dùng nước sạch.", ("93", "%", ">")),
    ("Tỷ lệ bỏ học dưới 0,4%.", ("0.4", "%", "<")),
    ("Tỷ lệ hài lòng đạt từ 91% trở lên.", ("91", "%", ">=")),
    ("Tỷ lệ đô thị hóa khoảng 37%.", ("37", "%", "=")),
    ("Phấn đấu giảm tỷ lệ hộ nghèo từ 0,3 - 0,6%.", ("0.3-0.6", "%", "range")),
    ("Đào tạo nghề cho từ 1.100 đến 1.300 lao động.", ("1100-1300", "lao động", "range")),
    ("Mỗi hộ có ít nhất một thành viên có việc làm.", ("1", "thành viên", ">=")),
    ("Duy trì 9/9 xã, thị trấn đạt chuẩn.", ("9/9", "xã, thị trấn", "=")),
    ("Kiểm tra an toàn tại cơ sở, mỗi quý một lần.", ("1", "lần", "=")),
    ("Kiểm tra ít nhất 02 lần/xã/năm.", ("2", "lần", ">=")),
    ("Tỷ suất sinh thô 14 ca/1.000 dân.", ("14", "ca/1.000 dân", "=")),
    ("Thu nhập bình quân đạt 52,5 triệu đồng/người/năm.", ("52.5", "triệu đồng/người/năm", "=")),
    ("Không còn hộ nghèo là người có công.", ("0", "hộ", "=")),
    ("Diện tích cây ăn quả đạt 4.200 ha.", ("4200", "ha", "=")),
    ("Trồng mới 1.730ha rừng phòng hộ.", ("1730", "ha", "=")),
    ("Diện tích nhà ở bình quân đạt 14m2 / người.", ("14", "m2/người", "=")),
    ("Diện tích bình quân từ 35 - 45m2 / người.", ("35-45", "m2/người", "range")),
    ("Số phòng tối thiểu: 5 phòng / căn hộ.", ("5", "phòng/căn hộ", "=")),
    ("Tổng đàn gia cầm đạt trên 2,5 triệu con.", ("2500000", "con", ">")),
    ("Sản lượng lúa đạt 12 nghìn tấn.", ("12000", "tấn", "=")),
    ("Sản lượng điện đạt 4,5 tỷ kWh.", ("4500000000", "kWh", "=")),
    ("Thành lập mới 25 HTX.", ("25", "HTX", "=")),
    ("Thành lập mới 120 tổ hợp tác.", ("120", "tổ hợp tác", "=")),
    ("Thu nhập bình quân: 55 triệu đồng/người/năm.", ("55", "triệu đồng/người/năm", "=")),
    ("Bảo đảm 33 tuần thực học.", ("33", "tuần", "=")),
    ("Công bố tối thiểu 05 tập dữ liệu mở.", ("5", "tập dữ liệu", ">=")),
    ("Giảm 1,5 điểm phần trăm tỷ lệ trẻ em suy dinh dưỡng.", ("1.5", "điểm phần trăm", "=")),
    ("Kết nạp mới từ 150 đảng viên trở lên.", ("150", "đảng viên", ">=")),
    ("Thành lập mới 05 công đoàn cơ sở.", ("5", "công đoàn cơ sở", "=")),
    ("Tổng thu từ du lịch đạt 3.200 tỷ đồng.", ("3200", "tỷ đồng", "=")),
    ("Tổng vốn đầu tư toàn xã hội đạt 85.000 tỷ đồng.", ("85000", "tỷ đồng", "=")),
]


@pytest.mark.parametrize(("sentence", "expected"), BOUNDS, ids=[s for s, _ in BOUNDS])
def test_value_unit_operator(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in brief(read(GOAL + "- " + sentence))


DIRECTIONS = [
    ("Tỷ lệ hộ nghèo giảm còn 3,7%.", "reduce_to"),
    ("Mức giảm tỷ lệ hộ nghèo là 1,2%.", "reduce_by"),
    ("Nâng tỷ lệ che phủ rừng lên 51%.", "increase_to"),
    ("Có thêm 03 xã đạt chuẩn.", "increase_by"),
    ("Duy trì 9/9 xã đạt chuẩn.", "keep"),
    ("100% trẻ em được tiêm chủng.", "reach"),
    ("Giám sát việc học của 100% trẻ em.", "reach"),
]


@pytest.mark.parametrize(("sentence", "direction"), DIRECTIONS, ids=[s for s, _ in DIRECTIONS])
def test_direction(sentence: str, direction: str) -> None:
    assert [t.direction for t in read(GOAL + "- " + sentence)] == [direction]


def test_the_year_compared_with_is_not_the_target_s() -> None:
    (found,) = read(GOAL + "- Chi đầu tư phát triển tăng 12% so với dự toán năm 2019.")
    assert (found.basis, found.direction) == ("target", "increase_by")
    assert found.year != 2019


def test_from_to_is_a_baseline_and_a_target() -> None:
    first, second = read(GOAL + "- Giảm tỷ lệ tảo hôn từ 4,1% xuống dưới 2,9%.")
    assert (first.basis, first.direction, first.value) == ("baseline", None, Decimal("4.1"))
    assert (second.basis, second.direction, second.op) == ("target", "reduce_to", "<")


def test_numbers_of_the_situation_are_baselines() -> None:
    found = read(STATE + "Đến cuối năm 2023 toàn xã có 212 hộ nghèo, chiếm 9,4% số hộ.")
    assert [(t.basis, t.direction, t.year) for t in found] == [("baseline", None, 2023)] * 2


def test_year_said_and_derived() -> None:
    said = read(GOAL + "- Đến năm 2030, 75% hộ có internet.", start=2026, end=2030)[0]
    derived = read(GOAL + "- 75% hộ có internet.")[0]
    unsaid = read(GOAL + "- 75% hộ có internet.", start=2026, end=2030)[0]
    assert (said.year, said.derived) == (2030, False)
    assert (derived.year, derived.derived) == (2024, True)
    assert (unsaid.year, unsaid.derived) == (None, False)


def test_nested_numbers_are_targets_of_their_own() -> None:
    found = read(GOAL + "- 70% thôn có ít nhất 01 tổ tự quản về môi trường.")
    assert brief(found) == [("70", "%", "="), ("1", "tổ", ">=")]


def test_classes_per_commune_are_one_target() -> None:
    found = read(TASKS + "- Tổ chức tập huấn kỹ thuật 07 lớp/07 xã.")
    assert brief(found) == [("7", "lớp", "=")]
    assert found[0].population == "07 xã"


def test_population_and_indicator() -> None:
    found = read(GOAL + "- 100% trẻ em thuộc hộ nghèo được cấp thẻ bảo hiểm y tế.")
    assert found[0].population == "trẻ em thuộc hộ nghèo"
    assert found[0].indicator == "được cấp thẻ bảo hiểm y tế"


LISTED = [
    (
        "Có 80.000 ha lúa mùa, 9.000 ha cây lâu năm và gần 2.000 ha mặt nước.",
        ["lúa mùa", "cây lâu năm", "mặt nước"],
    ),
    ("Trồng 1.700ha keo, sản lượng đạt 30 tấn.", ["keo", "sản lượng"]),
    (
        "Tỷ lệ hộ dùng nước sạch đạt 40% năm 2024 và 55% năm 2025.",
        ["Tỷ lệ hộ dùng nước sạch"] * 2,
    ),
    ("Có 212 hộ nghèo, chiếm tỷ lệ 9,4%.", ["hộ nghèo, chiếm tỷ lệ", "hộ nghèo"]),
]


@pytest.mark.parametrize(("sentence", "indicators"), LISTED, ids=[s for s, _ in LISTED])
def test_indicator_reaches_over_no_other_number(sentence: str, indicators: list[str]) -> None:
    assert [t.indicator for t in read(GOAL + "- " + sentence)][-len(indicators) :] == indicators


def test_text_holds_bound_words() -> None:
    source = GOAL + "- Phấn đấu ít nhất 6,6% hộ thoát nghèo; từ 80% trở lên có việc làm."
    assert [source[t.start : t.end] for t in read(source)] == ["ít nhất 6,6%", "từ 80% trở lên"]


def test_wrapped_over_lines() -> None:
    source = GOAL + "- Tỷ lệ trẻ em suy dinh dưỡng thể thấp còi giảm còn bằng\nhoặc dưới 26,8%, bảo đảm bền vững."
    assert brief(read(source)) == [("26.8", "%", "<=")]


NOTHING = [
    (GOAL + "- Hỗ trợ 50% mức phí thẻ bảo hiểm y tế.", "a support rate"),
    ("KẾ HOẠCH\nThực hiện\n\nI. PHẠM VI\n\nTại 8 xóm của xã.", "the scope"),
    (GOAL + "- Chăm sóc trẻ em dưới 16 tuổi.", "an age"),
    (TASKS + "- Thoát nghèo trong vòng 36 tháng kể từ khi được công nhận.", "a duration"),
    (TASKS + "- Thực hiện khoản 2 Điều 15 Luật Nhà ở.", "an article"),
    (TASKS + "- Triển khai 03 nhóm nhiệm vụ trọng tâm.", "a count of the list"),
    (TASKS + "- Ban hành 02 văn bản hướng dẫn.", "a count of documents"),
    (TASKS + "- Tổng kinh phí là 1.250 triệu đồng.", "a budget"),
    (TASKS + "- Họp lúc 14 giờ 30 phút, điện thoại 0912 345 678.", "a time and a telephone"),
    (GOAL + "- Đánh giá lại sau 02 tuần.", "a duration in weeks"),
    (GOAL + "- Kinh phí dự kiến: 2,5 triệu đồng.", "money under a label"),
    (TASKS + "- Khử khuẩn bằng Cloramin B 70%.", "a strength"),
    (TASKS + "- Hội nghị tổ chức tại thôn 7 xã Yên Bình.", "the name of a village"),
    (TASKS + "- Người ứng cử phải đạt trên 50% số phiếu hợp lệ.", "a rule of elections"),
    (TASKS + "- Thực hiện mô hình chính quyền địa phương 02 cấp.", "cấp is not cặp"),
    (TASKS + "- Đoàn kiểm tra gồm 05 thành viên.", "members of a team"),
    (TASKS + "- Tổ bầu cử có từ 11 đến 21 thành viên.", "members of a board"),
    (TASKS + "- Trường hợp có trên 50% cử tri không tán thành thì họp lại.", "when something is done"),
    (TASKS + "- Bồi dưỡng cho 02 người x 10 ngày.", "a sum of costs"),
    (GOAL + "- Hợp tác xã đối ứng 50%.", "a share of the costs"),
    ("KẾ HOẠCH\n\nCăn cứ kết quả 12 lớp tập huấn năm trước;\n", "a basis line"),
]


@pytest.mark.parametrize(("source", "why"), NOTHING, ids=[why for _, why in NOTHING])
def test_not_a_target(source: str, why: str) -> None:
    assert read(source) == [], why


def test_texts_without_accents_are_read() -> None:
    found = read("KE HOACH\n\nI. MUC TIEU\n\n- Xay dung 05 mo hinh; tren 90% ho co dien.")
    assert brief(found) == [("5", "mo hinh", "="), ("90", "%", ">")]


def test_goal_cells_of_a_table() -> None:
    source = (
        "KẾ HOẠCH\nThực hiện\n\nPHỤ LỤC\n\n| TT | Chỉ tiêu | Chủ trì |\n|---|---|---|\n"
        "| 1 | Tỷ lệ hộ có internet đạt 75% | Phòng Văn hóa |\n"
    )
    found = read(source)
    assert [(t.value, t.table, t.cell) for t in found] == [(Decimal(75), 0, (1, 1))]


def test_nothing_in_nothing() -> None:
    assert read("") == []


def _entries() -> list[TargetEntry]:
    found: list[TargetEntry] = RULES.group("target")
    return found


@pytest.mark.parametrize(
    "example",
    [pytest.param(x, id=f"{e.id}-{i}") for e in _entries() for i, x in enumerate(e.examples)],
)
def test_rule_examples(example: Example) -> None:
    found = read(example.text)
    for name, value in example.gives.items():
        got = {str(getattr(t, name)) for t in found}
        assert str(value) in got, f"{name}: {got}"


@pytest.mark.parametrize(
    "example",
    [pytest.param(x, id=f"{e.id}-{i}") for e in _entries() for i, x in enumerate(e.counterexamples)],
)
def test_rule_counterexamples(example: Counterexample) -> None:
    assert read(example.text) == [], example.why


FOLDED_ALIKE = [
    ("Phấn đấu chiều dài kênh được kiên cố lên 122 km.", "chiều dài kênh được kiên cố"),
    ("Tỷ lệ người dân biết cách ứng phó thiên tai đạt 90%.", "Tỷ lệ người dân biết cách ứng phó thiên tai"),
    ("Tỷ lệ học sinh được tuyển mới đạt 35%.", "Tỷ lệ học sinh được tuyển mới"),
    ("Cơ sở sản xuất còn gây ô nhiễm giảm còn 12%.", "Cơ sở sản xuất còn gây ô nhiễm"),
    ("Phấn đấu tỷ lệ hộ nghèo giảm còn 12%.", "tỷ lệ hộ nghèo"),
    ("ty le ho ngheo giam con 12%.", "ty le ho ngheo"),
]


@pytest.mark.parametrize(("sentence", "indicator"), FOLDED_ALIKE, ids=[s for s, _ in FOLDED_ALIKE])
def test_words_that_only_fold_to_function_words_stay_in_the_indicator(sentence: str, indicator: str) -> None:
    assert read(GOAL + "- " + sentence)[-1].indicator == indicator


def test_indicator_codes() -> None:
    entries: list[IndicatorEntry] = RULES.group("indicator")
    for entry in entries:
        for example in entry.examples:
            assert code_of(example.text, RULES) == entry.code, entry.id
        for counter in entry.counterexamples:
            assert code_of(counter.text, RULES) != entry.code, entry.id
