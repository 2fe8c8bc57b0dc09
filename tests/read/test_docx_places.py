"""Every character of the canonical text can be traced to the text node it came from."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest
from lxml import etree

from kehoach.read import document_from_bytes
from kehoach.read.docx import Place, places
from kehoach.read.docx.items import LABEL
from word_files import listed, lvl, numbering, p, run, tbl, tc, tr, word_file


def nodes(data: bytes) -> dict[str, list[str]]:
    """The texts of all elements by part, in document order."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                found[name] = [element.text or "" for element in etree.fromstring(package.read(name)).iter("*")]
    return found


def traced(data: bytes) -> tuple[str, tuple[Place, ...], dict[str, list[str]]]:
    return document_from_bytes(data, "a.docx").text, places(data), nodes(data)


BODY = (
    p("KẾ HOẠCH") + listed("MỤC TIÊU") + p("  Giảm ", run("chăn\u00adnuôi", "<w:b/>"), '<w:r><w:footnoteReference w:id="1"/></w:r>', " 2%  ")
    + tbl(tr("a", tc("b", listed("c"))), tr(tc(p(run("kế hoạch", "<w:caps/>"))), "e")) + p("cuối", "<w:r><w:tab/></w:r>", "dòng")
    + p("<w:r><w:t>  không giữ </w:t></w:r>") + p("<w:r><w:t>a&amp;b &#7871; <![CDATA[c<d]]></w:t></w:r>")
)  # fmt: skip
FILE = word_file(
    BODY, numbering=numbering(lvl(0, "upperRoman", "%1.")), footnotes=f'<w:footnote w:id="1">{p(" Chú ", "thích")}</w:footnote>'
)


def test_each_letter_is_where_its_place_says() -> None:
    text, found, texts = traced(FILE)
    lost = list(text)
    for place in found:
        words = text[place.start : place.end]
        lost[place.start : place.end] = [""] * len(words)
        if place.offset == LABEL:
            assert words.strip() in ("I.", "II.", "1", "")
            continue
        source = texts[place.part][place.element]
        assert source[place.offset : place.offset + len(words)].casefold() == words.casefold()
    assert "".join(lost).split() == ["1"]  # the label before the note's words; all else is breaks and blanks
    assert [p.start for p in found] == sorted(p.start for p in found)
    assert {p.part for p in found} == {"word/document.xml", "word/footnotes.xml"}


@pytest.mark.parametrize(
    ("body", "words"),
    [(p(unicodedata.normalize("NFD", "Kế hoạch năm")), "hoạch"), (p("Ke", "\u0302", "\u0301 hoạch"), "Kế"),
     (p(run("Uû ban nh©n d©n x· §ång ThuËn", '<w:rFonts w:ascii=".VnTime"/>')), "nhân dân"),
     (p(run("Uyû ban nhaân daân xaõ Ñoàng Thuaän", '<w:rFonts w:ascii="VNI-Times"/>')), "Đồng")],
    ids=["decomposed", "marks in other runs", "TCVN3", "VNI"],
)  # fmt: skip
def test_letters_put_together_know_where_they_began(body: str, words: str) -> None:
    text, found, texts = traced(word_file(body))
    at = text.index(words)
    place = next(p for p in found if p.start <= at < p.end)
    begin, end = place.inside(at), place.inside(min(at + len(words), place.end))
    raw = texts[place.part][place.element][begin:end]
    assert unicodedata.normalize("NFC", raw)[:1] in (words[0], "K", "n", "Ñ")
    assert 0 <= begin < end <= len(texts[place.part][place.element])


def test_reading_keeps_no_places() -> None:
    from kehoach.read.docx.reader import written

    assert written(FILE)[0].trace is None
