"""A document is kept whole: what is read again from the database is what the reader gave."""

from __future__ import annotations

import dataclasses
from array import array

import pytest

from kehoach.read import Aside, Block, Document, Layout, NoteBlock, PrintedLine, TableBlock, TableCell
from kehoach.records import Source, Warning
from kehoach.store import alike
from kehoach.store.texts import IN_JSON, pack, unpack

TEXT = "KẾ HOẠCH\nGiảm nghèo\tnăm 2024\n1 Ghi chú"


def _line(start: int, end: int, code: str) -> PrintedLine:
    edges: array[float] = array("f" if code == "f" else "d", [80.1 + 5 * i for i in range(end - start + 1)])
    return PrintedLine(start, end, 1, 70.25, 84.125, edges)


def _layout(code: str) -> Layout:
    cells = (TableCell(9, 19, 0, 0), TableCell(20, 28, 0, 1, across=2, ref="'Biểu 1'!C7", hidden=True, formula="=A1"))
    return Layout(
        blocks=(Block(0, 8, bold=True, centred=True),),
        tables=(TableBlock(9, 28, cells, header_rows=1, name="Biểu 1"),),
        notes=(NoteBlock("1", 31, 38, anchor=(8, 8)),),
        asides=(Aside("page-number", "2", page=2, box=(1.0, 2.0, 3.5, 4.0)),),
        lines=(_line(0, 8, code), _line(9, 28, code)),
    )


@pytest.mark.parametrize("layout", [None, Layout(), _layout("f"), _layout("d")], ids=["none", "empty", "f", "d"])
def test_a_document_comes_back_as_it_was(layout: Layout | None) -> None:
    source = Source(path="kế/a.docx", sha256="ab" * 32, media_type="x", pages=2, origin="docx", chars=len(TEXT))
    warning = Warning(code="personal-data", message="Danh sách", start=0, end=3)
    document = Document(source, TEXT, "docx-1", layout=layout, warnings=(warning,))
    back = unpack(pack(document), source.path)
    assert back == document
    assert back.boxes(2, 12) == document.boxes(2, 12) and back.page_at(10) == document.page_at(10)


def test_every_field_of_a_layout_is_kept() -> None:
    # A new field of Layout must be kept here too, or new rules would see less than the file held.
    shown = {f.name for f in dataclasses.fields(Layout) if f.init}
    assert shown == {*IN_JSON, "lines"}


WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]


def _text(count: int, skip: int = -1) -> list[str]:
    return [f"{WORDS[n % 10]}{n}" for n in range(count) if n != skip]


def test_likeness_is_the_share_of_runs_in_common() -> None:
    whole = alike.sketch(_text(4000))
    assert alike.similarity(whole, alike.sketch(_text(4000, skip=2000))) > 0.97
    half = alike.sketch(_text(4000)[:2000])
    assert alike.similarity(whole, half) == pytest.approx(0.5, abs=0.08)
    assert alike.similarity(whole, alike.sketch(WORDS * 400)) == 0.0


def test_letters_are_the_same_however_lines_are_wrapped() -> None:
    one, other = "Kế hoạch\nsố 5/KH-UBND", "KẾ HOẠCH số 5 / KH - UBND."
    assert alike.letters(alike.words_of(one)) == alike.letters(alike.words_of(other))
    assert alike.letters(alike.words_of(one)) != alike.letters(alike.words_of(one + "6"))
