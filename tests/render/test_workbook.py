"""What leaves for the boss: real numbers and dates, formulas that add up again, sources, nothing that runs."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kehoach.compare import Cell, Column, Comparison, Quote, Row, Table, Term
from kehoach.errors import PlanError
from kehoach.messages import speak
from kehoach.render import workbook as module
from kehoach.render.comparison_page import comparison_page
from kehoach.render.csv_text import csv_text
from kehoach.render.grid import grid
from kehoach.render.workbook import workbook
from libre_office import converted

QUOTE = Quote("p1", "UBND huyện Kon Rẫy 2024", "9.558 triệu đồng", 10, 26, 3, "f1")
EVIL = "=cmd|' /C calc'!A0"


@pytest.fixture(autouse=True)
def _vietnamese() -> object:
    speak("vi")
    yield
    speak(None)


def comparison(*extra: Row) -> Comparison:
    columns = (
        Column("component", "Dự án"), Column("p1", "Kế hoạch một", "money", "p1"), Column("p2", EVIL, "number", "p2"),
        Column("due", "Hạn", "date"),
    )  # fmt: skip
    rows = (
        Row((Cell("DA2"), Cell(9_558_000_000, quotes=(QUOTE,)), Cell(Decimal("0.50"), before="≥"), Cell("2024-02-25"))),
        Row((Cell("DA3"), Cell(0), Cell(state="incomparable", note="nêu mức"), Cell("3 tháng một lần"))),
        Row((Cell(EVIL), Cell(state="missing"), Cell(Decimal("12"), after="/12"), Cell())),
        Row((Cell("DA4\x07"), Cell(442_000_000), Cell(state="empty"), Cell())),
        *extra,
        Row((Cell("Cộng"), Cell(10_000_000_000, terms=(Term(0), Term(1), Term(3))), Cell(Decimal("12.5"), terms=(Term(0), Term(2))), Cell()), total=True),
    )
    table = Table("components", "Kinh phí: theo [dự án]", columns, rows, "Đơn vị tính: đồng", ("Ghi chú",))
    return Comparison("funding", "So sánh", (table, table), "2 kế hoạch")


def sheet(data: bytes, at: int = 0) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[at]


def test_numbers_and_dates_are_real() -> None:
    found = sheet(workbook(comparison()))
    assert found["B5"].value == 9_558_000_000 and found["B5"].number_format == "#,##0"
    assert found["C5"].value == 0.5 and found["C5"].number_format == '"≥ "#,##0.00'
    assert found["D5"].value == datetime.datetime(2024, 2, 25) and found["D5"].number_format == "dd/mm/yyyy"
    assert found["D6"].value == "3 tháng một lần"
    assert found["B6"].value == 0


def test_zero_missing_empty_and_incomparable_look_different() -> None:
    found = sheet(workbook(comparison()))
    assert [found["B6"].value, found["B7"].value, found["C8"].value] == [0, "không có", "trống"]
    assert found["C6"].value == "không so được (nêu mức)"


def test_totals_are_formulas() -> None:
    found = sheet(workbook(comparison()))
    assert found["B9"].value == "=SUM(B5:B6,B8)"
    assert found["C9"].value == "=SUM(C5,C7)"


def test_what_a_document_says_never_becomes_a_formula() -> None:
    found = sheet(workbook(comparison()))
    for cell in (found["A7"], found["C4"]):
        assert (cell.data_type, cell.value, bool(cell.quotePrefix)) == ("s", EVIL, True)
    assert str(found["A8"].value).strip() == "DA4"  # a control character XML cannot hold


def test_the_page_is_ready_to_print() -> None:
    found = sheet(workbook(comparison()))
    assert found.freeze_panes == "B5"
    assert (found.page_setup.orientation, int(found.page_setup.paperSize)) == ("landscape", 9)
    assert found.sheet_properties.pageSetUpPr.fitToPage and found.page_setup.fitToHeight == 0
    assert found.print_title_rows == "$4:$4"
    assert found["D3"].value == "Đơn vị tính: đồng"
    assert [cell.value for cell in found[4]] == ["Dự án", "Kế hoạch một", EVIL, "Hạn"]


def test_every_number_read_links_to_its_source() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(comparison())))
    assert book.sheetnames == ["Kinh phí  theo  dự án", "Kinh phí  theo  dự án 2", "Nguồn"]
    link = book.worksheets[0]["B5"].hyperlink
    assert link.location == "'Nguồn'!A5" and "9.558 triệu đồng" in link.tooltip
    assert [cell.value for cell in book["Nguồn"][5]] == [book.sheetnames[0], "B5", QUOTE.plan, 3, "10–26", "9.558 triệu đồng"]


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    with pytest.raises(PlanError, match="csv"):
        workbook(comparison())


def test_a_number_too_long_for_a_spreadsheet_keeps_its_digits_as_text() -> None:
    row = Row((Cell("DA9"), Cell(1_234_567_890_123_456_789), Cell(), Cell()))
    assert sheet(workbook(comparison(row)))["B9"].value == "1.234.567.890.123.456.789"


def test_csv_opens_in_excel() -> None:
    text = csv_text(comparison().tables[0])
    assert text.startswith("\ufeff") and "\r\n" in text
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert rows[0] == ["Dự án", "Kế hoạch một", "'" + EVIL, "Hạn"]
    assert rows[1] == ["DA2", "9558000000", "≥0.50", "2024-02-25"]
    assert rows[3] == ["'" + EVIL, "không có", "12/12", ""]


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    row = Row((Cell("<script>alert(1)</script>"), Cell(1), Cell(), Cell()))
    page = comparison_page(comparison(row))
    assert "<script" not in page and "&lt;script&gt;" in page
    assert "default-src 'none'" in page and "http://" not in page and "https://" not in page
    assert 'href="#n1"' in page and '<li id="n1">' in page and "<q>9.558 triệu đồng</q>" in page
    assert "size:A4" in page


def test_the_terminal_has_numbers_in_the_style_of_the_language() -> None:
    assert "9.558.000.000" in grid(comparison())
    speak("en")
    assert "9,558,000,000" in grid(comparison())


def test_libreoffice_recalculates_the_same_totals(tmp_path: Path) -> None:
    source = tmp_path / "so sánh.xlsx"
    source.write_bytes(workbook(comparison()))
    found = openpyxl.load_workbook(converted(source, "xlsx"), data_only=True).worksheets[0]
    assert (found["B9"].value, found["C9"].value) == (10_000_000_000, 12.5)
    assert (found["B5"].value, found["C5"].value) == (9_558_000_000, 0.5)
    assert found["A7"].value == EVIL
