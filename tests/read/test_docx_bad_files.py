"""Bad Word files: a typed reason in bounded time, nothing followed, nothing expanded; fuzzed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.errors import UnreadableFile
from kehoach.read import document_from_bytes
from word_files import SPACES, listed, lvl, numbering, p, packed, run, tbl, tc, tr, unpacked, word_file

REASONS = {"encrypted", "corrupt", "empty", "needs-ocr", "unsupported", "too-large"}
GOOD = word_file(
    p("KẾ HOẠCH") + listed("MỤC TIÊU") + p("Vốn ", f"<w:ins>{run('1.200')}</w:ins>", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    + tbl(tr(tc("a", properties='<w:vMerge w:val="restart"/>'), "b"), tr(tc(properties="<w:vMerge/>"), "c")),
    numbering=numbering(lvl(0, "upperRoman", "%1.")), footnotes=f'<w:footnote w:id="1">{p("Chú thích")}</w:footnote>',
    styles='<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>',
)  # fmt: skip
PARTS = sorted(unpacked(GOOD))


def changed(**parts: bytes | None) -> bytes:
    """GOOD with some parts of ``word/`` replaced or (``None``) left out."""
    files = unpacked(GOOD)
    for name, data in parts.items():
        key = next(k for k in files if k.endswith(f"/{name}.xml"))
        del files[key]
        if data is not None:
            files[key] = data
    return packed(files)


def document(inner: str, head: str = "") -> bytes:
    return changed(document=f"{head}<w:document {SPACES}><w:body>{inner}</w:body></w:document>".encode())


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{i} "{("&a" + (str(i - 1) if i else "") + ";") * 10}">' for i in range(9)) + "]>"
DEEP_TABLES = "<w:tbl><w:tr><w:tc>" * 70 + p("đáy") + "</w:tc></w:tr></w:tbl>" * 70
BAD = [
    (GOOD[:200], "corrupt", "cut off"),
    (GOOD[:-30], "corrupt", "without its directory"),
    (changed(document=None), "corrupt", "no main part"),
    (changed(document=b""), "corrupt", "an empty part"),
    (changed(document=b"<w:document"), "corrupt", "XML cut off"),
    (changed(document=b"<html><body/></html>"), "corrupt", "another XML"),
    (changed(document=f"<w:document {SPACES}/>".encode()), "corrupt", "no body"),
    (document(p("&a8;"), LAUGHS), "corrupt", "a billion laughs"),
    (document(p("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "corrupt", "an external entity"),
    (document(p("a"), '<!DOCTYPE d SYSTEM "http://example.invalid/d.dtd">'), "corrupt", "an external DTD"),
    (document(p("&lt;unknown") + "&nothing;"), "corrupt", "an unknown entity"),
    (document(DEEP_TABLES), "too-large", "seventy tables in each other"),
    (document("<w:sdt><w:sdtContent>" * 200 + p("a") + "</w:sdtContent></w:sdt>" * 200), "corrupt", "nested beyond what a parser takes"),
    (document(p("")), "empty", "no word"),
    (changed(numbering=b"<x"), "corrupt", "broken numbering"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900, "encrypted", "with a password"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), [b[:2] for b in BAD], ids=[b[2] for b in BAD])
def test_bad_files_have_a_typed_reason(data: bytes, reason: str) -> None:
    began = time.perf_counter()
    with pytest.raises(UnreadableFile) as caught:
        document_from_bytes(data, "a.docx")
    assert caught.value.reason == reason
    assert time.perf_counter() - began < 20  # seconds: bounded, not fast


def test_missing_helpers_do_not_matter() -> None:
    text = document_from_bytes(changed(numbering=None, styles=None, footnotes=None), "a.docx").text
    assert text == "KẾ HOẠCH\nMỤC TIÊU\nVốn 1.2001\na\tb\nc\n"


def test_a_part_of_zeros_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.read.docx.package.MAX_PART", 10_000)
    with pytest.raises(UnreadableFile) as caught:
        document_from_bytes(document(p("0" * 20_000)), "a.docx")
    assert caught.value.reason == "too-large"


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    files = unpacked(GOOD) | {"word/media/image1.bmp": b"\0" * 50_000_000}
    with pytest.raises(UnreadableFile) as caught:
        document_from_bytes(packed(files), "a.docx")
    assert caught.value.reason == "too-large"


def test_a_note_named_ten_thousand_times_is_written_once() -> None:
    body = p(*['<w:r><w:footnoteReference w:id="1"/></w:r>'] * 10_000)
    text = document_from_bytes(word_file(body, footnotes=f'<w:footnote w:id="1">{p("x" * 10_000)}</w:footnote>'), "a.docx").text
    assert len(text) < 30_000


def test_a_label_of_a_million_letters_is_cut() -> None:
    level = lvl(0, "decimal", "A" * 1_000_000)
    text = document_from_bytes(word_file(listed("x") * 50, numbering=numbering(level)), "a.docx").text
    assert len(text) < 50 * 300


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.read.docx.writing.MAX_CELLS", 100)
    with pytest.raises(UnreadableFile) as caught:
        document_from_bytes(word_file(tbl(*[tr("a", "b")] * 60)), "a.docx")
    assert caught.value.reason == "too-large"


CHAIN = "".join(f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{i - 1}"/></w:style>' for i in range(3000))
OPENED = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
CLOSED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
SHAPES = [
    (word_file("".join(p("x", properties=f'<w:pStyle w:val="s{i}"/>') for i in range(3000)), styles=CHAIN), 6000, "styles based on each other"),
    (word_file(p(*[OPENED] * 5000, *[run("x")] * 5000, *[CLOSED] * 5000)), 5001, "five thousand open fields"),
    (word_file(p(*[run("x")] * 30_000)), 30_001, "a paragraph of thirty thousand runs"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "length"), [s[:2] for s in SHAPES], ids=[s[2] for s in SHAPES])
def test_odd_shapes_take_time_by_their_size(data: bytes, length: int) -> None:
    """What once took time by the square of the size."""
    began = time.process_time()
    assert len(document_from_bytes(data, "a.docx").text) == length
    assert time.process_time() - began < 30  # seconds: a bound, not a speed


def _read(data: bytes) -> None:
    try:
        document_from_bytes(data, "a.docx")
    except UnreadableFile as error:
        assert error.reason in REASONS


TAGS = st.sampled_from(
    ["p", "r", "t", "tbl", "tr", "tc", "ins", "del", "sdt", "sdtContent", "pPr", "rPr", "numPr", "ilvl", "numId", "vMerge", "gridSpan",
     "tcPr", "trPr", "gridBefore", "fldChar", "instrText", "fldSimple", "footnoteReference", "pict", "txbxContent", "sym", "br", "tab",
     "vanish", "hyperlink", "jc", "sectPr", "pStyle", "drawing", "smartTag", "tblHeader", "cellMerge", "hMerge", "altChunk"]
)  # fmt: skip
VALUES = st.one_of(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z"]), max_size=6), st.sampled_from(
    ["begin", "separate", "end", "restart", "continue", "1", "-1", "0", "99999999999999999999", "9", "F0B7", "center", "nil"]
))  # fmt: skip
TREES = st.recursive(
    VALUES.map(lambda v: run(v.replace("&", "").replace("<", "").replace("\f", ""))),
    lambda inner: st.builds(
        lambda tag, value, children: f'<w:{tag} w:val={_quoted(value)} w:id="1" w:fldCharType={_quoted(value)}>{"".join(children)}</w:{tag}>',
        TAGS, VALUES, st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)  # fmt: skip


def _quoted(value: str) -> str:
    return '"' + value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") + '"'


@given(TREES)
@settings(max_examples=300)
def test_any_tree_of_word_elements_is_text_or_a_typed_reason(inner: str) -> None:
    _read(document(p("a") + inner))


@given(st.sampled_from(PARTS), st.integers(0, 3000), st.binary(max_size=12), st.integers(0, 40))
@settings(max_examples=300)
def test_damaged_parts_are_text_or_a_typed_reason(part: str, at: int, junk: bytes, cut: int) -> None:
    files = unpacked(GOOD)
    data = files[part]
    at %= len(data)
    files[part] = data[:at] + junk + data[at + cut :]
    _read(packed(files))


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
@settings(max_examples=300)
def test_damaged_packages_are_text_or_a_typed_reason(at: int, junk: bytes) -> None:
    _read(GOOD[:at] + junk + GOOD[at + len(junk) :])


def test_the_good_file_is_good() -> None:
    assert document_from_bytes(GOOD, "a.docx").text == "KẾ HOẠCH\nI. MỤC TIÊU\nVốn 1.2001\n1 Chú thích\na\tb\nc\n"
