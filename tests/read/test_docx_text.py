"""What a Word file shows is its text: changes accepted, fields' results, boxes once, notes after their paragraph."""

from __future__ import annotations

import unicodedata

import pytest

from kehoach import extract_plan
from kehoach.errors import UnreadableFile
from kehoach.read import Aside
from word_files import (
    SPACES,
    listed,
    lvl,
    numbering,
    p,
    packed,
    read_word,
    run,
    tbl,
    tc,
    text_of,
    tr,
    unpacked,
    word_file,
)


def ins(*inner: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{"".join(inner)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def field(instruction: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


BEGIN, END = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def box(text: str) -> str:
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


CASES = [
    (p("Vốn: ", ins(run("1.200")), deleted("900"), " triệu đồng"), "Vốn: 1.200 triệu đồng", "inserted in, deleted out"),
    (p("a", ins(deleted("b")), "c"), "ac", "inserted, then deleted"),
    (p("a", f"<w:moveFrom>{run('x')}</w:moveFrom>", f"<w:moveTo>{run('y')}</w:moveTo>"), "ay", "moved"),
    (p("a ", properties="<w:rPr><w:del/></w:rPr>") + p("b"), "a b", "a deleted paragraph mark joins"),
    (p("a", properties="<w:rPr><w:del/></w:rPr>") + tbl(tr("b", "c")), "a\nb\tc", "but not with a table"),
    (p("a", properties="<w:rPr><w:ins/></w:rPr>") + p("b"), "a\nb", "an inserted one parts"),
    (p(run("đậm", "<w:b/><w:rPrChange><w:rPr/></w:rPrChange>")), "đậm", "a changed look changes no word"),
    (p("a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:noBreakHyphen/></w:r>", "c"), "a\tb-c", "tab and hyphen"),
    (p("chăn\u00adnuôi", "<w:r><w:softHyphen/></w:r>"), "chănnuôi", "soft hyphens"),
    (p("50\u00a0%"), "50\u00a0%", "a no-break blank stays"),
    (p("a", "<w:r><w:br/></w:r>", "b"), "a\nb", "line break"),
    (p("a", '<w:r><w:br w:type="page"/></w:r>', "b"), "a\nb", "page break"),
    (p('<w:r><w:br w:type="page"/></w:r>') + p("b"), "b", "a page break alone is nothing"),
    (p("<w:r><w:t> a </w:t></w:r>", "<w:r><w:t>b</w:t></w:r>"), "ab", "blanks count only where they are preserved"),
    (p(run("Kế hoạch", "<w:caps/>")), "KẾ HOẠCH", "capitals as shown"),
    (p(run("Kế hoạch", "<w:smallCaps/>")), "Kế hoạch", "small capitals as typed"),
    (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " đạt"), "✓ đạt", "symbol"),
    (p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 95%"), "≥ 95%", "Symbol's signs"),
    (p(run("\u00a8", '<w:rFonts w:ascii="Wingdings"/>'), " không"), "◻ không", "letters of a symbol font"),
    (p('<w:r><w:sym w:font="Wingdings" w:char="xyz"/></w:r>', "a"), "a", "a broken symbol"),
    (p(field("REF x", run("12"))), "12", "a field's result"),
    (p("a", field(f"IF {field('X', run('no'))}", run("yes"))), "ayes", "a field inside an instruction"),
    (p(field("A", field("B", run("in")) + run("out"))), "inout", "a field inside a result"),
    (p(BEGIN, run("XE"), END, "a"), "a", "a field without result"),
    (p("a", BEGIN, "b") + p("c"), "ab\nc", "a field that never ends hides nothing"),
    (p("a", END, "b"), "ab", "an end without beginning"),
    (p(field("X", run("1"))) + p(BEGIN, "lone"), "1\nlone", "a lone field after a whole one"),
    (p('<w:fldSimple w:instr="DATE">' + run("05/02") + "</w:fldSimple>"), "05/02", "simple field"),
    (p('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="A"/>'
       '<w:listEntry w:val="B"/></w:ddList></w:ffData></w:fldChar></w:r>', END), "B", "chosen entry of a list"),
    (p('<w:hyperlink r:id="r9">' + run("liên kết") + "</w:hyperlink>"), "liên kết", "hyperlink"),
    (p("<w:sdt><w:sdtPr/><w:sdtContent>" + run("a") + "</w:sdtContent></w:sdt>", f"<w:smartTag>{run('b')}</w:smartTag>",
       f"<w:customXml>{run('c')}</w:customXml>"), "abc", "controls and tags in a paragraph"),
    (f"<w:sdt><w:sdtContent>{p('a')}<w:sdt><w:sdtContent>{p('b')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt><w:customXml>{p('c')}</w:customXml>",
     "a\nb\nc", "controls around paragraphs"),
    (p("<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:fPr/><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"),
     "x=1/2", "formula"),
    (p("trước", box("trong khung"), " sau"), "trước sau\ntrong khung", "a text box once, after its paragraph"),
    (p(box("một mình")), "một mình", "a text box alone"),
    (p("<w:r><w:pict><v:shape><v:textpath string='DỰ THẢO'/></v:shape></w:pict></w:r>"), "DỰ THẢO", "word art"),
    (p("a", run("b", "<w:vanish/>"), "c"), "ac", "hidden text"),
    (p("a", run("b", '<w:vanish w:val="0"/>')), "ab", "not hidden"),
    (p("Mục", properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + p(" tiêu"), "Mục tiêu", "style separator"),
    (p(unicodedata.normalize("NFD", "Kế hoạch")), "Kế hoạch", "decomposed letters"),
    (p("Ke", "\u0302", "\u0301 hoạch"), "Kế hoạch", "a letter and its marks in three runs"),
    (p("a", '<w:commentRangeStart w:id="0"/>', "b", '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'), "ab", "comment marks"),
    (p("  a  ") + p("") + p("   ") + p("b"), "a\nb", "empty paragraphs are no lines"),
    (p("<w:r><w:ruby><w:rt><w:r><w:t>z</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby></w:r>"), "a", "ruby"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [case[:2] for case in CASES], ids=[case[2] for case in CASES])
def test_shown_text(body: str, expected: str) -> None:
    assert text_of(body) == expected + "\n"


def test_strict_files_read_the_same() -> None:
    files = unpacked(word_file(p("Vốn ", ins(run("1.200"))) + tbl(tr("a", "b"))))
    strict = {
        name: data.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, data in files.items()
    }  # fmt: skip
    from kehoach.read import document_from_bytes

    assert document_from_bytes(packed(strict), "a.docx").text == "Vốn 1.200\na\tb\n"


def test_toggles_of_styles_cancel_each_other() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hien"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p(run("ẩn"), run("hiện", '<w:rStyle w:val="Hien"/>'), properties='<w:pStyle w:val="An"/>')
    assert text_of(body, styles=styles) == "hiện\n"


def test_bold_and_centred_paragraphs_are_known() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    body = (
        p("KẾ HOẠCH", properties='<w:pStyle w:val="T"/>') + p(run("I. MỤC TIÊU", "<w:b/>"), " ") + p(run("a", "<w:b/>"), "b")
        + listed("x", more="") + p(run("Tên", "<w:b/>"), "<w:r><w:br/></w:r>", run("1. Thường"))
    )  # fmt: skip
    layout = read_word(body, styles=styles, numbering=numbering(lvl(0, "decimal", "%1."))).layout
    assert layout is not None
    assert [(b.bold, b.centred) for b in layout.blocks] == [
        (True, True), (True, False), (False, False), (False, False), (True, False), (False, False),
    ]  # fmt: skip


def test_lines_of_one_paragraph_are_paragraphs_where_they_begin_anew() -> None:
    br = "<w:r><w:br/></w:r>"
    document = read_word(p("KẾ HOẠCH", br, "Giảm nghèo", br, "bền vững", br, "- Một;", br, "và hai"))
    assert document.layout is not None
    found = [document.text[b.start : b.end] for b in document.layout.blocks]
    assert found == ["KẾ HOẠCH", "Giảm nghèo\nbền vững", "- Một;", "và hai"]


def test_headers_and_footers_are_kept_aside() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/><w:footerReference r:id="rfooter1"/></w:sectPr>'
    document = read_word(p("Thân bài") + section, header1=p("UBND XÃ") + p(field("PAGE", run("2"))), footer1=p("Trang ", '<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>'))
    assert document.text == "Thân bài\n"
    assert document.layout is not None
    assert document.layout.asides == (Aside("head", "UBND XÃ"), Aside("page-number", "2"), Aside("foot", "Trang 3"))


def test_a_table_of_contents_is_kept_aside() -> None:
    def entry(text: str) -> str:
        return p(text, "<w:r><w:tab/></w:r>", "3")

    begin = f'{BEGIN}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('MỤC LỤC')}</w:sdtContent></w:sdt>"
        + p(begin, "I. MỤC TIÊU", "<w:r><w:tab/></w:r>", "1") + entry("II. KINH PHÍ") + p("Lời của trường") + p(END, "I. MỤC TIÊU")
    )  # fmt: skip
    document = read_word(body)
    assert document.text == "Lời của trường\nI. MỤC TIÊU\n"  # what is no entry is not lost
    assert document.layout is not None
    assert [a.text for a in document.layout.asides] == ["MỤC LỤC", "I. MỤC TIÊU\t1", "II. KINH PHÍ\t3"]


FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>", " Theo Quyết định", " số 1.")}{p("Đoạn hai")}</w:footnote>'
    f'<w:footnote w:id="2">{p("Chú thích trong bảng")}</w:footnote><w:footnote w:id="3">{p("* Của tác giả")}</w:footnote>'
)


def ref(key: int, more: str = "", inside: str = "") -> str:
    return f'<w:r><w:footnoteReference w:id="{key}"{more}/>{inside}</w:r>'


def test_notes_stand_after_the_paragraph_of_their_anchor() -> None:
    own = ref(3, ' w:customMarkFollows="1"', "<w:t>*</w:t>")
    body = p("hộ nghèo", ref(1), " giảm", ref(1)) + tbl(tr("a", tc(p("b", ref(2))))) + p("cuối", own) + p("mất", ref(77))
    document = read_word(body, footnotes=FOOTNOTES)
    assert document.text == (
        "hộ nghèo1 giảm1\n1 Theo Quyết định số 1. Đoạn hai\na\tb2\n2 Chú thích trong bảng\ncuối*\n* Của tác giả\nmất3\n"
    )
    assert document.layout is not None
    notes = document.layout.notes
    assert [n.label for n in notes] == ["1", "2", "*"]
    assert [document.text[n.start : n.end] for n in notes] == ["Theo Quyết định số 1. Đoạn hai", "Chú thích trong bảng", "Của tác giả"]
    assert [document.text[slice(*n.anchor)] for n in notes if n.anchor] == ["1", "2", "*"]
    assert document.text[notes[0].anchor[0] - 1] == "o"  # type: ignore[index]


def test_endnotes_count_in_small_romans_and_deleted_notes_are_gone() -> None:
    body = p("a", '<w:del><w:r><w:endnoteReference w:id="1"/></w:r></w:del>', '<w:r><w:endnoteReference w:id="2"/></w:r>')
    notes = f'<w:endnote w:id="1">{p("một")}</w:endnote><w:endnote w:id="2">{p("hai")}</w:endnote>'
    assert text_of(body, endnotes=notes) == "ai\ni hai\n"


def test_notes_count_as_the_settings_say() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="2"/></w:footnotePr>'
    assert text_of(p("x", ref(1)), footnotes=FOOTNOTES, settings=settings).startswith("xb\nb Theo")


WARNED = [
    (p("a", ins(run("b")), deleted("c")), {}, ["tracked-changes"], "changes"),
    (p("a", run("bc", "<w:vanish/>")), {}, ["hidden-text"], "hidden words"),
    (p("a") + '<w:altChunk r:id="r5"/>', {}, ["embedded-content"], "another document put in"),
    (p("a", "<w:r><w:object><o:OLEObject Type='Embed'/></w:object></w:r>"), {}, ["embedded-content"], "an embedded sheet"),
    (p("a", "<w:r><w:object><o:OLEObject Type='Link'/></w:object></w:r>"), {}, ["external-content"], "a linked sheet"),
    (p("a"), {"relations": '<Relationship Id="r8" Type="x/image" Target="http://example.invalid/a.png" TargetMode="External"/>'}, ["external-content"], "a picture on the net"),
    (p("a"), {"relations": '<Relationship Id="r8" Type="x/hyperlink" Target="http://example.invalid" TargetMode="External"/>'}, [], "a hyperlink"),
    (p("a"), {"extra": {"word/vbaProject.bin": b"x"}}, ["macros"], "macros"),
    (p(run("Uû ban nh©n d©n x· §ång ThuËn", '<w:rFonts w:ascii=".VnTime"/>')), {}, ["legacy-encoding"], "an old font"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "more", "codes"), [c[:3] for c in WARNED], ids=[c[3] for c in WARNED])
def test_warnings(body: str, more: dict[str, object], codes: list[str]) -> None:
    from kehoach.read import document_from_bytes

    found = document_from_bytes(word_file(body, **more), "a.docx").warnings  # type: ignore[arg-type]
    assert [w.code for w in found] == codes


def test_legacy_fonts_become_unicode_run_by_run() -> None:
    body = p(run("Uû ban nh©n d©n x· §ång ThuËn", '<w:rFonts w:ascii=".VnTime"/>'), run(" – Kế hoạch"))
    assert text_of(body + p(run("céng hoµ", '<w:rFonts w:ascii=".VnTimeH"/>'))) == "Uỷ ban nhân dân xã Đồng Thuận – Kế hoạch\nCỘNG HOÀ\n"


def test_inserted_amounts_are_facts_and_deleted_ones_are_not() -> None:
    body = p(run("I. KINH PHÍ")) + p("Tổng kinh phí: ", ins(run("1.200")), deleted("9.900"), " triệu đồng.")
    record = extract_plan(read_word(p("KẾ HOẠCH") + body))
    assert [a.value for a in record.amounts] == ["1200000000"]
    assert record.source.origin == "docx"
    assert "tracked-changes" in [w.code for w in record.warnings]


@pytest.mark.parametrize(("body", "reason"), [(p(""), "empty"), (p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"), "needs-ocr")])
def test_nothing_to_read(body: str, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_word(body)
    assert caught.value.reason == reason


def test_preserved_blanks_of_the_whole_document() -> None:
    files = unpacked(word_file(p("<w:r><w:t> a </w:t></w:r>", "<w:r><w:t>b</w:t></w:r>")))
    files["word/document.xml"] = files["word/document.xml"].replace(SPACES.encode(), SPACES.encode() + b' xml:space="preserve"')
    from kehoach.read import document_from_bytes

    assert document_from_bytes(packed(files), "a.docx").text == "a b\n"
