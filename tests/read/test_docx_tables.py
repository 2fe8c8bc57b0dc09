"""Tables of Word files: merged cells, repeated headers, tracked rows, nested tables, letterheads."""

from __future__ import annotations

import pytest

from kehoach import extract_plan
from kehoach.read import Document, TableBlock
from word_files import p, read_word, run, tbl, tc, text_of, tr

SPAN2 = '<w:gridSpan w:val="2"/>'
OPEN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
UNRULED = ""


def only(document: Document) -> TableBlock:
    assert document.layout is not None
    (table,) = document.layout.tables
    return table


def cells(document: Document) -> list[tuple[str, int, int, int, int]]:
    return [(document.text[c.start : c.end], c.row, c.col, c.down, c.across) for c in only(document).cells]


CASES = [
    ((tr("a", "b"), tr("c", "")), [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 1, 0, 1, 1), ("", 1, 1, 1, 1)], "plain, one empty"),
    ((tr(tc("a", properties=SPAN2), "b"), tr("c", "d", "e")),
     [("a", 0, 0, 1, 2), ("b", 0, 2, 1, 1), ("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1), ("e", 1, 2, 1, 1)], "over columns"),
    ((tr(tc("a", properties=OPEN), "b"), tr(tc(properties=GOES_ON), "c"), tr(tc(properties=GOES_ON), "d"), tr("e", "f")),
     [("a", 0, 0, 3, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1), ("d", 2, 1, 1, 1), ("e", 3, 0, 1, 1), ("f", 3, 1, 1, 1)], "over rows"),
    ((tr(tc("a", properties=SPAN2 + OPEN), "b"), tr(tc(properties=SPAN2 + GOES_ON), "c"), tr("d", "e", "f")),
     [("a", 0, 0, 2, 2), ("b", 0, 2, 1, 1), ("c", 1, 2, 1, 1), ("d", 2, 0, 1, 1), ("e", 2, 1, 1, 1), ("f", 2, 2, 1, 1)], "over both"),
    ((tr(tc("a", properties='<w:hMerge w:val="restart"/>'), tc(properties="<w:hMerge/>"), "b"), tr("c", "d", "e")),
     [("a", 0, 0, 1, 2), ("b", 0, 2, 1, 1), ("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1), ("e", 1, 2, 1, 1)], "as old Word merged"),
    ((tr("a", "b", "c"), tr("d", properties='<w:gridBefore w:val="2"/>')),
     [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 0, 2, 1, 1), ("d", 1, 2, 1, 1)], "a row that begins later"),
    ((tr(tc(properties=GOES_ON), "b"),), [("", 0, 0, 1, 1), ("b", 0, 1, 1, 1)], "going on from nothing"),
    ((tr("a", "b"), tr("x", "y", properties="<w:del/>"), tr("c", "d", properties="<w:ins/>")),
     [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1)], "a deleted row is gone, an inserted one is there"),
    ((tr("a", tc("x", properties="<w:cellDel/>"), tc("b", properties="<w:cellIns/>")),), [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)], "cells too"),
    ((tr("a", "b"), tr("x", "y", properties="<w:hidden/>")), [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)], "a hidden row"),
    ((f"<w:sdt><w:sdtContent>{tr('a', '<w:sdt><w:sdtContent>' + tc('b') + '</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>",),
     [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)], "controls round rows and cells"),
    ((tr(tc("một", "", "hai"), "b"),), [("một\nhai", 0, 0, 1, 1), ("b", 0, 1, 1, 1)], "paragraphs of a cell"),
    ((tr(tc(p("a", "<w:r><w:tab/></w:r>", "b")), "c"),), [("a b", 0, 0, 1, 1), ("c", 0, 1, 1, 1)], "a tab inside a cell is a blank"),
    ((tr(tc("a", properties='<w:gridSpan w:val="x"/>'), tc("b", properties='<w:gridSpan w:val="999999999999"/>')),),
     [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)], "spans that are none"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [c[:2] for c in CASES], ids=[c[2] for c in CASES])
def test_cells(rows: tuple[str, ...], expected: list[tuple[str, int, int, int, int]]) -> None:
    assert cells(read_word(p("trước") + tbl(*rows) + p("sau"))) == expected


def test_columns_are_those_one_sees() -> None:
    """A grid of six borders, two of them a hair apart, one that no cell uses: three columns."""
    grid = "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{n}"/>' for n in (2000, 40, 1000, 960, 3000)) + "</w:tblGrid>"
    three, two = '<w:gridSpan w:val="3"/>', SPAN2
    rows = tr(tc("a"), tc("b", properties=three), "c") + tr(tc("d", properties=two), tc("e", properties=two), "f")
    found = cells(read_word(p("trước") + tbl(grid, rows)))
    assert [(words, col, across) for words, _, col, _, across in found] == [(x, i % 3, 1) for i, x in enumerate("abcdef")]


def test_cells_are_parted_by_tabs_and_rows_by_line_breaks() -> None:
    document = read_word(p("trước") + tbl(tr("a", "b"), tr(tc("c", "d"), "")) + p("sau"))
    assert document.text == "trước\na\tb\nc\nd\t\nsau\n"
    table = only(document)
    assert document.text[table.start : table.end] == "a\tb\nc\nd\t"


def test_header_rows_are_those_that_repeat() -> None:
    head = "<w:tblHeader/>"
    assert only(read_word(tbl(tr("a", "b", properties=head), tr("c", "d", properties=head), tr("1", "2")))).header_rows == 2
    assert only(read_word(tbl(tr("a", "b"), tr("c", "d", properties=head)))).header_rows is None
    assert only(read_word(tbl(tr("a", "b", properties=head)))).header_rows is None  # a table is not all header


def test_a_table_in_a_cell_is_lines_of_that_cell() -> None:
    inner = tbl(tr("x", "1"), tr("y", "2"))
    assert cells(read_word(tbl(tr("a", tc("b", inner, "c")))))[1][0] == "b\nx 1\ny 2\nc"


def test_a_frame_of_one_column_is_running_text() -> None:
    document = read_word(tbl(tr(tc("I. MỤC TIÊU", tbl(tr("a", "b")), "sau"))))
    assert document.text == "I. MỤC TIÊU\na\tb\nsau\n"
    assert document.layout is not None
    assert len(document.layout.blocks) == 2 and len(document.layout.tables) == 1


def test_an_empty_table_is_nothing() -> None:
    document = read_word(p("a") + tbl(tr("", "")) + p("b"))
    assert document.text == "a\nb\n"
    assert document.layout is not None and not document.layout.tables


LETTERHEAD = tbl(
    tr(tc("ỦY BAN NHÂN DÂN", "XÃ ĐỒNG THUẬN"), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")),
    tr(tc("Số: 27/KH-UBND"), tc("Đồng Thuận, ngày 08 tháng 3 năm 2024")), properties=UNRULED,
)  # fmt: skip
SIGNATURE = tbl(
    tr(tc("Nơi nhận:", "- UBND huyện (b/c);", "- Các thôn (t/h);", "- Lưu: VT."), tc("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu")),
    properties=UNRULED,
)


def test_letterhead_and_signature_tables_are_layout() -> None:
    budget = tbl(tr("Nội dung", "Kinh phí (triệu đồng)"), tr("Tập huấn", "120"))
    document = read_word(LETTERHEAD + p("KẾ HOẠCH") + p("Giảm nghèo năm 2024") + p("I. KINH PHÍ") + budget + SIGNATURE)
    assert document.layout is not None
    assert [t.layout for t in document.layout.tables] == [True, False, True]
    record = extract_plan(document)
    assert (record.plan.number, str(record.plan.issued_on), record.plan.signer_name) == ("27/KH-UBND", "2024-03-08", "Trần Văn Mẫu")
    assert [(r.agency, r.purpose) for r in record.recipients][0][1] == "b/c"
    assert [a.value for a in record.amounts] == ["120000000"]


def test_ruled_lines_come_from_table_style_or_cell() -> None:
    style = '<w:style w:type="table" w:styleId="G"><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    none = '<w:tblStyle w:val="G"/><w:tblBorders><w:top w:val="nil"/></w:tblBorders>'
    for properties, layout in (('<w:tblStyle w:val="G"/>', False), (none, True), (UNRULED, True)):
        assert only(read_word(tbl(tr("a", "b"), properties=properties), styles=style)).layout is layout
    drawn = tc("a", properties='<w:tcBorders><w:top w:val="single"/></w:tcBorders>')
    assert not only(read_word(tbl(tr(drawn, "b"), properties=UNRULED))).layout


def test_bold_cells_and_lists_in_cells_keep_their_words() -> None:
    assert text_of(tbl(tr(tc(p(run("Tổng", "<w:b/>"), run(" cộng"))), "1"))) == "Tổng cộng\t1\n"
