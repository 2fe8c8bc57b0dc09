"""Document numbers misread in a scan: mended where the grammar leaves one reading, and never in typed text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kehoach import extract_plan
from kehoach.extract.citation_numbers import Known, known
from kehoach.extract.citation_repair import mended
from kehoach.read import Document, Layout, document_from_text
from kehoach.read.layout import Block
from kehoach.rulebook import rulebook
from plan_texts import EVERY_PLAN, Path


@pytest.fixture(scope="module")
def packs() -> Known:
    return known(rulebook())


@pytest.mark.parametrize(
    ("read", "doc_type", "issuer", "seen", "printed"),
    [
        ("02/CTI-TTgø", "chỉ thị", None, (), "02/CT-TTg"),
        ("90/QĐTTyg", "quyết định", None, (), "90/QĐ-TTg"),
        ("90/QĐ-TT", "quyết định", "Thủ tướng Chính phủ", (), "90/QĐ-TTg"),
        ("12/NQ-HDND", "nghị quyết", None, (), "12/NQ-HĐND"),
        ("12/OĐ-UBND", "quyết định", None, (), "12/QĐ-UBND"),
        ("27/2022/NĐ-CF", "nghị định", "Chính phủ", (), "27/2022/NĐ-CP"),
        ("5/TT-BTG", "thông tư", None, ("BTC",), None),  # a code of its own: Ban Tuyên giáo
        ("30-CTr/TỦ", "chương trình", None, (), "30-CTr/TU"),
        ("21/TTr-KT", "tờ trình", None, (), None),  # a division whose code is short
        ("46-CT/TVV", "chỉ thị", None, (), None),
        ("11/QĐ-HVCT", "quyết định", None, (), None),  # an academy no pack knows
        ("11/QĐ-ĐHQG", "quyết định", None, (), None),
        ("6676/BYT-CDS", "công văn", None, (), None),  # what follows a body is its department
        ("02/PL-UBTVQH11", "pháp lệnh", None, (), None),
        ("31/2024/QH15", "luật", None, (), None),
        ("167", "quyết định", None, (), None),
    ],
)
def test_a_symbol_misread(
    packs: Known, read: str, doc_type: str, issuer: str | None, seen: tuple[str, ...], printed: str | None
) -> None:
    assert mended(read, packs, doc_type=doc_type, issuer=issuer, seen=seen) == printed


@pytest.mark.parametrize("path", EVERY_PLAN, ids=lambda path: path.stem)
def test_no_number_of_a_typed_plan_would_be_changed(path: Path, packs: Known) -> None:
    cited = extract_plan(path.read_text("utf-8-sig")).citations
    assert not [c.number for c in cited if c.number and mended(c.number, packs, doc_type=c.doc_type, issuer=c.issuer)]


PLAN = "KẾ HOẠCH\nTrồng rừng năm 2024\n\nCăn cứ Chỉ thị số 02/CTI-TTgø ngày 15/11/2019;\n\nI. MỤC TIÊU\nTrồng 20 ha rừng.\n"


def _recognised(text: str, sure: float) -> Document:
    """The text as a scan: each line a block, the number read with doubt."""
    at = text.index("02/")
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    layout = Layout(tuple(blocks), doubts=((at, at + len("02/CTI-TTgø"), sure),) if sure < 1 else ())
    return replace(document_from_text(text), layout=layout)


@pytest.mark.parametrize(("sure", "number"), [(0.4, "02/CT-TTg"), (1.0, "02/CTI-TTgø")])
def test_only_what_was_read_with_doubt_is_mended_and_the_text_stays(sure: float, number: str) -> None:
    (cited,) = extract_plan(_recognised(PLAN, sure)).citations
    assert (cited.number, cited.date) == (number, "2019-11-15")
    assert "02/CTI-TTgø" in cited.text
    assert cited.confidence < 0.5 or sure == 1


def test_untidy_blanks_keep_the_doubt() -> None:
    (cited,) = extract_plan(_recognised(PLAN.replace("Căn cứ ", "Căn  cứ  "), 0.4)).citations
    assert cited.number == "02/CT-TTg"
