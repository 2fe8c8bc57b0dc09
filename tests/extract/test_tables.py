"""Tables with header paths, and the targets of their cells."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from kehoach import normalise, segment
from kehoach.extract.found import FoundPlan, FoundTable, FoundTarget
from kehoach.extract.table_targets import table_targets
from kehoach.extract.tables import cell_value, is_total, tables
from kehoach.rulebook import rulebook

RULES = rulebook()
PLANS = Path(os.environ.get("KEHOACH_PLANS", ""))

INLINE = """
PHỤ LỤC 1
CHỈ TIÊU GIẢM NGHÈO NĂM 2021
(Ban hành kèm theo Kế hoạch số 1/KH-UBND)

| TT | Tên xã | Thực hiện năm 2020 | | Kế hoạch năm 2021 | |
|---|---|---|---|---|---|
| | | Số hộ nghèo | Tỷ lệ hộ nghèo | Số hộ nghèo | Tỷ lệ hộ nghèo |
| (1) | (2) | (3) | (4) | (5) | (6) |
| 1 | Xã An Phú | 107 | 3,29 | 65 | 1,99 |
| 2 | Xã An Bình | 1.063 | 14,12 | 944 | 12,84 |
| Tổng cộng: | | 1.170 | 11,78 | 1.009 | 8,48 |
"""
MERGED = """
| STT | Xã | Năm | Số hộ nghèo |
|---|---|---|---|
| 1 | Xã An Phú | Thực hiện năm 2020 | 20 |
| | | Kế hoạch năm 2021 | 10 |
| 2 | Xã An Bình | Thực hiện năm 2020 | 30 |
| | | Kế hoạch năm 2021 | 28 |
"""
INDICATORS = """
ĐVT: theo từng chỉ tiêu

| TT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2024 | Kế hoạch năm 2025 |
|---|---|---|---|---|
| 1 | Số xã đạt chuẩn | xã | 46 | 52 |
| 2 | Cà phê | | | |
| | - Diện tích | ha | 1.200 | ≥ 1.350 |
"""


def spread(*rows: list[str]) -> str:
    """A table printed one cell a line between lines of a lone pipe; an empty cell is a blank."""
    lines = ["|"]
    for row in rows:
        for cell in row:
            lines += ([cell] if cell else []) + ["|"]
        lines.append("|")
    return "\n".join(lines[:-1]) + "\n"


def read(source: str) -> list[FoundTable]:
    text = normalise.text(source, RULES)
    return tables(text, segment.outline(text, RULES), RULES)


def aims(source: str, year: int = 2021) -> list[FoundTarget]:
    text = normalise.text(source, RULES)
    found = tables(text, segment.outline(text, RULES), RULES)
    return table_targets(text, found, FoundPlan(year_start=year, year_end=year), RULES)


def test_header_paths_and_number_row() -> None:
    table = read(INLINE)[0]
    assert table.header_rows == 3
    assert table.headers[3] == "Thực hiện năm 2020 › Tỷ lệ hộ nghèo"
    assert table.headers[4] == "Kế hoạch năm 2021 › Số hộ nghèo"
    assert (table.rows, table.columns) == (6, 6)


def test_caption_leaves_out_the_attachment_line() -> None:
    assert read(INLINE)[0].caption == "PHỤ LỤC 1 CHỈ TIÊU GIẢM NGHÈO NĂM 2021"


def test_cells_have_values_and_row_headers() -> None:
    table = read(INLINE)[0]
    cell = next(c for c in table.cells if c.text == "1.063")
    assert (cell.row_header, cell.value, cell.col) == ("Xã An Bình", Decimal(1063), 2)
    assert {c.row_header for c in table.cells} == {"Xã An Phú", "Xã An Bình", "Tổng cộng:"}


def test_spans_are_those_of_the_canonical_text() -> None:
    assert all(INLINE[c.start : c.end] == c.text for c in read(INLINE)[0].cells)


def test_merged_row_labels_are_carried_down() -> None:
    labels = [c.row_header for c in read(MERGED)[0].cells]
    assert labels[1] == "Xã An Phú › Kế hoạch năm 2021"
    assert labels[3] == "Xã An Bình › Kế hoạch năm 2021"


def test_dash_rows_belong_to_the_row_above() -> None:
    cells = read(INDICATORS)[0].cells
    assert next(c for c in cells if c.text == "1.200").row_header == "Cà phê › Diện tích"


def test_unit_line_above_and_inside() -> None:
    above = "Đơn vị tính: triệu đồng\n\n| TT | Nội dung | Kinh phí |\n|---|---|---|\n| 1 | Tập huấn | 15 |\n"
    inside = "| ĐVT: nghìn đồng | | |\n|---|---|---|\n| TT | Nội dung | Kinh phí |\n| 1 | Tập huấn | 15 |\n"
    assert read(above)[0].unit == "triệu đồng"
    table = read(inside)[0]
    assert (table.unit, table.header_rows, table.headers[2]) == ("nghìn đồng", 2, "Kinh phí")


def test_spread_header_over_years() -> None:
    source = spread(
        ["STT", "Nội dung", "Năm hiện hành 2025", "Năm 2026", "Năm 2027"],
        ["Kế hoạch", "Ước thực hiện"],
        ["1", "2", "3", "4", "5", "6"],
        ["1", "Sản lượng", "10", "11", "12", "13"],
        ["2", "Diện tích", "20", "", "22", "23"],
    )
    table = read(source)[0]
    assert table.headers[2:] == (
        "Năm hiện hành 2025 › Kế hoạch", "Năm hiện hành 2025 › Ước thực hiện", "Năm 2026", "Năm 2027",
    )  # fmt: skip
    assert [(c.row_header, c.col) for c in table.cells if c.text in ("22", "23")] == [
        ("Diện tích", 4), ("Diện tích", 5),
    ]  # fmt: skip


def test_spread_rows_with_cells_merged_from_above() -> None:
    source = spread(
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kinh phí"],
        ["I", "Hoàn thiện thể chế"],
        ["1", "Rà soát quy định", "Sở Tư pháp", "Quý I", "Ngân sách"],
        ["2", "Tập huấn cán bộ", "Sở Nội vụ", "Quý II"],
        ["3", "Kiểm tra cơ sở", "Thanh tra tỉnh", "Quý III"],
    )
    grid = normalise.text(source, RULES).grids[0]
    assert [len(row) for row in grid.rows] == [5, 2, 5, 4, 4]
    assert [c.col for c in grid.rows[3]] == [0, 1, 2, 3]


def test_dotted_row_separates_rows() -> None:
    rows = [["TT", "Việc", "Ai", "Khi nào"], ["1", "Họp", "Xã", "Tháng 5"], ["2", "Báo cáo", "Xã", "Tháng 6"]]
    source = spread(*rows).replace("Tháng 5\n|\n|\n2", "Tháng 5\n|\n…...............\n|\n2")
    assert [len(row) for row in normalise.text(source, RULES).grids[0].rows] == [4, 4, 4]


def test_layout_grids_are_left_out() -> None:
    source = "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n| Số: 1/KH | Hà Nội |\n"
    assert read(source) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3,29", "3.29"), ("2.342", "2342"), ("≥ 65", "65"), ("12%", "12"), ("(1.500)", "-1500"), ("0", "0"),
        ("1 200 500", "1200500"), ("-", None), ("", None), ("Xã 5", None), ("10-12", None), ("05/2024", None),
    ],
)  # fmt: skip
def test_cell_value(words: str, value: str | None) -> None:
    assert cell_value(words) == (Decimal(value) if value else None)


def test_total_labels() -> None:
    assert is_total("Tổng cộng:")
    assert is_total("Toàn huyện")
    assert not is_total("Xã Tổng Cọt")
    assert not is_total(None)


def test_commune_by_indicator() -> None:
    found = aims(INLINE)
    assert len(found) == 12
    first, last = found[0], found[-1]
    assert (first.basis, first.year, first.place, first.unit, first.direction) == (
        "baseline", 2020, "Xã An Phú", "hộ", None,
    )  # fmt: skip
    assert (last.basis, last.year, last.place, last.unit, last.value) == (
        "target", 2021, "Tổng cộng:", "%", Decimal("8.48"),
    )  # fmt: skip
    assert last.indicator == "Tỷ lệ hộ nghèo"
    assert last.indicator_code == "GN-01"
    assert (last.table, last.cell) == (0, (5, 5))


def test_basis_said_by_the_row() -> None:
    assert [(t.basis, t.year, t.place) for t in aims(MERGED)] == [
        ("baseline", 2020, "Xã An Phú"), ("target", 2021, "Xã An Phú"),
        ("baseline", 2020, "Xã An Bình"), ("target", 2021, "Xã An Bình"),
    ]  # fmt: skip


def test_indicator_by_year_with_units_of_their_own() -> None:
    found = aims(INDICATORS, 2025)
    assert [(str(t.value), t.unit, t.basis, t.op) for t in found] == [
        ("46", "xã", "baseline", "="), ("52", "xã", "target", "="),
        ("1200", "ha", "baseline", "="), ("1350", "ha", "target", ">="),
    ]  # fmt: skip


def test_budget_tables_give_no_targets() -> None:
    source = (
        "Phân bổ kinh phí (ĐVT: triệu đồng)\n\n| TT | Nội dung chi | Kế hoạch năm 2021 |\n|---|---|---|\n"
        "| 1 | Tập huấn | 150 |\n"
    )
    assert aims(source) == []


@pytest.mark.skipif(not (PLANS / "seeds").is_dir(), reason="KEHOACH_PLANS is not set")
def test_annexes_of_a_real_plan() -> None:
    source = (PLANS / "seeds" / "krong-pa-2021.txt").read_text("utf-8")
    found = read(source)
    assert [t.rows - t.header_rows for t in found] == [15, 15, 45, 23, 12]
    assert found[0].columns == 9
    assert found[0].cells[-1].row_header == "Tổng cộng:"
    assert sum(c.value is not None for c in found[0].cells) == 15 * 7
    assert sum(c.value is not None for c in found[2].cells) == 45 * 22
