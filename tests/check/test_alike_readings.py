"""What tells two figures apart, or does not: months of days, parts that are pointed to, wholes, where a change begins, columns in money."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

_TABLE = (
    "I. NHIỆM VỤ\n1. {}\nII. KINH PHÍ\nBảng 1. Kinh phí theo nguồn (triệu đồng)\n\n| TT | Nội dung | Trung ương | Tỉnh | Huyện | Cộng |\n|---|---|---|---|---|---|\n"
    "| 1 | Mua giống | 800 | 150 | 150 | 1.100 |\n| 2 | Đào mương | 0 | 230 | 330 | 560 |\n| | Tổng cộng | 800 | 380 | 480 | 1.660 |"
)
_SORTS = (
    "I. CHỈ TIÊU\nKiểm định {} công tơ; phân bổ theo năm tại Phụ lục.\nPHỤ LỤC\nCHỈ TIÊU KIỂM ĐỊNH\n\n| TT | Nhóm | Năm 2026 | Năm 2027 | Cộng |\n|---|---|---|---|---|\n"
    "| 1 | Đồng hồ nước | 1.430 | 2.402 | 3.832 |\n| 2 | Công tơ | 1.800 | 2.500 | 4.300 |"
)
_VILLAGES = "I. MỤC TIÊU\nXây 340 nhà cho hộ nghèo vùng lũ.\nII. NHIỆM VỤ\nUBND các xã giám sát, khởi công xong {} nhà cho hộ nghèo vùng lũ trước ngày 31 tháng 7 năm 2026."
_FUND = "I. KINH PHÍ\nTổng kinh phí thực hiện Kế hoạch là 5.220 triệu đồng.\nII. TỔ CHỨC\nPhòng Tài chính bảo đảm tổng kinh phí {} triệu đồng thực hiện Kế hoạch; làm tiếp Bước 2."
_OF_ALL = "I. CHỈ TIÊU\nHỗ trợ 100 phụ nữ khởi sự kinh doanh.\nII. NỘI DUNG\nHướng dẫn vay vốn cho ít nhất 50 trong số {} phụ nữ khởi sự kinh doanh."
_SPOTS = "I. MỤC TIÊU\nXóa 16 điểm tiềm ẩn tai nạn giao thông.\nII. NHIỆM VỤ\nLắp gương cầu lồi tại {} điểm tiềm ẩn tai nạn giao thông."


def _told(text: str) -> list[str]:
    report = check_report("KẾ HOẠCH\nCông tác trọng tâm năm 2026\n\n" + text + "\n")
    return [f.text or "" for f in report.findings if f.code.startswith("conflicting")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        pytest.param(_SORTS, "4.300", "4.030", id="a row named by what is counted"),
        pytest.param(_VILLAGES, "340", "330", id="the month of a day is no turn"),
        pytest.param(_FUND, "5.220", "5.200", id="a step behind a semicolon is another's"),
        pytest.param(_OF_ALL, "100", "120", id="all of which so many are"),
        pytest.param(_SPOTS, "16", "18", id="spots are no marks"),
    ],
)
def test_what_is_no_other_thing_is_weighed(text: str, right: str, wrong: str) -> None:
    assert _told(text.format(right)) == []
    found = _told(text.format(wrong))
    assert len(found) == 1
    assert found[0].startswith(wrong)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_TABLE.format("Phân bổ 150 triệu đồng ngân sách huyện mua giống."), id="a row of a table in money"),
        pytest.param("I. MỤC TIÊU\n- Lắp đặt 20 biển cảnh báo.\nII. NHIỆM VỤ\n- Lắp đặt 15 biển quảng cáo.", id="things of another kind"),
        pytest.param("I. NHIỆM VỤ\nHỗ trợ hội chợ mức 450 triệu đồng/hội chợ.\nII. KINH PHÍ\n\n| TT | Nội dung | Tỉnh (triệu đồng) | Xã (triệu đồng) |\n|---|---|---|---|\n| 1 | Hội chợ | 540 | 360 |", id="of each, and of all"),
    ],
)  # fmt: skip
def test_what_is_of_other_things_is_let_be(text: str) -> None:
    assert _told(text) == []
