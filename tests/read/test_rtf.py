"""RTF: fonts, code pages, tables, notes, what is skipped; and files that are none."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach import read
from kehoach.errors import UnreadableFile
from kehoach.read import Document
from legacy_texts import PARAGRAPHS, written

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset0{\*\panose 020b7200000000000000}.VnTime;}"
    r"{\f2\fswiss .VnTimeH;}{\f3 VNI-Times;}{\f4\fcharset163 Arial;}{\f5\fcharset2 Symbol;}{\f6\fcharset204 Arial Cyr;}}"
)


def rtf(body: str, head: str = FONTS) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0" + head + "{\\info{\\title Kh\\'f4ng}}" + body + "}").encode("latin-1")


def document(body: str) -> Document:
    return read.document_from_bytes(rtf(body), "ke-hoach.rtf")


def text(body: str) -> str:
    return document(body).text.rstrip("\n")


def escaped(characters: str) -> str:
    return "".join(c if ord(c) < 0x80 else f"\\'{ord(c):02x}" for c in characters)


CASES = [
    (r"\pard K\u7871? ho\u7841?ch\par", "Kế hoạch", "Unicode with one replacement character"),
    (r"\pard\uc0 K\u7871  ho\u7841 ch\par", "Kế hoạch", "Unicode with none"),
    (r"\pard\uc2 K\u7871 ea ho\u7841\'e0\'e1ch\par", "Kế hoạch", "Unicode with two, also as bytes"),
    (r"\pard {\uc2 {\u7871 ea}}\u7841 x\par", "ếạ", "the count goes with its group"),
    (r"\pard \u-10179?\u-9088?\par", "\U0001f480", "a surrogate pair"),
    (r"\pard\f1 K\'d5 ho\'b9ch gi\'b6m ngh\'cco\par", "Kế hoạch giảm nghèo", "TCVN3"),
    (r"\pard\f2 u\'fb ban nh\'a9n d\'a9n\par", "UỶ BAN NHÂN DÂN", "a font that draws capitals"),
    (r"\pard\f1 nh\-ng n\-\'edc\par", "nhưng nước", "the letter ư written as an optional hyphen"),
    (r"\pard\f0 nh\-ng\par", "nhng", "an optional hyphen is not shown"),
    (r"\pard\f3 Ke\'e1 hoa\'efch\par", "Kế hoạch", "VNI"),
    (r"\pard\f3 Ke{\b\'e1} hoa\'efch\par", "Kế hoạch", "a VNI mark in a run of its own"),
    (r"\pard\f4 K\'ea\'ec ho\'61\'f2ch\par", "Kế hoạch", "Windows-1258 with its combining tones"),
    (r"\pard\f6 \'cf\'eb\'e0\'ed\par", "План", "another code page"),
    (r"\pard {\f1 \'ae\'dbu} {\f0 caf\'e9}\par", "đÛu café", "fonts by run"),
    (r"\pard\lquote a\rquote  \ldblquote b\rdblquote  c\endash d\emdash e\bullet\~f\_g\par", "‘a’ “b” c–d—e•\u00a0f-g", "signs by name"),
    (r"\pard a\{b\}\\c\par", "a{b}\\c", "escaped braces"),
    (r"\pard a{\v an} b{\deleted xo\'e1}\par", "a b", "hidden and deleted words are out"),
    (r"\pard a{\field{\*\fldinst HYPERLINK x}{\fldrslt b}}c\par", "abc", "a field shows its result"),
    (r"\pard a{\*\unknown b}{\pict\pngblip 89504e47}c\par", "ac", "unknown groups and pictures are passed over"),
    ("\\pard a{\\object{\\*\\objdata 0105}{\\result b}}c\\par", "abc", "an object shows its result"),
    ("\\pard a\\bin5 {}}{}b\\par", "ab", "binary data may hold braces"),
    (r"\pard {\upr{K?}{\*\ud{K\u7871?}}}\par", "Kế", "words written twice are read once"),
    (r"\pard {\listtext\tab I.\tab}M\u7909?c ti\u234?u\par", "I. Mục tiêu", "list numbers as Word wrote them"),
    ("\\pard a\\\nb\\par", "a\nb", "a backslash before a line end is a paragraph"),
    ("\\pard a\r\nb\\par", "ab", "line ends mean nothing"),
    (r"\pard a\par\par b", "a\nb", "text after the last mark"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [c[:2] for c in CASES], ids=[c[2] for c in CASES])
def test_what_stands_in_it(body: str, expected: str) -> None:
    assert text(body) == expected


def test_a_whole_legacy_document() -> None:
    body = "".join(f"\\pard\\f1 {escaped(written(line, 'tcvn3'))}\\par " for line in PARAGRAPHS[1:])
    head = f"\\pard\\qc\\b\\f2 {escaped(written(PARAGRAPHS[0], 'tcvn3'))}\\b0\\par "
    found = document(head + body)
    assert found.text.rstrip("\n") == "\n".join(PARAGRAPHS)
    assert found.source.origin == "rtf" and found.source.media_type == "application/rtf"
    assert [warning.code for warning in found.warnings] == ["legacy-encoding"]
    assert found.layout is not None
    first = found.layout.blocks[0]
    assert first.bold and first.centred


def row(*cells: str, edges: tuple[int, ...], extra: str = "", merges: tuple[str, ...] = ()) -> str:
    marks = [*merges, *[""] * len(edges)]
    definition = "".join(f"{mark}\\clbrdrt\\brdrs\\cellx{edge}" for mark, edge in zip(marks, edges, strict=False))
    return f"\\trowd{extra}{definition}\\pard\\intbl " + "".join(f"{cell}\\cell " for cell in cells) + "\\row "


def cells(found: Document) -> list[tuple[int, int, int, int, str]]:
    assert found.layout is not None
    (table,) = found.layout.tables
    return [(c.row, c.col, c.down, c.across, found.text[c.start : c.end]) for c in table.cells]


def test_a_table_with_merged_cells() -> None:
    body = (
        row("X\\u227?", "Kinh ph\\u237?", edges=(1000, 3000), extra="\\trhdr", merges=("\\clvmgf", ""))
        + row("", "2023", "2024", edges=(1000, 2000, 3000), merges=("\\clvmrg",))
        + row("A", "10", "20", edges=(1010, 1990, 3000))
    )
    found = document("\\pard B\\u7843?ng\\par " + body + "\\pard H\\u7871?t\\par ")
    assert cells(found) == [
        (0, 0, 2, 1, "Xã"), (0, 1, 1, 2, "Kinh phí"), (1, 1, 1, 1, "2023"), (1, 2, 1, 1, "2024"),
        (2, 0, 1, 1, "A"), (2, 1, 1, 1, "10"), (2, 2, 1, 1, "20"),
    ]  # fmt: skip
    assert found.text.startswith("Bảng\n") and found.text.rstrip().endswith("Hết")
    assert found.layout is not None and found.layout.tables[0].header_rows == 1


def test_a_row_whose_definition_stands_at_its_end() -> None:
    """Word 2000 repeats the definition before ``\\row``, others give it only there."""
    found = document("\\pard\\intbl a\\cell b\\cell{\\trowd\\clbrdrt\\brdrs\\cellx100\\cellx200\\row}\\pard c\\par")
    assert cells(found) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_cells_merged_sideways() -> None:
    first = row("a", "", "b", edges=(1000, 2000, 3000), merges=("\\clmgf", "\\clmrg"))
    found = document(first + row("c", "d", "e", edges=(1000, 2000, 3000)))
    assert cells(found)[0] == (0, 0, 1, 2, "a")


def test_a_footnote_stands_after_its_paragraph() -> None:
    found = document(r"\pard a{\super\chftn}{\footnote\pard\plain {\super\chftn} ghi ch\u250?\par} b\par c\par")
    assert found.layout is not None
    (note,) = found.layout.notes
    assert found.text[note.start : note.end] == "ghi chú" and note.label == "1"
    assert found.text.splitlines()[0].startswith("a1") and found.text.splitlines()[-1] == "c"


def test_running_heads_are_asides() -> None:
    found = document(r"{\header\pard\plain S\u7889? 5\par}{\footer\pard trang \chpgn\par}\pard a\par")
    assert found.text.strip() == "a"
    assert found.layout is not None
    assert [(aside.role, aside.text) for aside in found.layout.asides][0] == ("head", "Số 5")


def test_a_text_box_is_not_lost() -> None:
    body = r"\pard a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard h\u7897?p\par}}}\par b\par"
    assert sorted(text(body).splitlines()) == ["a", "b", "hộp"]


BAD = [
    (b"{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}\\pard a\\par", "corrupt", "cut off"),
    (rtf("\\pard a\\par")[:-40], "corrupt", "cut in a group"),
    (b"{\\rtf1}", "empty", "nothing"),
    (b"{\\rtf1 \\par\\par }", "empty", "no words"),
    (b"{\\rtf" + b"{" * 3000 + b"}" * 3001, "corrupt", "nested without end"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), [b[:2] for b in BAD], ids=[b[2] for b in BAD])
def test_bad_files_have_a_typed_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read.document_from_bytes(data, "a.rtf")
    assert caught.value.reason == reason


HARD = [
    (b"{\\rtf1 " + b"\\'e1" * 400_000 + b"}", "one long run of bytes"),
    (b"{\\rtf1 " + b"\\u7871?" * 100_000 + b"}", "one long run of letters"),
    (b"{\\rtf1 \\pard\\intbl " + b"a\\cell " * 10_000 + b"\\row}", "one row of cells"),
    (b"{\\rtf1 " + b"{\\footnote a}" * 20_000 + b"}", "many notes"),
    (b"{\\rtf1 a\\bin999999999 " + b"b" * 1000 + b"}", "binary data longer than the file"),
    (b"{\\rtf1 " + b"{\\header a}" * 20_000 + b"x}", "many heads"),
]  # fmt: skip


@pytest.mark.parametrize("data", [h[0] for h in HARD], ids=[h[1] for h in HARD])
def test_hard_files_end_soon(data: bytes) -> None:
    start = time.monotonic()
    text_or_reason(data)
    assert time.monotonic() - start < 60, "seconds on any machine; a quadratic reader takes many minutes"


def text_or_reason(data: bytes) -> None:
    with suppress(UnreadableFile):
        assert read.document_from_bytes(data, "a.rtf").text.strip()


WHOLE = rtf("\\pard\\f1 K\\'d5{\\footnote a}\\par " + row("a", "b", edges=(10, 20)) + "{\\header b}\\pard\\u7871?\\par")


@given(st.integers(0, len(WHOLE)), st.sampled_from([b"", b"{", b"}", b"\\", b"\\'", b"\\u-1?", b"\\bin9 ", b"\\cell ", b"\\row ", b"\\trowd ",
       b"\\cellx-9 ", b"\\footnote ", b"\\fonttbl ", b"\\upr ", b"\xff\x00", b"\\f99999999 ", b"\\uc9999 ", b"\\ansicpg0 "]), st.integers(0, 12))  # fmt: skip
@settings(max_examples=400)
def test_damaged_files_are_text_or_a_typed_reason(at: int, junk: bytes, lost: int) -> None:
    text_or_reason(WHOLE[:at] + junk + WHOLE[at + lost :])


@given(st.lists(st.sampled_from([b"{", b"}", b"\\par", b"\\cell ", b"\\row ", b"\\intbl ", b"\\trowd ", b"\\cellx7 ", b"a", b"\\*", b"\\shptxt ",
       b"\\footnote ", b"\\header ", b"\\pard ", b"\\fonttbl ", b"\\f1 ", b";", b"\\clvmrg ", b"\\clmrg ", b"\\v ", b"\\u55357?", b"\\listtext "]), max_size=60))  # fmt: skip
@settings(max_examples=400)
def test_any_mixture_of_words_is_text_or_a_typed_reason(parts: list[bytes]) -> None:
    text_or_reason(b"{\\rtf1 " + b"".join(parts))
    text_or_reason(b"{\\rtf1 " + b"".join(parts) + b"}" * (1 + parts.count(b"{")))
