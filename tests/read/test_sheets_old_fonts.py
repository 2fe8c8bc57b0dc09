"""Spreadsheets in fonts from before Unicode."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Font

from kehoach.read import Document, document_from_bytes
from legacy_texts import PARAGRAPHS, written


def book(*cells: tuple[str, str]) -> Document:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    for row, (words, font) in enumerate(cells, 1):
        cell = page.cell(row, 1, words)
        cell.font = Font(name=font)
        page.cell(row, 2, row * 1000)
    out = io.BytesIO()
    workbook.save(out)
    return document_from_bytes(out.getvalue(), "bieu.xlsx")


def test_each_cell_by_its_own_font() -> None:
    found = book(
        (written(PARAGRAPHS[0], "tcvn3"), ".VnTimeH"), (written("Trồng rừng", "tcvn3"), ".VnTime"),
        (written("Tổng cộng", "vni"), "VNI-Times"), ("Đã có, công báo", "Times New Roman"),
    )  # fmt: skip
    assert found.text.splitlines() == [
        f"{PARAGRAPHS[0]}\t1000", "Trồng rừng\t2000", "Tổng cộng\t3000", "Đã có, công báo\t4000",
    ]  # fmt: skip
    assert [warning.code for warning in found.warnings] == ["legacy-encoding"]


def test_a_sheet_in_unicode_is_left_alone() -> None:
    found = book(*((line, "Times New Roman") for line in PARAGRAPHS))
    assert [line.split("\t")[0] for line in found.text.splitlines()] == list(PARAGRAPHS)
    assert not found.warnings
