"""Dates of cited documents without the word *ngày*, as hasty drafts and scans have them."""

import pytest

from kehoach import extract_plan


@pytest.mark.parametrize(
    "cited, number, date",
    [
        ("Quyết định số 2665/QĐ-UBND 13/12/2023 của UBND tỉnh", "2665/QĐ-UBND", "2023-12-13"),
        ("Quyết định số 2665/QĐ-UBND, 13/12/2023 của UBND tỉnh", "2665/QĐ-UBND", "2023-12-13"),
        ("Báo cáo số 98/BC-UBND 11 tháng 11 năm 2005 của UBND tỉnh", "98/BC-UBND", "2005-11-11"),
        ("Báo cáo số 98/BC-UBNDN 11 tháng 11 năm 2005 của UBND tỉnh", "98/BC-UBND", "2005-11-11"),
        ("Công văn số 12/STNMTN 11/3/2021", "12/STNMTN", "2021-03-11"),
        ("Quyết định số 15/QĐ-UBND 3 nội dung", "15/QĐ-UBND", None),
    ],
)
def test_a_date_without_its_word(cited: str, number: str, date: str | None) -> None:
    record = extract_plan(f"KẾ HOẠCH\nTrồng rừng năm 2024\n\nCăn cứ {cited};\n\nI. MỤC TIÊU\nTrồng 20 ha rừng.\n")
    assert [(c.number, c.date) for c in record.citations] == [(number, date)]
