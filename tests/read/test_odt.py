"""OpenDocument texts made in the tests: lists, tables, notes, changes, old fonts, bad files."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach import read
from kehoach.errors import UnreadableFile
from kehoach.read import Document
from legacy_texts import PARAGRAPHS, written

_URN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{_URN}:{full}:1.0"'
    for name, full in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    }.items()
)  # fmt: skip
FACES = (
    '<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/>'
    '<style:font-face style:name="F2" svg:font-family=".VnTimeH"/></office:font-face-decls>'
)
STYLES = (
    '<style:style style:name="Old" style:family="paragraph"><style:text-properties style:font-name="F1"/></style:style>'
    '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Old">'
    '<style:paragraph-properties fo:text-align="center"/>'
    '<style:text-properties style:font-name="F2" fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Away" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Ruled" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="1"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix=")" text:display-levels="2"/>'
    "</text:list-style>"
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>'
)


def odt(body: str, *, styles: str = "", **parts: bytes) -> bytes:
    out = io.BytesIO()
    content = (
        f"<office:document-content {SPACES}>{FACES}<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", f"<office:document-styles {SPACES}>{styles}</office:document-styles>")
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def document(body: str, *, styles: str = "") -> Document:
    return read.document_from_bytes(odt(body, styles=styles), "ke-hoach.odt")


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def item(*inside: str) -> str:
    return f"<text:list-item>{''.join(inside)}</text:list-item>"


def numbered(*items: str, style: str = "L", more: str = "") -> str:
    return f'<text:list text:style-name="{style}"{more}>{"".join(items)}</text:list>'


CASES = [
    (p("a<text:s text:c='3'/>b<text:tab/>c"), "a   b\tc", "blanks and tabs"),
    (p("a<text:span>b<text:span>c</text:span>d</text:span>e"), "abcde", "spans in spans"),
    (p("Kế <text:a>hoạch</text:a> <text:bookmark/>năm"), "Kế hoạch năm", "links and bookmarks"),
    (p("a<office:annotation><text:p>ghi chú</text:p></office:annotation>b"), "ab", "remarks are not text"),
    (p("a<text:span text:style-name='Away'>ẩn</text:span>b"), "ab", "hidden text is not shown"),
    ("<text:tracked-changes><text:changed-region><text:deletion><text:p>xoá</text:p></text:deletion>"
     "</text:changed-region></text:tracked-changes>" + p("a<text:change-start/>b<text:change-end/>"), "ab", "changes as accepted"),
    ("<text:section>" + p("a") + "<text:section>" + p("b") + "</text:section></text:section>", "a\nb", "sections"),
    ("<text:h text:outline-level='1'>MỤC TIÊU</text:h>", "MỤC TIÊU", "a heading"),
    (p("a<draw:frame><draw:text-box>" + p("hộp") + "</draw:text-box></draw:frame>b"), "ab\nhộp", "a text box"),
    (p("trang <text:page-number>3</text:page-number>"), "trang 3", "a field shows its words"),
    (numbered(item(p("Mục tiêu"), numbered(item(p("Chung"), numbered(item(p("x")), style="")), item(p("Riêng")), style="")), item(p("Vốn"))),
     "I. Mục tiêu\n1. Chung\n1.1) x\n2. Riêng\nII. Vốn", "lists in lists"),
    (numbered(item(p("a"), p("b")), item(p("c"))), "I. a\nb\nII. c", "only the first paragraph has the number"),
    (numbered(item(p("a"))) + p("x") + numbered(item(p("b")), more=' text:continue-numbering="true"'), "I. a\nx\nII. b", "a list goes on"),
    (numbered(item(p("a"), numbered(item(p("b")), style=""))) + p("x")
     + numbered(item(numbered(item(p("c")), style="")), more=' text:continue-numbering="true"')
     + numbered(item(p("d"), numbered(item(p("e")), style="")), more=' text:continue-numbering="true"'),
     "I. a\n1. b\nx\n2. c\nII. d\n1. e", "a list one level down goes on after a paragraph"),
    (numbered(item(p("a"))) + numbered(item(p("b"))), "I. a\nI. b", "a list begins anew"),
    (numbered('<text:list-item text:start-value="5">' + p("a") + "</text:list-item>", item(p("b"))), "V. a\nVI. b", "a number set by hand"),
    (numbered("<text:list-header>" + p("a") + "</text:list-header>", item(p("b"))), "a\nI. b", "a list's header has none"),
    (numbered(item(p("a")), style="B"), "- a", "bullets"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [c[:2] for c in CASES], ids=[c[2] for c in CASES])
def test_what_stands_in_it(body: str, expected: str) -> None:
    assert document(body).text.rstrip("\n") == expected


def test_headings_are_numbered_by_the_outline() -> None:
    levels = '<office:styles><text:outline-style>' + "".join(
        f'<text:outline-level-style text:level="{n}" style:num-format="1" style:num-suffix="." text:display-levels="{n}"/>'
        for n in (1, 2)
    ) + "</text:outline-style></office:styles>"  # fmt: skip
    body = "".join(f'<text:h text:outline-level="{n}">{w}</text:h>' for n, w in ((1, "A"), (2, "B"), (2, "C"), (1, "D")))
    assert document(body, styles=levels).text.split("\n")[:4] == ["1. A", "1.1. B", "1.2. C", "2. D"]


def test_a_whole_legacy_document() -> None:
    body = p(written(PARAGRAPHS[0], "tcvn3"), "Title") + "".join(p(written(line, "tcvn3"), "Old") for line in PARAGRAPHS[1:])
    found = document(body)
    assert found.text.rstrip("\n") == "\n".join(PARAGRAPHS)
    assert found.source.origin == "odt" and found.source.media_type == "application/vnd.oasis.opendocument.text"
    assert [warning.code for warning in found.warnings] == ["legacy-encoding"]
    assert found.layout is not None and found.layout.blocks[0].bold and found.layout.blocks[0].centred


def cell(inside: str, more: str = "") -> str:
    return f'<table:table-cell table:style-name="Ruled"{more}>{p(inside)}</table:table-cell>'


def test_a_table_with_merged_cells() -> None:
    covered = "<table:covered-table-cell/>"
    rows = (
        "<table:table-header-rows><table:table-row>"
        + cell("Xã", ' table:number-rows-spanned="2"') + cell("Kinh phí", ' table:number-columns-spanned="2"') + covered
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + covered + cell("2023") + cell("2024") + "</table:table-row><table:table-row>"
        + cell("A") + cell("10", ' table:number-columns-repeated="2"') + "</table:table-row>"
    )  # fmt: skip
    found = document(p("Bảng") + f"<table:table>{rows}</table:table>")
    assert found.layout is not None
    (table,) = found.layout.tables
    assert [(c.row, c.col, c.down, c.across, found.text[c.start : c.end]) for c in table.cells] == [
        (0, 0, 2, 1, "Xã"), (0, 1, 1, 2, "Kinh phí"), (1, 1, 1, 1, "2023"), (1, 2, 1, 1, "2024"),
        (2, 0, 1, 1, "A"), (2, 1, 1, 1, "10"), (2, 2, 1, 1, "10"),
    ]  # fmt: skip
    assert table.header_rows == 1 and not table.layout


def test_a_footnote_stands_after_its_paragraph() -> None:
    note = "<text:note><text:note-citation>7</text:note-citation><text:note-body>" + p("ghi chú") + "</text:note-body></text:note>"
    found = document(p(f"a{note} b") + p("c"))
    assert found.layout is not None
    (one,) = found.layout.notes
    assert found.text[one.start : one.end] == "ghi chú"
    assert found.text.splitlines()[0] == "a1 b"


def test_running_heads_and_contents_are_asides() -> None:
    masters = "<office:master-styles><style:master-page><style:header>" + p("Số 5") + "</style:header></style:master-page></office:master-styles>"
    contents = "<text:table-of-content><text:table-of-content-source>x</text:table-of-content-source><text:index-body>" + p("MỤC TIÊU 3") + "</text:index-body></text:table-of-content>"
    found = document(contents + p("a"), styles=masters)
    assert found.text.strip() == "a"
    assert found.layout is not None
    assert {aside.text for aside in found.layout.asides} >= {"Số 5", "MỤC TIÊU 3"}


def manifest(inside: str) -> bytes:
    return f"<manifest:manifest>{inside}</manifest:manifest>".encode()


DEEP = "<text:section>" * 1500 + p("a") + "</text:section>" * 1500
BAD = [
    (odt(p("a"), **{"META-INF__manifest.xml": manifest("<manifest:encryption-data/>")}), "encrypted", "a password"),
    (odt(p("a"))[:-80], "corrupt", "cut off"),
    (odt(p("")), "empty", "no words"),
    (odt("<text:p>"), "corrupt", "broken XML"),
    (odt(p("a")).replace(b"office:text>", b"office:tixt>"), "corrupt", "no text in it"),
    (odt(DEEP), "corrupt", "nested without end"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), [b[:2] for b in BAD], ids=[b[2] for b in BAD])
def test_bad_files_have_a_typed_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read.document_from_bytes(data, "a.odt")
    assert caught.value.reason == reason


def test_one_row_that_stands_for_a_million_is_bounded() -> None:
    row = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    found = document(p("a") + f"<table:table><table:table-row>{cell('b')}</table:table-row>{row}</table:table>")
    assert found.text.split() == ["a", "b"]


def test_entities_are_refused() -> None:
    body = odt(p("a"))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        content = archive.read("content.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b'<!DOCTYPE x [<!ENTITY a "b">]>' + content)
    with pytest.raises(UnreadableFile):
        read.document_from_bytes(out.getvalue(), "a.odt")


PARTS = [p("a"), numbered(item(p("b"))), "<text:list>", "</text:list>", "<table:table>", "</table:table>", "<table:table-row>", "</table:table-row>",
         cell("c", ' table:number-rows-spanned="9"'), "<table:covered-table-cell/>", "<text:note/>", "<text:h/>", "<text:list-item>", "</text:list-item>",
         "<text:table-of-content/>", "<draw:frame/>", "<text:s text:c='-1'/>", "<!-- x -->", "<?x y?>"]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=12))
@settings(max_examples=300)
def test_any_mixture_is_text_or_a_typed_reason(parts: list[str]) -> None:
    with suppress(UnreadableFile):
        assert document(p("x") + "".join(parts)).text.strip()


WHOLE = odt("".join(case[0] for case in CASES))


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=200)
def test_damaged_files_are_text_or_a_typed_reason(at: int, junk: bytes) -> None:
    with suppress(UnreadableFile):
        read.document_from_bytes(WHOLE[:at] + junk + WHOLE[at + len(junk) :], "a.odt")
