"""Replaced laws and ordinances of made-up plans, told by their names and days of issue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kehoach.check import check_report
from kehoach.rulebook import rulebook

PLAN = (
    "ỦY BAN NHÂN DÂN\nXÃ SÔNG THAO\nSố: 12/KH-UBND\nSông Thao, ngày {day:02d} tháng {month} năm {year}\n\nKẾ HOẠCH\nPhát triển kinh tế\n\n"
    "Căn cứ {cited};\n\nI. NỘI DUNG\nThực hiện nhiệm vụ được giao."
)
ROWS = [row for entry in rulebook().group("check") if entry.kind == "superseded-of" for row in entry.options["rows"]]


def severities(cited: str, day: date) -> list[str]:
    draft = PLAN.format(day=day.day, month=f"{day.month:02d}" if day.month < 3 else day.month, year=day.year, cited=cited)
    return [f.severity for f in check_report(draft).findings if f.code == "citation-superseded"]


@pytest.mark.parametrize("row", ROWS[::4], ids=lambda row: row.get("name") or row["number"])
def test_a_document_is_remarked_on_from_the_day_its_successor_is_in_force(row: dict[str, str]) -> None:
    last = date.fromisoformat(row["until"])
    cited = row["name"] + (f" năm {row['year']}" if "year" in row else "") if "name" in row else f"Nghị định số {row['number']} của Chính phủ"
    assert severities(cited, last) == []
    assert severities(cited, last + timedelta(days=1)) == ["warning"]


@pytest.mark.parametrize(
    "cited",
    [
        "Luật Bảo vệ, chăm sóc và giáo dục trẻ em ngày 15 tháng 6 năm 2004",
        "Luật Thanh niên ngày 29/11/2005",
        "Pháp lệnh Phòng, chống lụt, bão năm 1993",
        "Pháp lệnh Giống cây trồng ngày 24 tháng 3 năm 2004",
        "Pháp lệnh Ưu đãi người có công với cách mạng ngày 29 tháng 6 năm 2005",
    ],
)
def test_the_year_may_be_said_by_the_day_of_issue(cited: str) -> None:
    assert severities(cited, date(2023, 3, 10)) == ["warning"]


@pytest.mark.parametrize(
    "cited",
    [
        "Luật Thanh niên ngày 16 tháng 6 năm 2020",
        "Pháp lệnh Ưu đãi người có công với cách mạng ngày 09 tháng 12 năm 2020",
        "Pháp lệnh Giám định tư pháp",
        "Luật Thú y ngày 19 tháng 6 năm 2015 thay thế Pháp lệnh Thú y năm 2004",
        "Luật Giao thông đường thủy nội địa năm 2004",
    ],
)
def test_what_is_in_force_or_only_spoken_of_is_not(cited: str) -> None:
    assert severities(cited, date(2023, 3, 10)) == []
