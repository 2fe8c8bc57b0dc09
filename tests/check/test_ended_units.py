"""Units that have ended: in cells, at the beginning of lines, and as issuers of younger documents."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ SÔNG THAO\nSố: 12/KH-UBND\nSông Thao, ngày 20 tháng 3 năm 2026\n\nKẾ HOẠCH\nPhát triển kinh tế năm 2026\n\n"
    "Căn cứ {cited};\n\nI. NỘI DUNG\n{body}\nThực hiện nhiệm vụ được giao."
)


def places(cited: str = "Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ", body: str = "Chăn nuôi bò.") -> list[str]:
    found = check_report(PLAN.format(cited=cited, body=body)).findings
    return [f.text for f in found if f.code == "obsolete-place"]


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("Kế hoạch số 28/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Nam Định về phòng, chống đuối nước", ["tỉnh Nam Định"]),
        ("Nghị quyết số 15/NQ-HĐND ngày 10/12/2025 của HĐND tỉnh Bắc Giang về phát triển nông nghiệp", ["tỉnh Bắc Giang"]),
        ("Quyết định số 310/QĐ-UBND ngày 12/01/2026 của UBND tỉnh Bến Tre giao dự toán", ["tỉnh Bến Tre"]),
        ("Kế hoạch số 28/KH-UBND ngày 05 tháng 02 năm 2024 của Ủy ban nhân dân tỉnh Nam Định về phòng, chống đuối nước", []),
        ("Kế hoạch số 28/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh Ninh Bình về phòng, chống đuối nước", []),
        ("Quyết định số 310/QĐ-TTg ngày 12/01/2026 của Thủ tướng Chính phủ về di sản trên địa bàn tỉnh Bến Tre", []),
    ],
)
def test_an_issuer_that_had_ended(cited: str, found: list[str]) -> None:
    assert places(cited=cited) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("| TT | Nơi | Máy |\n|---|---|---|\n| 1 | Thị xã Sông Cầu | 2 |\n| 2 | Phường Tân An | 1 |", ["Thị xã Sông Cầu"]),
        ("- Huyện Krông Pa: 12 con bò.", ["Huyện Krông Pa"]),
        ("- Tỉnh Bắc Giang cử đoàn tham gia.", ["Tỉnh Bắc Giang"]),
        ("- Tỉnh Bắc Ninh cử đoàn tham gia.", []),
        ("- Thành phố Hồ Chí Minh cử đoàn tham gia.", []),
    ],
)
def test_a_unit_at_the_beginning_of_a_line_or_cell(body: str, found: list[str]) -> None:
    assert places(body=body) == found
