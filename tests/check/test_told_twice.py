"""A day or a sum that a made-up draft says in two places: silent where they are the same, remarked on where they are not."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển giáo dục năm 2026\n\n"
TASKS = [
    ("Sửa chữa nhà văn hóa các thôn", "Sửa chữa nhà văn hóa thôn", "Thả cá giống xuống hồ thủy lợi", "Thả cá giống hồ thủy lợi"),
    ("Khám sàng lọc học sinh tiểu học", "Khám sàng lọc học sinh", "Lắp đặt camera giao thông tại ngã tư", "Lắp đặt camera giao thông"),
    ("Số hóa hồ sơ hộ tịch lưu trữ", "Số hóa hồ sơ hộ tịch", "Trồng cây phân tán ven đường liên xã", "Trồng cây phân tán ven đường"),
]
MONEY = [
    ("Ngân sách tỉnh 900 triệu đồng; ngân sách huyện {} triệu đồng.", "Cân đối, bố trí {} triệu đồng từ ngân sách huyện."),
    ("Nguồn kinh phí: ngân sách huyện {} triệu đồng; xã hội hóa 150 triệu đồng.", "Phối hợp thẩm định dự toán, bố trí ngân sách huyện {} triệu đồng."),
    ("Nguồn vốn: ngân sách tỉnh {} triệu đồng, ngân sách xã 120 triệu đồng.", "Tham mưu cấp {} triệu đồng từ ngân sách tỉnh."),
]


def _remarks(text: str, code: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.code == code]


@pytest.mark.parametrize(("first", "row", "second", "other"), TASKS)
def test_a_table_of_tasks_has_the_days_of_the_text(first: str, row: str, second: str, other: str) -> None:
    body = f"I. NHIỆM VỤ\n\n1. {first}, hoàn thành trước ngày 31/8/2026.\n\n2. {second}, hoàn thành trước ngày 30/6/2026.\n\n"
    table = f"PHỤ LỤC\n\n| TT | Nội dung | Thời hạn |\n|---|---|---|\n| 1 | {row} | {{}} |\n| 2 | {other} | 30/6/2026 |\n"
    assert _remarks(body + table.format("31/8/2026"), "conflicting-deadlines") == []
    assert _remarks(body + table.format("31/10/2026"), "conflicting-deadlines") == ["31/10/2026"]


@pytest.mark.parametrize(("given", "asked"), MONEY)
def test_a_body_finds_the_money_that_the_plan_has_from_a_source(given: str, asked: str) -> None:
    text = f"III. KINH PHÍ THỰC HIỆN\n\n{given.format(460)}\n\nIV. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Tài chính - Kế hoạch\n\n{asked}"
    assert _remarks(text.format(460), "conflicting-amounts") == []
    assert _remarks(text.format(410), "conflicting-amounts") == ["410 triệu đồng"]


ONE_ROW = [
    ("Bàn giao 20 xe lăn trước ngày {} năm 2026.", "Bàn giao xe lăn", "30 tháng 4", "Trước 30/4/2026", "31 tháng 5"),
    ("Hội Phụ nữ xã trình đề cương tọa đàm, hoàn thành trong tháng {} năm 2026.", "Trình đề cương tọa đàm", "9", "Tháng 9/2026", "7"),
    ("Từ ngày 05 tháng 3 đến ngày {} năm 2026 khảo sát nhu cầu học bơi.", "Khảo sát nhu cầu học bơi", "25 tháng 3", "25/3/2026", "25 tháng 4"),
]


@pytest.mark.parametrize(("said", "row", "day", "cell", "other"), ONE_ROW)
def test_one_row_whose_words_a_sentence_has(said: str, row: str, day: str, cell: str, other: str) -> None:
    table = f"\n\nIII. TIẾN ĐỘ\n\n| TT | Nội dung | Thời gian |\n|---|---|---|\n| 1 | {row} | {cell} |\n| 2 | Tổng kết phong trào | 20/12/2026 |\n"
    body = "I. NHIỆM VỤ\n- " + said
    assert _remarks(body.format(day) + table, "conflicting-deadlines") == []
    assert _remarks(body.format(other) + table, "conflicting-deadlines") == [cell]


@pytest.mark.parametrize("said", [
    "Bàn giao xe lăn trước ngày 01 tháng 5 năm 2026.", "Bàn giao xe lăn trong quý II năm 2026.", "Từ ngày 15/3/2026 bàn giao xe lăn.",
    "Bàn giao xe lăn đợt 1 trước ngày 15/3/2026, đợt 2 trước ngày 30/4/2026.", "Lễ bàn giao nhà văn hóa vào ngày 19 tháng 8 năm 2026.",
])  # fmt: skip
def test_times_that_go_with_a_row(said: str) -> None:
    table = "\n\nIII. TIẾN ĐỘ\n\n| TT | Nội dung | Thời gian |\n|---|---|---|\n| 1 | Bàn giao xe lăn | 30/4/2026 |\n| 2 | Tổng kết phong trào | 20/12/2026 |\n"
    assert _remarks("I. NHIỆM VỤ\n- " + said + table, "conflicting-deadlines") == []


def test_a_duty_asks_for_the_sum_of_a_source_without_a_name_of_its_own() -> None:
    text = (
        "II. KINH PHÍ\nTổng kinh phí 486 triệu đồng, gồm nguồn thu dịch vụ chợ {} triệu đồng, phần còn lại do các hộ kinh doanh đóng góp.\n\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Ban Quản lý chợ: Cân đối, bố trí {} triệu đồng từ nguồn thu dịch vụ chợ.\n2. Công an xã: Giữ trật tự."
    )
    assert _remarks(text.format(276, 276), "conflicting-amounts") == []
    assert _remarks(text.format(276, 267), "conflicting-amounts") == ["267 triệu đồng"]
    assert _remarks(text.format(276, 120), "conflicting-amounts") == []  # a part of it
