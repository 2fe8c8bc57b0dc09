"""The tidy copy of a text: single blanks, columns of a header apart, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.normalise import tidied
from kehoach.normalise.tidy import tidy_copy
from kehoach.read import Block, Layout, NoteBlock, TableBlock, TableCell, document_from_text


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("kinh   phí  thực hiện", "kinh phí thực hiện"),
        ("cuối dòng  \nđầu dòng", "cuối dòng\nđầu dòng"),
        ("dòng\n    thụt vào", "dòng\nthụt vào"),
        ("trước\n \nsau", "trước\n\nsau"),
        ("tổ\u200bchức và th\u00adôn", "tổchức và thôn"),
        ("trang một\ftrang hai", "trang một\ntrang hai"),
        (
            "ỦY BAN NHÂN DÂN    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ YÊN SƠN    Độc lập - Tự do - Hạnh phúc",
            "ỦY BAN NHÂN DÂN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nXÃ YÊN SƠN\n\nĐộc lập - Tự do - Hạnh phúc\n",
        ),
        ("Số: 7/KH-UBND    Yên Sơn, ngày 05 tháng 3 năm 2012", "Số: 7/KH-UBND\n\nYên Sơn, ngày 05 tháng 3 năm 2012\n"),
    ],
)  # fmt: skip
def test_what_becomes_tidy(source: str, copy: str) -> None:
    found = tidy_copy(source)
    assert found is not None
    assert found.text == copy


@pytest.mark.parametrize("source", ["", "một dòng", "một\n\nhai", "Yên Sơn, ngày 05 tháng 3 năm 2012"])
def test_tidy_texts_are_read_as_they_are(source: str) -> None:
    assert tidy_copy(source) is None


def test_every_word_finds_its_place_again() -> None:
    source = "  UBND   xã\t\tchủ  trì,\u200b phối hợp  \n  với Trạm Y tế  "
    found = tidy_copy(source)
    assert found is not None
    for word in ("UBND", "xã", "chủ", "trì,", "hợp", "với", "tế"):
        at = found.text.index(word)
        assert source[found.start(at) : found.end(at + len(word))] == word


@given(st.text(alphabet="aĐ \t\n\f\u200b\xa0|-:,CỘNG", max_size=60))
def test_the_way_back_keeps_order_and_letters(source: str) -> None:
    found = tidy_copy(source)
    if found is None:
        return
    places = [found.start(i) for i in range(len(found.text))]
    assert places == sorted(places)
    for letter, place in zip(found.text, places, strict=True):
        assert letter.isspace() or source[place] == letter
    kept = [c for c in source if not c.isspace() and c != "\u200b"]
    assert [c for c in found.text if not c.isspace()] == kept


def test_what_a_reader_knows_moves_along() -> None:
    source = "Sở  Y tế  chủ trì1\nUBND  xã\t\t5  người\n1 Theo  chức năng"
    table = TableBlock(19, 37, (TableCell(19, 27, 0, 0), TableCell(28, 28, 0, 1), TableCell(29, 37, 0, 2)))
    note = NoteBlock("1", 40, 55, anchor=(17, 18))
    document = replace(document_from_text(source), layout=Layout(blocks=(Block(0, 18),), tables=(table,), notes=(note,)))
    copy = tidied(document)
    assert copy is not None and copy.layout is not None
    places = [copy.layout.blocks[0], *copy.layout.tables[0].cells, copy.layout.notes[0]]
    assert [copy.text[p.start : p.end] for p in places] == [
        "Sở Y tế chủ trì1", "UBND xã", "", "5 người", "Theo chức năng",
    ]  # fmt: skip
    assert copy.text[slice(*copy.layout.notes[0].anchor or (0, 0))] == "1"
