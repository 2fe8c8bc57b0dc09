"""The look of a Word file through direct settings, styles, defaults and theme; paper and margins."""

from __future__ import annotations

import pytest

from kehoach.read.docx import Paper, ParagraphForm, form
from word_files import p, packed, run, tbl, tr, unpacked, word_file

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Body"><w:basedOn w:val="N"/><w:pPr><w:jc w:val="both"/><w:ind w:firstLine="720"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Body"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:i/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Theme"><w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/></w:rPr></w:style>'
)
THEME = (
    "<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface='Cambria'/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Calibri'/></a:minorFont></a:fontScheme></a:themeElements>"
)


def one(body: str, **parts: str) -> ParagraphForm:
    (found,) = form(word_file(body, **parts)).paragraphs
    return found


def styled(style: str, *inner: str) -> str:
    return p(*inner, properties=f'<w:pStyle w:val="{style}"/>')


CASES = [
    (p("a"), ("Times New Roman", 11.0, False, False, "left"), "the default style over the defaults"),
    (styled("Body", "a"), ("Times New Roman", 14.0, False, False, "justify"), "a style based on it"),
    (styled("Head", "a"), ("Times New Roman", 14.0, True, False, "justify"), "two steps down"),
    (styled("Head", run("a", '<w:rStyle w:val="Strong"/>')), ("Times New Roman", 14.0, False, True, "justify"), "bold twice is not bold"),
    (styled("Body", run("a", '<w:rFonts w:ascii="Arial"/><w:sz w:val="26"/><w:b/>')), ("Arial", 13.0, True, False, "justify"), "direct settings"),
    (styled("Body", run("dài hơn nhiều"), run("a", '<w:sz w:val="20"/><w:b/>')), ("Times New Roman", 14.0, False, False, "justify"), "what most letters have"),
    (p("a", properties='<w:jc w:val="center"/>'), ("Times New Roman", 11.0, False, False, "center"), "alignment of its own"),
    (styled("Theme", "a"), ("Cambria", 11.0, False, False, "left"), "the theme's font for headings"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [c[:2] for c in CASES], ids=[c[2] for c in CASES])
def test_effective_look(body: str, expected: tuple[object, ...]) -> None:
    found = one(body, styles=STYLES, theme=THEME)
    assert (found.font, found.size, found.bold, found.italic, found.alignment) == expected


def test_without_styles_word_sets_ten_points() -> None:
    assert (one(p("a")).font, one(p("a")).size) == (None, 10.0)


def test_indents_tables_and_notes() -> None:
    note = f'<w:footnote w:id="1">{p("chú thích")}</w:footnote>'
    body = styled("Body", "a", '<w:r><w:footnoteReference w:id="1"/></w:r>') + tbl(tr("b", "c")) + p("d", properties='<w:ind w:hanging="360"/>')
    found = form(word_file(body, styles=STYLES, footnotes=note)).paragraphs
    assert [(x.first_line, x.table, x.note) for x in found] == [
        (12.7, False, False), (0, False, True), (0, True, False), (0, True, False), (-6.3, False, False),
    ]  # fmt: skip


def test_places_are_those_of_the_canonical_text() -> None:
    from kehoach.read import document_from_bytes

    data = word_file(p("một") + p(" hai ", run("ba", "<w:b/>")))
    text = document_from_bytes(data, "a").text
    assert [text[x.start : x.end] for x in form(data).paragraphs] == ["một", "hai ba"]


def test_paper_of_each_section() -> None:
    page = '<w:sectPr><w:pgSz w:w="{w}" w:h="{h}"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851"/></w:sectPr>'
    body = p("a", properties=page.format(w=11906, h=16838)) + p("b") + page.format(w=16838, h=11906)
    a4 = Paper(210.0, 297.0, 20.0, 20.0, 30.0, 15.0)
    assert form(word_file(body)).papers == (a4, Paper(297.0, 210.0, 20.0, 20.0, 30.0, 15.0))


def test_a_broken_theme_is_a_typed_reason() -> None:
    from kehoach.errors import UnreadableFile

    files = unpacked(word_file(p("a"), styles=STYLES, theme=THEME))
    files["word/theme.xml"] = b"<a"
    with pytest.raises(UnreadableFile):
        form(packed(files))
