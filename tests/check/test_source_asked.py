"""What a body is to find from a source, against a table whose sum alone says in what the money is."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

_TABLE = (
    "KẾ HOẠCH\nPhát triển hợp tác xã năm 2026\n\nI. KINH PHÍ\nTổng kinh phí {whole} triệu đồng, gồm:\n| Nội dung | Ngân sách tỉnh | Ngân sách xã | Cộng (triệu đồng) |\n"
    "|---|---|---|---|\n| Đào tạo | 120 | 160 | {first} |\n| Liên kết | 360 | 310 | 670 |\n| Tổng cộng | 480 | 470 | {whole} |\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\na) {asked}\nb) Báo cáo kết quả.\n"
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Tham mưu phân bổ 470 triệu đồng ngân sách xã.", []),
        ("Tham mưu phân bổ 407 triệu đồng ngân sách xã.", ["407 triệu đồng"]),
        ("Tham mưu bố trí 407 triệu đồng ngân sách xã.", ["407 triệu đồng"]),
        ("Tham mưu phân bổ phần còn lại 407 triệu đồng ngân sách xã.", []),
        ("Tham mưu phân bổ 480 triệu đồng ngân sách tỉnh.", []),
    ],
)
def test_a_source_in_a_column_whose_sum_names_the_money(asked: str, told: list[str]) -> None:
    found = check_report(_TABLE.format(asked=asked, first=280, whole=950)).findings
    assert [f.text for f in found if f.rule == "check.source-asked"] == told


def test_columns_that_do_not_add_up_are_no_money() -> None:
    found = check_report(_TABLE.format(asked="Tham mưu phân bổ 407 triệu đồng ngân sách xã.", first=380, whole=1050)).findings
    assert not [f for f in found if f.rule == "check.source-asked"]
_TEXT = (
    "KẾ HOẠCH\nKhuyến học năm 2026\n\nI. KINH PHÍ\nTổng kinh phí 620 triệu đồng, gồm:\n1. Ngân sách tỉnh hỗ trợ: 465 triệu đồng.\n2. Tài trợ: 155 triệu đồng.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. {asked}\n2. Văn phòng tổng hợp, báo cáo.\n"
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Sở Tài chính: tham mưu cấp 465 triệu đồng ngân sách tỉnh.", []),
        ("Sở Tài chính: tham mưu cấp 468 triệu đồng ngân sách tỉnh.", ["468 triệu đồng"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị: tham mưu bố trí 468 triệu đồng ngân sách tỉnh.", ["468 triệu đồng"]),
        ("Phòng Kinh tế: tham mưu bố trí tăng thêm 468 triệu đồng ngân sách tỉnh.", []),
    ],
)
def test_a_source_that_begins_a_line(asked: str, told: list[str]) -> None:
    assert [f.text for f in check_report(_TEXT.format(asked=asked)).findings if f.code == "conflicting-amounts"] == told


_SOURCES = (
    "KẾ HOẠCH\nSữa học đường năm 2026\n\nI. KINH PHÍ\nCơ cấu nguồn vốn:\n| Nguồn | Tiền sữa | Tập huấn | Cộng (triệu đồng) |\n|---|---|---|---|\n"
    "| Ngân sách huyện | 1.008 | 124 | 1.132 |\n| Doanh nghiệp | 3.080 | 0 | 3.080 |\n| Tổng cộng | 4.088 | 124 | 4.212 |\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Tài chính: tham mưu bố trí {} triệu đồng ngân sách huyện.\n2. Văn phòng tổng hợp.\n"
)


@pytest.mark.parametrize(("asked", "told"), [("1.132", []), ("1.232", ["1.232 triệu đồng"])])
def test_a_source_that_names_a_row(asked: str, told: list[str]) -> None:
    assert [f.text for f in check_report(_SOURCES.format(asked)).findings if f.rule == "check.source-asked"] == told
