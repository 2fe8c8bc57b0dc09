"""Word 97-2003 files, small ones made once with LibreOffice from made-up text, and damaged ones."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import doc2docx
import pytest
from doc2docx.cfb import CompoundFile
from doc2docx.errors import InvalidWordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach import read
from kehoach.errors import UnreadableFile
from kehoach.read import office, package
from legacy_texts import PARAGRAPHS

FILES = Path(__file__).parent / "files"
LEGACY = (FILES / "tcvn3.doc").read_bytes()
LISTS = (FILES / "lists.doc").read_bytes()
FIB = LEGACY.index(b"\xec\xa5")
NEEDS_OFFICE = pytest.mark.skipif(not office.there(), reason="LibreOffice is not installed")


def test_a_legacy_file_with_capitals_font_table_and_footnote() -> None:
    found = read.document_from_bytes(LEGACY, "ke-hoach.doc")
    lines = found.text.splitlines()
    assert lines[:3] == [*PARAGRAPHS[:2], PARAGRAPHS[2] + "1"]
    assert lines[3] == "1 Số liệu năm trước"
    assert lines[4:8] == list(PARAGRAPHS[3:])
    assert lines[8:] == ["Tên xã\tKinh phí (triệu đồng)", "Xã Đồng Tiến\t120", "Thế hệ mới"]
    assert found.source.origin == "doc" and found.source.media_type == "application/msword"
    assert [warning.code for warning in found.warnings] == ["legacy-encoding"]
    assert found.layout is not None
    assert [table.layout for table in found.layout.tables] == [False]
    assert found.layout.blocks[0].bold and found.layout.blocks[0].centred


def test_automatic_numbers_and_merged_cells() -> None:
    found = read.document_from_bytes(LISTS, "ke-hoach.doc")
    assert [line for line in found.text.splitlines() if line[0] in "I12"] == [
        "I. MỤC TIÊU", "1. Chung", "2. Cụ thể", "II. KINH PHÍ", "2023\t2024",
    ]  # fmt: skip
    assert found.layout is not None
    (table,) = found.layout.tables
    assert [(cell.down, cell.across) for cell in table.cells][:2] == [(2, 1), (1, 2)]


def test_it_is_read_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(LEGACY)
    assert read.document(path).source.origin == "doc"


def patched(at: int, value: bytes) -> bytes:
    return LEGACY[:at] + value + LEGACY[at + len(value) :]


BAD = [
    (patched(FIB + 0x0B, bytes([LEGACY[FIB + 0x0B] | 1])), "encrypted", "the bit of a password"),
    (LEGACY[:6000], "corrupt", "cut in the middle"),
    (LEGACY[:-600], "corrupt", "cut at the end"),
    (LEGACY[:512], "corrupt", "a header alone"),
    (patched(FIB, b"\0" * 64), "corrupt", "no header of Word"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), [b[:2] for b in BAD], ids=[b[2] for b in BAD])
def test_bad_files_have_a_typed_reason(data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "there", lambda: False)
    with pytest.raises(UnreadableFile) as caught:
        read.document_from_bytes(data, "a.doc")
    assert caught.value.reason == reason


@given(st.lists(st.tuples(st.integers(512, len(LEGACY) - 1), st.integers(0, 255)), max_size=30), st.integers(0, 3000))
@settings(max_examples=80)
def test_damaged_files_are_text_or_a_typed_reason(changes: list[tuple[int, int]], lost: int) -> None:
    data = bytearray(LEGACY)
    for at, value in changes:
        data[at] = value
    with pytest.MonkeyPatch.context() as patch, suppress(UnreadableFile):
        patch.setattr(office, "there", lambda: False)
        start = time.monotonic()
        read.document_from_bytes(bytes(data[: len(data) - lost]), "a.doc")
        assert time.monotonic() - start < 60


def test_the_outer_file_decides_where_one_holds_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "WordDocument" in {entry.path for entry in CompoundFile(LEGACY).entries}
    both = LEGACY + "Workbook".encode("utf-16-le") + b"\0" * (512 - 16)
    assert package.ole_kind(both) == "DOC", "the name of a sheet's stream stands somewhere in it"
    monkeypatch.setattr(package, "_root_streams", lambda data: {"Workbook", "MBD0/WordDocument"})
    assert package.ole_kind(both) == "XLS"


@NEEDS_OFFICE
def test_libreoffice_reads_what_our_conversion_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise InvalidWordDocument("of Word 6")

    monkeypatch.setattr(doc2docx, "convert", refuse)
    found = read.document_from_bytes(LEGACY, "ke-hoach.doc")
    assert PARAGRAPHS[1] in found.text, "the letter ư, which LibreOffice takes for a soft hyphen, comes back"
    assert PARAGRAPHS[6] in found.text


@NEEDS_OFFICE
def test_libreoffice_converts_several_files_in_one_call() -> None:
    made = office.converted([("a.doc", LEGACY), ("hỏng.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), ("b.doc", LISTS)])
    assert made[0] is not None and made[0].startswith(b"PK")
    assert made[2] is not None and made[2].startswith(b"PK")


@NEEDS_OFFICE
def test_libreoffice_is_ended_when_its_time_is_up() -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableFile) as caught:
        office.converted([("a.doc", LEGACY)], seconds=0.05)
    assert caught.value.reason == "timeout"
    assert time.monotonic() - start < 30


def test_without_libreoffice_the_reason_is_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda name: None)
    with pytest.raises(UnreadableFile) as caught:
        office.converted([("a.doc", LEGACY)])
    assert caught.value.reason == "unsupported"
