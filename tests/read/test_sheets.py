"""Spreadsheets: one text and layout whatever the format, addresses kept, what is hidden said, attacks refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from kehoach import extract_plan, read
from kehoach.errors import UnreadableFile
from kehoach.read.sheets import book
from kehoach.read.sheets.shown import shown

FILES = Path(__file__).parent / "files"
ROWS: list[list[object]] = [
    ["PHỤ LỤC 1"], ["PHÂN BỔ KINH PHÍ NĂM 2024"],
    ["(Kèm theo Kế hoạch số 15/KH-UBND ngày 12/01/2024 của UBND huyện Sông Thao)"], [None, None, None, "Đơn vị: triệu đồng"],
    ["TT", "Dự án", "Kinh phí", None], [None, None, "Ngân sách trung ương", "Ngân sách tỉnh"],
    [1, "Dự án 1", 1200.5, 100], [2, "Dự án 2", 300, 20], [None, "Tổng cộng", "=SUM(C7:C8)", "=SUM(D7:D8)"],
]  # fmt: skip
TEXT = (
    "PHỤ LỤC 1\nPHÂN BỔ KINH PHÍ NĂM 2024\n"
    "(Kèm theo Kế hoạch số 15/KH-UBND ngày 12/01/2024 của UBND huyện Sông Thao)\nĐơn vị: triệu đồng\n"
    "TT\tDự án\tKinh phí\t\n\t\tNgân sách trung ương\tNgân sách tỉnh\n1\tDự án 1\t1.200,50\t100,00\n2\tDự án 2\t300,00\t20,00\n"
)  # fmt: skip


def annex() -> bytes:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    page.title = "Biểu 1"
    for row in ROWS:
        page.append(row)
    for area in ("A1:D1", "C5:D5", "A5:A6", "B5:B6"):
        page.merge_cells(area)
    for line in page["C7:D9"]:
        for cell in line:
            cell.number_format = "#,##0.00"
    page.row_dimensions[8].hidden = True
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


# The same annex saved by Excel's library (no stored results) and, with results, by LibreOffice Calc 7.4.
EVERY = [("made.xlsx", annex(), ""), ("annex.xls", None, "1.500,50\t120,00"), ("annex.ods", None, "1.500,50\t120,00")]


@pytest.mark.parametrize(("name", "data", "totals"), EVERY, ids=[name for name, *_ in EVERY])
def test_every_format_gives_the_same_text(name: str, data: bytes | None, totals: str) -> None:
    data = data or (FILES / name).read_bytes()
    document = read.document_from_bytes(data, "phu luc.bin")
    assert document.text.startswith(TEXT)
    assert document.text[len(TEXT) :] == f"\tTổng cộng\t{totals or chr(9)}\n"
    assert document.source.origin == name.rsplit(".", 1)[1]
    assert document.layout is not None
    cells = {c.ref: c for c in document.layout.tables[0].cells}
    assert (cells["'Biểu 1'!B5"].down, cells["'Biểu 1'!C5"].across) == (2, 2)
    assert {ref for ref, c in cells.items() if c.hidden} == {f"'Biểu 1'!{c}8" for c in "ABCD"}
    assert [w.message.split()[0] for w in document.warnings if w.code == "hidden-cells"] == ["4"]


@pytest.mark.parametrize("name", ["annex.xls", "annex.ods"])
def test_amounts_come_from_sheets_with_their_address(name: str) -> None:
    record = extract_plan(read.document(FILES / name))
    assert [(a.value, a.source) for a in record.amounts][:2] == [("1200500000", "nstw"), ("100000000", "nsdp_tinh")]
    assert [a.value for a in record.amounts if a.is_total] == ["1500500000", "120000000"]
    [table] = record.tables
    assert (table.name, table.unit, table.header_rows) == ("Biểu 1", "triệu đồng", 2)
    total = table.cells[-1]
    assert total.ref == "'Biểu 1'!D9" and (total.formula is not None) == (name == "annex.ods")
    assert [c.number for c in record.citations] == ["15/KH-UBND"]


def test_a_formula_without_stored_value_is_said() -> None:
    document = read.document_from_bytes(annex(), "a.xlsx")
    [warning] = [w for w in document.warnings if w.code == "no-stored-value"]
    assert "'Biểu 1'!C9" in warning.message
    assert document.layout is not None
    assert [c.formula for c in document.layout.tables[0].cells][-2:] == ["=SUM(C7:C8)", "=SUM(D7:D8)"]


SHOWN = [
    (20856.9345, "General", "20856,9345"), (20856.9345, "#,##0.00", "20.856,93"), (1234567, "#,##0", "1.234.567"),
    (0.125, "0.0%", "12,5%"), (-5, "#,##0;(#,##0)", "(5)"), (0, '#,##0;-#,##0;"-"', "-"), (3, "00", "03"),
    (1234.5, '_(* #,##0.0_);_(* \\(#,##0.0\\);_(* "-"??_)', "1.234,5"), (0.1 + 0.2, "General", "0,3"),
    (1_500_000, "#,##0,", "1.500"), (12, '0" hộ"', "12 hộ"), (True, "General", "TRUE"), (-3.5, "0.0", "-3,5"),
    (" hai\r\ndòng ", "@", "hai\ndòng"), (None, "General", ""), (1e15, "General", "1000000000000000"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "words"), SHOWN)
def test_figures_are_shown_as_the_country_writes_them(value: object, form: str, words: str) -> None:
    assert shown(value, form) == words


def test_several_tables_on_a_sheet_and_the_lines_between() -> None:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    for row in (["Biểu 1: Chỉ tiêu"], ["TT", "Xã", "Số hộ"], [1, "An Hòa", 5], [], [], [], ["Biểu 2: Kinh phí"], ["TT", "Nội dung", "Số tiền"],
                ["A", None, None], [1, "Tập huấn", 7], ["Nơi nhận: lưu", None, "TM. ỦY BAN NHÂN DÂN"]):  # fmt: skip
        page.append(row)
    document = read.document_from_bytes(saved(workbook), "a.xlsx")
    assert document.layout is not None
    tables = [document.text[t.start : t.end] for t in document.layout.tables]
    assert tables == ["TT\tXã\tSố hộ\n1\tAn Hòa\t5", "TT\tNội dung\tSố tiền\nA\t\t\n1\tTập huấn\t7"]
    blocks = [document.text[b.start : b.end] for b in document.layout.blocks]
    assert blocks == ["Biểu 1: Chỉ tiêu", "Biểu 2: Kinh phí", "Nơi nhận: lưu", "TM. ỦY BAN NHÂN DÂN"]


BILLION = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("an entity bomb", lambda: rewritten(annex(), lambda n, d: BILLION if n == "xl/workbook.xml" else d), "corrupt"),
    ("a broken sheet", lambda: rewritten(annex(), lambda n, d: d[:200] if "sheet1" in n else d), "corrupt"),
    ("half a file", lambda: annex()[: len(annex()) // 2], "corrupt"),
    ("a zip bomb", lambda: rewritten(annex(), lambda n, d: d + b" " * 60_000_000 if "styles" in n else d), "too-large"),
    ("no words", lambda: saved(Workbook()), "empty"),
    ("half an xls", lambda: (FILES / "annex.xls").read_bytes()[:3000], "corrupt"),
    ("an ods without content", lambda: rewritten((FILES / "annex.ods").read_bytes(), lambda n, d: b"" if n == "content.xml" else d), "corrupt"),
    ("an encrypted ods", lambda: rewritten((FILES / "annex.ods").read_bytes(), lambda n, d: d + b"<!--manifest:encryption-data-->" if "manifest" in n else d), "encrypted"),
    ("Excel behind a password", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 9, "encrypted"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "reason"), [(m, r) for _, m, r in BAD], ids=[name for name, *_ in BAD])
def test_bad_workbooks_end_in_a_typed_reason(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read.document_from_bytes(make(), "a.xlsx")
    assert caught.value.reason == reason


def test_a_million_cells_are_refused_before_they_are_unpacked() -> None:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    cells = b"".join(b'<c r="%x"><v>%d</v></c>' % (hash((n, 7)) % 10**9, n * n % 99991) for n in range(1_000_000))
    huge = sheet + b"<row>" + cells + b"</row></sheetData></worksheet>"
    data = rewritten(annex(), lambda n, d: huge if n == "xl/worksheets/sheet1.xml" else d)
    with pytest.raises(UnreadableFile, match="cells"):
        read.document_from_bytes(data, "a.xlsx")


def test_columns_are_named_as_in_a_sheet() -> None:
    assert [book.column_name(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
