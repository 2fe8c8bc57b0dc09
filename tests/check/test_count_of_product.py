"""The number of things in a product and the one of its own line or row: silent where they are one, remarked on where they are not."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển văn hóa năm 2026\n\n"


def _remarks(text: str, rule: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.rule == rule]


@pytest.mark.parametrize(("line", "remarks"), [
    ("Kinh phí nâng cấp 10 trạm y tế: 10 trạm x 900 triệu đồng", []),
    ("Kinh phí nâng cấp 10 trạm y tế: 11 trạm x 900 triệu đồng", ["11 trạm"]),
    ("Mỗi xã 02 trạm loa: 11 trạm x 9 triệu đồng", []),
    ("Kinh phí nâng cấp 10 trạm y tế: 04 trạm x 900 triệu đồng, 06 trạm x 500 triệu đồng", []),
])  # fmt: skip
def test_a_line_and_its_product(line: str, remarks: list[str]) -> None:
    assert _remarks(f"III. KINH PHÍ\n1. {line}.\n2. In tài liệu 12 triệu đồng.", "check.count-of-product") == remarks


@pytest.mark.parametrize(("many", "remarks"), [("10", []), ("12", ["12 tập"])])
def test_a_row_and_its_product(many: str, remarks: list[str]) -> None:
    rows = f"| 1 | Sản xuất phim tài liệu | 10 tập, 20 phút/tập | {many} tập x 45 triệu đồng |\n| 2 | Phóng sự | 24 phóng sự | 24 phóng sự x 6 triệu đồng |\n"
    assert _remarks(f"III. NHIỆM VỤ\n\n| TT | Nhiệm vụ | Sản phẩm | Kinh phí |\n|---|---|---|---|\n{rows}", "check.count-of-product") == remarks


@pytest.mark.parametrize(("many", "remarks"), [("75", []), ("57", ["37.500.000"])])
def test_a_bracket_between_a_number_and_its_sign(many: str, remarks: list[str]) -> None:
    line = f"{many} suất quà (mỗi người thuộc đối tượng một suất) x 500.000 đồng = 37.500.000 đồng"
    assert _remarks(f"III. KINH PHÍ\n1. Dự toán: {line}.\n2. In tài liệu 12 triệu đồng.", "check.sum-product") == remarks
