"""Reading plain text: encodings that are text, and typed reasons for what is none."""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach import read, read_document
from kehoach.errors import UnreadableFile
from kehoach.read.plain import decode
from test_folding import LETTERS

TEXT = "KẾ HOẠCH\nPhòng, chống thiên tai năm 2024\n"
EVERY_LETTER = "".join(letter + letter.upper() for letter, _ in LETTERS) + "ƀɃčČê̆Ê̆ŏŎñÑ"
REASONS = {"encrypted", "corrupt", "empty", "needs-ocr", "unsupported", "timeout", "too-large", "classified", "internal"}

GOOD = [
    (TEXT.encode(), "UTF-8"),
    (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8 with BOM, as Notepad writes it"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16 little endian: 'Unicode' of old Windows"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16 big endian"),
    (TEXT.encode("utf-16-le"), "UTF-16 whose BOM was lost"),
    (unicodedata.normalize("NFD", TEXT).encode(), "decomposed letters of macOS"),
    (TEXT.replace("\n", "\r\n").encode(), "line ends of Windows"),
    (codecs.BOM_UTF16_LE + TEXT.replace("\n", "\r\n").encode("utf-16-le"), "Windows in all its glory"),
    (codecs.BOM_UTF8 + unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode(), "all at once"),
]  # fmt: skip

BAD = [
    (b"", "empty", "no byte"),
    (b" \n\t\r\n ", "empty", "blanks only"),
    (codecs.BOM_UTF8, "empty", "a BOM alone"),
    (codecs.BOM_UTF16_LE, "empty", "a UTF-16 BOM alone"),
    (" \u00a0\n".encode(), "empty", "no-break blanks only"),
    ("Chính phủ quyết định: café".encode("cp1258", "replace"), "unsupported", "Windows-1258"),
    ("Ville de Huế".replace("ế", "é").encode("latin-1"), "unsupported", "Latin-1"),
    (b"\xd1y ban nh\xa9n d\xa9n huy\xd6n", "unsupported", "TCVN3: Ủy ban nhân dân huyện"),
    (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "unsupported", "UTF-32 LE, whose BOM begins like UTF-16's"),
    (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "unsupported", "UTF-32 BE"),
    (b"K\x00H\x00 s\xe1\xbb\x91", "unsupported", "NUL bytes in valid UTF-8"),
    (codecs.BOM_UTF16_LE + b"K\x00\x1e", "unsupported", "UTF-16 cut in the middle of a letter"),
    (codecs.BOM_UTF16_LE + b"\x00\xd8K\x00", "unsupported", "UTF-16 with half a surrogate pair"),
    (TEXT.encode()[:3], "unsupported", "UTF-8 cut in the middle of a letter"),
    (b"%PDF-1.7\n%\xe2\xe3", "corrupt", "PDF under a .txt name"),
    (b"PK\x03\x04\x14\x00\x06\x00", "corrupt", "docx or zip under a .txt name"),
    (b"PK\x05\x06" + b"\0" * 18, "unsupported", "empty zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "corrupt", "doc of Word 97, cut off"),
    (rb"{\rtf1\ansi K\u7871", "corrupt", "RTF, which is ASCII, cut off"),
    (b"Rar!\x1a\x07\x00", "unsupported", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "unsupported", "7z"),
    (b"\x89PNG\r\n\x1a\n", "corrupt", "a scan saved as PNG"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "corrupt", "a scan saved as JPEG"),
    (b"II*\x00\x08\x00\x00\x00", "corrupt", "a fax saved as TIFF"),
    (b"SQLite format 3\x00", "unsupported", "our own database"),
]  # fmt: skip


@pytest.mark.parametrize("data", [d for d, _ in GOOD], ids=[why for _, why in GOOD])
def test_one_canonical_text_from_every_form(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    document = read_document(path)
    assert document.text == TEXT
    assert document.source.chars == len(TEXT)
    assert document.source.sha256 == hashlib.sha256(data).hexdigest()
    assert document.source.origin == "plain"
    assert document.page_at(5) is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_vietnamese_letter_survives(form: str, encoding: str) -> None:
    given_letters = unicodedata.normalize(form, EVERY_LETTER)  # type: ignore[arg-type]
    assert decode(given_letters.encode(encoding)) == unicodedata.normalize("NFC", EVERY_LETTER)


@pytest.mark.parametrize(("data", "reason"), [(d, r) for d, r, _ in BAD], ids=[why for *_, why in BAD])
def test_what_is_no_text_has_a_typed_reason(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_document(path)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("text", "why"),
    [("a\rb", "a lone carriage return"), ("a\n\n\nb", "blank lines"), ("a  b\t", "blanks"), ("**a** | b \\", "Markdown"),
     ("a\u00a0b", "a no-break blank"), ("a\ufeffb", "a BOM inside")],
    ids=lambda v: v if " " in v and len(v) > 6 else "",
)  # fmt: skip
def test_nothing_else_is_changed(text: str, why: str) -> None:
    assert decode(text.encode()) == text, why


@pytest.mark.parametrize(
    ("name", "media"),
    [("a.txt", "text/plain"), ("a.md", "text/markdown"), ("a.MD", "text/markdown"), ("a.pdf", "text/plain"), ("a", "text/plain")],
    ids=["txt", "md", "capitals", "text under a PDF name is text", "no ending"],
)  # fmt: skip
def test_media_type(name: str, media: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    assert read_document(path).source.media_type == media


def test_too_large_is_said_before_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.read.sniff.MAX_BYTES", 10)
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_document(path)
    assert caught.value.reason == "too-large"


def test_a_missing_file_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_document(tmp_path / "none.txt")


def test_a_text_reads_like_its_file() -> None:
    assert read.document_from_text("\ufeffKế\r\nhoạch").text == "Kế\nhoạch"


def test_a_lone_surrogate_in_a_string_is_no_traceback() -> None:
    """A string from a console may hold half a pair; it can be read."""
    assert len(read.document_from_text("a\ud800b").source.sha256) == 64


@given(st.binary(max_size=300))
@settings(max_examples=400)
def test_random_bytes_are_text_or_a_typed_reason(data: bytes) -> None:
    _text_or_reason(data)


@given(st.sampled_from([b for b, *_ in BAD] + [g for g, _ in GOOD]), st.binary(max_size=40), st.integers(0, 60))
@settings(max_examples=400)
def test_damaged_files_are_text_or_a_typed_reason(data: bytes, junk: bytes, at: int) -> None:
    _text_or_reason(data[:at] + junk + data[at:])


@given(st.text(st.characters(codec="utf-8")), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_reading_what_was_read_changes_nothing(text: str, encoding: str) -> None:
    try:
        once = decode(text.encode(encoding))
    except UnreadableFile:
        return
    assert decode(once.encode("utf-8-sig")) == once


def _text_or_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableFile as error:
        assert error.reason in REASONS
    else:
        assert text.strip() and "\0" not in text and unicodedata.is_normalized("NFC", text)
