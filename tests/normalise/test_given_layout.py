"""What a reader says of a text is taken as it is: paragraphs, tables with merged cells, footnotes, printed places."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest

from kehoach import pipeline, read
from kehoach.normalise import BLOT, without_private_lists
from kehoach.read import Block, Document, Layout, NoteBlock, PrintedLine, TableBlock, TableCell

TEXT = (
    "KẾ HOẠCH\nGiảm nghèo năm 2024\n"
    "I. MỤC TIÊU\n"
    "Giảm 2% hộ nghèo1 trong năm.\n"
    "1 Theo Quyết định số 12/QĐ-UBND ngày 03/02/2024.\n"
    "II. KINH PHÍ\n"
    "Đơn vị: triệu đồng\n"
    "Dự án\tTiểu dự án\tVốn\n"
    "Dự án 2\tGiống\t1.200\n"
    "Tập huấn\t300\n"
)


def _at(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


def _document() -> Document:
    table = _at("Dự án\t")[0]
    bodies = TEXT[:table].splitlines()
    blocks, at = [], 0
    for line in bodies:
        if not line.startswith("1 Theo"):
            blocks.append(Block(at, at + len(line), bold=line.isupper()))
        at += len(line) + 1
    note = _at("Theo Quyết định số 12/QĐ-UBND ngày 03/02/2024.")
    places = [("Dự án", 0, 0), ("Tiểu dự án", 0, 1), ("Vốn", 0, 2), ("Dự án 2", 1, 0), ("Giống", 1, 1),
              ("1.200", 1, 2), ("Tập huấn", 2, 1), ("300", 2, 2)]  # fmt: skip
    cells, at = [], table
    for words, row, col in places:
        start, at = _at(words, at)
        cells.append(TableCell(start, at, row, col, down=2 if words == "Dự án 2" else 1))
    anchor = TEXT.index("nghèo1") + 5
    layout = Layout(
        tuple(blocks), (TableBlock(table, len(TEXT) - 1, tuple(cells)),), (NoteBlock("1", *note, (anchor, anchor + 1)),),
        lines=tuple(_lines()),
    )  # fmt: skip
    return replace(read.document_from_text(TEXT), layout=layout)


def _lines() -> list[PrintedLine]:
    lines, at = [], 0
    for number, line in enumerate(TEXT.splitlines()):
        edges = array("f", [80 + 5 * i for i in range(len(line) + 1)])
        lines.append(PrintedLine(at, at + len(line), 1 + number // 5, 100 + 20 * number, 114 + 20 * number, edges))
        at += len(line) + 1
    return lines


def test_footnotes_and_tables_are_those_of_the_reader() -> None:
    record = pipeline.extract_plan(_document())
    assert [s.title for s in record.sections] == ["MỤC TIÊU", "KINH PHÍ"]
    assert [c.number for c in record.citations] == ["12/QĐ-UBND"]
    assert record.targets[0].indicator == "hộ nghèo trong năm"  # without the footnote's digit
    assert [(a.value, a.text) for a in record.amounts] == [("1200000000", "1.200"), ("300000000", "300")]
    assert record.tables[0].rule == "table.ruled"


def test_a_label_merged_over_rows_is_the_label_of_each() -> None:
    cells = pipeline.extract_plan(_document()).tables[0].cells
    assert [c.row_header for c in cells] == ["Dự án 2 › Giống", "Dự án 2 › Tập huấn"]


def test_facts_know_their_page_and_one_box_per_line() -> None:
    record = pipeline.extract_plan(_document())
    citation = record.citations[0]
    assert citation.page == 1
    start = citation.start - TEXT.rfind("\n", 0, citation.start) - 1
    assert citation.boxes == ((80 + 5 * start, 180, 80 + 5 * (start + len(citation.text)), 194),)
    assert {a.page for a in record.amounts} == {2}


def test_a_range_over_two_lines_has_two_boxes() -> None:
    document = _document()
    start = TEXT.index("MỤC TIÊU")
    boxes = document.boxes(start, TEXT.index("Giảm 2%") + 5)
    assert boxes is not None and len(boxes) == 2
    assert document.boxes(3, 3) == ()


def test_private_lists_in_given_tables_are_blotted() -> None:
    text = "TT\tHọ và tên\tĐịa chỉ\tSố khẩu\n1\tBà Thử Nghiệm\tThôn 1\t4\n"
    cells, at = [], 0
    for row, line in enumerate(text.splitlines()):
        for col, words in enumerate(line.split("\t")):
            cells.append(TableCell(at, at + len(words), row, col))
            at += len(words) + 1
    document = replace(read.document_from_text(text), layout=Layout(tables=(TableBlock(0, len(text) - 1, tuple(cells)),)))
    blotted = without_private_lists(document)
    assert "Nghiệm" not in blotted.text and BLOT in blotted.text
    assert len(blotted.text) == len(text)


@pytest.mark.parametrize("offset", [0, 10, len(TEXT) - 1])
def test_plain_text_has_no_pages(offset: int) -> None:
    plain = read.document_from_text(TEXT)
    assert plain.page_at(offset) is None and plain.boxes(offset, offset + 1) is None
